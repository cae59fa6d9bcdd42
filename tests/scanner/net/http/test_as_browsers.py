"""Answers that keep to no standard, and what browsers make of them.

Every expectation was taken from Chromium 156 (headless, these bytes from a raw server on loopback), and beside it stands what RFC 9110 and RFC 9112
say where they say anything. Where Chromium goes further than RFC and curl, we do not follow: see the last test.
"""

from __future__ import annotations

import pytest

from scanner.net.http.parser import AnswerLimits, AnswerParser
from scanner.net.trouble import Malformed
from tests.each import each

LIMITS = AnswerLimits(line=500, lines=50, header=2000, body=1000, most=1000)
OK = b"HTTP/1.1 200 OK\r\n"
TEXT = b"Content-Type: text/html\r\n"
BODY = b"<!doctype html><p>salam"
LENGTH = b"Content-Length: %d\r\n" % len(BODY)
CHUNKED = b"Transfer-Encoding: chunked\r\n"
CHUNKS = b"%x\r\n%s\r\n0\r\n\r\n" % (len(BODY), BODY)


def read(sent: bytes, size: int = 0) -> AnswerParser:
    """What becomes of these bytes in pieces of that size, and the end of the connection; the whole at once for 0."""
    answer = AnswerParser(LIMITS)
    for at in range(0, len(sent), size or max(1, len(sent))):
        if not (answer.over or answer.trouble):
            answer.take(sent[at : at + (size or len(sent))])
    if not (answer.over or answer.trouble):
        answer.end()
    return answer


