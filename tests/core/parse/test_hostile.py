"""No header or page a server sends makes a parser fail, or take longer than its length deserves."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given, strategies as st

from checks.core import parse
from checks.core.testing import evidence as build
from tests.each import each

PARSERS: dict[str, Callable[[str], object]] = {
    "hsts": parse.hsts,
    "members": lambda text: parse.members([text, text]),
    "csp": lambda text: [policy.limit("script-src") for policy in parse.csp([text])],
    "csp-of-meta": lambda text: [parse.csp_of_meta([text]), parse.lost_in_meta([text])],
    "sources": lambda text: [
        ask((text,))
        for ask in (
            parse.inline_sources,
            parse.open_sources,
            parse.eval_sources,
            parse.every_host,
            parse.by_nonce,
            parse.unquoted,
            lambda sources: parse.host_sources(sources, "a.example"),
        )
    ],
    "frame-options": lambda text: parse.frame_options([text]),
    "referrer-policy": lambda text: parse.referrer_policy([text], [text]),
    "metas": lambda text: parse.metas("<meta " + text, "generator"),
    "security-txt": lambda text: [
        (contacts.expires, contacts.unusable_contacts)
        for start in ("", "Contact: x\n", "-----BEGIN PGP SIGNED MESSAGE-----\n")
        if (contacts := parse.security_txt(start + text))
    ],
    "set-cookie": lambda text: [parse.set_cookie(text), parse.set_cookie(f"a=b; Max-Age={text}; Expires={text}")],
    "cache-control": lambda text: [
        parse.shared_seconds(parse.cache_control([text]), text, build.AT),
        parse.shared_seconds(parse.cache_control([]), text, build.AT),
    ],
    "caa": lambda text: [parse.caa(text), parse.caa(f'0 issue "{text}"')],
    "certificate": lambda text: parse.certificate(text.encode(errors="replace")),
    "dotenv": lambda text: [parse.dotenv(text), parse.dotenv("APP_ENV=x\nAPP_KEY=y\n" + text)],
    "generator": parse.generator,
    "git-config": lambda text: [parse.git_config(text), parse.git_config("[core]\n\trepositoryformatversion = 0\n" + text)],
    "git-head": lambda text: [parse.git_head(text), parse.git_head("ref: refs/" + text)],
    "listing": lambda text: [
        parse.listing(text),
        parse.listing(f"<title>Index of /</title><h1>Index of /</h1><a href='{text}'>x</a>"),
        parse.listing(f"<title>{text}</title><h1>{text}</h1>"),
    ],
    "products": parse.products,
    "structured": lambda text: [parse.dictionary([text]), parse.dictionary([f"a=({text})", text]), parse.item([text])],
    "location": lambda text: parse.location(text, "https://kotacontoh.go.id/a"),
}
SYNTAX = st.text(alphabet=" \t\n\r\x00\"'\\;,=:/*-?#[]<>@%.0129azAZ\u00e9\ud800\u2028", max_size=80)
LENGTH = 200_000


@pytest.mark.slow
@pytest.mark.parametrize("name", PARSERS)
@given(text=st.text() | SYNTAX)
def test_any_text_gives_a_value(name: str, text: str) -> None:
    assert PARSERS[name](text) == PARSERS[name](text)


@pytest.mark.slow
@each("name", PARSERS)
@each("unit", ['"', "\\", '"\\', " ", "=", "max-age= ", ";", ",", "a,", "'", "*", "/", "https://", "<meta ", "[", "a=b;", "Expires=jan "])
def test_long_input_ends_soon(name: str, unit: str) -> None:
    start = time.process_time()
    PARSERS[name](unit * (LENGTH // len(unit)) + "!")
    # Quadratic time would be minutes at this length.
    assert time.process_time() - start < 2
