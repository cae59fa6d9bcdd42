"""The SSL Labs server rating guide, version 2009r (github.com/ssllabs/research/wiki/SSL-Server-Rating-Guide): score, caps, grade."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from checks.core.evidence.observation import Failure
from checks.core.evidence.tls import WITHOUT_TLS, Acceptance, Order, Revocation, TlsAnswers, TlsSurvey, Vulnerable, Weakness
from checks.core.model.failure import FailureKind
from checks.core.model.text import Text
from checks.core.parse import X509
from checks.core.ratings.question_names import question_names
from checks.core.ratings.ssllabs_caps import Cap, caps
from checks.core.ratings.tls_posture import Posture
from checks.core.tls.strength import rsa_bits

GUIDE = "2009r"
WITHHELD = Text(
    id="Nilai SSL Labs tidak diberikan karena butir ini belum dapat dinilai: {questions}.",
    en="No SSL Labs grade is given because these points could not be assessed: {questions}.",
)

# 180 days: what SSL Labs takes for a long HSTS policy, without which there is no A+.
_LONG_HSTS = 15_552_000
_BEST_FIRST = ("A+", "A", "A-", "B", "C", "D", "E", "F", "M", "T")
_BY_SCORE = ((80, "A"), (65, "B"), (50, "C"), (35, "D"), (20, "E"), (0, "F"))
_PROTOCOLS = {"SSLv2": 0, "SSLv3": 80, "TLSv1.0": 90, "TLSv1.1": 95, "TLSv1.2": 100, "TLSv1.3": 100}
_KEYS = ((4096, 100), (2048, 90), (1024, 80), (512, 40), (0, 20))
# Of a category nothing is known about; the question is open then, and what is not known must not lower the grade to a certain F.
_FULL_SCORE = 100
_NO_GRADE_OF_SETTINGS = ("M", "T")
_WORST = ("F", "T")


class Scores(msgspec.Struct, frozen=True):
    """Points of the three categories, each 0 to 100."""

    protocol_support: int
    key_exchange: int
    cipher_strength: int

    @property
    def total(self) -> int:
        """Weighted 30, 30 and 40 percent; 0 when any category is 0."""
        if not (self.protocol_support and self.key_exchange and self.cipher_strength):
            return 0
        return (30 * self.protocol_support + 30 * self.key_exchange + 40 * self.cipher_strength) // 100


class TlsRating(msgspec.Struct, frozen=True, kw_only=True):
    """The worst address decides.

    ``grade`` is A+ to F, T (not trusted) or M (name mismatch); None when a question it needs is ``open``, unless it is the worst already.
    ``without_trust`` is the grade of the settings alone where that is T or M. ``omissions`` are questions that were not put, at this level or
    by these checks: they did not weigh in.
    """

    guide: str = GUIDE
    grade: str | None
    score: int
    scores: Scores
    caps: tuple[Cap, ...] = ()
    without_trust: str | None = None
    open: tuple[str, ...] = ()
    omissions: tuple[str, ...] = msgspec.field(default=(), name="unasked")

    @property
    def reason(self) -> Text | None:
        """Why there is no grade."""
        if self.grade:
            return None
        questions = question_names(self.open)
        return Text(id=WITHHELD.fill({"questions": questions.id}).id, en=WITHHELD.fill({"questions": questions.en}).en)


def rate(posture: Posture) -> TlsRating | None:
    """The rating of a host; None when nothing was asked, or no address answered."""
    if not isinstance(posture.survey, TlsSurvey) or not posture.answers:
        return None
    silent = tuple(address for address, gave in posture.survey.addresses.items() if _kept_silent(gave))
    ratings = [_rate(posture, answers, silent) for answers in posture.answers]
    worst = max(ratings, key=lambda rating: (_BEST_FIRST.index(rating.grade or "A+"), -rating.score))
    questions = tuple(dict.fromkeys(question for rating in ratings for question in rating.open))
    return msgspec.structs.replace(worst, open=questions, grade=worst.grade if not questions or worst.grade in _WORST else None)


def _rate(posture: Posture, answers: TlsAnswers, silent: tuple[str, ...]) -> TlsRating:
    """One address. The grade is of what is known, whether or not something is open."""
    scores = Scores(_protocol_support(answers), _key_exchange(posture, answers), _cipher_strength(answers))
    limits = caps(posture, answers, scores.key_exchange)
    score_grade = next(grade for least, grade in _BY_SCORE if scores.total >= least)
    settings = _lowest(score_grade, (cap.grade for cap in limits if cap.grade not in _NO_GRADE_OF_SETTINGS))
    if settings == "A" and not limits and posture.hsts is not None and posture.hsts >= _LONG_HSTS:
        settings = "A+"
    grade = _lowest(settings, (cap.grade for cap in limits))
    open_weaknesses, omissions = _weaknesses(posture, answers)
    return TlsRating(
        grade=grade,
        score=scores.total,
        scores=scores,
        caps=limits,
        without_trust=settings if grade in _NO_GRADE_OF_SETTINGS else None,
        open=(*silent, *_open_questions(posture, answers), *open_weaknesses),
        omissions=(*omissions, *(("hsts",) if posture.hsts is None else ()), *(() if _says_revocation(posture) else ("revocation",))),
    )


def _lowest(grade: str, limits: Iterable[str]) -> str:
    return max((grade, *limits), key=_BEST_FIRST.index)


def _kept_silent(gave: TlsAnswers | Failure) -> bool:
    """A closed port is an answer, and so is an alert to every hello: nothing is spoken there."""
    return isinstance(gave, Failure) and gave.kind not in WITHOUT_TLS


def _versions(answers: TlsAnswers) -> list[str]:
    return [version for version, accepted in answers.versions.items() if accepted is Acceptance.YES]


def _protocol_support(answers: TlsAnswers) -> int:
    points = [_PROTOCOLS[version] for version in _versions(answers)]
    return _middle(points)


def _key_exchange(posture: Posture, answers: TlsAnswers) -> int:
    """By the weakest of the certificate's key and the ephemeral keys."""
    suites = answers.suites_of()
    if any(suite.anonymous for suite in suites):
        return 0
    bits = [rsa_bits(member.key) for member in _members(posture, answers)]
    bits.append(answers.dh.bits if answers.dh else None)
    bits.append(rsa_bits(_group(answers)))
    if any(suite.export for suite in suites):
        bits.append(512)
    sizes = [size for size in bits if size is not None]
    return next(points for least, points in _KEYS if min(sizes) >= least) if sizes else _FULL_SCORE


