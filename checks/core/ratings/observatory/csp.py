"""The test of the content security policy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from checks.core.evidence.http import Response
from checks.core.ratings.observatory.fields import field
from checks.core.ratings.observatory.page import Document
from checks.core.ratings.observatory.policy import Invalid, Policies

_BROAD = ("ftp:", "http:", "https:", "*", "http://*", "http://*.*", "https://*", "https://*.*")
_INLINE = ("'unsafe-inline'", "data:")
_PASSIVE = ("img-src", "media-src")
_NONCES_AND_HASHES = ("'nonce-", "'sha256-", "'sha384-", "'sha512-")
# In <meta> they mean nothing (HTML section 4.2.5.3).
_NOT_IN_META = ("frame-ancestors", "report-uri", "sandbox")
# Results that a repeated reporting directive turns into a remark of its own.
_SOUND = (
    "csp-implemented-with-no-unsafe",
    "csp-implemented-with-no-unsafe-default-src-none",
    "csp-implemented-with-unsafe-inline-in-style-src-only",
    "csp-implemented-with-insecure-scheme-in-passive-content-only",
)


class _Csp(msgspec.Struct, frozen=True):
    """The result, and whether frame-ancestors stands anywhere."""

    result: str
    frames: bool = False


def csp_result(answer: Response, page: Document | None, secure: bool) -> _Csp:
    """The policies of header and page together; ``secure`` when the site is asked over HTTPS."""
    header = [value for value in (field(answer, "content-security-policy"),) if value is not None]
    meta = list(page.policies) if page else []
    try:
        policies = Policies((*header, *meta))
    except Invalid:
        return _Csp("csp-header-invalid")
    if not _directives(header) and not set(_directives(meta)).difference(_NOT_IN_META):
        reporting = field(answer, "content-security-policy-report-only")
        return _Csp("csp-not-implemented-but-reporting-enabled" if reporting else "csp-not-implemented")
    result = next(_results(policies.directives, secure))
    if policies.repeated and result in _SOUND:
        result = "csp-implemented-but-duplicate-directives"
    return _Csp(result, "frame-ancestors" in policies.directives)


def _directives(values: list[str]) -> Iterable[str]:
    try:
        return Policies(values).directives
    except Invalid:
        return ()


def _results(directives: dict[str, set[str]], secure: bool) -> Iterator[str]:
    """Everything there is to say, the first counts. Directives that fall back on default-src share its set, and what is taken from it."""
    default = directives.get("default-src", {"*"})
    scripts, styles = directives.get("script-src", default), directives.get("style-src", default)
    objects = directives.get("object-src", default)
    for sources in (scripts, styles):
        if _has_nonce_or_hash(sources):
            sources.discard("'unsafe-inline'")
    if "'strict-dynamic'" in scripts:
        if not _has_nonce_or_hash(scripts):
            yield "csp-header-invalid"
        else:
            scripts -= {source for source in scripts if source.startswith(_BROAD) or source in ("'self'", "'unsafe-inline'")}
    if scripts.intersection((*_BROAD, *_INLINE)) or objects.intersection(_BROAD):
        yield "csp-implemented-with-unsafe-inline"
    active = [sources for name, sources in directives.items() if name not in (*_PASSIVE, "script-src")]
    if secure and _insecure((*active, scripts)):
        yield "csp-implemented-with-insecure-scheme"
    if "'unsafe-eval'" in scripts | styles:
        yield "csp-implemented-with-unsafe-eval"
    if secure and _insecure(directives.get(name, directives.get("default-src", set())) for name in _PASSIVE):
        yield "csp-implemented-with-insecure-scheme-in-passive-content-only"
    if styles.intersection((*_BROAD, *_INLINE)):
        yield "csp-implemented-with-unsafe-inline-in-style-src-only"
    nothing = directives.get("default-src") == {"'none'"}
    yield "csp-implemented-with-no-unsafe-default-src-none" if nothing else "csp-implemented-with-no-unsafe"


def _has_nonce_or_hash(sources: set[str]) -> bool:
    return any(source.startswith(_NONCES_AND_HASHES) for source in sources)


def _insecure(several: Iterable[set[str]]) -> bool:
    return any(source.startswith(("http:", "ftp:")) for sources in several for source in sources)
