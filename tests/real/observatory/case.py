"""One site to be scored: what it answers, on which ports, with which certificate."""

from __future__ import annotations

from typing import Literal

import msgspec

DOMAIN = "kotacontoh.go.id"
HTML = "text/html; charset=utf-8"
Pairs = tuple[tuple[str, str], ...]


class Reply(msgspec.Struct, frozen=True):
    """One answer. ``type`` is its Content-Type, None for none."""

    headers: Pairs = ()
    body: str = "<!doctype html><title>Dinas</title><p>Dinas Kota Contoh"
    status: int = 200
    type: str | None = HTML

    @property
    def pairs(self) -> Pairs:
        return self.headers if self.type is None else (("Content-Type", self.type), *self.headers)


def to(url: str, status: int = 301, headers: Pairs = ()) -> Reply:
    """A redirect; ``HOST`` in the URL is the name of the site."""
    return Reply((("Location", url), *headers), "", status)


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """A site. ``pages`` by ``scheme://HOST/path``, in which ``HOST`` is its name; what is not there is 404.

    ``preflight`` answers OPTIONS everywhere. ``withheld`` says why tilik gives no grade although the original does.
    """

    name: str
    pages: dict[str, Reply]
    preflight: Reply = Reply((), "", 405)
    ports: Literal["both", "http", "https", "none"] = "both"
    certificate: Literal["trusted", "self-signed", "expired", "other-name", "unknown-root"] = "trusted"
    withheld: str = ""

    def reply(self, method: str, scheme: str, host: str, own: str, path: str) -> Reply:
        """What it answers; ``own`` is its name, ``host`` who was asked, that name or its ``www.`` twin."""
        if method == "OPTIONS":
            return self.preflight
        page = self.pages.get(f"{scheme}://{'www.' if host != own else ''}HOST{path}", Reply((), "<h1>Tidak ditemukan</h1>", 404))
        return msgspec.structs.replace(page, headers=tuple((name, value.replace("HOST", own)) for name, value in page.headers))


HOME = "https://HOST/"
PLAIN = "http://HOST/"
UPGRADE = to(HOME)
# Everything that earns the most points, so that every fault and every bonus shows in the score.
SOUND = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Strict-Transport-Security": "max-age=63072000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def sound(changes: dict[str, str | None] | None = None, more: Pairs = ()) -> Pairs:
    """The sound headers, some changed or (None) left out, and more of them."""
    return (*((name, value) for name, value in (SOUND | (changes or {})).items() if value is not None), *more)


def site(name: str, headers: Pairs = (), body: str | None = None, status: int = 200, type: str | None = HTML) -> Case:
    """A site over HTTPS to which plain HTTP redirects."""
    page = Reply(headers, status=status, type=type) if body is None else Reply(headers, body, status, type)
    return Case(name=name, pages={HOME: page, PLAIN: UPGRADE})
