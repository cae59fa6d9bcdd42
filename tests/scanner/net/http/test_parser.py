"""Answers as they come in: in pieces of any size, endless, broken off, and not HTTP at all."""

from __future__ import annotations

import httptools
import pytest
from hypothesis import given, strategies as st

from scanner.net.http.parser import AnswerLimits, AnswerParser
from scanner.net.trouble import Malformed, TooLarge
from tests.each import each

LIMITS = AnswerLimits(line=200, lines=5, header=600, body=1000, most=1000)
OK = b"HTTP/1.1 200 OK\r\n"
SIZED = OK + b"Server: nginx\r\nX-Dua: a\r\nx-dua:  b \r\nContent-Length: 5\r\n\r\nsalam"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n3;x=1\r\nsal\r\n2 \r\nam\r\n0\r\nX-Ekor: 1\r\n\r\n"
INTERIM = b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" * 2 + SIZED
BY_CLOSING = OK + b"Server: nginx\r\n\r\nsalam"
WHOLE = {"sized": SIZED, "chunked": CHUNKED, "interim": INTERIM, "closing": BY_CLOSING}
OF_STRANGERS = st.one_of(
    st.binary(max_size=300),
    st.builds(
        lambda whole, at, put: whole[:at] + put + whole[at + 1 :],
        st.sampled_from(sorted(WHOLE.values())), st.integers(0, 60), st.binary(max_size=3),
    ),
)  # fmt: skip


def parse(sent: bytes, size: int = 0, closed: bool = True, limits: AnswerLimits = LIMITS, **more: bool) -> AnswerParser:
    """What becomes of these bytes in pieces of that size; the whole at once for 0."""
    answer = AnswerParser(limits, **more)
    for at in range(0, len(sent), size or max(1, len(sent))):
        if not (answer.over or answer.trouble):
            answer.take(sent[at : at + (size or len(sent))])
    if closed and not (answer.over or answer.trouble):
        answer.end()
    return answer


@each("size", [0, 1, 2, 7])
@each("sent", WHOLE.values(), ids=WHOLE)
def test_in_pieces_of_any_size(sent: bytes, size: int) -> None:
    answer = parse(sent, size)
    assert (answer.trouble, answer.over, answer.status, answer.reason, answer.version) == (None, True, 200, b"OK", "1.1")
    assert (answer.body, answer.cut) == (b"salam", False)
    assert answer.keeps is (sent is not BY_CLOSING)


@each("size", [0, 1, 3])
@each("before", [b"\r\n\r\n", b"\n\n", b"\r\n", b" \r\n"])
def test_what_stands_before_a_status_line_is_passed_over(before: bytes, size: int) -> None:
    """RFC 9112 section 2.2; Chromium 156 takes two empty lines as it takes one."""
    assert parse(before + SIZED, size).body == b"salam"


def test_header_lines_are_kept_as_they_were_sent() -> None:
    assert parse(SIZED).headers == [(b"Server", b"nginx"), (b"X-Dua", b"a"), (b"x-dua", b"b"), (b"Content-Length", b"5")]
    assert parse(INTERIM).headers == parse(SIZED).headers


@pytest.mark.parametrize("size", [0, 100])
def test_a_body_is_cut_where_no_more_is_wanted(size: int) -> None:
    limits = AnswerLimits(line=200, lines=5, header=600, body=1000, most=20)
    answer = parse(OK + b"Content-Length: 900\r\n\r\n" + b"x" * 900, size, limits=limits)
    assert (answer.body, answer.cut, answer.keeps, answer.trouble) == (b"x" * 20, True, False, None)


