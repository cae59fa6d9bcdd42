"""UTF-16 is read as text with and without its byte order mark, so that what is secret in it is masked like anywhere else."""

import pytest

from checks.core.model.finding import Level
from scanner.net.http.stored_response import body_of
from tests.each import each

TEXT = "MODE=live\nDB_PASSWORD=Kopi-hitam9\n"


@each("charset", ["", "utf-16", "utf-16-le", "utf-16be", "utf-8", "utf-16-x"])
@each("coding", ["utf-16-le", "utf-16-be", "utf-16"])
def test_text_is_text(coding: str, charset: str) -> None:
    body = body_of(TEXT.encode(coding), f"text/plain; charset={charset}", Level.VISIT)
    assert (body.text, body.masked) == ("MODE=***\nDB_PASSWORD=***\n", {"secret": 2})


@pytest.mark.parametrize("raw", [b"\x89PNG\r\n\x1a\n" + bytes(1000), b"\x01\x00\x02\x00" * 300, bytes(1024), b"PK\x03\x04" * 200])
def test_bytes_stay_bytes(raw: bytes) -> None:
    assert body_of(raw, "", Level.VISIT).magic == raw[:8].hex()
