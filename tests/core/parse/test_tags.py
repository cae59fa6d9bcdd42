"""Tags by the tokenizer's rules, compared with a browser's own parser; and trees that stay within bounds."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st
from selectolax.lexbor import LexborHTMLParser

from checks.core.parse.tags import every_tag, tags
from checks.core.parse.tree import DEEPEST, MOST_ATTRIBUTES, MOST_OPTIONS, MOST_REPEATED, tree
from tests.each import each

PIECES = st.sampled_from(["a", "b", "=", '"', "'", "/", " ", ">", "<", "<y", "<!--", "-->", "--", "!", "</x", "=a", "=>", "?", "\n"])


@given(st.lists(PIECES, max_size=12).map("".join))
def test_every_element_of_a_browser_has_its_tag(markup: str) -> None:
    html = f"<x {markup}>"
    elements = [element for element in LexborHTMLParser(html.encode()).css("*") if element.tag not in ("html", "head", "body")]
    opened = [tag for tag in tags(html) if not tag.name.startswith("/")]
    # A tag that the text ends in makes no element.
    assert len(opened) - len(elements) in (0, 1)
    assert all(len(element.attributes) <= tag.number for element, tag in zip(elements, opened, strict=False))


@given(st.lists(PIECES | st.sampled_from(["<script", "</script", "<TITLE", "</title ", "<style>", "</Style>"]), max_size=14).map("".join))
def test_the_fast_count_sees_every_start_tag_with_its_attributes(html: str) -> None:
    tag_list = every_tag(html)
    assert tag_list is not None
    assert [(n.lower(), a) for n, a in tag_list if n[0] != "/"] == [(t.name, t.attributes) for t in tags(html) if t.name[0] != "/"]


@pytest.mark.parametrize(
    ("html", "names"),
    [
        ("<P CLASS=a>x</p>", ["p", "/p"]),
        ("<a title='</a><b>'><!-- <i> --!><u>", ["a", "u"]),
        ("<script>'<i>'</script ><b>", ["script", "/script", "b"]),
        ("<title><i></title><textarea><b>", ["title", "/title", "textarea"]),
        ("<svg><style><g></style></svg>", ["svg", "style", "g", "/style", "/svg"]),
        ("<a href=x/><b/>< i></ i><?php <u> ?>", ["a", "b"]),
    ],
)
def test_what_stands_in_comments_values_and_scripts_is_no_tag(html: str, names: list[str]) -> None:
    assert [tag.name for tag in tags(html)] == names


def elements(html: str) -> int:
    return len(tree(html).css("*"))


@pytest.mark.parametrize("hidden", ["", " a='</div>'", "><!--</div>--", "><title></div></title", "><svg></svg"])
def test_nesting_ends_at_a_depth_however_its_ends_are_feigned(hidden: str) -> None:
    assert elements(f"<div{hidden}>" * 4000) <= 3 * DEEPEST + 10


@pytest.mark.parametrize("again", ["<li><dd>", "<dt></ul><li></dl>", "<rt>", "<rp>", "<optgroup>"])
@pytest.mark.parametrize("around", ["", "<ul>", "<table><td>"])
def test_items_that_do_not_end_one_another_end_at_a_depth(around: str, again: str) -> None:
    assert elements(around + again * 4000) <= 3 * DEEPEST + 10


@each("around", ["<svg>", "<math>", "<math><mi><svg>"])
@each("name", ["tr", "td", "option", "input", "wbr", "html", "rt"])
def test_what_ends_by_itself_in_html_has_a_depth_in_drawings_and_formulas(around: str, name: str) -> None:
    assert elements(around + f"<{name}>" * 4000) <= DEEPEST + 10


@pytest.mark.parametrize("start", ["<p ", '<p x=">" ', '<!--<p x="--><p ', "<p/"])
def test_a_tag_of_more_attributes_than_any_is_left_out_with_what_follows(start: str) -> None:
    many = " ".join(f"a{n}" for n in range(MOST_ATTRIBUTES + 2))
    page = tree(f"<h1>Dinas</h1>{start}{many}><h2>Kota</h2>")
    assert page.css_first("h1") is not None
    assert page.css_first("p") is None
    assert page.css_first("h2") is None


def test_attributes_of_one_root_count_together() -> None:
    assert tree("".join(f"<html a{n}>" for n in range(3 * MOST_ATTRIBUTES)) + "<p>").css_first("p") is None


def test_formatting_that_is_not_closed_does_not_multiply() -> None:
    """Nineteen kilobytes that made 1.8 million elements."""
    assert elements("<p>" + "".join(f"<font a={n}>" for n in range(900)) + "<p>x" * 2000) <= MOST_REPEATED


def test_careless_pages_are_read_to_their_end() -> None:
    careless = "<p><font size=2><b><b><b><b>Teks<p><a href=/x><a href=/y>y</a>" * 150
    page = tree(f"<font color=red><center>{careless}<h2>Kota</h2>")
    assert page.css_first("h2") is not None


@pytest.mark.parametrize(
    "part",
    [
        "<li>a<li>b<p>c",
        "<dt>a<dd>b",
        "<dl><dt>a<dd>b<ul><li>c<li>d</ul></dl>",
        "<ul><li>a<dl><dt>b<dd>c</dl></ul>",
        "<table><tr><td>a<td>b</table>",
    ],
)
def test_lists_and_tables_without_end_tags_are_read_to_their_end(part: str) -> None:
    assert tree(f"<svg><g></g></svg>{part * 1500}</dl></ul><h2>Kota</h2>").css_first("h2") is not None


def test_a_map_of_many_shapes_keeps_its_page() -> None:
    shapes = "<path d='M0 0'/><circle r=1 /><use href='#a'/>" * 2000
    page = tree(f"<svg viewBox='0 0 9 9'><g>{shapes}</g></svg><h2>Kota</h2>")
    assert page.css_first("h2") is not None
    assert len(page.css("path")) == 2000


@each(
    "before",
    ["", "<svg/>", "<svg></svg>", "<svg><p>", "<svg><foreignObject>", "<svg><desc>", "<select><svg></select>", "<math><svg></math>"],
)
@each("shape", ["<path/>", "<g />"])
def test_a_slash_closes_nothing_outside_a_drawing(before: str, shape: str) -> None:
    assert deepest(tree(before + shape * 4000)) <= DEEPEST + 20


@pytest.mark.parametrize("shape", ["<g a=/>", "<g a=b/>", "<path", "<path / x>"])
def test_nor_where_it_is_part_of_a_value_or_no_slash_ends_the_tag(shape: str) -> None:
    assert deepest(tree(f"<svg>{shape}{'>' * (shape[-1] != '>')}" * 1 + f"{shape}>" * 4000)) <= DEEPEST + 20


def deepest(page: LexborHTMLParser) -> int:
    """How many elements stand in one another at most."""
    depth, node, most = 0, page.root, 0
    while node is not None:
        most = max(most, depth)
        if node.first_child is not None:
            node, depth = node.first_child, depth + 1
            continue
        while node is not None and node.next is None:
            node, depth = node.parent, depth - 1
        node = node.next if node is not None else None
    return most


def test_a_long_list_keeps_its_page() -> None:
    page = tree("<select>" + "".join(f"<option value='{n}'>Desa {n}</option>" for n in range(9000)) + "</select><h2>Kota</h2>")
    assert page.css_first("h2") is not None
    assert len(page.css("option")) == MOST_OPTIONS
    assert len(tree("<select><option>a</select>" * 1000).css("option")) == 1000
