"""Media types as Chromium 156 takes them; the standards are Fetch ("extract a MIME type") and MIME Sniffing (section 7.1)."""

from __future__ import annotations

from checks.core.parse.media_type import MediaType, begins_as_html, media_type, nosniff
from tests.each import each

HTML, PLAIN, NONE = MediaType("text/html"), MediaType("text/plain"), MediaType()


@each(
    ("lines", "read"),
    [
        # The last one counts, however they are written.
        (["text/plain", "text/html"], HTML), (["text/plain, text/html"], HTML), (["text/html", "text/plain"], PLAIN), (["text/html, text/plain"], PLAIN),
        (["text/html; charset=utf-8, text/plain"], PLAIN), (["text/plain", "TEXT/HTML ; x=1"], HTML), (["text/html,charset=utf-8"], HTML),
        # What is no type does not count, nor does one that fits every type.
        (["text/html, foo"], HTML), (["foo, text/html"], HTML), (["text/html, */*"], HTML), (["*/*, text/html"], HTML), (["text/html,"], HTML),
        ([",text/html"], HTML), (["html"], NONE), (["*/*"], NONE), ([""], NONE), ([], NONE), ([";charset=utf-8"], NONE), (["text"], NONE),
        (["text /html"], NONE), (["charset=utf-8"], NONE), (["utf-8"], NONE), (["Content-Type: text/html"], NONE),
        # Sloppy, but read.
        (["text/html charset=utf-8"], MediaType("text/html", "utf-8")), (["text/html;"], HTML), (["text/html;;;"], HTML), (["Text/Html"], HTML),
        (['text/html; x="a,text/plain"'], HTML), (["text/html: charset=utf-8"], MediaType("text/html:", "utf-8")), (["text/htmls"], MediaType("text/htmls")),
        (['"text/html"'], MediaType('"text/html"')), (["/"], MediaType("/")), (["unknown/unknown"], MediaType("unknown/unknown")),
        # The charset of an equal type before stays (Fetch).
        (["text/html; charset=utf-8", "text/html"], MediaType("text/html", "utf-8")), (["text/html; charset=utf-8", "text/plain"], PLAIN),
        (["text/html; charset=utf-8, */*"], MediaType("text/html", "utf-8")), (["text/html", 'text/html; charset="latin1"'], MediaType("text/html", "latin1")),
        # A space before the sign belongs to the name (MIME Sniffing section 4.4; Chromium 156 reads no charset there), one around the label does not count.
        (["text/plain; charset=utf-8", "text/html; charset =koi8-r"], HTML), (["text/html; x-charset=koi8-r"], HTML),
        (["text/html; charset= koi8-r"], MediaType("text/html", "koi8-r")), (['text/html;charset=" koi8-r "'], MediaType("text/html", "koi8-r")),
    ],
)  # fmt: skip
def test_the_last_type_that_is_one(lines: list[str], read: MediaType) -> None:
    assert media_type(lines) == read
    assert read.is_placeholder is (read.essence in ("", "unknown/unknown"))


@each(
    ("text", "html"),
    [
        ("<!doctype html><p>", True), ("<!DOCTYPE HTML PUBLIC", True), ("\r\n\t <html>", True), ("<!-- x --><p>", True), ("<b>x", True), ("<p>x", True),
        ("<div>x", True), ("<htmlx>", True), ("<SCRIPT>", True), ("<title>x", True), ("<h1>x", True), ("<h2>x", False), ("<x-a>x", False), ("<span>x", False),
        ("<form>x", False), ("<?xml version='1.0'?>", False), ("teks dulu <!doctype html>", False), ('{"a":1}', False), ("", False), ("halo dunia", False),
    ],
)  # fmt: skip
def test_what_browsers_take_for_html(text: str, html: bool) -> None:
    assert begins_as_html(text) is html


@each(
    ("values", "forbidden"),
    [
        ([], False), (["nosniff"], True), (["NoSniff"], True), (["nosniff", "nosniff"], True), (["nosniff, foo"], True), (["foo", "nosniff"], False),
        (["foo, nosniff"], False), (["", "nosniff"], False), (['"nosniff"'], False), ([" nosniff ,"], True),
    ],
)  # fmt: skip
def test_the_first_value_forbids_to_look(values: list[str], forbidden: bool) -> None:
    assert nosniff(values) is forbidden
