"""Pictures keep their colours where the page's style sheet does not reach them."""

from __future__ import annotations

import re
from functools import cache

from reports.export.inline_svg import with_colours
from reports.html.render import opd_page
from tests.reports.views.sources import view


@cache
def page() -> str:
    return opd_page(view("dinkes"), "id")


def styles() -> list[str]:
    return re.findall(r"<svg\b[^>]*><style>(.*?)</style>", with_colours(page()), re.DOTALL)


def test_every_picture_has_its_colours() -> None:
    assert len(styles()) == len(re.findall(r"<svg\b", page())) > 5
    assert len(set(styles())) == 1


def test_no_variable_is_left_and_each_level_has_a_colour_of_its_own() -> None:
    style = styles()[0]
    assert "var(" not in style
    assert "inherit" not in style
    fills = re.findall(r"\.cell\.l\d rect \{ fill: (#[0-9a-f]{3,6}); \}", style)
    assert len(set(fills)) == 5


def test_every_shape_is_named_by_a_rule() -> None:
    shapes = {
        name
        for picture in re.findall(r"<svg\b.*?</svg>", page(), re.DOTALL)
        for name in re.findall(r'<(?:rect|text) class="(\w+)"', picture)
    }
    assert {"track", "fill", "count", "magnitude"} <= shapes
    assert {name for name in shapes if f".{name} " not in styles()[0]} == set()


def test_only_pictures_change() -> None:
    assert re.sub(r"(<svg\b[^>]*>)<style>.*?</style>", r"\1", with_colours(page()), flags=re.DOTALL) == page()
    assert with_colours("<p>isi</p>") == "<p>isi</p>"
