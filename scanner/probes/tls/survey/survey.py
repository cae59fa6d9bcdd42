"""All questions of the survey, to every address of a host."""

from __future__ import annotations

import asyncio
import functools
import operator
from collections.abc import Iterator, Mapping

import msgspec

from checks.core.evidence.observation import Failure, Observation
from checks.core.evidence.tls import TlsAnswers, TlsSurvey, TlsSurveyRequest
from checks.core.tls import suites
from scanner.net.door import Visit
from scanner.probes.tls.survey import fallback_sni_alpn, resumption
from scanner.probes.tls.survey.asker import Asker
from scanner.probes.tls.survey.enumerate import Choices
from scanner.probes.tls.survey.extensions import features
from scanner.probes.tls.survey.groups import every_group, group_answers
from scanner.probes.tls.survey.inconsistency import either_shows_its_own, inconsistency
from scanner.probes.tls.survey.partial_answers import OPEN, PartialAnswers, Provisional, merge, refusals, settled
from scanner.probes.tls.survey.signatures import every_scheme, signing
from scanner.probes.tls.survey.suites import Preference, preference
from scanner.probes.tls.survey.tolerance import tolerance
from scanner.probes.tls.survey.versions import Opening, ask_versions
from scanner.probes.tls.wire import extensions as ext, offer
from scanner.probes.tls.wire.hello import TLS12, TLS13, VERSION_NAMES, ClientHello
from scanner.probes.tls.wire.ssl2 import Ssl2Hello

_ROUNDS = 2
# How often a list of suites must be refused further ones by an alert: one in a row for each of three servers in turn.
_ENDS = 3
# The other lists must be refused further ones twice, but where each of their values is asked for alone, which would take as many questions again.
_FEW_ENDS = 4


async def observe_survey(request: TlsSurveyRequest, visit: Visit, see: object) -> Observation:
    """The answers of every address; a failure when none of them answered."""
    addresses = await visit.addresses(request.host)
    if isinstance(addresses, Failure):
        return addresses
    results = await asyncio.gather(*(_ask_all(Asker(visit, request, address)) for address in addresses))
    failures = [answers for answers in results if isinstance(answers, Failure)]
    if len(failures) == len(results):
        return failures[0]
    return TlsSurvey(dict(zip(addresses, results, strict=True)), visit.clock.now(), request.host)


async def _ask_all(asker: Asker) -> TlsAnswers | Failure:
    """What one address says."""
    opening = await ask_versions(asker)
    if isinstance(opening, Failure):
        return opening
    (preferences, algorithms), *others = await asyncio.gather(
        _algorithms(asker, opening),
        fallback_sni_alpn.fallback(asker, opening),
        resumption.older(asker, opening),
        resumption.newest(asker, opening),
    )
    # What turns clients away shows where nothing else is asked beside: of servers in strict alternation no client then meets the same every time.
    parts = (*algorithms, *others, await tolerance(asker, opening))
    await asker.all_confirmed(*opening.refusals, *refusals(merge((*parts, _suite_fields(opening, preferences)))))
    await either_shows_its_own(asker, opening.answers[TLS13].hello if opening.lead is None and TLS13 in opening.answers else None)
    preferences = {version: _whole(asker, version, one) for version, one in preferences.items()}
    fields = merge((*parts, _suite_fields(opening, preferences)))
    return TlsAnswers(
        address=asker.address,
        versions=opening.versions(asker),
        inconsistency=inconsistency(asker),
        connections=asker.connections,
        certificates=asker.certificates.judged(asker.visit.roots, asker.visit.clock.now()),
        budget_end=asker.budget_end,
        **settled(fields, lambda one: not (one.refusals and asker.doubtful) and asker.holds(*one.refusals)),
    )


