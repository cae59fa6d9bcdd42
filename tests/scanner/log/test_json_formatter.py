"""A log of JSON has an object a line, whatever is logged, about the scan and the host that it is about, and tells no secret."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Mapping

from hypothesis import given, strategies as st

from scanner.log.context import log_host, log_scan
from scanner.log.relay import LogLine, arrived, relayed
from tests.each import each
from tests.planted.kinds import FORMS
from tests.planted.values import letters
from tests.scanner.log.capture import log_stream
from tests.scanner.log.test_formatter import STEERING

LOG = logging.getLogger("scanner.of.a.test")
HOSTS = ("dinkes.kotacontoh.go.id", "dispar.kotacontoh.go.id")


def objects(text: str) -> list[Mapping[str, object]]:
    """The object of each line, of which every character is a visible one of ASCII."""
    lines = text.split("\n")
    assert lines.pop() == ""
    assert all(line.isprintable() and line.isascii() for line in lines)
    return [json.loads(line) for line in lines]


@each("text", STEERING, ids=ascii)
def test_nothing_steers_a_terminal(text: str) -> None:
    with log_stream(format="json") as stream:
        LOG.warning("%s said %s here", f"host{text}", text)
        LOG.error("it failed", extra={"trace": f"Traceback\nValueError: {text}"})
    assert [one["level"] for one in objects(stream.getvalue())] == ["WARNING", "ERROR"]


@given(st.text(max_size=300), st.text(max_size=60))
def test_any_text_is_one_object_and_comes_back_whole(message: str, host: str) -> None:
    with log_stream(format="json") as stream, log_host(host):
        LOG.error("%s", f"x{message}")
    (one,) = objects(stream.getvalue())
    assert one.get("host", "") == host
    assert str(one["message"]).startswith("x")
    assert set(one) <= {"time", "level", "logger", "message", "host"}


@each("kind", FORMS)
def test_no_secret_by_form(kind: str) -> None:
    secret = letters(FORMS[kind], kind).replace("[SHA]", "{SHA}")
    with log_stream(format="json") as stream:
        LOG.warning("the server said %s", secret)
        LOG.error("it failed", extra={"trace": f"ValueError: {secret}"})
    assert all(secret not in str(one) for one in objects(stream.getvalue()))


def test_an_object_has_an_end() -> None:
    with log_stream(format="json") as stream:
        LOG.warning("a body: %s", "x" * 3_000_000)
        LOG.error("it failed", extra={"trace": "z" * 1_000_000})
    assert len(stream.getvalue()) < 10_000


def test_tasks_side_by_side_have_each_their_host() -> None:
    async def ask(host: str) -> None:
        with log_host(host):
            LOG.info("first")
            await asyncio.sleep(0)
            LOG.info("second")

    async def both() -> None:
        await asyncio.gather(*map(ask, HOSTS))

    with log_stream(format="json") as stream, log_scan(7):
        asyncio.run(both())
        LOG.info("after")
    lines = objects(stream.getvalue())
    assert [one.get("host") for one in lines] == [*HOSTS, *HOSTS, None]
    assert {one["scan"] for one in lines} == {7}


def test_what_another_process_logged_keeps_its_host() -> None:
    lines: list[LogLine] = []
    with log_stream(format="json") as stream:
        with relayed(lines.append), log_host(HOSTS[0]):
            LOG.info("there")
        with log_host(HOSTS[1]):
            arrived(lines[0])
    assert [one["host"] for one in objects(stream.getvalue())] == [HOSTS[0]]
