"""A body is read in the encoding in which browsers read it (HTML section 13.2.3, Encoding section 4.2), and what gives no sense there is no page that was seen."""

import pytest

from checks.core.model.finding import Level
from scanner.net.http.character_encoding import decode_text
from scanner.net.http.stored_response import body_of
from tests.each import each

TEXT = "<h1>Dinas Contoh</h1><p>café, 12 °C</p>"
ASCII = TEXT.replace("é", "e").replace("°", "")


# What document.characterSet and innerText are in Chromium for each; the labels are those of the table in Encoding section 4.2.
@each(
    ("raw", "charset", "text"),
    [
        *((f'<meta charset="{name}">{TEXT}'.encode(), "", TEXT) for name in ("utf-16", "UTF-16LE", "utf-16be", "unicode", "ucs-2", "iso-10646-ucs-2")),
        (f'<META http-equiv="Content-Type" content="text/html; charset=utf-16">{ASCII}'.encode(), "", ASCII),
        (f'<meta charset="x-user-defined">{TEXT}'.encode("cp1252"), "", TEXT),
        (f'<meta content="text/html; charset=iso-8859-1" http-equiv=content-type>{TEXT}'.encode("cp1252"), "", TEXT),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-16", TEXT),
        (TEXT.encode("utf-16"), "windows-1252", TEXT),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-8", TEXT),
        (TEXT.encode("utf-16-le"), "utf-16", TEXT),
        (TEXT.encode("utf-16-be"), "utf-16be", TEXT),
        (TEXT.encode("cp1252"), "ascii", TEXT),
        (TEXT.encode("cp1252"), "us-ascii", TEXT),
        (TEXT.encode("cp1252"), "iso-8859-1", TEXT),
        (TEXT.encode(), "UTF8", TEXT),
        (TEXT.encode(), "iso-8859-1", TEXT.encode().decode("cp1252")),
        (f'<meta charset="iso-8859-2">{TEXT}'.encode(), "utf-8", TEXT),
        (f'<meta charset="utf-8">{TEXT}'.encode(), "utf-7", TEXT),
        (f'<meta name="x" content="text/html; charset=gbk"><!-- <meta charset="gbk"> -->{TEXT}'.encode("cp1252"), "", TEXT),
        (f'<?xml version="1.0" encoding="windows-1251"?>{TEXT}'.encode("cp1252"), "", TEXT.encode("cp1252").decode("cp1251")),
        (f"{' ' * 1100}<meta charset=koi8-r>{TEXT}".encode(), "", TEXT),
    ],
)  # fmt: skip
def test_as_browsers(raw: bytes, charset: str, text: str) -> None:
    decoded = decode_text(raw, charset)
    assert (decoded.text[-len(text) :], decoded.visible) == (text, True)


# In these Chromium shows signs without sense; a file is what its bytes are, whatever its label.
_NONSENSE = {
    "UTF-16 by the header over ASCII": (ASCII.encode(), "utf-16"),
    "the other byte order": (TEXT.encode("utf-16-be"), "utf-16le"),
    "UTF-16 that nothing names": (TEXT.encode("utf-16-le"), ""),
    "UTF-32 with its mark": (TEXT.encode("utf-32"), ""),
    "UTF-32 without": (TEXT.encode("utf-32-be"), "utf-32"),
    "an encoding that is replaced": (TEXT.encode(), "hz-gb-2312"),
    "a mark of UTF-16 before ASCII": (b"\xff\xfe" + ASCII.encode() + b" ", ""),
}


@each(("raw", "charset"), _NONSENSE.values(), ids=_NONSENSE.keys())
def test_nonsense_is_no_page_that_was_seen_and_a_file_all_the_same(raw: bytes, charset: str) -> None:
    page, file = (body_of(raw, f"{media}; charset={charset}", Level.VISIT) for media in ("text/html", "text/plain"))
    assert (page.text, page.unreadable) == ("", True)
    assert (file.text.strip() in (TEXT, ASCII), file.broken) == (True, False)


@pytest.mark.parametrize("media", ["text/html", "text/plain"])
def test_what_no_encoding_gives_sense_to_is_kept_nowhere(media: str) -> None:
    body = body_of(TEXT.encode("cp037"), media, Level.VISIT)
    assert (body.text, body.unreadable) == ("", True)
