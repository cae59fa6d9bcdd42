"""All questions of the survey, to every address of a host."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from checks.core.evidence.observation import Failure, Observation
from checks.core.evidence.tls import Acceptance, TlsAnswers, TlsSurvey, TlsSurveyRequest
from checks.core.tls import suites
from scanner.net.door import Visit
from scanner.probes.tls.survey import fallback_sni_alpn, resumption
from scanner.probes.tls.survey.asker import Asker, choice
from scanner.probes.tls.survey.extensions import features
from scanner.probes.tls.survey.groups import group_answers
from scanner.probes.tls.survey.partial_answers import PartialAnswers, merge
from scanner.probes.tls.survey.signatures import signing
from scanner.probes.tls.survey.suites import Preference, preference
from scanner.probes.tls.survey.tolerance import tolerance
from scanner.probes.tls.survey.versions import Opening, ask_versions
from scanner.probes.tls.wire import offer
from scanner.probes.tls.wire.hello import TLS12, TLS13, VERSION_NAMES


async def observe_survey(request: TlsSurveyRequest, visit: Visit, see: object) -> Observation:
    """The answers of every address; a failure when none of them answered."""
    addresses = await visit.addresses(request.host)
    if isinstance(addresses, Failure):
        return addresses
    results = await asyncio.gather(*(_ask_all(Asker(visit, request, address)) for address in addresses))
    failures = [answers for answers in results if isinstance(answers, Failure)]
    if len(failures) == len(results):
        return failures[0]
    return TlsSurvey(dict(zip(addresses, results, strict=True)), visit.clock.now())


async def _ask_all(asker: Asker) -> TlsAnswers | Failure:
    """What one address says."""
    opening = await ask_versions(asker)
    if isinstance(opening, Failure):
        return opening
    parts = await asyncio.gather(
        _algorithms(asker, opening),
        fallback_sni_alpn.default_certificate(asker, opening),
        fallback_sni_alpn.fallback(asker, opening),
        fallback_sni_alpn.protocols(asker, opening),
        tolerance(asker, opening),
        resumption.older(asker, opening),
        resumption.newest(asker, opening),
    )
    fields = merge(parts)
    versions = opening.versions
    if asker.cuts and not await _still_there(asker, opening):
        # What looked like refusals may have been the end of the server's patience.
        versions = {version: Acceptance.UNKNOWN if version in opening.cut_versions else state for version, state in versions.items()}
        fields["unanswered"] = tuple(sorted({*fields["unanswered"], *(f"suites {version}" for version in fields["suites"])}))
    return TlsAnswers(
        address=asker.address,
        versions=versions,
        connections=asker.connections,
        certificates=asker.certificates.judged(asker.visit.roots, asker.visit.clock.now()),
        budget_end=asker.budget_end,
        **fields,
    )


async def _algorithms(asker: Asker, opening: Opening) -> PartialAnswers:
    """Suites and their order with every version, then groups and signatures, for which the suites must be known."""
    preferences = await asyncio.gather(*(preference(asker, opening, version) for version in opening.answers))
    by_version = dict(zip(opening.answers, preferences, strict=True))
    lead, newer = by_version.get(opening.lead or 0), by_version.get(TLS12)
    parts = await asyncio.gather(
        group_answers(asker, opening, lead.suites.values if lead else ()),
        signing(asker, opening, newer.suites.values if newer else ()),
    )
    answers = [answer for one in preferences for answer in one.answers]
    return merge((_suite_fields(opening, by_version), features(opening, answers), *parts))


def _suite_fields(opening: Opening, preferences: Mapping[int, Preference]) -> PartialAnswers:
    """``suites`` and ``order``, oldest version first."""
    names = {
        VERSION_NAMES[version]: tuple(suites.suite_name(code) for code in preferences[version].suites.values)
        for version in sorted(preferences)
    }
    if opening.ssl2 is not None:
        kinds = {kind.code: name for name, kind in suites.ssl2_kinds().items()}
        names = {"SSLv2": tuple(kinds.get(code, f"UNKNOWN_{code:#08x}") for code in opening.ssl2.kinds)} | names
    return {
        "suites": names,
        "order": {VERSION_NAMES[version]: preferences[version].order for version in sorted(preferences)},
        "unanswered": tuple(
            f"suites {VERSION_NAMES[version]}" for version in sorted(preferences) if not preferences[version].suites.complete
        ),
    }


async def _still_there(asker: Asker, opening: Opening) -> bool:
    """The server answers a question again that it answered before."""
    if opening.lead is None:
        hello = offer.tls13(asker.host, opening.suites(TLS13), shares=opening.shares)
    else:
        hello = offer.old(opening.lead, asker.host, opening.suites(opening.lead))
    answer = await asker.ask("once more", hello, choice)
    return not isinstance(answer, Failure) and answer.hello is not None