async def _algorithms(asker: Asker, opening: Opening) -> tuple[dict[int, Preference], tuple[PartialAnswers, ...]]:
    """Suites and their order with every version, then groups and signatures, for which the suites must be known; then names and protocols."""
    by_version = await _preferences(asker, opening)
    lead, newer = by_version.get(opening.lead or 0), by_version.get(TLS12)
    groups, schemes = await asyncio.gather(
        every_group(asker, opening, lead.suites.values if lead else (), by_version[TLS13].answers if TLS13 in by_version else ()),
        every_scheme(asker, opening, newer.suites.values if newer else ()),
    )
    # Asked only now, and first what is often refused, since what is answered shows that the server had not lost its patience before.
    others = [await fallback_sni_alpn.protocols(asker, opening), await fallback_sni_alpn.default_certificate(asker, opening)]
    ends = (*groups.refusals, *(schemes.refusals if schemes else ()))
    if len(ends) <= _FEW_ENDS:
        await asker.ask_again(*ends, least=2)
    # The look after the last of these is one for both.
    await asker.confirmed(*ends)
    parts = [await group_answers(asker, groups), await signing(asker, schemes)]
    answers = [answer for one in by_version.values() for answer in one.answers]
    by_version = {version: await _confirmed(asker, one) for version, one in by_version.items()}
    return by_version, (features(opening, answers), *parts, *others)


async def _confirmed(asker: Asker, preference: Preference) -> Preference:
    """With a list of suites that is complete only where the server still answers after it."""
    complete = await preference.suites.confirmed(asker)
    return msgspec.structs.replace(preference, suites=msgspec.structs.replace(preference.suites, complete=complete))


async def _preferences(asker: Asker, opening: Opening) -> dict[int, Preference]:
    """By version; of a server that turns out to be unsteady, what it says to all of it twice."""
    rounds: list[dict[int, Preference]] = []
    while not rounds or (asker.unsteady and len(rounds) < _ROUNDS):
        preferences = await asyncio.gather(*(preference(asker, opening, version) for version in opening.answers))
        rounds.append(dict(zip(opening.answers, preferences, strict=True)))
        # What ends a list of suites hides those behind it, RC4 perhaps: one alert may be that of a server that is down. TLS 1.3 has no weak ones.
        for version, one in rounds[-1].items():
            await asker.ask_again(*one.suites.refusals, least=_ENDS if version < TLS13 else 1)
        whole = [_whole(asker, version, one) for version, one in rounds[-1].items()]
        if whole != list(rounds[-1].values()):
            asker.note_contradiction()
    return {version: functools.reduce(operator.add, (one[version] for one in rounds)) for version in opening.answers}


def _whole(asker: Asker, version: int, preference: Preference) -> Preference:
    """With the suites that other questions got with this version, although the server seemed to have no more: another has them, behind one address."""
    choices, everything = preference.suites, offer.every(version)
    pairs = list(_choices(asker, version))
    rest = tuple(dict.fromkeys(suite for _, suite in pairs if suite not in choices.values))
    # One server makes one choice of the same suites; in TLS 1.3 the rest of a hello counts, too.
    firsts = {suite for hello, suite in pairs if hello.suites[: len(everything)] == everything} if version < TLS13 else set()
    refused = rest if choices.complete and not choices.wordless else ()
    asker.note_unlike_suites((*preference.passed_over, *(firsts if len(firsts) > 1 else ()), *refused))
    return msgspec.structs.replace(preference, suites=choices + Choices(rest, complete=False)) if rest else preference


def _choices(asker: Asker, version: int) -> Iterator[tuple[ClientHello, int]]:
    """What was chosen for hellos like those of the enumeration: another name may be another site's, and other groups allow other suites."""
    groups = ext.supported_groups_extension(offer.GROUPS13 if version == TLS13 else offer.GROUPS12)
    for hello, answer in asker.answers:
        if answer.hello and answer.hello.version == version and groups in hello.extensions and (not asker.host or hello.names_host):
            yield hello, answer.hello.suite


def _suite_fields(opening: Opening, preferences: Mapping[int, Preference]) -> PartialAnswers:
    """``suites`` and ``order``, oldest version first."""
    names = {
        VERSION_NAMES[version]: tuple(suites.suite_name(code) for code in preferences[version].suites.values)
        for version in sorted(preferences)
    }
    if isinstance(opening.ssl2, Ssl2Hello):
        kinds = {kind.code: name for name, kind in suites.ssl2_kinds().items()}
        names = {"SSLv2": tuple(kinds.get(code, f"UNKNOWN_{code:#08x}") for code in opening.ssl2.kinds)} | names
    return {
        "suites": names,
        "order": {VERSION_NAMES[version]: preferences[version].order for version in sorted(preferences)},
    } | {
        f"suites {VERSION_NAMES[version]}": Provisional(True, one.suites.refusals) if one.suites.complete else OPEN
        for version, one in preferences.items()
    }
