"""Is the thing at this path really there, or is it how this site says "not found"?"""

from __future__ import annotations

import hashlib
import re
from urllib.parse import urlsplit

from checks.core import reason
from checks.core.evidence import Failure, FailureKind
from checks.core.http import Exchange, Nowhere
from checks.core.model import Reason
from checks.core.usable import refusal
from checks.core.words import likeness, words

ALIKE = 0.7
_VOWELS, _CONSONANTS = "aeiou", "bdfgklmnprst"


class Unknown(Exception):
    """Raised by a check, or for it, when the evidence does not answer its question."""

    def __init__(self, why: Reason, detail: str = "") -> None:
        super().__init__(why.key)
        self.reason, self.detail = why, detail


def shape(path: str) -> str:
    """The shape of a path: every name becomes ``*``; leading dots, extensions, depth and trailing slash stay.

    >>> shape("/.git/HEAD"), shape("/phpmyadmin/"), shape("/wp-login.php"), shape("/.env")
    ('/.*/*', '/*/', '/*.php', '/.*')
    """
    return "/".join(_segment(s) for s in path.split("?")[0].split("/"))


def _segment(segment: str) -> str:
    if not segment:
        return ""
    dot = "." if segment.startswith(".") else ""
    _, separator, extension = segment.lstrip(".").rpartition(".")
    return f"{dot}*.{extension}" if separator and re.fullmatch(r"[a-z0-9]{1,5}", extension) else f"{dot}*"


def paths_of(a_shape: str, host: str, count: int = 2) -> tuple[str, ...]:
    """Paths of a shape that cannot exist. The names are derived from the host, so that a scan can be repeated exactly."""
    return tuple(
        "/".join(s.replace("*", _name(f"{host} {a_shape} {n} {i}")) for i, s in enumerate(a_shape.split("/"))) for n in range(count)
    )


def _name(seed: str) -> str:
    digest = hashlib.sha256(seed.encode()).digest()
    letters = (_CONSONANTS[a % 12] + _VOWELS[b % 5] for a, b in zip(digest[:5], digest[5:10], strict=True))
    return "tlk" + "".join(letters)


def present(seen: Exchange, nowhere: Nowhere, *, is_it: bool) -> bool:
    """Whether what was asked for is there, given that its body ``is_it`` (is what the path promises).

    Compares status, redirect target and words with how the site answers paths that cannot exist. Raises `Unknown` when
    that leaves the question open.
    """
    if (refused := refusal(seen)) is not None:
        raise Unknown(refused)
    if seen.stop is not None or seen.final.status in (404, 410):
        return False
    baseline = _usable_samples(nowhere)
    statuses = {sample.final.status for sample in baseline}
    if seen.final.status in (401, 403):
        # A rule against dot-files refuses every such name alike; elsewhere, refusing everything looks like being blocked.
        if statuses == {seen.final.status} and "/." not in urlsplit(seen.hops[0].url).path:
            raise Unknown(reason.FORBIDDEN)
        return False
    if seen.final.status != 200 or _led_to_the_same_place(seen, baseline):
        return False
    if 200 not in statuses or all(len(sample.hops) > 1 for sample in baseline):
        return is_it
    if is_it and not any(_alike(seen, sample) for sample in baseline):
        return True
    raise Unknown(reason.CATCH_ALL)


def _usable_samples(nowhere: Nowhere) -> list[Exchange]:
    """The samples, all of them real answers that agree in status; `Unknown` otherwise."""
    usable = []
    for sample in nowhere.samples:
        if isinstance(sample, Failure):
            told = sample.kind in (FailureKind.RATE_LIMITED, FailureKind.BLOCKED)
            raise Unknown(reason.of_failure(sample.kind) if told else reason.NO_BASELINE, sample.detail)
        if (refused := refusal(sample)) is not None:
            raise Unknown(refused)
        usable.append(sample)
    if len({sample.final.status for sample in usable}) != 1:
        raise Unknown(reason.NO_BASELINE)
    return usable


def _led_to_the_same_place(seen: Exchange, baseline: list[Exchange]) -> bool:
    return len(seen.hops) > 1 and any(len(s.hops) > 1 and s.url == seen.url for s in baseline)


def _alike(one: Exchange, other: Exchange) -> bool:
    return likeness(_told(one), _told(other)) >= ALIKE


def _told(exchange: Exchange) -> frozenset[str]:
    """The words of a page without those of its own address: a page that echoes the asked name is still the same page."""
    return words(exchange.final.body.text) - words(urlsplit(exchange.hops[0].url).path.replace("_", " "))
