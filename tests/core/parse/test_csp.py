"""Content-Security-Policy: parsing (CSP3 section 2.2) and what source lists let through (section 6.7.3)."""

import pytest
from hypothesis import given, strategies as st

from checks.core.parse import (
    Csp,
    by_nonce,
    csp,
    csp_of_meta,
    eval_sources,
    every_host,
    host_sources,
    inline_sources,
    lost_in_meta,
    open_sources,
    unquoted,
)
from checks.core.parse.csp_url import permits
from tests.each import each


def test_names_lose_their_case_and_sources_keep_theirs() -> None:
    assert csp(["Script-SRC\tCDN.example/A   'Self' ; ;"]) == (Csp({"script-src": ("CDN.example/A", "'Self'")}),)


def test_the_first_of_two_equal_directives_counts() -> None:
    assert csp(["img-src a; IMG-SRC b"]) == (Csp({"img-src": ("a",)}),)


def test_commas_and_lines_separate_policies() -> None:
    assert csp(["img-src a, img-src b", "", ";,;", "img-src c"]) == tuple(Csp({"img-src": (s,)}) for s in "abc")


def test_a_directive_that_is_not_ascii_does_not_count() -> None:
    assert csp(["script-src é; img-src a"]) == (Csp({"img-src": ("a",)}),)


def test_meta_holds_one_policy_without_framing_and_reporting() -> None:
    assert csp_of_meta(["frame-ancestors 'none'", "img-src a, b; REPORT-URI /x; sandbox"]) == (Csp({"img-src": ("a,", "b")}),)


@each(
    ("policy", "directive", "name"),
    [
        ("default-src 'none'", "script-src-elem", "default-src"),
        ("default-src 'none'; script-src a", "script-src-attr", "script-src"),
        ("script-src a; script-src-attr b", "script-src-attr", "script-src-attr"),
        ("script-src-elem a", "script-src", None),
        ("default-src 'none'", "base-uri", None),
        ("default-src 'none'", "frame-ancestors", None),
        ("script-src a", "object-src", None),
    ],
)
def test_fallbacks(policy: str, directive: str, name: str | None) -> None:
    limit = csp([policy])[0].limit(directive)
    assert (limit and limit[0]) == name


@each(
    ("sources", "allowed"),
    [
        ("'unsafe-inline'", True),
        ("'self' 'UNSAFE-INLINE'", True),
        ("'self'", False),
        ("unsafe-inline", False),
        ("'unsafe-inline' 'nonce-czNjcjN0'", False),
        ("'unsafe-inline' 'sha256-czNjcjN0+/_-=='", False),
        ("'unsafe-inline' 'strict-dynamic'", False),
        ("'unsafe-inline' 'nonce-'", True),
        ("'unsafe-inline' nonce-czNjcjN0", True),
    ],
)
def test_inline(sources: str, allowed: bool) -> None:
    assert bool(inline_sources(tuple(sources.split()))) is allowed


@each(
    ("source", "every"),
    [
        ("*", True),
        ("https:", True),
        ("HTTP:", True),
        ("https://*", True),
        ("http://*:*", True),
        ("*:443", True),
        ("https://*/js/", True),
        ("data:", False),
        ("blob:", False),
        ("*.kotacontoh.go.id", False),
        ("https://*.kotacontoh.go.id", False),
        ("'self'", False),
        ("'none'", False),
    ],
)
def test_sources_that_match_every_host(source: str, every: bool) -> None:
    assert every_host((source,)) == ((source,) if every else ())


def test_data_lets_scripts_in_and_strict_dynamic_ignores_hosts() -> None:
    assert open_sources(("'self'", "data:", "*")) == ("data:", "*")
    assert open_sources(("https:", "*", "'strict-dynamic'", "'nonce-a'")) == ()


def test_eval_and_nonce() -> None:
    assert eval_sources(("'self'", "'Unsafe-Eval'")) == ("'Unsafe-Eval'",)
    assert [by_nonce((source,)) for source in ("'nonce-a'", "'strict-dynamic'", "'self'", "'sha256-a'")] == [True, True, False, False]


def test_what_meta_loses_is_told() -> None:
    assert lost_in_meta(["FRAME-ancestors 'none'; img-src a", "sandbox; frame-ancestors 'self'"]) == ("frame-ancestors", "sandbox")


def test_unknown_names_are_told() -> None:
    assert csp(["img-src a; script-scr b; Default_src c"])[0].unknown_directives == ("script-scr", "default_src")


@each(
    ("source", "whole"),
    [
        ("cdn.example", True),
        ("HTTPS://CDN.Example", True),
        ("http://cdn.example:443/", True),
        ("cdn.example:*", True),
        ("*.example", True),
        ("https:", True),
        ("cdn.example:8443", False),
        ("cdn.example/js/", False),
        ("*.cdn.example", False),
        ("dn.example", False),
        ("wss://cdn.example", False),
        ("'self'", False),
    ],
)
def test_sources_that_name_a_whole_host(source: str, whole: bool) -> None:
    assert host_sources((source,), "cdn.example") == ((source,) if whole else ())
    assert host_sources((source, "'strict-dynamic'"), "cdn.example") == ()


def test_keywords_need_their_quotes() -> None:
    assert unquoted(("self", "'self'", "NONE", "unsafe-inline", "nonce-a+b", "sha256-x", "self.example", "nonce-cdn.example")) == (
        "self",
        "NONE",
        "unsafe-inline",
        "nonce-a+b",
        "sha256-x",
    )


_TOKEN = st.text(alphabet="abcxyz-'*:/.", min_size=1)


@pytest.mark.slow
@given(st.dictionaries(st.from_regex(r"[a-z\-]+", fullmatch=True), st.lists(_TOKEN).map(tuple), min_size=1))
def test_a_written_policy_is_read_back(directives: dict[str, tuple[str, ...]]) -> None:
    text = "; ".join(" ".join((name, *sources)) for name, sources in directives.items())
    assert csp([text]) == (Csp(directives),)
    assert csp([text, text]) == (Csp(directives),) * 2


@each(
    ("sources", "url", "is_permitted"),
    [
        (("'self'",), "https://dinkes.kotacontoh.go.id/a", True),
        (("'self'",), "https://lain.example/", False),
        (("'self'",), "http://dinkes.kotacontoh.go.id/", False),
        (("'none'",), "https://dinkes.kotacontoh.go.id/", False),
        ((), "https://dinkes.kotacontoh.go.id/", False),
        (("*",), "https://lain.example/", True),
        (("https:",), "https://lain.example/", True),
        (("https:",), "http://lain.example/", False),
        (("http:",), "https://lain.example/", True),
        (("*.lain.example",), "https://a.lain.example/", True),
        (("*.lain.example",), "https://lain.example/", False),
        (("lain.example",), "https://lain.example/x", True),
        (("lain.example",), "https://lain.example:8443/x", False),
        (("lain.example:*",), "https://lain.example:8443/x", True),
        (("http://lain.example:80",), "https://lain.example/x", True),
        (("lain.example/a/",), "https://lain.example/a/b", True),
        (("lain.example/a",), "https://lain.example/a/b", False),
        (("'nonce-x'", "LAIN.example"), "https://lain.example/", True),
    ],
)
def test_which_addresses_a_source_list_permits(sources: tuple[str, ...], url: str, is_permitted: bool) -> None:
    """CSP3 section 6.7.2."""
    assert permits(sources, url, "https://dinkes.kotacontoh.go.id/") is is_permitted
