"""Content-Security-Policy (CSP Level 3): the policies of a page, and what their source lists let through."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

_SPACE = " \t\n\f\r"
_SPACES = re.compile(r"[ \t\n\f\r]+")
# CSP3 section 6.8.3, "get fetch directive fallback list", for the directives a check asks about.
_FALLBACK = {
    "script-src": ("script-src", "default-src"),
    "script-src-elem": ("script-src-elem", "script-src", "default-src"),
    "script-src-attr": ("script-src-attr", "script-src", "default-src"),
    "object-src": ("object-src", "default-src"),
}
# HTML section 4.2.5.3: these are taken out of a policy that stands in <meta>.
_NOT_IN_META = frozenset({"report-uri", "frame-ancestors", "sandbox"})
_UNSAFE_INLINE = re.compile(r"'unsafe-inline'", re.IGNORECASE)
_UNSAFE_EVAL = re.compile(r"'unsafe-eval'", re.IGNORECASE)
_STRICT_DYNAMIC = re.compile(r"'strict-dynamic'", re.IGNORECASE)
_NONCE = re.compile(r"'nonce-[a-z0-9+/_-]+={0,2}'", re.IGNORECASE)
_HASH = re.compile(r"'sha(?:256|384|512)-[a-z0-9+/_-]+={0,2}'", re.IGNORECASE)
_DATA = re.compile(r"data:", re.IGNORECASE)
_EVERY_HOST = re.compile(r"(?:https?://)?\*(?::(?:\*|[0-9]+))?(?:/.*)?|https?:", re.IGNORECASE)

Sources = tuple[str, ...]


class Csp(msgspec.Struct, frozen=True):
    """One policy: directive names in lower case, each with its sources as written."""

    directives: dict[str, Sources]

    def limit(self, directive: str) -> tuple[str, Sources] | None:
        """The directive that decides for this one, fallbacks followed, and its sources; None when the policy sets no limit."""
        deciding = (name for name in _FALLBACK.get(directive, (directive,)) if name in self.directives)
        return next(((name, self.directives[name]) for name in deciding), None)


def csp(values: Iterable[str]) -> tuple[Csp, ...]:
    """The policies of all header lines, each line a comma-separated list; policies without directives are left out.

    A page obeys all of them at once: what one forbids is forbidden.
    """
    policies = (_policy(serialized) for value in values for serialized in value.split(","))
    return tuple(policy for policy in policies if policy.directives)


def csp_of_meta(contents: Iterable[str]) -> tuple[Csp, ...]:
    """The policies of ``<meta http-equiv>``: one each, without the directives that do not work there."""
    policies = (_policy(content) for content in contents)
    kept = (Csp({name: sources for name, sources in p.directives.items() if name not in _NOT_IN_META}) for p in policies)
    return tuple(policy for policy in kept if policy.directives)


def _policy(serialized: str) -> Csp:
    """CSP3 section 2.2.1: a directive given twice counts once, the first; one that is not ASCII does not count."""
    directives: dict[str, Sources] = {}
    for part in serialized.split(";"):
        token = part.strip(_SPACE)
        if token and token.isascii():
            name, *sources = _SPACES.split(token)
            directives.setdefault(name.lower(), tuple(sources))
    return Csp(directives)


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


def by_nonce(sources: Sources) -> bool:
    """True when trust hangs on a nonce or on 'strict-dynamic' rather than on where a script comes from."""
    return _has(sources, _NONCE) or _has(sources, _STRICT_DYNAMIC)


def _matching(sources: Sources, pattern: re.Pattern[str]) -> Sources:
    return tuple(source for source in sources if pattern.fullmatch(source))


def _has(sources: Sources, pattern: re.Pattern[str]) -> bool:
    return any(pattern.fullmatch(source) for source in sources)
