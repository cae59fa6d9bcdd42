"""What an SPF record comes to, whatever letter is judged by it: its look-ups, its errors, and who passes (RFC 7208)."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, Iterator

import msgspec

from checks.core.domain.resolution import DnsRecords, Presence, Resolution
from checks.core.model.finding import Reason
from checks.core.parse.spf import LOOKUPS, SpfRecord, SpfTerm, spf

_Network = ipaddress.IPv4Network | ipaddress.IPv6Network

# Section 4.6.4.
MOST_LOOKUPS, MOST_VOID, MOST_MX = 10, 2, 10
# Half of all addresses: no sender has so many.
_OPEN = {4: 2**31, 6: 2**124}
_WIDE_FOUR, _WIDE_SIX = 1, 4
# What is followed at most: everything past the limit is an error by then.
_MOST_FOLLOWED = 30


class OpenLookup(msgspec.Struct, frozen=True):
    """A look-up that nobody could answer."""

    term: str
    reason: Reason | None
    detail: str = ""


class SpfState(msgspec.Struct, frozen=True):
    """``answer`` is that of the domain's TXT records, ``records`` those of them that are SPF; the rest is about the one record that counts.

    ``lookups`` and ``void`` count every term once for each time an evaluation meets it. ``wrong`` and ``broken`` are terms with where they stand: what
    the grammar does not know, and what leads to no record. ``open`` are terms that let everybody pass, ``all`` the qualifier that ends it.
    """

    answer: DnsRecords
    records: tuple[str, ...] = ()
    lookups: int = 0
    void: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    loops: tuple[str, ...] = ()
    crowded: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    ptr: tuple[str, ...] = ()
    all: str = ""
    open_lookups: tuple[OpenLookup, ...] = ()
    senders: tuple[str, ...] = ()

    @property
    def void_limit(self) -> int:
        """How many look-ups may come to nothing."""
        return MOST_VOID

    @property
    def too_many(self) -> bool:
        return self.lookups > MOST_LOOKUPS


def spf_state(domain: str, dns: Resolution) -> SpfState:
    """The state of the domain's own record."""
    answer = dns.ask(domain, "TXT")
    texts = _spf_texts(answer)
    if len(texts) != 1:
        return SpfState(answer, texts)
    reading = _Reading(dns)
    record = spf(texts[0])
    assert record is not None
    end = reading.follow(domain, record, ())
    return SpfState(
        answer,
        texts,
        reading.lookups,
        tuple(reading.void),
        tuple(reading.wrong),
        tuple(reading.broken),
        tuple(reading.loops),
        tuple(reading.crowded),
        tuple(dict.fromkeys(end.open)),
        tuple(reading.ptr),
        end.all,
        tuple(reading.open_lookups),
        tuple(term.text for term in record.terms if term.name != "all"),
    )


class _End(msgspec.Struct):
    """How an evaluation of one record ends: the qualifier that everybody gets who matches nothing else, and what lets everybody pass before that.

    ``certain``: whoever asks passes, over IPv4 and over IPv6.
    """

    all: str
    open: list[str]
    certain: bool = False