# The whole body is there, once and without framing.
WHOLE = {
    # RFC 9112 section 6.3: Transfer-Encoding overrides Content-Length.
    "length and chunked": OK + TEXT + LENGTH + CHUNKED + b"\r\n" + CHUNKS,
    "chunked and a wrong length": OK + TEXT + CHUNKED + b"Content-Length: 3\r\n\r\n" + CHUNKS,
    "chunked and two lengths": OK + TEXT + CHUNKED + LENGTH + b"Content-Length: 3\r\n\r\n" + CHUNKS,
    # RFC 9110 section 8.6: a recipient may take the same length twice for once.
    "length twice": OK + TEXT + LENGTH + LENGTH + b"\r\n" + BODY,
    "length as a list": OK + TEXT + b"Content-Length: %d, %d\r\n\r\n" % (len(BODY), len(BODY)) + BODY,
    "length with zeros": OK + TEXT + b"Content-Length: 000%d\r\n\r\n" % len(BODY) + BODY,
    # A length that is no number is none: the body ends with the connection.
    "length with a plus": OK + TEXT + b"Content-Length: +5\r\n\r\n" + BODY,
    "length with a minus": OK + TEXT + b"Content-Length: -5\r\n\r\n" + BODY,
    "length that is a word": OK + TEXT + b"Content-Length: abc\r\n\r\n" + BODY,
    "length with letters behind": OK + TEXT + b"Content-Length: 5abc\r\n\r\n" + BODY,
    "length with a semicolon": OK + TEXT + b"Content-Length: 5;\r\n\r\n" + BODY,
    "length in two words": OK + TEXT + b"Content-Length: 1 2\r\n\r\n" + BODY,
    "no length": OK + TEXT + b"Content-Length:\r\n\r\n" + BODY,
    "length in hexadecimal": OK + TEXT + b"Content-Length: 0x10\r\n\r\n" + BODY,
    "length with a point": OK + TEXT + b"Content-Length: 10.0\r\n\r\n" + BODY,
    "length in quotes": OK + TEXT + b'Content-Length: "10"\r\n\r\n' + BODY,
    "length of no machine": OK + TEXT + b"Content-Length: 99999999999999999999999\r\n\r\n" + BODY,
    "transfer coding identity": OK + TEXT + b"Transfer-Encoding: identity\r\n" + LENGTH + b"\r\n" + BODY,
    "identity, chunked": OK + TEXT + b"Transfer-Encoding: identity, chunked\r\n\r\n" + CHUNKS,
    "chunked, identity": OK + TEXT + b"Transfer-Encoding: chunked, identity\r\n\r\n" + CHUNKS,
    "chunked twice": OK + TEXT + CHUNKED + CHUNKED + b"\r\n" + CHUNKS,
    "CHUNKED": OK + TEXT + b"Transfer-Encoding: CHUNKED\r\n\r\n" + CHUNKS,
    "a transfer coding that is none": OK + TEXT + b"Transfer-Encoding: foo\r\n" + LENGTH + b"\r\n" + BODY,
    "one that is none, chunked": OK + TEXT + b"Transfer-Encoding: foo, chunked\r\n\r\n" + CHUNKS,
    "chunked in HTTP/1.0 with a length": b"HTTP/1.0 200 OK\r\n" + TEXT + CHUNKED + LENGTH + b"\r\n" + BODY,
    # RFC 9112 section 5.1: a proxy removes the space before a colon; browsers do, too.
    "space before a colon": OK + b"X-Versi : 1\r\n" + TEXT + LENGTH + b"\r\n" + BODY,
    "tab before a colon": OK + b"Content-Type\t: text/html\r\n" + LENGTH + b"\r\n" + BODY,
    "space before the colon of chunked": OK + TEXT + b"Transfer-Encoding : chunked\r\n\r\n" + CHUNKS,
    "space in a name": OK + b"Last Modified: Fri, 16 July 2021 01:01:01 GMT\r\n" + TEXT + LENGTH + b"\r\n" + BODY,
    "no colon": OK + b"peringatan dari skrip\r\n" + TEXT + LENGTH + b"\r\n" + BODY,
    "no name": OK + b": x\r\n" + TEXT + LENGTH + b"\r\n" + BODY,
    "parentheses in a name": OK + b"X-(Versi): 1\r\n" + TEXT + LENGTH + b"\r\n" + BODY,
    "a name in UTF-8": OK + "Gambar-é: 1\r\n".encode() + TEXT + LENGTH + b"\r\n" + BODY,
    "control characters in a value": OK + b"X-V: a\x01\x7fb\r\n" + TEXT + LENGTH + b"\r\n" + BODY,
    # RFC 9112 section 5.2: obs-fold is one space; section 2.2: white space before the first line is passed over with its line.
    "a folded line": OK + b"X-V: a\r\n  b\r\n" + TEXT + LENGTH + b"\r\n" + BODY,
    "a line that continues the status line": OK + b" X-V: a\r\n" + TEXT + LENGTH + b"\r\n" + BODY,
    "CR in a line": OK + b"X-V: a\rContent-Type: text/html\r\n" + LENGTH + b"\r\n" + BODY,
    "CR CR LF": OK + b"Content-Type: text/html\r\r\n" + LENGTH + b"\r\n" + BODY,
    "LF alone": (OK + TEXT + LENGTH).replace(b"\r", b"") + b"\n" + BODY,
    "a status line twice": OK + OK + TEXT + LENGTH + b"\r\n" + BODY,
    "a status line and another": OK + b"HTTP/1.1 404 Not Found\r\n" + TEXT + LENGTH + b"\r\n" + BODY,
    "an empty line first": b"\r\n" + OK + TEXT + LENGTH + b"\r\n" + BODY,
    "four bytes first": b"abcd" + OK + TEXT + LENGTH + b"\r\n" + BODY,
    "http in small letters": b"http/1.1 200 OK\r\n" + TEXT + LENGTH + b"\r\n" + BODY,
    "no status": b"HTTP/1.1\r\n" + TEXT + LENGTH + b"\r\n" + BODY,
    "a word for a status": b"HTTP/1.1 OK\r\n" + TEXT + LENGTH + b"\r\n" + BODY,
    "no space behind the status": b"HTTP/1.1 200OK\r\n" + TEXT + LENGTH + b"\r\n" + BODY,
    "a comma behind the status": b"HTTP/1.1 200,OK\r\n" + TEXT + LENGTH + b"\r\n" + BODY,
    "two spaces before the status": b"HTTP/1.1  200 OK\r\n" + TEXT + LENGTH + b"\r\n" + BODY,
    "a tab before the status": b"HTTP/1.1\t200 OK\r\n" + TEXT + LENGTH + b"\r\n" + BODY,
    "no reason": b"HTTP/1.1 200\r\n" + TEXT + LENGTH + b"\r\n" + BODY,
    "HTTP/2": b"HTTP/2 200 OK\r\n" + TEXT + LENGTH + b"\r\n" + BODY,
    "HTTP/2.0": b"HTTP/2.0 200 OK\r\n" + TEXT + LENGTH + b"\r\n" + BODY,
    "HTTP/x": b"HTTP/x 200 OK\r\n" + TEXT + LENGTH + b"\r\n" + BODY,
    "HTTP/1.11": b"HTTP/1.11 200 OK\r\n" + TEXT + LENGTH + b"\r\n" + BODY,
    "HTTP without a version": b"HTTP 200 OK\r\n" + TEXT + LENGTH + b"\r\n" + BODY,
    # RFC 9110 section 15.2: a user agent may ignore interim answers that it did not expect.
    "a change of protocol that nobody asked for": b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n"
    + OK
    + TEXT
    + LENGTH
    + b"\r\n"
    + BODY,
    "an interim answer with a length": b"HTTP/1.1 100 Continue\r\nContent-Length: 3\r\n\r\n" + OK + TEXT + LENGTH + b"\r\n" + BODY,
    # RFC 9112 section 7.1.
    "a chunk with an extension": OK + TEXT + CHUNKED + b"\r\n%x;a=b\r\n%s\r\n0\r\n\r\n" % (len(BODY), BODY),
    "a chunk with spaces behind its length": OK + TEXT + CHUNKED + b"\r\n%x  \r\n%s\r\n0\r\n\r\n" % (len(BODY), BODY),
    "a chunk with zeros": OK + TEXT + CHUNKED + b"\r\n00000000000000000000%x\r\n%s\r\n0\r\n\r\n" % (len(BODY), BODY),
    "a chunk in capitals": OK + TEXT + CHUNKED + b"\r\n%X\r\n%s\r\n0\r\n\r\n" % (len(BODY), BODY),
    "chunks with LF alone": OK + TEXT + CHUNKED + b"\r\n%x\n%s\n0\n\n" % (len(BODY), BODY),
    "a trailer that is none": OK + TEXT + CHUNKED + b"\r\n%x\r\n%s\r\n0\r\nX-T: 1\r\nX Y\r\n\r\n" % (len(BODY), BODY),
}


