"""Conformance to Mozilla's server-side TLS profiles: the strictest that is kept, and every deviation by name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import msgspec

from checks.core.evidence.observation import Failure
from checks.core.evidence.tls import WITHOUT_TLS, Acceptance, Order, TlsAnswers, TlsSurvey
from checks.core.model.text import Text
from checks.core.parse import X509
from checks.core.ratings.mozilla_profiles import GUIDELINE, HSTS_SECONDS, PROFILES, RECOMMENDED_DAYS, Profile
from checks.core.ratings.tls_posture import Posture

_TOPICS = {
    "versions": Text(id="Versi di luar profil diterima: {seen}.", en="Versions outside the profile are accepted: {seen}."),
    "suites": Text(id="Suite sandi di luar profil diterima: {seen}.", en="Cipher suites outside the profile are accepted: {seen}."),
    "groups": Text(id="Grup kunci di luar profil diterima: {seen}.", en="Key exchange groups outside the profile are accepted: {seen}."),
    "dh": Text(id="Grup Diffie-Hellman {seen} bit; minimal {wanted}.", en="The Diffie-Hellman group has {seen} bits; at least {wanted}."),
    "order": Text(id="Urutan suite tidak ditentukan oleh server.", en="The server does not impose its order of suites."),
    "key": Text(id="Jenis kunci sertifikat {seen}; seharusnya {wanted}.", en="The certificate's key is {seen}; it should be {wanted}."),
    "curve": Text(id="Kurva kunci sertifikat {seen}; seharusnya {wanted}.", en="The key's curve is {seen}; it should be {wanted}."),
    "key-size": Text(id="Kunci sertifikat {seen} bit; minimal {wanted}.", en="The certificate's key has {seen} bits; at least {wanted}."),
    "signature": Text(id="Sertifikat ditandatangani dengan {seen}; seharusnya {wanted}.", en="The certificate is signed with {seen}; it should be {wanted}."),
    "lifetime": Text(id="Sertifikat berlaku {seen} hari; paling lama {wanted}.", en="The certificate is valid for {seen:day/days}; at most {wanted}."),
    "recommended-lifetime": Text(
        id="Sertifikat berlaku {seen} hari; dianjurkan {wanted}.", en="The certificate is valid for {seen:day/days}; {wanted} are recommended."
    ),
    "hsts": Text(id="HSTS berlaku {seen} detik; dianjurkan minimal {wanted}.", en="HSTS lasts {seen:second/seconds}; at least {wanted} are recommended."),
    "stapling": Text(id="Status OCSP tidak disertakan server (stapling).", en="The server does not staple the OCSP status."),
    "client-order": Text(
        id="Server memaksakan urutan suite; profil ini menyerahkannya kepada peramban.",
        en="The server imposes its order of suites; this profile leaves it to browsers.",
    ),
}  # fmt: skip
# What the guideline recommends beside the settings themselves: named, but a server without it still keeps the profile.
_ADVICE = ("recommended-lifetime", "hsts", "stapling", "client-order")


class Deviation(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is not as a profile asks. ``advice``: the profile is kept all the same."""

    profile: str
    topic: str
    advice: bool
    values: tuple[str, ...] = msgspec.field(default=(), name="seen")
    recommendation: tuple[str, ...] = msgspec.field(default=(), name="wanted")
    text: Text


class Conformance(msgspec.Struct, frozen=True, kw_only=True):
    """``profile`` is the strictest that every address keeps; None when none is, or when ``open`` questions leave it unproven."""

    guideline: str = GUIDELINE
    profile: str | None
    deviations: tuple[Deviation, ...]
    open: tuple[str, ...] = ()

    def of(self, profile: str) -> tuple[Deviation, ...]:
        """What one profile misses."""
        return tuple(deviation for deviation in self.deviations if deviation.profile == profile)


def conformance(posture: Posture) -> Conformance | None:
    """How a host stands to the three profiles; None when nothing was asked, or no address answered."""
    if not isinstance(posture.survey, TlsSurvey) or not posture.answers:
        return None
    open_questions = tuple(dict.fromkeys(_open_questions(posture, posture.survey)))
    deviations = tuple(deviation for profile in PROFILES for deviation in _deviations(posture, profile))
    missed_profiles = {deviation.profile for deviation in deviations if not deviation.advice}
    strictest = next((profile.name for profile in PROFILES if profile.name not in missed_profiles), None)
    return Conformance(profile=None if open_questions else strictest, deviations=deviations, open=open_questions)


