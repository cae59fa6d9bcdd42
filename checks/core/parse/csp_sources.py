"""Source lists of a Content-Security-Policy (CSP Level 3 sections 2.3.1 and 6.7): what they let through."""

from __future__ import annotations

import re

from checks.core.parse.csp import Sources

_UNSAFE_INLINE = re.compile(r"'unsafe-inline'", re.IGNORECASE)
_UNSAFE_EVAL = re.compile(r"'unsafe-eval'", re.IGNORECASE)
_STRICT_DYNAMIC = re.compile(r"'strict-dynamic'", re.IGNORECASE)
_NONCE = re.compile(r"'nonce-[a-z0-9+/_-]+={0,2}'", re.IGNORECASE)
_HASH = re.compile(r"'sha(?:256|384|512)-[a-z0-9+/_-]+={0,2}'", re.IGNORECASE)
_DATA = re.compile(r"data:", re.IGNORECASE)
_EVERY_HOST = re.compile(r"(?:https?://)?\*(?::(?:\*|[0-9]+))?(?:/.*)?|https?:", re.IGNORECASE)
# A keyword, nonce or hash without its quotes is read as the name of a host.
_UNQUOTED = re.compile(
    r"self|none|unsafe-(?:inline|eval|hashes)|wasm-unsafe-eval|strict-dynamic|report-sample|nonce-[^\s.]*|sha(?:256|384|512)-[^\s.]*",
    re.IGNORECASE,
)
# A source that names a path cannot be used for what else the host has; one that ends in "/" only names the whole host.
_WHOLE_HOST = re.compile(r"(?:https?://)?(?P<host>(?:\*\.)?[a-z0-9\-]+(?:\.[a-z0-9\-]+)*)(?::(?:443|\*))?/?", re.IGNORECASE)


def inline_sources(sources: Sources) -> Sources:
    """The source that lets every inline script run, if one does: nonces, hashes and 'strict-dynamic' switch it off."""
    if _has(sources, _STRICT_DYNAMIC) or _has(sources, _NONCE) or _has(sources, _HASH):
        return ()
    return _matching(sources, _UNSAFE_INLINE)


def eval_sources(sources: Sources) -> Sources:
    """The source that lets text be run as code, if there is one."""
    return _matching(sources, _UNSAFE_EVAL)


def open_sources(sources: Sources) -> Sources:
    """The sources that let scripts in from any host or out of the page's own text; none count under 'strict-dynamic'."""
    return () if _has(sources, _STRICT_DYNAMIC) else _matching(sources, _DATA) + every_host(sources)


def every_host(sources: Sources) -> Sources:
    """The sources that match every host: ``*``, ``https:``, ``http://*``."""
    return _matching(sources, _EVERY_HOST)


def host_sources(sources: Sources, host: str) -> Sources:
    """The sources that let scripts in from anywhere on this host; none count under 'strict-dynamic'.

    >>> host_sources(("'self'", "*.example", "cdn.example/js/"), "cdn.example")
    ('*.example',)
    """
    if _has(sources, _STRICT_DYNAMIC):
        return ()
    return every_host(sources) + tuple(
        source for source in sources if (whole := _WHOLE_HOST.fullmatch(source)) and _covers(whole["host"], host)
    )


def by_nonce(sources: Sources) -> bool:
    """True when trust hangs on a nonce or on 'strict-dynamic' rather than on where a script comes from."""
    return _has(sources, _NONCE) or _has(sources, _STRICT_DYNAMIC)


def unquoted(sources: Sources) -> Sources:
    """Keywords, nonces and hashes that lack their quotes, so that they do nothing."""
    return _matching(sources, _UNQUOTED)


def _covers(pattern: str, host: str) -> bool:
    """CSP3 section 6.7.2.8, "host-part matches"."""
    name = pattern.lower()
    return host.endswith(name[1:]) if name.startswith("*.") else name == host


def _matching(sources: Sources, pattern: re.Pattern[str]) -> Sources:
    return tuple(source for source in sources if pattern.fullmatch(source))


def _has(sources: Sources, pattern: re.Pattern[str]) -> bool:
    return any(pattern.fullmatch(source) for source in sources)