@each("size", [0, 1, 7])
@each("sent", WHOLE.values(), ids=WHOLE)
def test_what_browsers_show_as_a_whole(sent: bytes, size: int) -> None:
    answer = read(sent, size)
    assert (answer.trouble, answer.status, answer.body) == (None, 200, BODY)
    assert not answer.cut
    assert (b"Content-Type", b"text/html") in answer.headers


def test_lines_that_are_no_fields_are_passed_over() -> None:
    odd = b"X Y: 1\r\n\tdan lanjutannya\r\npolos\r\n: 2\r\n lanjutan\r\nX-(Z): 3\r\nX-A: 4\r\n  5\r\n\t 6\r\nX-B:7\r\n"
    assert read(OK + odd + LENGTH + b"\r\n" + BODY).headers == [
        (b"X-A", b"4 5 6"), (b"X-B", b"7"), (b"Content-Length", b"%d" % len(BODY))
    ]  # fmt: skip


# Two lengths that differ (RFC 9112 section 6.3: an unrecoverable error), and NUL (RFC 9110 section 5.5).
REFUSED = {
    "two lengths": OK + LENGTH + b"Content-Length: 5\r\n\r\n" + BODY,
    "two lengths as a list": OK + b"Content-Length: 5, 6\r\n\r\n" + BODY,
    "two spellings of one length": OK + LENGTH + b"Content-Length: 0%d\r\n\r\n" % len(BODY) + BODY,
    "a length and an empty one": OK + LENGTH + b"Content-Length:\r\n\r\n" + BODY,
    "a length and a comma": OK + b"Content-Length: %d,\r\n\r\n" % len(BODY) + BODY,
    "a comma and a length": OK + b"Content-Length: ,%d\r\n\r\n" % len(BODY) + BODY,
    "NUL in a value": OK + b"X-V: a\0b\r\n" + LENGTH + b"\r\n" + BODY,
    "NUL in a name": OK + b"X-\0V: ab\r\n" + LENGTH + b"\r\n" + BODY,
}


@each("size", [0, 1])
@each("sent", REFUSED.values(), ids=REFUSED)
def test_what_browsers_refuse(sent: bytes, size: int) -> None:
    answer = read(sent, size)
    assert isinstance(answer.trouble, Malformed)
    assert not answer.keeps


