"""In which encoding a page is read (HTML section 13.2.3; Encoding)."""

from __future__ import annotations

import codecs

from tests.real.browser.kind import kind
from tests.real.browser.site import Site


def _type(site: Site, value: str = "text/html") -> None:
    site.front.without("content-type")
    if value:
        site.front.line(f"Content-Type: {value}")


def _encode(site: Site, charset: str) -> None:
    site.encode = lambda text: text.encode(charset, "xmlcharrefreplace")


_PYTHON = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "windows-1252": "cp1252", "iso-8859-15": "iso8859-15", "x-cp1252": "cp1252",
    "windows-1250": "cp1250", "iso-8859-2": "iso8859-2", "windows-1251": "cp1251", "koi8-r": "koi8-r", "shift_jis": "cp932", "gbk": "gbk", "gb2312": "gbk", "big5": "big5", "euc-kr": "euc-kr",
    "macintosh": "mac-roman", "utf8": "utf-8", "unicode-1-1-utf-8": "utf-8", "utf-8": "utf-8", "iso-8859-9": "cp1254", "tis-620": "cp874",
    "l1": "cp1252", "cp819": "cp1252", "iso8859-1": "cp1252"}  # fmt: skip


@kind("HTML section 13.2.3.2; Encoding section 4.2: labels")
def header(site: Site) -> None:
    charset = site.pick(*_PYTHON)
    value = site.pick(charset, charset.upper(), f'"{charset}"', f" {charset} ")
    _type(site, f"text/html;{site.pick('', ' ')}charset={value}")
    _encode(site, _PYTHON[charset])


@kind("HTML section 13.2.3.2: prescan a byte stream to determine its encoding")
def meta(site: Site) -> None:
    charset = site.pick(*_PYTHON)
    _type(site)
    site.head.insert(
        0,
        site.pick(f'<meta charset="{charset}">', f"<meta charset={charset}>", f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">', f"<META CHARSET='{charset.upper()}' />",
            f'<meta content="text/html; charset={charset}" http-equiv=content-type>'),
    )  # fmt: skip
    _encode(site, _PYTHON[charset])


@kind("HTML section 13.2.3.2: UTF-16 in meta means UTF-8")
def meta_utf_16(site: Site) -> None:
    _type(site)
    charset = site.pick("utf-16", "UTF-16LE", "utf-16be", "unicode", "ucs-2", "x-user-defined")
    site.head.insert(
        0, site.pick(f'<meta charset="{charset}">', f'<META http-equiv="Content-Type" content="text/html; charset={charset}">')
    )
    _encode(site, "ascii")


@kind("Encoding section 6: a byte order mark goes before everything")
def mark(site: Site) -> None:
    mark, charset = site.pick((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
    _type(site, site.pick("text/html", "text/html; charset=windows-1252", "text/html; charset=utf-8", "text/html; charset=iso-8859-1"))
    site.encode = lambda text: mark + text.encode(charset)


@kind("Encoding section 4.2: utf-16 is little-endian")
def utf_16(site: Site) -> None:
    charset, name = site.pick(("utf-16-le", "utf-16"), ("utf-16-le", "utf-16le"), ("utf-16-be", "utf-16be"))
    _type(site, f"text/html; charset={name}")
    _encode(site, charset)


@kind("HTML section 13.2.3.2: an encoding that nobody knows is none")
def no_such(site: Site) -> None:
    _type(site, f"text/html; charset={site.pick('utf-7', 'none', 'x-sansekerta', 'utf-32', 'utf', 'binary', '', '8bit', 'html')}")
    if site.pick(True, False):
        site.head.insert(0, '<meta charset="utf-8">')
    else:
        _encode(site, "ascii")


@kind("HTML section 13.2.3.1: the header goes before meta")
def contradicting(site: Site) -> None:
    real, claim = site.random.sample(["utf-8", "windows-1252", "iso-8859-2"], 2)
    _type(site, f"text/html; charset={real}")
    site.head.insert(0, f'<meta charset="{claim}">')
    _encode(site, _PYTHON[real])


@kind("Encoding section 4.1: what cannot be decoded is U+FFFD")
def broken(site: Site) -> None:
    place = site.random.random()

    def encode(text: str) -> bytes:
        whole = text.encode()
        at = whole.index(b"</p>") if place < 0.7 else whole.index(b"</h1>")
        return whole[:at] + site.pick(b"\xff", b"\xc3", b"\xe2\x82", b"\xed\xa0\x80", b"\x80\x81", b"\xf8\x88") + whole[at:]

    site.encode = encode
