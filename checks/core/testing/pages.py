"""Answers over HTTP by hand: pages of the example host, and what else it says."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterable, Mapping

import msgspec

from checks.core.evidence.http import Body, Exchange, Hop, Response
from checks.core.evidence.observation import Failure
from checks.core.redact.mask import mask, mask_header
from checks.core.testing.certificates import AT, HOST

HOME = "<!doctype html><html lang=id><head><title>Dinas Kesehatan</title></head><body><h1>Dinas Kesehatan Kota Contoh</h1></body></html>"

Headers = Mapping[str, str] | Iterable[tuple[str, str]]


def body(text: str = HOME, magic: bytes = b"") -> Body:
    """A body as the store would hold it, masked."""
    raw = magic or text.encode()
    visible, masked = mask("" if magic else text)
    return Body(
        text=visible,
        size=len(raw),
        sha256=hashlib.sha256(raw).hexdigest(),
        magic=magic[:8].hex(),
        lines=visible.count("\n") + 1,
        masked=masked,
    )


def response(headers: Headers = (), text: str = HOME, status: int = 200, magic: bytes = b"") -> Response:
    """One answer; ``Content-Type: text/html`` unless the headers say otherwise."""
    pairs = tuple(headers.items() if isinstance(headers, Mapping) else headers)
    if not any(name.lower() == "content-type" for name, _ in pairs):
        pairs = (("Content-Type", "text/html; charset=utf-8"), *pairs)
    return Response(status, tuple((n, mask_header(n, v)) for n, v in pairs), body(text, magic))


def page(
    headers: Headers = (), text: str = HOME, status: int = 200, path: str = "/", scheme: str = "https", magic: bytes = b""
) -> Exchange:
    """One answer without redirects, of the example host."""
    return Exchange((Hop(f"{scheme}://{HOST}{path}", "192.0.2.7", response(headers, text, status, magic)),), AT)


def excerpt(exchange: Exchange) -> Exchange:
    """The same answer, of whose text only the beginning was kept."""
    *before, last = exchange.hops
    body = msgspec.structs.replace(last.response.body, excerpt=True)
    response = msgspec.structs.replace(last.response, body=body)
    return msgspec.structs.replace(exchange, hops=(*before, msgspec.structs.replace(last, response=response)))


def file(path: str, text: str) -> Exchange:
    """A text file that is served at the path."""
    return page({"Content-Type": "text/plain"}, text, path=path)


def gone(path: str, status: int = 404) -> Exchange:
    """An honest answer that nothing is at the path."""
    return page((), "<title>404</title><h1>Tidak ditemukan</h1>", status, path)


def redirect(*urls: str, headers: Headers = (), status: int = 301, text: str = HOME, stop: Failure | None = None) -> Exchange:
    """A chain through these URLs; the last one answers 200, unless ``stop`` says that its redirect was not followed.

    ``headers`` are those of every redirecting answer.
    """
    fields = tuple(headers.items() if isinstance(headers, Mapping) else headers)
    hops = [Hop(here, "192.0.2.7", response((*fields, ("Location", there)), "", status)) for here, there in itertools.pairwise(urls)]
    if stop is None:
        hops.append(Hop(urls[-1], "192.0.2.7", response((), text)))
    return Exchange(tuple(hops), AT, stop)


def page_by(generator: str) -> Exchange:
    """A front page that says what made it."""
    return page((), f'<html><head><meta name="generator" content="{generator}"></head><body>Beranda</body></html>')


def sent_to_log_in() -> Exchange:
    """A front page that sends everyone to a log-in page."""
    form = '<form><input name="nama"><input type="password" name="sandi"></form>'
    return redirect(f"https://{HOST}/", f"https://{HOST}/masuk", text=form)


def drupal(version: str) -> Exchange:
    """A front page whose scripts tell the version of Drupal."""
    script = f'<script src="/core/misc/drupal.js?v={version}"></script>'
    major = version.partition(".")[0]
    return page((), f'<html><head><meta name="Generator" content="Drupal {major}">{script}</head><body>Beranda</body></html>')


def open_folder(path: str, *names: str) -> Exchange:
    """A folder with these names whose content nginx shows."""
    rows = "".join(f'<a href="{name}">{name}</a>\n' for name in ("../", *names))
    text = f"<html><head><title>Index of {path}</title></head><body><h1>Index of {path}</h1><hr><pre>{rows}</pre></body></html>"
    return page((), text, path=path)
