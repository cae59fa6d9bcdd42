"""Of what lies in the queue, signed errands alone become messages, and of these nothing is believed but the errand."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from scanner.fleet.queue import TASK, errand_of
from scanner.fleet.seal import Refused, Seal
from tests.scanner.fleet.orders import KEY, errand

SEAL = Seal(KEY)
TEXT = SEAL.close(errand())


def message(args: object = (TEXT,), **changes: object) -> dict[str, Any]:
    """A message as kombu lays it into Redis."""
    body = base64.b64encode(json.dumps([args, {}, {}]).encode()).decode()
    headers = {"id": "any", "task": TASK, "eta": "2099-01-01T00:00:00"}
    properties = {"body_encoding": "base64", "delivery_tag": "t"}
    return {"body": body, "headers": headers, "content-type": "application/json", "properties": properties, **changes}


def test_a_planners_message_is_named_after_its_errand() -> None:
    assert errand_of(message(), SEAL) == ("r1-0-0", TEXT)


@pytest.mark.parametrize(
    "payload",
    [
        None,
        [],
        "rubbish",
        {},
        message(args=()),
        message(args=(TEXT, TEXT)),
        message(args=(1,)),
        message(args=("x" * 100,)),
        message(args=(TEXT.replace("dinkes", "disdik"),)),
        message(args={"text": TEXT}),
        message(body="%%%"),
        message(body=None),
        message(body="[" * 100_000, properties={}),
        message(headers=None),
        message(headers={}),
        message(properties=7),
        {**message(), "content-type": "application/x-python-serialize"},
    ],
    ids=range(17),
)
def test_anything_else_is_refused(payload: object) -> None:
    with pytest.raises(Refused):
        errand_of(payload, SEAL)
