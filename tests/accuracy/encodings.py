"""Identity numbers and forms in pages of every encoding and markup, as Chromium shows them; each label names the standard that it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from scanner.example_city.behaviour import to_https
from scanner.example_city.page import CAREFUL
from scanner.example_city.site import ServedAnswer
from tests.accuracy.behaviour import Behaviour
from tests.accuracy.crawl_findings import linked
from tests.accuracy.people import PERSONAL

_NIK = [f"3273{n % 30 + 1:02}{n % 28 + 1:02}0{n % 9 + 1}{60 + n % 39}{n:04}" for n in range(1, 13)]


def _references(number: str, form: str) -> str:
    return "".join(form.format(ord(digit)) for digit in number)


def _page(cells: Iterable[str], meta: str = "") -> str:
    rows = "".join(f"<tr><td>Warga</td><td>{cell}</td></tr>" for cell in cells)
    declaration = f'<meta charset="{meta}">' if meta else ""
    return f"<!doctype html><html lang=id><head>{declaration}<title>Daftar</title></head><body><h1>Daftar penerima bantuan</h1><table>{rows}</table></body></html>"


# HTML section 13.2.3.2 and Encoding section 4.2: what the header says, what the page says, how it is written.
_WORDS: Mapping[str, tuple[str, str, str]] = {
    "meta-utf-16": ("", "utf-16", "utf-8"), "meta-utf-16be": ("", "UTF-16BE", "utf-8"), "meta-ucs-2": ("", "ucs-2", "utf-8"), "meta-user-defined": ("", "x-user-defined", "cp1252"),
    "meta-latin1": ("", "latin1", "cp1252"), "mark-before-header": ("utf-16", "", "utf-8-sig"), "mark-of-utf-16": ("utf-8", "", "utf-16"), "header-utf-16": ("utf-16", "", "utf-16-le"),
    "header-utf-16be": ("utf-16be", "", "utf-16-be"), "header-ascii": ("us-ascii", "", "cp1252"), "header-utf-7": ("utf-7", "utf-8", "utf-8"), "header-shift-jis": ("sjis", "", "cp932"),
}  # fmt: skip
# The same sections, where a browser shows signs without sense or nothing: RFC 2152 and Unicode section 23.8 are of no encoding of the Web.
_NONSENSE: Mapping[str, tuple[str, str, str]] = {
    "header-utf-16-over-ascii": ("utf-16", "", "ascii"), "the-other-byte-order": ("utf-16le", "", "utf-16-be"), "utf-32": ("", "", "utf-32"), "utf-32-unmarked": ("utf-32", "", "utf-32-le"),
    "ebcdic": ("", "", "cp037"), "replacement": ("hz-gb-2312", "", "ascii"),
}  # fmt: skip
# HTML sections 13.5, 4.5.27, 13.6 and CSS Text section 4: what a reader sees is sixteen digits.
_MARKUP: Mapping[str, Iterable[str]] = {
    "references": [_references(n, "&#{};") for n in _NIK], "hexadecimal-references": [_references(n, "&#x{:x};") for n in _NIK],
    "named-blanks": [f"{n[:6]}&nbsp;{n[6:12]}&nbsp;{n[12:]}" for n in _NIK], "coloured": [f"<b>{n[:6]}</b><span class=t>{n[6:12]}</span>{n[12:]}" for n in _NIK],
    "numbered-blanks": [f"{n[:6]}&#160;{n[6:12]}&#xA0;{n[12:]}" for n in _NIK], "narrow-blanks": [f"{n[:4]}&#8239;{n[4:8]}&#x202F;{n[8:12]}&#8239;{n[12:]}" for n in _NIK], "numbered-hyphens": [f"{n[:6]}&#45;{n[6:12]}&#x2d;{n[12:]}" for n in _NIK],
    "picture-texts": [f'<img src="/ktp.jpg" alt="KTP {n}">' for n in _NIK], "whole-width": ["".join(chr(0xFF10 + int(digit)) for digit in n) for n in _NIK],
    "word-breaks": [f"{n[:8]}<wbr>{n[8:]}" for n in _NIK], "soft-hyphens": [f"{n[:6]}&shy;{n[6:]}" for n in _NIK], "no-width": ["\u200b".join(n) for n in _NIK], "comments": [f"{n[:6]}<!-- -->{n[6:]}" for n in _NIK],
    "beside-cards": [f"{n}</td><td>60130112345{k:05}" for k, n in enumerate(_NIK)], "behind-their-name": [f"NIK:{n}" for n in _NIK], "in-pairs": [f"{n}/{n[:-6]}{20 + k:02}{k:04}" for k, n in enumerate(_NIK)],
    "field-values": [f'<input value="{n}" readonly>' for n in _NIK],
}  # fmt: skip
# None of them is anybody's number: HTML section 4.10.5.3.10 (placeholder), ISO 2108, what an office files under a date, numbers that go on.
_OTHER: Mapping[str, Iterable[str]] = {
    "placeholder": ['<input name=nik placeholder="3171010101900001">' for _ in range(8)], "several-placeholders": [f'<input name=nik placeholder="{n}">' for n in _NIK], "tooltips": [f'<input title="{n}">' for n in _NIK],
    "examples": [f"Contoh: {n}" for n in _NIK], "one-again-and-again": [_NIK[0] for _ in range(30)], "registrations": [f"31712026{1 + n % 9:02}{1 + n * 3 % 28:02}{n:04}" for n in range(25)],
    "registrations-year-last": [f"317120{1 + n * 3 % 28:02}{1 + n % 9:02}2026{n:02}" for n in range(25)],
    # Four digits count those of one district and one day: so many of one day are requests in a row. No card begins with a province.
    "requests-of-one-day": [f"327301291126{n:04}" for n in range(25)], "requests-of-one-day-year-first": [f"327301261129{n:04}" for n in range(25)],
    "requests-in-a-row": [f"3273010101{n:06}" for n in range(1, 26)], "cards": [f"4111 1111 1111 {n:04}" for n in range(25)],
    "numbers-with-a-branch": [f"{n}-01" for n in _NIK], "numbers-of-files": [f"REG-{n}" for n in _NIK],
    "longer-numbers": [f"{n}{k:03}" for k, n in enumerate(_NIK)], "twelve-by-chance": [f"{(k * 7919 + 4349745647200023 + k * k * 104729 * 1000003) % 9000000000000000 + 1000000000000000}" for k in range(161, 300)],
    "isbn-in-a-row": [f"978602{n:04}12{n % 10}" for n in range(40)],
}  # fmt: skip


def _behaviour(name: str, charset: str, content: bytes, must: str) -> Behaviour:
    media = f"text/html; charset={charset}" if charset else "text/html"
    page = ServedAnswer(200, (*CAREFUL, ("Content-Type", media)), content)
    return Behaviour(name=f"text-{name}", https=linked({"/daftar/satu": page}), http=to_https, must={PERSONAL: must})


def behaviours() -> Iterator[Behaviour]:
    """Pages with identity numbers that a reader sees, that no reader sees, and that are none."""
    for must, group in (("fail (nik)", _WORDS), ("unknown (broken-off)", _NONSENSE)):
        for name, (charset, meta, coding) in group.items():
            yield _behaviour(name, charset, _page(_NIK, meta).encode(coding), must)
    for must, markups in (("fail (nik)", _MARKUP), ("pass", _OTHER)):
        for name, cells in markups.items():
            yield _behaviour(name, "utf-8", _page(cells).encode(), must)