@each(
    ("sent", "kind"),
    [
        (b"", ConnectionResetError),
        (OK + b"Server: ngi", ConnectionResetError),
        (b"halo", Malformed),
        (b"HTTP/1.1 1000 abc\r\n\r\n", Malformed),
        (OK + b"X-Aneh: a\0b\r\n\r\n", Malformed),
        (OK + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nsalam", Malformed),
        (OK + b"X: " + b"x" * 300 + b"\r\n\r\n", TooLarge),
        (OK + b"X: y\r\n" * 6 + b"\r\n", TooLarge),
        (OK + b"X: " + b"x" * 5000, TooLarge),
        (b"HTTP/1.1 100 Continue\r\n\r\n" * 200, TooLarge),
        (b"HTTP/1.1 100 Continue\r\n\r\n" * 33 + SIZED, TooLarge),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n1;" + b"x" * 9000, TooLarge),
    ],
)
def test_trouble(sent: bytes, kind: type[Exception]) -> None:
    answer = parse(sent)
    assert isinstance(answer.trouble, kind), answer.trouble
    assert not answer.keeps


def test_lines_that_are_too_many_are_not_kept() -> None:
    answer = parse(OK + b"a:b\r\n" * 100_000)
    assert isinstance(answer.trouble, TooLarge)
    assert not answer.headers


def test_as_many_interim_answers_as_anybody_sends() -> None:
    assert parse(b"HTTP/1.1 100 Continue\r\n\r\n" * 20 + SIZED).body == b"salam"


def test_no_body_where_none_was_asked_for() -> None:
    answer = parse(OK + b"Content-Length: 5\r\n\r\n", closed=False, without_body=True)
    assert (answer.over, answer.body, answer.trouble) == (True, b"", None)


@given(OF_STRANGERS, st.integers(1, 40))
def test_whatever_comes_is_an_answer_or_trouble(sent: bytes, size: int) -> None:
    answer = parse(sent, size)
    assert answer.over is (answer.trouble is None)
    assert len(answer.body) <= LIMITS.most


@given(OF_STRANGERS, st.integers(1, 40))
def test_pieces_change_nothing_of_what_is_accepted(sent: bytes, size: int) -> None:
    whole, pieces = parse(sent), parse(sent, size)
    if whole.over and pieces.over:
        assert (whole.status, whole.headers, whole.body) == (pieces.status, pieces.headers, pieces.body)


class SecondOpinion:
    """The same answer by Node's parser."""

    def __init__(self) -> None:
        self.headers: list[tuple[bytes, bytes]] = []
        self.body = b""
        self.over = False

    def on_header(self, name: bytes, value: bytes) -> None:
        self.headers.append((name, value.strip(b" \t")))

    def on_body(self, body: bytes) -> None:
        self.body += body

    def on_message_complete(self) -> None:
        self.over = True


_NAMES = st.from_regex(rb"X-[A-Za-z0-9-]{1,8}", fullmatch=True)
_VALUES = st.from_regex(rb"[!-~\x80-\xff]?([ \t!-~\x80-\xff]{0,20}[!-~\x80-\xff])?", fullmatch=True)
_BODIES = st.binary(max_size=200)


@st.composite
def well_formed(draw: st.DrawFn) -> bytes:
    """An answer that keeps to RFC 9112, its body in chunks or with its length."""
    fields = draw(st.lists(st.tuples(_NAMES, _VALUES), max_size=3))
    lines = b"".join(b"%s:%s%s\r\n" % (name, draw(st.sampled_from([b"", b" ", b"\t "])), value) for name, value in fields)
    status = draw(st.sampled_from([b"200 OK", b"404 Tidak Ada", b"500 ", b"301 Moved"]))
    head = b"HTTP/1.1 " + status + b"\r\n" + lines
    if draw(st.booleans()):
        body = draw(_BODIES)
        return head + b"Content-Length: %d\r\n\r\n" % len(body) + body
    parts = draw(st.lists(st.binary(min_size=1, max_size=50), max_size=4))
    chunks = b"".join(b"%x%s\r\n%s\r\n" % (len(part), draw(st.sampled_from([b"", b";a=b"])), part) for part in parts)
    return head + b"Transfer-Encoding: chunked\r\n\r\n" + chunks + b"0\r\n\r\n"


@pytest.mark.slow
@given(well_formed(), st.integers(1, 60))
def test_of_what_keeps_to_the_standard_nodes_parser_has_the_same_opinion(sent: bytes, size: int) -> None:
    answer, other = parse(sent, size), SecondOpinion()
    parser = httptools.HttpResponseParser(other)
    parser.feed_data(sent)
    assert other.over
    assert (answer.trouble, answer.status, answer.keeps) == (None, parser.get_status_code(), True)
    assert (answer.headers, answer.body, answer.cut) == (other.headers, other.body, False)