# The navigation takes place, and the page shows what came before the fault.
BROKEN_OFF = {
    "shorter than its length": (OK + b"Content-Length: 500\r\n\r\n" + BODY, BODY),
    "no chunks": (OK + CHUNKED + b"\r\n" + BODY, b""),
    "a space before a length": (OK + CHUNKED + b"\r\n " + CHUNKS, b""),
    "a tab behind a length": (OK + CHUNKED + b"\r\n" + CHUNKS.replace(b"\r\n", b"\t\r\n", 1), b""),
    "0x before a length": (OK + CHUNKED + b"\r\n0x" + CHUNKS, b""),
    "a minus before a length": (OK + CHUNKED + b"\r\n-" + CHUNKS, b""),
    "a plus before a length": (OK + CHUNKED + b"\r\n+" + CHUNKS, b""),
    "a length of no machine": (OK + CHUNKED + b"\r\nffffffffffffffffff\r\n" + BODY, b""),
    "an empty line first": (OK + CHUNKED + b"\r\n\r\n" + CHUNKS, b""),
    "no line break behind a chunk": (OK + CHUNKED + b"\r\n" + CHUNKS.replace(BODY + b"\r\n", BODY), BODY),
    "an empty line instead of a length": (OK + CHUNKED + b"\r\n" + CHUNKS.replace(BODY + b"\r\n", BODY + b"\r\n\r\n"), BODY),
    "no chunk after a chunk": (OK + CHUNKED + b"\r\n" + CHUNKS.replace(b"\r\n0", b"\r\nzz\r\n0"), BODY),
    "no last chunk": (OK + CHUNKED + b"\r\n" + CHUNKS[:-5], BODY),
    "no end of the last chunk": (OK + CHUNKED + b"\r\n" + CHUNKS[:-2], BODY),
    "the end within a chunk": (OK + CHUNKED + b"\r\n" + CHUNKS[:-9], BODY[:-2]),
}


@each("size", [0, 1, 7])
@each(("sent", "body"), BROKEN_OFF.values(), ids=BROKEN_OFF)
def test_what_broke_off_is_a_part_and_says_so(sent: bytes, body: bytes, size: int) -> None:
    answer = read(sent, size)
    assert (answer.trouble, answer.status, answer.body) == (None, 200, body)
    assert (answer.cut, answer.broken, answer.keeps) == (True, True, False)


# RFC 9112 section 6.1: with chunks in HTTP/1.0 the framing is faulty; a transfer coding with a parameter or in quotes is not chunked.
RAW = {
    "chunks in HTTP/1.0": b"HTTP/1.0 200 OK\r\n" + CHUNKED + b"\r\n" + CHUNKS,
    "chunked in quotes": OK + b'Transfer-Encoding: "chunked"\r\n\r\n' + CHUNKS,
    "chunked with a parameter": OK + b"Transfer-Encoding: chunked;q=1\r\n\r\n" + CHUNKS,
}


@pytest.mark.parametrize("sent", RAW.values(), ids=RAW)
def test_chunks_that_browsers_show_with_their_lengths(sent: bytes) -> None:
    answer = read(sent)
    assert (answer.trouble, answer.body, answer.keeps) == (None, CHUNKS, False)


SURPLUS = {
    "a length": OK + LENGTH + b"\r\n" + BODY,
    "chunks": OK + CHUNKED + b"\r\n" + CHUNKS,
    "a status without a body (RFC 9110 section 15.3.5)": b"HTTP/1.1 204 No Content\r\n" + LENGTH + b"\r\n",
    "not modified (section 15.4.5)": b"HTTP/1.1 304 Not Modified\r\n" + LENGTH + b"\r\n",
    "no body": OK + b"Content-Length: 0\r\n\r\n",
}


@each("behind", [b"\r\n", b"<!-- sisa -->", OK + LENGTH + b"\r\n" + BODY, b"x" * 3000])
@each("size", [0, 1, 7, 64])
@each("sent", SURPLUS.values(), ids=SURPLUS)
def test_what_stands_behind_an_answer_belongs_to_nobody(sent: bytes, size: int, behind: bytes) -> None:
    alone, answer = read(sent), read(sent + behind, size)
    assert alone.keeps
    assert (answer.trouble, answer.status, answer.headers, answer.body) == (None, alone.status, alone.headers, alone.body)
    assert not answer.cut
    if size == 0:
        assert not answer.keeps


# Chromium shows these, too: bytes without a status line as a page of HTTP/0.9, which RFC 9110 and curl know no more, and statuses that are none
# (RFC 9110 section 15: three digits). Headers that are not complete it takes over plain HTTP alone, and RFC 9112 section 8 lets nobody rely on them.
NOT_FOLLOWED = [
    b"<!doctype html><p>salam", b"SSH-2.0-OpenSSH_9.2p1\r\n", b"ICY 200 OK\r\n\r\n", b"abcde" + OK + b"\r\n", b"HTTP/1.1 2000 OK\r\n\r\n",
    b"HTTP/1.1 99 OK\r\n\r\n", b"HTTP/1.1 000 OK\r\n\r\n", b"HTTP/ 1.1 200 OK\r\n\r\n", OK, OK + b"Content-Ty", (OK + LENGTH).replace(b"\n", b"") + b"\r" + BODY,
]  # fmt: skip


@each("size", [0, 1])
@each("sent", NOT_FOLLOWED)
def test_what_is_no_answer(sent: bytes, size: int) -> None:
    assert isinstance(read(sent, size).trouble, Malformed | ConnectionResetError)
