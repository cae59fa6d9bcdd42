"""What is kept of a body: text as text, bytes as bytes."""

import pytest

from checks.core.model.finding import Level
from scanner.net.http.stored_response import body_of


@pytest.mark.parametrize(("control", "binary"), [(0, False), (20, False), (21, True), (100, True), (1000, True)])
def test_more_than_two_control_characters_in_a_hundred_are_no_text(control: int, binary: bool) -> None:
    raw = b"\x01" * control + b"a" * (1000 - control)
    body = body_of(raw, "text/plain", Level.VISIT)
    assert (body.text == "", bool(body.magic)) == (binary, binary)
    assert body.size == 1000
