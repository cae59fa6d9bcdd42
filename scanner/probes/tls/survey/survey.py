"""All questions of the survey, to every address of a host."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from checks.core.evidence.codec import Observation
from checks.core.evidence.observation import Failure
from checks.core.evidence.tls import Accepted, TlsAnswers, TlsSurvey, TlsSurveyRequest
from checks.core.tls import suites
from scanner.net.door import Visit
from scanner.probes.tls.survey import fallback_sni_alpn, resumption
from scanner.probes.tls.survey.asker import Asker, choice
from scanner.probes.tls.survey.extensions import features
from scanner.probes.tls.survey.groups import groups
from scanner.probes.tls.survey.partial_answers import Found, merged
from scanner.probes.tls.survey.signatures import signing
from scanner.probes.tls.survey.suites import Preference, preference
from scanner.probes.tls.survey.tolerance import tolerance
from scanner.probes.tls.survey.versions import Opening, opening
from scanner.probes.tls.wire import offer
from scanner.probes.tls.wire.hello import NAMES, TLS12, TLS13


async def survey(request: TlsSurveyRequest, visit: Visit, see: object) -> Observation:
    """The answers of every address; a failure when none of them answered."""
    addresses = await visit.addresses(request.host)
    if isinstance(addresses, Failure):
        return addresses
    told = await asyncio.gather(*(_ask_all(Asker(visit, request, address)) for address in addresses))
    failures = [answers for answers in told if isinstance(answers, Failure)]
    if len(failures) == len(told):
        return failures[0]
    return TlsSurvey(dict(zip(addresses, told, strict=True)), visit.clock.now())


async def _ask_all(asker: Asker) -> TlsAnswers | Failure:
    """What one address says."""
    opened = await opening(asker)
    if isinstance(opened, Failure):
        return opened
    parts = await asyncio.gather(
        _chosen(asker, opened),
        fallback_sni_alpn.unnamed(asker, opened),
        fallback_sni_alpn.fallback(asker, opened),
        fallback_sni_alpn.protocols(asker, opened),
        tolerance(asker, opened),
        resumption.older(asker, opened),
        resumption.newest(asker, opened),
    )
    found = merged(parts)
    versions = opened.versions
    if asker.cut and not await _still_there(asker, opened):
        # What looked like refusals may have been the end of the server's patience.
        versions = {version: Accepted.UNKNOWN if version in opened.cut else seen for version, seen in versions.items()}
        found["unanswered"] = tuple(sorted({*found["unanswered"], *(f"suites {version}" for version in found["suites"])}))
    return TlsAnswers(address=asker.address, versions=versions, connections=asker.connections, **found)


async def _chosen(asker: Asker, opened: Opening) -> Found:
    """Suites and their order with every version, then groups and signatures, for which the suites must be known."""
    preferred = await asyncio.gather(*(preference(asker, opened, version) for version in opened.answers))
    by_version = dict(zip(opened.answers, preferred, strict=True))
    lead, newer = by_version.get(opened.lead or 0), by_version.get(TLS12)
    parts = await asyncio.gather(
        groups(asker, opened, lead.suites.found if lead else ()),
        signing(asker, opened, newer.suites.found if newer else ()),
    )
    heard = [answer for one in preferred for answer in one.answers]
    return merged((_named(opened, by_version), features(opened, heard), *parts))


def _named(opened: Opening, preferred: Mapping[int, Preference]) -> Found:
    """``suites`` and ``order``, oldest version first."""
    names = {NAMES[version]: tuple(suites.suite_name(code) for code in preferred[version].suites.found) for version in sorted(preferred)}
    if opened.ssl2 is not None:
        kinds = {kind.code: name for name, kind in suites.ssl2_kinds().items()}
        names = {"SSLv2": tuple(kinds.get(code, f"UNKNOWN_{code:#08x}") for code in opened.ssl2.kinds)} | names
    return {
        "suites": names,
        "order": {NAMES[version]: preferred[version].order for version in sorted(preferred)},
        "unanswered": tuple(f"suites {NAMES[version]}" for version in sorted(preferred) if not preferred[version].suites.complete),
    }


async def _still_there(asker: Asker, opened: Opening) -> bool:
    """The server answers a question again that it answered before."""
    if opened.lead is None:
        hello = offer.tls13(asker.host, opened.suites(TLS13), shares=opened.shares)
    else:
        hello = offer.old(opened.lead, asker.host, opened.suites(opened.lead))
    answer = await asker.ask("once more", hello, choice)
    return not isinstance(answer, Failure) and answer.hello is not None
