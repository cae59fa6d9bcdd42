"""Links that no visitor can see: what stands behind one is there to tell robots from people, or was put there by somebody else.

Menus, tabs and dialogues hide links as well until they are opened, so a hidden part of a page that has more than a few is no such thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

# Characters of a page's own style sheets that are read, selectors that are tried, elements that are looked at.
_MOST_CHARACTERS, _MOST_SELECTORS, _MOST_ELEMENTS = 100_000, 50, 3000
_FEW = 3
_BLANKS = re.compile(r"\s+|/\*[^*]{0,1000}\*/")
# Without blanks. What is far to the left or above is hidden where it is taken out of the flow of the page.
_HIDES = re.compile(
    r"(?:^|;)(?:display:none|visibility:(?:hidden|collapse)|opacity:0?\.?0{0,4}(?![\d.])|font-size:0(?![\d.])|text-indent:-\d{3,6})"
)
_AWAY = re.compile(r"(?:^|;)(?:left|top|right|bottom):-\d{3,6}")
_OUT_OF_FLOW = re.compile(r"(?:^|;)position:(?:absolute|fixed)")
_TINY = tuple(re.compile(rf"(?:^|;){name}:[01](?:px)?(?![\d.%a-z])") for name in ("width", "height"))
_CLIPS = re.compile(r"(?:^|;)(?:overflow:hidden|clip:rect\(|clip-path:)")
_BRACE = re.compile(r"[{}]")
# What can be said of a link that has no words: a picture, a name for programs that read aloud, or a place that a style sheet gives it.
_NAMES = ("aria-label", "aria-labelledby", "title", "class", "id", "style")


def invisible_links(page: LexborHTMLParser) -> Iterator[LexborNode]:
    """Anchors with an address that are hidden by an attribute, an inline style or a style sheet in the page, or have nothing to show."""
    for element in _hidden_elements(page):
        links = [element] if element.tag == "a" else element.css("a[href]")
        if len(links) <= _FEW:
            yield from links
    for anchor in page.css("a[href]:empty")[:_MOST_ELEMENTS]:
        if not any(anchor.attributes.get(name) for name in _NAMES):
            yield anchor


def _hidden_elements(page: LexborHTMLParser) -> Iterator[LexborNode]:
    for element in page.css("[hidden], [style]")[:_MOST_ELEMENTS]:
        if "hidden" in element.attributes or _hides(element.attributes.get("style") or ""):
            yield element
    for selector, _ in zip(_hiding_selectors(page), range(_MOST_SELECTORS), strict=False):
        try:
            yield from page.css(selector)[:_MOST_ELEMENTS]
        except ValueError:
            # A selector that this parser does not know.
            continue


def _hiding_selectors(page: LexborHTMLParser) -> Iterator[str]:
    """Of rules that hold for every screen: those within another block, of a media query for instance, are passed over."""
    text = "\n".join(element.text() for element in page.css("style"))[:_MOST_CHARACTERS].lower()
    if "none" not in text and "hidden" not in text and ":-" not in text:
        return
    depth, at, prelude = 0, 0, ""
    for brace in _BRACE.finditer(text):
        if brace[0] == "{":
            depth += 1
            if depth == 1:
                prelude = text[at : brace.start()].strip()
        elif depth:
            depth -= 1
            if depth == 0 and prelude and prelude[0] != "@" and ":" not in prelude and _hides(text[at : brace.start()]):
                yield prelude
        at = brace.end()


def _hides(style: str) -> bool:
    plain = _BLANKS.sub("", style.lower())
    if _HIDES.search(plain) or (_AWAY.search(plain) and _OUT_OF_FLOW.search(plain)):
        return True
    return all(side.search(plain) for side in _TINY) and _CLIPS.search(plain) is not None
