"""Which links of a page nobody can see. What is expected is what Chromium 156 draws, but for what opens by a click, which is for people all the same."""

from __future__ import annotations

import pytest

from checks.core.parse import markup
from tests.each import each

_MENU = "".join(f"<li><a href=/layanan/{n}>Layanan {n}</a></li>" for n in range(5))
PAGES: dict[str, tuple[str, set[str]]] = {
    "visible": ("<p><a href=/a>A</a>", set()),
    "display": ("<a href=/x style='display:none'>x</a><a href=/a>A</a>", {"/x"}),
    "display, in capitals and with blanks": ("<a href=/x style='DISPLAY : NONE ; color: red'>x</a>", {"/x"}),
    "important": ("<a href=/x style='display:none !important'>x</a>", {"/x"}),
    "visibility": ("<div style='visibility:hidden'><a href=/x>x</a></div>", {"/x"}),
    "opacity": ("<a href=/x style='opacity:0'>x</a><a href=/a style='opacity:0.5'>A</a><a href=/b style='opacity:1'>B</a>", {"/x"}),
    "opacity in decimals": ("<a href=/x style='opacity:.0'>x</a><a href=/a style='opacity:.05'>A</a>", {"/x"}),
    "attribute": ("<span hidden><a href=/x>x</a></span>", {"/x"}),
    "far to the left": ("<div style='position:absolute;left:-9999px'><a href=/x>x</a></div>", {"/x"}),
    "left, in the flow": ("<p style='left:-9999px'><a href=/a>A</a></p>", set()),
    "a negative margin": ("<p style='margin-left:-9px'><a href=/a>A</a></p>", set()),
    "no letters": ("<a href=/x style='font-size:0'>x</a><a href=/a style='font-size:0.9em'>A</a>", {"/x"}),
    "indented away": ("<a href=/x style='display:block;text-indent:-9999px;overflow:hidden'>x</a>", {"/x"}),
    "a pixel": ("<div style='position:absolute;width:1px;height:1px;overflow:hidden'><a href=/x>x</a></div>", {"/x"}),
    "small, and not cut off": ("<div style='width:1px;height:1px'><a href=/a>A</a></div>", set()),
    "nothing in it": ("<a href=/x></a><a href=/y><!-- kosong --></a>", {"/x", "/y"}),
    "a picture in it": ("<a href=/a><img src=data: alt=A width=9 height=9></a>", set()),
    "a style sheet": ("<style>.perangkap{display:none}</style><a class=perangkap href=/x>x</a>", {"/x"}),
    "a style sheet, by id, of what is around it": ("<style>p{color:red} #kotak, .b { visibility: hidden }</style><p id=kotak><a href=/x>x</a>", {"/x"}),
    "a style sheet for paper": ("<style>@media print{.cetak{display:none}}</style><a class=cetak href=/a>A</a>", set()),
    "a state": ("<style>a:visited{display:none}</style><a href=/a>A</a>", set()),
    "twice, once to be seen": ("<a href=/a style='display:none'>x</a><a href=/a>A</a>", set()),
}  # fmt: skip
FOR_PEOPLE = {
    "a menu that opens": f"<ul style='display:none'>{_MENU}</ul>",
    "a menu of a style sheet": f"<style>.sub{{display:none}}</style><ul class=sub>{_MENU}</ul>",
    "a card whose link a style sheet spreads": "<article><h2>Berita</h2><a class=stretched-link href=/berita></a></article>",
    "a link with a name for programs that read aloud": "<a aria-label=Beranda href=/></a>",
}


@each(("html", "invisible"), PAGES.values(), ids=PAGES)
def test_invisible_links(html: str, invisible: set[str]) -> None:
    assert markup(html, "https://dinkes.kotacontoh.go.id/").invisible == {f"https://dinkes.kotacontoh.go.id{path}" for path in invisible}


@pytest.mark.parametrize("html", FOR_PEOPLE.values(), ids=FOR_PEOPLE)
def test_what_opens_or_is_named_is_for_people(html: str) -> None:
    assert markup(html, "https://dinkes.kotacontoh.go.id/").invisible == frozenset()
