"""Content-Security-Policy (CSP Level 3): the policies of a page, and the names of their directives."""

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
# CSP3 section 6, the specifications that extend it (Trusted Types, Mixed Content, Fenced Frame), and names that older browsers knew.
DIRECTIVES = frozenset({
    "child-src", "connect-src", "default-src", "fenced-frame-src", "font-src", "frame-src", "img-src", "manifest-src", "media-src",
    "object-src", "prefetch-src", "script-src", "script-src-attr", "script-src-elem", "style-src", "style-src-attr", "style-src-elem",
    "worker-src", "base-uri", "sandbox", "form-action", "frame-ancestors", "navigate-to", "report-to", "report-uri", "webrtc",
    "require-trusted-types-for", "trusted-types", "upgrade-insecure-requests", "block-all-mixed-content", "require-sri-for", "plugin-types",
    "reflected-xss", "referrer", "disown-opener",
})  # fmt: skip

Sources = tuple[str, ...]


class Csp(msgspec.Struct, frozen=True):
    """One policy: directive names in lower case, each with its sources as written."""

    directives: dict[str, Sources]

    def limit(self, directive: str) -> tuple[str, Sources] | None:
        """The directive that decides for this one, fallbacks followed, and its sources; None when the policy sets no limit."""
        deciding = (name for name in _FALLBACK.get(directive, (directive,)) if name in self.directives)
        return next(((name, self.directives[name]) for name in deciding), None)

    @property
    def unknown_directives(self) -> tuple[str, ...]:
        """Names that no browser knows, so that what stands under them is not obeyed."""
        return tuple(name for name in self.directives if name not in DIRECTIVES)


def csp(values: Iterable[str]) -> tuple[Csp, ...]:
    """The policies of all header lines, each line a comma-separated list; policies without directives are left out.

    A page obeys all of them at once: what one forbids is forbidden.
    """
    policies = (_policy(text) for value in values for text in value.split(","))
    return tuple(policy for policy in policies if policy.directives)


def csp_of_meta(contents: Iterable[str]) -> tuple[Csp, ...]:
    """The policies of ``<meta http-equiv>``: one each, without the directives that do not work there."""
    policies = map(_policy, contents)
    enforceable = (Csp({name: sources for name, sources in p.directives.items() if name not in _NOT_IN_META}) for p in policies)
    return tuple(policy for policy in enforceable if policy.directives)


def lost_in_meta(contents: Iterable[str]) -> tuple[str, ...]:
    """The directives of ``<meta http-equiv>`` that browsers do not obey there, each once."""
    return tuple(dict.fromkeys(name for content in contents for name in _policy(content).directives if name in _NOT_IN_META))


def _policy(text: str) -> Csp:
    """CSP3 section 2.2.1: a directive given twice counts once, the first; one that is not ASCII does not count."""
    directives: dict[str, Sources] = {}
    for part in text.split(";"):
        token = part.strip(_SPACE)
        if token and token.isascii():
            name, *sources = _SPACES.split(token)
            directives.setdefault(name.lower(), tuple(sources))
    return Csp(directives)
