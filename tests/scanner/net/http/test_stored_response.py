"""What is kept of a body: text as text, bytes as bytes."""

import hashlib

import pytest

from checks.core.model.finding import Level
from scanner.net.http.stored_response import body_of


@pytest.mark.parametrize(("control", "binary"), [(0, False), (20, False), (21, True), (100, True), (1000, True)])
def test_more_than_two_control_characters_in_a_hundred_are_no_text(control: int, binary: bool) -> None:
    raw = b"\x01" * control + b"a" * (1000 - control)
    body = body_of(raw, "text/plain", Level.VISIT)
    assert (body.text == "", bool(body.magic)) == (binary, binary)
    assert body.size == 1000


@pytest.mark.parametrize(("control", "binary"), [(20, False), (30, True), (150, True)])
def test_the_beginning_tells_what_is_no_text_whatever_follows(control: int, binary: bool) -> None:
    # The MIME Sniffing standard, too, looks for binary data bytes in the beginning of a resource alone.
    raw = b"\x01" * control + b"isi " * 10_000
    body = body_of(raw, "text/plain", Level.VISIT)
    assert (body.text == "", bool(body.magic)) == (binary, binary)


def test_pictures_written_into_a_page_take_no_room() -> None:
    # RFC 2397: the data of a picture holds no markup.
    picture = "A" * 600_000
    raw = f'<img src="data:image/png;base64,{picture}"><form action="/masuk">'.encode()
    body = body_of(raw, "text/html", Level.VISIT)
    assert body.text == '<img src="data:image/png;base64,"><form action="/masuk">'
    assert body.size == len(raw)
    assert not body.partial


def test_what_is_too_long_says_that_it_is_a_part() -> None:
    assert body_of(b"x " * 300_000, "text/html", Level.VISIT).partial
    assert not body_of(b"x " * 200_000, "text/html", Level.VISIT).partial
    assert body_of(b"x " * 50_000, "text/html", Level.PROBE).partial
    assert not body_of(b"x " * 50_000, "text/html", Level.PROBE, is_folder=True).partial


def test_a_body_that_is_held_already_is_not_held_again_and_no_other_passes_for_it() -> None:
    raw, other = b"caf\xe9 " * 20_000, b"caf\xe8 " * 20_000
    first = body_of(raw, "text/html; charset=iso-8859-1", Level.VISIT)
    assert body_of(raw, "text/html; charset=iso-8859-1", Level.VISIT) is first
    unlike = (
        body_of(other, "text/html; charset=iso-8859-1", Level.VISIT),
        body_of(raw, "text/html; charset=iso-8859-1", Level.PROBE),
        body_of(raw, "text/html; charset=iso-8859-5", Level.VISIT),
        body_of(raw, "text/html; charset=iso-8859-1", Level.VISIT, cut=True),
    )
    assert len({(body.text, body.cut, body.sha256) for body in (first, *unlike)}) == 5
    assert (first.sha256, unlike[0].sha256) == (hashlib.sha256(raw).hexdigest(), hashlib.sha256(other).hexdigest())
