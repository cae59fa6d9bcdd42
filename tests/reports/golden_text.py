"""What a reader reads on page one, in one action and in the letter, as plain text: a change of words shows in the diff (`make docs` renews it)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from reports.export.formats.letter import letter
from reports.html.render import opd_page
from tests.reports.views.sources import view

FOLDER = "tests/reports/golden"
# Elements and classes that a browser puts on a line of their own.
_LINES = frozenset(
    [
        "article",
        "br",
        "dl",
        "div",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "header",
        "li",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "title",
        "tr",
        "ul",
    ]
)
_CLASSES = frozenset(("line", "reckoned"))
_AFTER = {"dt": ": ", "td": " | ", "th": " | "}
# Drawn into a picture; its title and description say the same in words.
_DRAWN = frozenset(("g", "text", "rect"))


def golden(lang: str) -> str:
    """Dinas Kesehatan of the invented city: cover, page one, the first action, the letter."""
    opd = view()
    page = LexborHTMLParser(opd_page(opd, lang))
    parts = [_text(page, place) for place in ("header.cover", "section.summary", "#t1")]
    return "\n\n----\n\n".join([*parts, letter(opd, lang).strip()]) + "\n"


def _text(page: LexborHTMLParser, place: str) -> str:
    node = page.css_first(place)
    assert node is not None, place
    lines = (re.sub(" +", " ", line).strip().removesuffix("|").rstrip() for line in "".join(_pieces(node, code=False)).split("\n"))
    return "\n".join(line for line in lines if line)


def _pieces(node: LexborNode, *, code: bool) -> Iterator[str]:
    for child in node.iter(include_text=True):
        tag = child.tag or ""
        if tag == "-text":
            words = child.text(deep=False)
            yield words if code else re.sub(r"\s+", " ", words)
        elif tag not in _DRAWN:
            alone = tag in _LINES or bool(_CLASSES & set((child.attributes.get("class") or "").split()))
            yield "\n" if alone else ""
            yield from _pieces(child, code=code or tag == "pre")
            yield "\n" if alone else _AFTER.get(tag, "")
