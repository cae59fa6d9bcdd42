"""Names that a domain leads to and that do not exist any more, and whether a stranger could have them tomorrow."""

from __future__ import annotations

import enum
from collections.abc import Iterator

import msgspec

from checks.core.domain.resolution import DnsRecords, Presence, Resolution
from checks.core.model import reason
from checks.core.model.finding import Reason
from checks.core.parse.address import is_address
from checks.core.parse.spf import spf

# Names below which anybody can register, beside the top-level domains; those of the government, the military and villages are not for strangers.
_REGISTRIES = frozenset(
    ("ac.id", "biz.id", "co.id", "my.id", "net.id", "or.id", "ponpes.id", "sch.id", "web.id", "co.uk", "com.au", "com.my", "com.sg")
)
# Names below these are given to whoever asks for one that is free: Microsoft and Amazon warn of aliases that are left behind at them.
_RENTED = (
    "azurewebsites.net", "cloudapp.net", "cloudapp.azure.com", "trafficmanager.net", "azureedge.net", "azure-api.net", "blob.core.windows.net", "elasticbeanstalk.com",
)  # fmt: skip
_MOST = 40


class Pointer(enum.StrEnum):
    """By what a domain leads to another name."""

    NS = "ns"
    CNAME = "cname"
    MX = "mx"
    SPF = "spf"


class DeadEnd(msgspec.Struct, frozen=True):
    """``owner`` leads to ``name``, which does not exist. ``domain`` is the topmost name on the way that does not; ``free``: a stranger can have it.

    Where nobody could tell, ``reason`` says why, and the rest means nothing.
    """

    pointer: Pointer
    owner: str
    name: str
    domain: str = ""
    free: bool = False
    reason: Reason | None = None
    detail: str = ""


def dead_ends(domain: str, dns: Resolution) -> tuple[DeadEnd, ...]:
    """Those of the domain's name servers, mail hosts and SPF, and of the listed hosts' aliases; and what could not be told."""
    return tuple(end for pointer, owner, name in _names(domain, dns) if (end := _end(pointer, owner, name, dns)) is not None) + tuple(
        _aliases(dns)
    )


def _names(domain: str, dns: Resolution) -> Iterator[tuple[Pointer, str, str]]:
    pointers = [(Pointer.NS, record) for record in dns.ask(domain, "NS").records]
    pointers += [(Pointer.MX, record.partition(" ")[2]) for record in dns.ask(domain, "MX").records]
    for text in dns.ask(domain, "TXT").records:
        record = spf(text)
        terms = (*record.terms, *([record.redirect] if record.redirect else [])) if record else ()
        pointers += [(Pointer.SPF, term.domain) for term in terms if term.domain and not term.macro]
    for pointer, text in dict.fromkeys(pointers[:_MOST]):
        name = text.rstrip(".").lower()
        # Mail to an address instead of a name is no matter of names (`mail-mx`).
        if name and not is_address(name) and name != domain and not name.endswith(f".{domain}"):
            yield pointer, domain, name


def _end(pointer: Pointer, owner: str, name: str, dns: Resolution) -> DeadEnd | None:
    answer = dns.ask(name, "TXT" if pointer is Pointer.SPF else "A")
    if answer.open:
        return _open_end(pointer, owner, name, answer)
    return _dead_end(pointer, owner, name, dns) if answer.nxdomain else None


def _aliases(dns: Resolution) -> Iterator[DeadEnd]:
    for host in dns.hosts:
        answer = dns.ask(host, "A")
        if answer.open:
            yield _open_end(Pointer.CNAME, host, host, answer)
        elif answer.dead_end:
            yield _dead_end(Pointer.CNAME, host, answer.alias, dns)


def _dead_end(pointer: Pointer, owner: str, name: str, dns: Resolution) -> DeadEnd:
    """How far up the name does not exist: what lies below a name that does not exist does not, either (RFC 8020)."""
    top = dns.ask(name.rpartition(".")[2], "NS")
    if top.presence is not Presence.THERE:
        return _open_end(pointer, owner, name, top)
    if name.endswith(tuple(f".{rented}" for rented in _RENTED)):
        return DeadEnd(pointer, owner, name, name, free=True)
    topmost = name
    while "." in topmost:
        above = topmost.partition(".")[2]
        if "." not in above or above in _REGISTRIES:
            return DeadEnd(pointer, owner, name, topmost, free=True)
        answer = dns.ask(above, "NS")
        if answer.open:
            return _open_end(pointer, owner, name, answer)
        if not answer.nxdomain:
            break
        topmost = above
    return DeadEnd(pointer, owner, name, topmost)


def _open_end(pointer: Pointer, owner: str, name: str, answer: DnsRecords) -> DeadEnd:
    why = answer.reason or (reason.NOT_COLLECTED if answer.open else reason.RESOLVER_DENIES)
    return DeadEnd(pointer, owner, name, reason=why, detail=answer.detail or name)
