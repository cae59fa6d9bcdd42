"""What a server stumbles over although it should not: newer versions, long hellos, extensions and values it does not know."""

from __future__ import annotations

from checks.core.evidence.observation import Failure
from scanner.probes.tls.survey.asker import Asker, choice
from scanner.probes.tls.survey.partial_answers import OPEN, PartialAnswers
from scanner.probes.tls.survey.versions import Opening
from scanner.probes.tls.wire import extensions as ext, offer
from scanner.probes.tls.wire.hello import TLS13, ClientHello

# More than one packet of Ethernet holds, as the hellos of browsers with post-quantum keys.
_LONG = ext.padding(1500)


async def tolerance(asker: Asker, opening: Opening) -> PartialAnswers:
    """``intolerance``: ``version`` (RFC 5246 appendix E.1), ``long-hello`` (over 1,500 bytes), ``extension``, ``grease`` (RFC 8701).

    The hellos of `opening` hold unknown extensions and GREASE; one more is long, and of a newer version where that can be asked. Only a server
    that did not take one of these is asked about each, and what it refuses counts only if it then takes a plain hello.
    """
    if not opening.answers:
        return {"intolerance": None}
    if not opening.short and not opening.shares:
        tolerant = await _takes(asker, "of a newer version and a long hello", _hello(asker, opening, _LONG, version=TLS13))
        if tolerant is not False:
            return {"intolerance": () if tolerant else OPEN}
    reactions = {name: await _takes(asker, f"of {name}", hello) for name, hello in _trials(asker, opening).items()}
    intolerances = tuple(name for name, tolerant in reactions.items() if tolerant is False)
    if None in reactions.values() or (intolerances and not await _takes(asker, "once more", _hello(asker, opening))):
        return {"intolerance": OPEN}
    return {"intolerance": intolerances}


def _trials(asker: Asker, opening: Opening) -> dict[str, ClientHello]:
    trials = {"long-hello": _hello(asker, opening, _LONG)}
    if opening.lead is not None:
        # TLS 1.3's number where only older ones may stand: a server takes the newest of these that it speaks.
        trials = {"version": offer.old(TLS13, asker.host, opening.suites(opening.lead))} | trials
    if opening.short:
        trials |= {
            "extension": offer.short(asker.host, offer.GREASE_EXTENSION),
            "grease": offer.short(asker.host, suite_codes=(*offer.PLAIN_OFFER, offer.GREASE)),
        }
    elif opening.shares:
        suite_codes, versions = (*opening.suites(TLS13), offer.GREASE), (offer.GREASE, TLS13)
        trials["grease"] = offer.tls13(asker.host, suite_codes, offer.GREASE_EXTENSION, shares=opening.shares, versions=versions)
    return trials


def _hello(asker: Asker, opening: Opening, *more: ext.Extension, version: int | None = None) -> ClientHello:
    """A hello that the server took before, with an extension more, and of another version where it speaks one before TLS 1.3."""
    if opening.lead is None:
        return offer.tls13(asker.host, opening.suites(TLS13), *more, shares=opening.shares)
    if opening.short:
        return offer.short(asker.host, *more)
    return offer.old(version or opening.lead, asker.host, opening.suites(opening.lead), *more)


async def _takes(asker: Asker, what: str, hello: ClientHello) -> bool | None:
    """Whether the server goes on with the hello; None when it says nothing."""
    answer = await asker.ask(f"tolerance {what}", hello, choice)
    return None if isinstance(answer, Failure) else answer.hello is not None
