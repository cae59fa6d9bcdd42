"""What a server stumbles over although it should not: newer versions, long hellos, extensions and values it does not know."""

from __future__ import annotations

from checks.core.evidence import Failure
from scanner.probes.tls import extensions as ext
from scanner.probes.tls import offer
from scanner.probes.tls.ask import Asker, choice
from scanner.probes.tls.found import OPEN, Found
from scanner.probes.tls.hello import TLS13
from scanner.probes.tls.opening import Opening

_LONG = 600


async def tolerance(asker: Asker, opened: Opening) -> Found:
    """``intolerance``: ``version`` (RFC 5246 appendix E.1), ``long-hello``, ``extension``, ``grease`` (RFC 8701).

    The hellos of `opening` are long and hold unknown extensions and GREASE. Only a server that did not take them is asked about each.
    """
    if opened.lead is None:
        return {"intolerance": ()}
    # TLS 1.3's number where only older ones may stand: a server takes the newest of these that it speaks.
    trials = {"version": offer.old(TLS13, asker.host, opened.suites(opened.lead))}
    if opened.short:
        grease = (*offer.PLAIN, offer.GREASE)
        trials |= {
            "long-hello": offer.short(asker.host, ext.padding(_LONG)),
            "extension": offer.short(asker.host, offer.GREASE_EXTENSION),
            "grease": offer.short(asker.host, offered=grease),
        }
    stumbled, unanswered = [], False
    for name, hello in trials.items():
        answer = await asker.ask(f"tolerance of {name}", hello, choice)
        if isinstance(answer, Failure):
            unanswered = True
        elif answer.hello is None:
            stumbled.append(name)
    return {"intolerance": OPEN if unanswered else tuple(stumbled)}
