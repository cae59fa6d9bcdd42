"""The TLS of one asset as a picture: versions with a verdict, suites by strength, the chain, the certificate's life, the yardsticks."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import msgspec

from checks import PROTOCOLS, Acceptance, Order, Strength, Text, strength
from checks.core.facts.values import Certificate, TlsFacts
from checks.core.model.text import tame
from checks.core.ratings.mozilla import Conformance, Deviation
from checks.core.ratings.ssllabs import TlsRating

_RETIRED = ("SSLv2", "SSLv3", "TLSv1.0", "TLSv1.1")
# What a profile is measured against: the next stricter one, and the one for most sites where none is kept.
_TOWARDS = {"intermediate": "modern", "old": "intermediate", None: "intermediate"}
_COMMON_NAME = re.compile(r"(?:^|,)CN=((?:\\.|[^,\\])*)")


class Version(msgspec.Struct, frozen=True):
    """``state`` is ``good``, ``retired``, ``absent``, ``missing`` or ``unknown``."""

    name: str
    state: str


class SuiteLine(msgspec.Struct, frozen=True):
    """A suite, how strong it is, and the versions it is accepted with, newest first."""

    name: str
    strength: Strength
    versions: tuple[str, ...]


class Link(msgspec.Struct, frozen=True):
    """One certificate of the chain as sent."""

    name: str
    issuer: str
    key: str
    signature: str
    until: dt.datetime


class Life(msgspec.Struct, frozen=True):
    """The certificate's validity. ``share`` is what is left of it, 0 to 1; ``left`` in whole days, negative when it is ``over`` for one or more; ``ahead``: not valid yet."""

    starts: dt.datetime
    ends: dt.datetime
    days: int
    left: int
    share: float
    ahead: bool
    over: bool

    @property
    def late(self) -> bool:
        """Renewal should have happened by now: less than a third is left."""
        return self.share < 1 / 3


class TlsView(msgspec.Struct, frozen=True, kw_only=True):
    """Everything in the picture. ``strengths`` counts the suites, the strongest first; ``towards`` is the profile ``deviations`` are of."""

    versions: tuple[Version, ...]
    suites: tuple[SuiteLine, ...]
    strengths: dict[Strength, int]
    order: Order | None
    chain: tuple[Link, ...]
    life: Life | None
    trust: str
    revoked: bool
    rating: TlsRating | None
    conformance: Conformance | None
    towards: str
    deviations: tuple[Deviation, ...]
    differences: tuple[str, ...]


def tls_view(facts: TlsFacts, at: dt.datetime) -> TlsView:
    """The picture of what was learned ``at`` this moment; nothing a server said leaves here with control characters."""
    suites = tuple(_suites(facts))
    counts = {strong: sum(line.strength is strong for line in suites) for strong in Strength}
    towards = _TOWARDS.get(facts.mozilla.profile, "") if facts.mozilla else ""
    orders = set(facts.order.values())
    return TlsView(
        versions=tuple(_versions(facts)),
        suites=suites,
        strengths={strong: n for strong, n in counts.items() if n},
        order=next((order for order in (Order.CLIENT, Order.SERVER) if order in orders), None),
        chain=tuple(_link(one) for one in facts.chain or ((facts.certificate,) if facts.certificate else ())),
        life=_life(facts.certificate, at) if facts.certificate else None,
        trust=facts.trust,
        revoked=facts.revocation is not None and facts.revocation.state == "revoked",
        rating=facts.ssllabs,
        conformance=facts.mozilla,
        towards=towards,
        deviations=tuple(map(_harmless, facts.mozilla.of(towards))) if facts.mozilla and towards else (),
        differences=facts.differences,
    )


def label(version: str) -> str:
    """``TLS 1.2`` for ``TLSv1.2``, ``SSL 3.0`` for ``SSLv3``."""
    kind, _, number = version.partition("v")
    return f"{kind} {number}" if "." in number else f"{kind} {number}.0"


def _versions(facts: TlsFacts) -> Iterator[Version]:
    for version in PROTOCOLS:
        accepted = Acceptance.YES if version in facts.protocols else facts.versions.get(version)
        if accepted is not None:
            yield Version(label(version), _state(version, accepted, "TLSv1.3" in facts.protocols))


def _state(version: str, accepted: Acceptance, newest: bool) -> str:
    """``newest``: TLS 1.3 is spoken, without which TLS 1.2 is needed."""
    if accepted is Acceptance.UNKNOWN:
        return "unknown"
    if accepted is Acceptance.YES:
        return "retired" if version in _RETIRED else "good"
    return "absent" if version in _RETIRED or newest else "missing"


def _suites(facts: TlsFacts) -> Iterator[SuiteLine]:
    """Each once, in the order of the newest version that has it."""
    newest_first = [version for version in reversed(PROTOCOLS) if version in facts.protocols]
    for name in dict.fromkeys(name for version in newest_first for name in facts.protocols[version]):
        versions = tuple(label(version) for version in newest_first if name in facts.protocols[version])
        yield SuiteLine(_tame(name), strength(name), versions)


def _link(one: Certificate) -> Link:
    return Link(_name(one.subject), _name(one.issuer), _tame(one.key), _tame(one.signature), one.not_after)


def _name(distinguished: str) -> str:
    """The common name of a distinguished name (RFC 4514), or all of it where there is none."""
    common = _COMMON_NAME.search(distinguished)
    return _tame(re.sub(r"\\(.)", r"\1", common[1])) if common else _tame(distinguished)


def _life(leaf: Certificate, at: dt.datetime) -> Life:
    whole = leaf.not_after - leaf.not_before
    days = max(-(-whole // dt.timedelta(days=1)), 0)
    share = min(max(leaf.days_left / days, 0.0), 1.0) if days else 0.0
    return Life(leaf.not_before, leaf.not_after, days, leaf.days_left, share, at < leaf.not_before, leaf.not_after < at)


def _harmless(deviation: Deviation) -> Deviation:
    return msgspec.structs.replace(deviation, text=Text(id=_tame(deviation.text.id), en=_tame(deviation.text.en)))


def _tame(text: str) -> str:
    return str(tame(text))