def _members(posture: Posture, answers: TlsAnswers) -> list[X509]:
    """Every certificate of an address, with the whole of its trusted path."""
    views = posture.views(answers)
    leaves = [leaf for view in views if (leaf := posture.leaf_of(view))]
    return [*leaves, *(member for view in views if view.certificate.path for member in view.path[1:])]


def _group(answers: TlsAnswers) -> str:
    return answers.ecdh or next(iter(answers.groups or ()), "")


def _cipher_strength(answers: TlsAnswers) -> int:
    return _middle([100 if suite.bits >= 256 else 80 if suite.bits >= 128 else 20 if suite.bits else 0 for suite in answers.suites_of()])


def _middle(points: list[int]) -> int:
    """Between the best and the worst."""
    return (max(points) + min(points)) // 2 if points else _FULL_SCORE


def _open_questions(posture: Posture, answers: TlsAnswers) -> Iterator[str]:
    """The questions without whose answer the grade could be worse."""
    members = _members(posture, answers)
    if not members or any(rsa_bits(member.key) is None for member in members):
        yield "certificate"
    yield from (version for version, accepted in answers.versions.items() if accepted is Acceptance.UNKNOWN)
    if not _versions(answers):
        yield "versions"
    for version in _versions(answers):
        suites = answers.suites.get(version, ())
        if not suites or f"suites {version}" in answers.unanswered:
            yield f"suites {version}"
        elif answers.order.get(version, Order.UNKNOWN) is Order.UNKNOWN and _hangs_on_order(posture, answers, version):
            yield f"order {version}"
    exchanges = {suite.key_exchange for suite in answers.suites_of() if not suite.export}
    if "DHE" in exchanges and answers.dh is None:
        yield "dh"
    if exchanges & {"ECDHE", ""} and not _group(answers):
        yield "groups"
    if any(version != "TLSv1.3" for version in _versions(answers)):
        if answers.compression is None:
            yield "compression"
        if answers.secure_renegotiation is None:
            yield "secure_renegotiation"
        elif not answers.secure_renegotiation and answers.client_renegotiation is None:
            yield "client_renegotiation"


def _hangs_on_order(posture: Posture, answers: TlsAnswers, version: str) -> bool:
    """Whether another suite in front, or the client's preference, would leave other limits: not where every suite is as good as the other."""
    suites = answers.suites.get(version, ())
    exchange = _key_exchange(posture, answers)

    def limits(first: str, order: Order) -> frozenset[str]:
        arranged = (first, *(name for name in suites if name != first))
        changed = msgspec.structs.replace(answers, suites=answers.suites | {version: arranged}, order=answers.order | {version: order})
        return frozenset(cap.key for cap in caps(posture, changed, exchange))

    outcomes = {limits(name, Order.SERVER) for name in suites}
    return len(outcomes | {limits(suites[0], Order.CLIENT)}) > 1


def _weaknesses(posture: Posture, answers: TlsAnswers) -> tuple[list[str], list[str]]:
    """Those whose probe gave no answer, and those that were not probed; without what the answers rule out."""
    open_questions, omissions = [], []
    for weakness in Weakness:
        if _ruled_out(weakness, answers):
            continue
        status = posture.weaknesses.get(weakness)
        if status is None or (isinstance(status, Failure) and status.kind is FailureKind.NOT_PERMITTED):
            omissions.append(weakness.value)
        elif isinstance(status, Failure) or status.vulnerable is Vulnerable.UNKNOWN:
            open_questions.append(weakness.value)
    return open_questions, omissions


def _ruled_out(weakness: Weakness, answers: TlsAnswers) -> bool:
    """True where the server lacks what the weakness needs.

    CCS injection ended with OpenSSL 1.0.1h (2014) and Ticketbleed with the fixed F5 releases (2017): before either vendor spoke TLS 1.3.
    """
    match weakness:
        case Weakness.HEARTBLEED:
            return answers.heartbeat is False
        case Weakness.ROBOT:
            return bool(answers.suites) and not any(suite.key_exchange == "RSA" for suite in answers.suites_of())
        case Weakness.CCS:
            return answers.versions.get("TLSv1.3") is Acceptance.YES
        case Weakness.TICKETBLEED:
            return answers.session_ticket is False or answers.versions.get("TLSv1.3") is Acceptance.YES


def _says_revocation(posture: Posture) -> bool:
    return posture.revocation is not None and posture.revocation.state in (Revocation.GOOD, Revocation.REVOKED)
