"""HTTP/1.1 messages over a stream (RFC 9112): read a request, write an answer."""

from __future__ import annotations

import asyncio
import re
from email.utils import formatdate
from http import HTTPStatus
from typing import Literal

from scanner.example_city.site import IncomingRequest, ServedAnswer

HEAD_BYTES = 16_384
IDLE_SECONDS = 30.0
_REQUEST_LINE = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]+) ([\x21-\x7e]+) HTTP/1\.([01])")
_ABSOLUTE = re.compile(r"https?://([^/?#]+)(.*)", re.IGNORECASE)
_FIELD = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]+):(.*)")


class BadMessage(Exception):
    """A request that is not served; ``status`` says why, and the connection ends."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


async def read_request(reader: asyncio.StreamReader, scheme: Literal["http", "https"]) -> tuple[IncomingRequest, bool] | None:
    """The next request and whether the connection persists after it; None when the client is done.

    Raises `BadMessage`; ``TimeoutError`` after 30 idle seconds; ``ConnectionError`` when the client went away.
    """
    try:
        async with asyncio.timeout(IDLE_SECONDS):
            head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return None
    except asyncio.LimitOverrunError:
        raise BadMessage(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE) from None
    return parse_head(head, scheme)


def parse_head(head: bytes, scheme: Literal["http", "https"]) -> tuple[IncomingRequest, bool]:
    """A request's head, up to and with its empty line, and whether the connection persists. Raises `BadMessage`."""
    line, *fields = head.decode("latin-1").removesuffix("\r\n\r\n").split("\r\n")
    match = _REQUEST_LINE.fullmatch(line)
    matches = [_FIELD.fullmatch(field) for field in fields]
    if match is None or None in matches:
        raise BadMessage(HTTPStatus.BAD_REQUEST)
    headers = {match[1].lower(): match[2].strip(" \t") for match in matches if match}
    method, target, minor = match.groups()
    if "transfer-encoding" in headers or headers.get("content-length", "0") != "0":
        raise BadMessage(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    authority, target = _authority_and_path(target, headers.get("host", ""))
    if minor == "1" and "host" not in headers:
        raise BadMessage(HTTPStatus.BAD_REQUEST)
    wishes = {wish.strip().lower() for wish in headers.get("connection", "").split(",")}
    persists = "close" not in wishes and (minor == "1" or "keep-alive" in wishes)
    return IncomingRequest(scheme, re.sub(r":\d*$", "", authority).lower(), method, target, headers), persists


def _authority_and_path(target: str, host: str) -> tuple[str, str]:
    """Authority and origin-form of a target in origin-form or absolute-form (RFC 9112 section 3.2)."""
    if target.startswith("/"):
        return host, target
    absolute = _ABSOLUTE.fullmatch(target)
    if absolute is None:
        raise BadMessage(HTTPStatus.BAD_REQUEST)
    authority, rest = absolute.groups()
    return authority, rest if rest.startswith("/") else f"/{rest}"


def write_answer(answer: ServedAnswer, method: str, persists: bool) -> bytes:
    """The answer as bytes: with Date, Content-Length and Connection; without its body to HEAD and where none may be."""
    bodiless = answer.status in (204, 304)
    headers = [("Date", formatdate(usegmt=True)), *answer.headers]
    if not bodiless:
        headers.append(("Content-Length", str(len(answer.body))))
    headers.append(("Connection", "keep-alive" if persists else "close"))
    head = f"HTTP/1.1 {answer.status} {_phrase(answer.status)}\r\n" + "".join(f"{n}: {v}\r\n" for n, v in headers) + "\r\n"
    return head.encode("latin-1") + (b"" if bodiless or method == "HEAD" else answer.body)


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
