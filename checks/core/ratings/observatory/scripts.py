"""The test of subresource integrity: where scripts come from, how, and whether they are pinned."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urljoin, urlsplit

from checks.core.parse.address import is_address
from checks.core.ratings.observatory.page import Document, Script

_LENIENT_FIRST = (
    "sri-implemented-and-all-scripts-loaded-securely",
    "sri-implemented-but-external-scripts-not-loaded-securely",
    "sri-not-implemented-but-external-scripts-loaded-securely",
    "sri-not-implemented-and-external-scripts-not-loaded-securely",
)
_SCHEME = re.compile(r"([a-z][a-z0-9+.\-]*):", re.IGNORECASE)
_WEB = re.compile(r"(https?):[/\\]*([^/\\?#]*)(.*)", re.IGNORECASE | re.DOTALL)
_PORT = re.compile(r"(.*?)(?::([0-9]*))?", re.DOTALL)
# Forbidden domain code points (URL Standard section 3.2).
_FORBIDDEN = re.compile(r"[\x00-\x20\"#%/:<>?@\[\\\]^|\x7f]")
_EDGE = "".join(map(chr, range(0x21)))


class NoUrl(ValueError):
    """A script's address looks like a URL and is none."""


def sri(page: Document | None, domain: str, secure: bool) -> str:
    """``domain`` is the registrable one of the site, ``secure`` whether it is asked over HTTPS; `NoUrl` where the original gives up."""
    if page is None:
        return "sri-not-implemented-response-not-html"
    if not page.scripts:
        return "sri-not-implemented-but-no-scripts-loaded"
    base = page.base.strip(_EDGE)
    results = list(_results(page.scripts, (_valid(base) or "") if _WEB.fullmatch(base) else "", domain, secure))
    if weighing := [result for result in results if result in _LENIENT_FIRST]:
        return max(weighing, key=_LENIENT_FIRST.index)
    foreign = "sri-implemented-and-external-scripts-loaded-securely"
    return foreign if foreign in results else "sri-not-implemented-but-all-scripts-loaded-from-secure-origin"


def _results(scripts: tuple[Script, ...], base: str, domain: str, secure: bool) -> Iterator[str]:
    for script in scripts:
        src = _resolve(script.src, base)
        if not src:
            continue
        whole = src.startswith(("http://", "https://"))
        borrowed = re.match("//[^/]", src) is not None
        if whole and _valid(src) is None:
            raise NoUrl
        own = not borrowed and (not whole or _same_domain(src, domain))
        safe = src.startswith("https:") if whole else secure and not borrowed
        if not own:
            implemented = "" if script.integrity else "not-"
            if safe:
                loaded = "but-external-scripts-loaded-securely" if implemented else "and-external-scripts-loaded-securely"
            else:
                loaded = "and-external-scripts-not-loaded-securely" if implemented else "but-external-scripts-not-loaded-securely"
            yield f"sri-{implemented}implemented-{loaded}"
        elif script.integrity and safe:
            yield "sri-implemented-and-all-scripts-loaded-securely"


def _resolve(src: str, base: str) -> str:
    """The address as the DOM gives it: a whole URL, or what is written where there is nothing to resolve it against."""
    reference = re.sub("[\t\n\r]", "", src.strip(_EDGE))
    if _SCHEME.match(reference):
        return _valid(reference) or src
    try:
        return urljoin(base, reference) if base and reference else src
    except ValueError:
        return src


def _valid(url: str) -> str | None:
    """The URL in its usual form, None where it is none (URL Standard section 4.4); schemes other than those of the web stay as they are."""
    web = _WEB.fullmatch(url)
    if web is None:
        return url
    scheme, authority, rest = web[1].lower(), web[2].rpartition("@")[2], web[3]
    if re.fullmatch(r"\[[0-9a-f:.]+\](?::[0-9]*)?", authority, re.IGNORECASE):
        return f"{scheme}://{authority.lower()}{rest}" if is_address(authority[1:].partition("]")[0]) else None
    match = _PORT.fullmatch(authority)
    host, port = (match[1], match[2] or "") if match else ("", "")
    host = unquote(host).lower()
    if not host or _FORBIDDEN.search(host) or int(port or 0) > 65535:
        return None
    if host.rstrip(".").rpartition(".")[2].isdigit() and not is_address(host.rstrip(".")):
        return None
    return f"{scheme}://{host}{f':{port}' if port else ''}{rest}"


def _same_domain(url: str, domain: str) -> bool:
    host = urlsplit(url).hostname or ""
    return host == domain or host.endswith(f".{domain}")