def _deviations(posture: Posture, profile: Profile) -> Iterator[Deviation]:
    """Those of all addresses together, a topic once."""
    answers = posture.answers
    yield from _excess(profile, "versions", (v for a in answers for v in a.accepted_versions), profile.versions)
    yield from _excess(profile, "suites", (name for a in answers for name in a.offered_suites), profile.suites)
    yield from _excess(profile, "groups", (name for a in answers for name in a.groups or ()), profile.groups)
    small = min((a.dh.bits for a in answers if a.dh), default=profile.dh_bits)
    if small < profile.dh_bits:
        yield _deviation(profile, "dh", (str(small),), (str(profile.dh_bits),))
    orders = {order for a in answers for order in a.order.values()}
    if profile.server_order and Order.CLIENT in orders:
        yield _deviation(profile, "order")
    if not profile.server_order and Order.SERVER in orders:
        yield _deviation(profile, "client-order")
    leaves = posture.leaves
    yield from dict.fromkeys(deviation for leaf in leaves for deviation in _certificate(leaf, profile))
    if posture.hsts is not None and posture.hsts < HSTS_SECONDS:
        yield _deviation(profile, "hsts", (str(posture.hsts),), (str(HSTS_SECONDS),))
    # Where the authority has no OCSP any more, there is nothing to staple.
    if any(leaf.ocsp for leaf in leaves) and any(a.stapled is False for a in answers):
        yield _deviation(profile, "stapling")


def _certificate(leaf: X509, profile: Profile) -> Iterator[Deviation]:
    kind, _, curve = leaf.key.partition(" ")
    if kind not in profile.keys:
        yield _deviation(profile, "key", (leaf.key,), profile.keys)
    elif kind == "EC" and curve not in profile.curves:
        yield _deviation(profile, "curve", (curve,), profile.curves)
    elif kind == "RSA" and leaf.bits < profile.rsa_bits:
        yield _deviation(profile, "key-size", (str(leaf.bits),), (str(profile.rsa_bits),))
    if leaf.algorithm not in profile.signatures:
        yield _deviation(profile, "signature", (leaf.algorithm or leaf.signature,), profile.signatures)
    days = -(-leaf.lifetime // dt.timedelta(days=1))
    if days > profile.days:
        yield _deviation(profile, "lifetime", (str(days),), (str(profile.days),))
    elif days > RECOMMENDED_DAYS:
        yield _deviation(profile, "recommended-lifetime", (str(days),), (str(RECOMMENDED_DAYS),))


def _excess(profile: Profile, topic: str, offered: Iterable[str], allowed: tuple[str, ...]) -> Iterator[Deviation]:
    beyond = tuple(dict.fromkeys(name for name in offered if name not in allowed))
    if beyond:
        yield _deviation(profile, topic, beyond)


def _deviation(profile: Profile, topic: str, values: tuple[str, ...] = (), recommendation: tuple[str, ...] = ()) -> Deviation:
    text = _TOPICS[topic].fill({"seen": values, "wanted": recommendation})
    return Deviation(profile=profile.name, topic=topic, advice=topic in _ADVICE, values=values, recommendation=recommendation, text=text)


def _open_questions(posture: Posture, survey: TlsSurvey) -> Iterator[str]:
    for address, gave in survey.addresses.items():
        if isinstance(gave, Failure) and gave.kind not in WITHOUT_TLS:
            yield address
    if not posture.leaves:
        yield "certificate"
    for answers in survey.answers:
        yield from _unanswered_at(answers)


def _unanswered_at(answers: TlsAnswers) -> Iterator[str]:
    if Acceptance.UNKNOWN in answers.versions.values() or not answers.accepted_versions:
        yield "versions"
    if not answers.suites_complete:
        yield "suites"
    exchanges = {suite.key_exchange for suite in answers.suites_of()}
    if "DHE" in exchanges and answers.dh is None:
        yield "dh"
    if exchanges & {"ECDHE", ""} and answers.groups is None:
        yield "groups"
