"""Texts that misbehaving servers send, of any length: repeated tokens, openings without ends, many attributes and separators, one long run."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count, islice

Shape = Callable[[int], str]


def repeated(token: str, before: str = "", after: str = "") -> Shape:
    """One token as often as it fits."""
    return lambda length: before + token * ((length - len(before) - len(after)) // len(token)) + after


def numbered(form: str, before: str = "", after: str = "") -> Shape:
    """A token with another number each time."""

    def shape(length: int) -> str:
        return before + "".join(islice(map(form.format, count()), length // len(form.format(1000)))) + after

    return shape


def halves(first: Shape, second: Shape) -> Shape:
    """Two shapes one after another, so that each may be taken with each."""
    return lambda length: first(length // 2) + second(length // 2)


HEAD = "<!doctype html><title>Dinas Kesehatan</title><body><h1>Dinas Kesehatan</h1>"
RUNS = {
    f"run of {run!r}": repeated(run)
    for run in ("a", " ", "\n", "\\", '"', "'", "<", "&", ",", ";", "=", "*", "(", "[", "{", "/", ".", "\xa0", "0", "-")
}
MARKUP = {
    "elements": repeated("<div>", HEAD), "formatting": halves(numbered("<font a={}>", HEAD + "<p>"), repeated("<p>x")), "paragraphs": repeated("<b><p>x", HEAD),
    "attributes": numbered("a{} ", "<p ", ">"), "values": numbered('a{}="x" ', "<p ", ">"), "roots": numbered("<html a{}>"), "one attribute": repeated("href=x ", "<a ", ">"),
    "options": repeated("<option>", HEAD + "<select>"), "links": numbered("<a href='/{}'>", HEAD), "unclosed tags": repeated("<a href="), "forms": repeated("<form><input>", HEAD),
    "fields": repeated("<input form=a>", HEAD + "<form id=a>"), "torn forms": repeated("<table><form><tr><td><input>", HEAD), "ends": repeated("</p>", HEAD + "<div>" * 500),
    "items": repeated("<li>", HEAD), "comments": repeated("<!--"), "scripts": repeated("<script>"), "titles": repeated("<title>"), "metas": repeated("<meta name=generator content=x>"),
    "no scripts": repeated("<noscript></noscript "), "styles": repeated("url(", "<style>"), "imports": repeated("@import ", "<style>"), "comments in styles": repeated("/*", "<style>"),
    "pictures": repeated("a 1w,", "<img srcset='"), "entities": repeated("&lt;"), "references": repeated("&#x1"), "drawings": repeated("<svg><g>"), "tables": repeated("<table><tr><td>"),
    "listing": numbered("<a href='{}.sql'>", "<title>Index of /</title><h1>Index of /</h1>"), "quoted ends": repeated("<div a='</div>'>"),
}  # fmt: skip
FILES = {
    "stars": repeated("*a", "User-agent: *\nDisallow: /"), "rules": numbered("Disallow: /*a{}*b\n", "User-agent: *\n"), "agents": numbered("User-agent: a{}\n"),
    "agents of rules": repeated("Disallow: /a\n", "".join(f"User-agent: a{n}\n" for n in range(100))), "settings": numbered("A{}=b\n"), "locations": repeated("<loc>", "<urlset>"),
    "addresses": numbered("<loc>https://a.example/{}</loc>", "<urlset>"), "contacts": repeated("Contact: mailto:a@b.example\n"), "signed": repeated("-----BEGIN PGP SIGNED MESSAGE-----\n"),
    "sections": repeated("[core]\n\ta = b\n"), "lists": repeated("["), "objects": repeated('{"a":'),
}  # fmt: skip
LINES = {
    "directives": numbered("a{} x;"), "sources": numbered("https://{}.example ", "script-src "), "policies": repeated("script-src a,"), "quotes": repeated('a="', "max-age="),
    "escapes": repeated('\\"', 'a="'), "members": numbered("a{}=(b c),"), "parameters": repeated(";a=1", "a=1"), "cookie": numbered("a{}=b;"), "products": repeated("a/1 (b) "),
    "nested comments": repeated("(", "Apache/2 "), "nonces": repeated("'nonce-a='", "script-src "), "months": repeated("jan", "a=b; expires="), "spaces": repeated("a \t", "a ="), "tags": repeated("0 issue "),
    "escaped ends of lines": repeated('\\"\\\n'),
}  # fmt: skip
SHAPES: dict[str, Shape] = RUNS | MARKUP | FILES | LINES
