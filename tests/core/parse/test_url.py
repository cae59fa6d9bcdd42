"""One form for every URL of a site."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from checks.core.parse.url import LONGEST_URL, canonical, escaped, path_of
from tests.each import each

BASE = "https://dinkes.kotacontoh.go.id/a/b/c"


@each(
    ("link", "leads_to"),
    [
        ("", "/a/b/c"),
        ("#isi", "/a/b/c"),
        ("d?x=1&y=2#isi", "/a/b/d?x=1&y=2"),
        ("/%7euser/%c3%a4", "/~user/%C3%A4"),
        ("/berita hari ini?q=dua kata", "/berita%20hari%20ini?q=dua%20kata"),
        ("/a/../../../b/./c/..", "/b/"),
        ("/%2e%2e/b", "/b"),
        ("/100%", "/100%25"),
        ("/x?", "/x"),
        ("/x?b=2&a=1", "/x?b=2&a=1"),
        ("/x?PHPSESSID=9f8e&b=2", "/x?b=2"),
        ("/x?sid=1", "/x"),
        ("/x.do;jsessionid=AB12.node1?b=2", "/x.do?b=2"),
        ("/x?inside=1", "/x?inside=1"),
        ("\n /a\\b \t", "/a/b"),
        ("HTTPS://DINKES.kotacontoh.go.id.:443/x", "/x"),
    ],
)
def test_links_lead_to_one_form(link: str, leads_to: str) -> None:
    assert canonical(link, BASE) == f"https://dinkes.kotacontoh.go.id{leads_to}"


@pytest.mark.parametrize(
    ("link", "leads_to"),
    [
        ("http://lain.example:80", "http://lain.example/"),
        ("//lain.example:8443/x", "https://lain.example:8443/x"),
        ("http://kotã.example/", "http://xn--kot-ola.example/"),
        ("http://[2001:DB8::1]/x", "http://[2001:db8::1]/x"),
    ],
)
def test_other_origins_keep_theirs(link: str, leads_to: str) -> None:
    assert canonical(link, BASE) == leads_to


@each(
    "link",
    ["mailto:a@lain.example", "javascript:void(0)", "data:text/html,x", "ftp://lain.example/", "https://a b/", "https://u:p@lain.example/",
     "https://[::1/", "https://lain.example:99999/", "https://-/", "/" + "a" * LONGEST_URL],
)  # fmt: skip
def test_what_is_no_page_of_the_web_leads_nowhere(link: str) -> None:
    assert canonical(link, BASE) is None


ODD = st.text(st.sampled_from("aB/.?&=;%2eE#:@ \\*\x00é\u202e\ud800sid"), max_size=40)


@given(st.one_of(st.text(max_size=60), ODD, ODD.map(lambda text: f"/{text}"), ODD.map(lambda text: f"/x?{text}&PHPSESSID=1")))
def test_the_form_is_one_and_safe_to_ask_for(link: str) -> None:
    url = canonical(link, BASE)
    if url is not None:
        assert canonical(url, BASE) == url == canonical(url, "http://lain.example/")
        assert url.isascii()
        assert url.isprintable()
        assert " " not in url
        assert "#" not in url
        assert len(url) <= LONGEST_URL


@given(st.text(max_size=60))
def test_escaping_twice_is_escaping_once(path: str) -> None:
    assert escaped(escaped(path)) == escaped(path)


@pytest.mark.parametrize(
    ("url", "path"),
    [("https://a.test/x/%2e?y#z", "/x/%2e"), ("https://a.test", ""), ("foo://example.com:8042/over/there?name=ferret#nose", "/over/there"), ("https://[", "")],
)  # fmt: skip
def test_the_path_of_a_url_is_what_rfc_3986_calls_so(url: str, path: str) -> None:
    assert path_of(url) == path