class _Reading:
    """One pass over a record and all that it includes, each as often as it is met."""

    def __init__(self, dns: Resolution) -> None:
        self._dns = dns
        self._followed = 0
        self.lookups = 0
        self.void: list[str] = []
        self.wrong: list[str] = []
        self.broken: list[str] = []
        self.loops: list[str] = []
        self.crowded: list[str] = []
        self.ptr: list[str] = []
        self.open_lookups: list[OpenLookup] = []

    def follow(self, domain: str, record: SpfRecord, above: tuple[str, ...]) -> _End:
        path = (*above, domain)
        self.wrong += [_at(word, path) for word in record.wrong]
        passing: list[_Network] = []
        opening: list[str] = []
        final = ""
        for term in record.terms:
            self._count(term)
            if term.name == "ptr":
                self.ptr.append(_at(term.text, path))
            networks, everybody, certain = self._term(term, domain, path)
            if term.qualifier == "+":
                passing += networks
                opening += everybody
            if certain:
                # Nobody gets past it.
                final = term.qualifier
                break
        if final != "+" and (widest := _widest(passing)):
            opening.append(_at(widest, path))
        if final:
            return _End(final, opening, final == "+")
        end, certain = "", False
        if record.redirect is not None:
            self._count(record.redirect)
            there = self._include(record.redirect, path)
            # Nobody can tell how it ends, where it leads to a name of the letter's own or to no answer.
            end = there.all if there else "redirect"
            opening += there.open if there else []
            certain = bool(there and there.certain)
        return _End(end, opening, certain)

    def _count(self, term: SpfTerm) -> None:
        self.lookups += term.name in LOOKUPS

    def _term(self, term: SpfTerm, domain: str, path: tuple[str, ...]) -> tuple[list[_Network], list[str], bool]:
        """The networks that match, the terms by which everybody does, and whether that holds for IPv4 and IPv6."""
        nobody: tuple[list[_Network], list[str], bool] = ([], [], False)
        name = term.domain or domain
        if term.name == "all":
            return [], [_at("all", path)], True
        if term.network:
            return [ipaddress.ip_network(term.network)], [], False
        if term.name == "include":
            there = self._include(term, path)
            return ([], there.open, there.certain) if there else nobody
        if term.macro or term.name not in ("a", "mx", "exists") or self.lookups > MOST_LOOKUPS:
            return nobody
        if term.name == "exists":
            answer = self._dns.ask(name, "A")
            self._note_answers(term, path, [answer])
            # Without a macro it says the same of every letter (section 5.7).
            return ([], [_at(term.text, path)], True) if answer.presence is Presence.THERE else nobody
        return self._hosts(term, name, path), [], False

    def _hosts(self, term: SpfTerm, name: str, path: tuple[str, ...]) -> list[_Network]:
        """The networks around the addresses of an ``a`` or ``mx``."""
        hosts = [name]
        if term.name == "mx":
            answer = self._dns.ask(name, "MX")
            self._note_answers(term, path, [answer])
            hosts = [host for record in answer.records if (host := record.partition(" ")[2].rstrip("."))]
            if len(hosts) > MOST_MX:
                self.crowded.append(_at(term.text, path))
            if term.four > _WIDE_FOUR and term.six > _WIDE_SIX:
                return []
        answers = [self._dns.ask(host, rdtype) for host in hosts[:MOST_MX] for rdtype in ("A", "AAAA")]
        if term.name == "a":
            self._note_answers(term, path, answers)
        return list(_networks(term, answers))

    def _note_answers(self, term: SpfTerm, path: tuple[str, ...], answers: list[DnsRecords]) -> None:
        if any(answer.presence is Presence.THERE for answer in answers):
            return
        doubt = next((answer for answer in answers if answer.open), None)
        if doubt is not None:
            self.open_lookups.append(OpenLookup(_at(term.text, path), doubt.reason, doubt.detail))
        else:
            self.void.append(_at(term.text, path))

    def _include(self, term: SpfTerm, path: tuple[str, ...]) -> _End | None:
        """The end of what an ``include`` or a ``redirect`` leads to; None where it leads nowhere, or nobody can tell where."""
        target = term.domain.rstrip(".").lower()
        if term.macro:
            return None
        if target in path:
            self.loops.append(_at(term.text, path))
            return None
        self._followed += 1
        if self._followed > _MOST_FOLLOWED or self.lookups > MOST_LOOKUPS:
            return None
        answer = self._dns.ask(target, "TXT")
        texts = _spf_texts(answer)
        if answer.open:
            self.open_lookups.append(OpenLookup(_at(term.text, path), answer.reason, answer.detail))
            return None
        record = spf(texts[0]) if len(texts) == 1 else None
        if record is None:
            self.broken.append(_at(term.text, path))
            return None
        return self.follow(target, record, path)


def _spf_texts(answer: DnsRecords) -> tuple[str, ...]:
    return tuple(text for text in answer.records if spf(text) is not None)


def _at(word: str, path: tuple[str, ...]) -> str:
    """A term, and the included domain in whose record it stands."""
    return word if len(path) == 1 else f"{word} ({path[-1]})"


def _networks(term: SpfTerm, answers: Iterable[DnsRecords]) -> Iterator[_Network]:
    for answer in answers:
        for record in answer.records:
            try:
                address = ipaddress.ip_address(record)
            except ValueError:
                continue
            yield ipaddress.ip_network((address, term.four if address.version == 4 else term.six), strict=False)


def _widest(networks: list[_Network]) -> str:
    """The networks that are half of all addresses together, as one text; empty where they are fewer."""
    four = list(ipaddress.collapse_addresses(n for n in networks if isinstance(n, ipaddress.IPv4Network)))
    six = list(ipaddress.collapse_addresses(n for n in networks if isinstance(n, ipaddress.IPv6Network)))
    for version, collapsed in ((4, four), (6, six)):
        if sum(network.num_addresses for network in collapsed) >= _OPEN[version]:
            return f"ip{version}:" + f" ip{version}:".join(str(n) for n in sorted(collapsed, key=lambda n: -n.num_addresses)[:2])
    return ""
