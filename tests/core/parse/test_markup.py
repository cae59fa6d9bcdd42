"""What a page leads to, loads and asks for, read as browsers read it."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from checks.core.parse import HtmlForm, Resource, listing, markup, metas
from checks.core.parse.style_sheet import style_sheet
from checks.core.parse.url import canonical
from tests.each import each

URL = "https://dinkes.kotacontoh.go.id/a/"


def test_links_are_absolute_once_and_in_order() -> None:
    page = markup('<a href="b">b</a><area href="/c"><a href=b>b</a><a href="mailto:x">m</a><a href=" //lain.example/\n">l</a><a>-</a>', URL)
    assert page.links == ("https://dinkes.kotacontoh.go.id/a/b", "https://dinkes.kotacontoh.go.id/c", "https://lain.example/")
    assert markup('<base href="https://lain.example/x/"><a href=y>y</a>', URL).links == ("https://lain.example/x/y",)
    assert markup("<!-- <a href=x> --><script>'<a href=y>'</script><textarea><a href=z></textarea>", URL).links == ()


@each(
    ("tag", "resource"),
    [
        (
            '<script src="https://x.example/a.js" integrity="sha384-x"></script>',
            Resource("script", "https://x.example/a.js", ("sha384-x",)),
        ),
        ("<script src=//x.example/a.js></script>", Resource("script", "https://x.example/a.js")),
        ('<LINK REL="Preload StyleSheet" HREF=g.css>', Resource("style", f"{URL}g.css")),
        ("<iframe src=http://x.example/></iframe>", Resource("frame", "http://x.example/")),
        ("<object data=http://x.example/o></object>", Resource("object", "http://x.example/o")),
        ("<img src='http://x.example/f.jpg'>", Resource("image", "http://x.example/f.jpg")),
        ("<body background=/b.png>", Resource("image", "https://dinkes.kotacontoh.go.id/b.png")),
        ("<table><td background=/b.png>x</table>", Resource("image", "https://dinkes.kotacontoh.go.id/b.png")),
        ("<link rel='shortcut icon' href=/i.ico>", Resource("image", "https://dinkes.kotacontoh.go.id/i.ico")),
        ("<svg><image href=/s.png></svg>", Resource("image", "https://dinkes.kotacontoh.go.id/s.png")),
        ("<svg><image xlink:href=/s.png></svg>", Resource("image", "https://dinkes.kotacontoh.go.id/s.png")),
        ("<svg><use href=/s.svg#a></svg>", Resource("image", "https://dinkes.kotacontoh.go.id/s.svg")),
        ("<svg><filter><feImage href=/s.png></filter></svg>", Resource("image", "https://dinkes.kotacontoh.go.id/s.png")),
        ("<svg><script xlink:href=/s.js></script></svg>", Resource("script", "https://dinkes.kotacontoh.go.id/s.js")),
        ("<script type=module src=/s.js></script>", Resource("script", "https://dinkes.kotacontoh.go.id/s.js")),
        ("<script type='' language=x src=/s.js></script>", Resource("script", "https://dinkes.kotacontoh.go.id/s.js")),
        ("<script type=' Text/JavaScript ' src=/s.js></script>", Resource("script", "https://dinkes.kotacontoh.go.id/s.js")),
        ("<script for=window event=onload src=/s.js></script>", Resource("script", "https://dinkes.kotacontoh.go.id/s.js")),
        ("<link rel=modulepreload href=/m.js>", Resource("script", "https://dinkes.kotacontoh.go.id/m.js", early=True)),
        ("<link rel=preload as=font href=/f.woff2>", Resource("object", "https://dinkes.kotacontoh.go.id/f.woff2", early=True)),
        ("<link rel=preload as=image imagesrcset='/f.png 1x'>", Resource("image", "https://dinkes.kotacontoh.go.id/f.png")),
        (
            "<style>p { background: image-set('/a.png' type('image/png')) }</style>",
            Resource("image", "https://dinkes.kotacontoh.go.id/a.png"),
        ),
        (r"<style>p { background: u\72l(/a.png) }</style>", Resource("image", "https://dinkes.kotacontoh.go.id/a.png")),
        (
            "<style>@charset 'x'; @import '/a.css' screen;</style>".replace("'x'", '"x"'),
            Resource("style", "https://dinkes.kotacontoh.go.id/a.css"),
        ),
        ("<video><source src=http://x.example/v.mp4></video>", Resource("media", "http://x.example/v.mp4")),
        ("<style>@import url( 'g.css' ); /* url(x.png) */</style>", Resource("style", f"{URL}g.css")),
        ("<p style='background:URL(\"/f.png\")'>", Resource("image", "https://dinkes.kotacontoh.go.id/f.png")),
        ("<picture><source srcset='/f.png,'></picture>", Resource("image", "https://dinkes.kotacontoh.go.id/f.png")),
    ],
)
def test_what_a_page_loads(tag: str, resource: Resource) -> None:
    assert markup(tag, URL).resources == (resource,)


@each(
    "tag",
    [
        "<link rel=canonical href=http://x.example/>",
        "<img src=data:image/png;base64,x>",
        "<script>1</script>",
        # HTML section 4.12.1.1: blocks of data, scripts of other events, and those for browsers without modules.
        "<script type=text/template src=/a.js></script>",
        "<script type=application/json src=/a.json></script>",
        "<script type='text/javascript; charset=utf-8' src=/a.js></script>",
        "<script language=vbscript src=/a.vbs></script>",
        "<script for=window event=x src=/a.js></script>",
        "<script nomodule src=/a.js></script>",
        "<script href=/a.js></script>",
        "<svg><foreignObject><script href=/a.js></script></foreignObject></svg>",
        # HTML section 4.6.7: a sheet that is switched off or of no known language; what is loaded early must say for what.
        "<link rel=stylesheet disabled href=/a.css>",
        "<link rel=stylesheet type=text/less href=/a.less>",
        "<link rel=preload href=/a.bin>",
        "<link rel=dns-prefetch href=//x.example>",
        # HTML sections 4.8.2, 4.8.5 and 4.8.11: outside what they belong to.
        "<source src=/a.mp4>",
        "<track src=/a.vtt>",
        "<template><img src=/a.png></template>",
        "<p background=/a.png>",
        # CSS Cascading 5 section 2: an import after a rule is none.
        "<style>b { color: red } @import '/a.css';</style>",
        "<style type=text/less>@import '/a.css';</style>",
        # Parts of the page itself, whatever the base is.
        "<base href=/b/><img src=''><svg><use href='#a' /></svg>",
    ],
)
def test_what_a_page_does_not_load(tag: str) -> None:
    assert markup(tag, URL).resources == ()


# What Chromium compares and what it passes over, of SRI section 3.3.3.
@each(
    ("integrity", "is_compared"),
    [
        ("sha256-YWJj", True), (" sha384-YWJj ", True), ("sha512-YWJj?x", True), ("sha1-YWJj sha256-YWJj", True), ("sha256-YWJj sha999-x", True), ("sha256-Y_-j", True),
        ("sha1-YWJj", False), ("md5-YWJj", False), ("YWJj", False), ("sha256", False), ("sha256:YWJj", False), ("SHA256-YWJj", False), ("sha256-%%%", False), ("", False),
        ("xsha256-YWJj", False), ("true", False),
    ],
)  # fmt: skip
@each("tag", ["<script src=/a.js integrity='{}'></script>", "<link rel=stylesheet href=/a.css integrity='{}'>"])
def test_hashes_that_are_compared(tag: str, integrity: str, is_compared: bool) -> None:
    (resource,) = markup(tag.format(integrity), URL).resources
    assert bool(resource.integrity) is is_compared


def test_forms_send_somewhere() -> None:
    page = markup('<base href="/b/"><form method=POST action="x"><input><input type=PassWord></form><form><input type=search></form>', URL)
    assert page.forms == (
        HtmlForm("https://dinkes.kotacontoh.go.id/b/x", "post", frozenset({"text", "password"})),
        HtmlForm(URL, "get", frozenset({"search"})),
    )
    assert page.password
    assert not markup("<p>&lt;input type=password&gt;", URL).password


def test_fields_belong_to_their_forms_as_in_browsers() -> None:
    torn = markup("<table><form method=post action=/a><tr><td><input type=password></td></tr></form></table><input type=email>", URL)
    assert [form.types for form in torn.forms] == [frozenset({"password"})]
    document = markup("<form id=a action=/a><input type=tel form=b></form><form id=b action=/b></form><input type=file form=b>", URL)
    assert [form.types for form in document.forms] == [frozenset(), frozenset({"tel", "file"})]
    sent = markup("<form action=/a><button formaction=/b formmethod=post>B</button></form>", URL)
    assert [(form.action[-2:], form.method) for form in sent.forms] == [("/a", "get"), ("/b", "post")]


@pytest.mark.parametrize(
    ("fields", "sent"),
    [
        ("<button formaction=/b>B</button>", ["get /a", "get /b"]),
        ("<button formmethod=post>B</button>", ["get /a", "post /a"]),
        ("<button formaction=''>B</button>", ["get /a", "get /a/"]),
        ("<input type=image formaction=/b>", ["get /a", "get /b"]),
        ("<button type=button formaction=/b>B</button><input type=text formaction=/b><input type=reset formaction=/b>", ["get /a"]),
    ],
)
def test_only_buttons_that_send_choose_where(fields: str, sent: list[str]) -> None:
    """HTML section 4.10.18.6."""
    forms = markup(f"<form action=/a>{fields}</form>", URL).forms
    assert [f"{form.method} {form.action.removeprefix('https://dinkes.kotacontoh.go.id')}" for form in forms] == sent


def test_a_base_that_the_policy_forbids_does_not_count() -> None:
    html = "<base href=https://lain.example/><a href=x>x</a>"
    assert markup(html, URL).links == markup(html, URL, (("*",),)).links == ("https://lain.example/x",)
    assert markup(html, URL, (("'self'",),)).links == markup(html, URL, (("*",), ())).links == (f"{URL}x",)


@each(
    ("href", "link"),
    [
        ("c d?e f", f"{URL}c%20d?e%20f"), ("/é?é", "https://dinkes.kotacontoh.go.id/%C3%A9?%C3%A9"), ("https://LAIN.example", "https://lain.example/"),
        ("https://lain.example:443/b", "https://lain.example/b"), ("/a/%2e%2e/b", "https://dinkes.kotacontoh.go.id/b"), ("https:x", f"{URL}x"), ("/q?a='b'", "https://dinkes.kotacontoh.go.id/q?a=%27b%27"),
        ("\\\\lain.example\\x", "https://lain.example/x"), ("http://0x7f.1/", "http://127.0.0.1/"),
    ],
)  # fmt: skip
def test_addresses_have_the_one_form_that_browsers_give_them(href: str, link: str) -> None:
    """WHATWG URL section 4.4."""
    assert markup(f'<a href="{href}">x</a>', URL).links == (link,)


@given(st.text(st.sampled_from("abc/@import url()'\";:{}*. \n"), max_size=200))
def test_any_style_sheet(css: str) -> None:
    sheet = style_sheet(css)
    assert all(address and not set(address) & set("()'\" ") for address in (*sheet.imports, *sheet.fonts, *sheet.pictures))


def test_what_crawlers_are_asked_not_to_follow() -> None:
    assert markup('<a rel="nofollow ugc" href=x>x</a>', URL).links == ()
    assert not markup('<meta name=Robots content="noindex, NOFOLLOW"><a href=x>x</a>', URL).follow


# Each of these costs a parser that looks through all open elements the square of its length: minutes, where this test must end.
@pytest.mark.slow
@pytest.mark.parametrize(
    "html",
    ["<div>" * 200_000, "<div><table></div></table>" * 10_000, "<a href=x>" * 26_000, "<b><p>" * 40_000, "\x00" * 262_144, "<form><input>" * 20_000,
     "<" * 262_144, "<i><div>" * 30_000, "<svg><p></svg>" * 18_000, "�" * 100_000],
    ids=lambda html: html[:12].encode("ascii", "replace").decode().replace("\x00", "NUL"),
)  # fmt: skip
def test_hostile_pages_end(html: str) -> None:
    page = markup(html, URL)
    assert len(page.links) <= 3000
    assert listing(f"<title>Index of /</title>{html}") is None
    assert metas(f"<meta>{html}", "generator") == ()


@given(
    st.text(st.sampled_from("/ab.?#=:%é"), max_size=20),
    st.sampled_from(["", "/", "//", "http://", "https://a.example", "https://a.example:8443/"]),
)
def test_links_are_those_of_the_general_algorithm(address: str, begins: str) -> None:
    href = begins + address
    links = {canonical(link, URL) for link in markup(f'<a href="{href}">x</a>', URL).links}
    general = canonical(href, URL)
    assert links <= {general}
    assert links or general is None or not href or href.startswith("#")


ADDRESSES = st.lists(
    st.sampled_from(["/", "//", "http:", "https://", "HTTP://", "data:", "mailto:", "javascript:", "lain.example", "é", "\x00", "\ud800", ":", "[", "@", " x "]),
    min_size=1, max_size=5,
).map("".join)  # fmt: skip
TAGS = st.builds("<{0} href={1}{2}{1}>x".format, st.sampled_from(["a", "AREA", "base"]), st.sampled_from(["", "'", '"']), ADDRESSES)


@given(st.lists(TAGS, max_size=6).map("".join), st.just(URL) | st.text(max_size=30))
def test_whatever_is_written_links_lead_to_web_pages(html: str, url: str) -> None:
    assert all(link.lower().startswith(("http://", "https://")) for link in markup(html, url).links)
