"""How much a hello offers at once: everything, or less for servers that take no more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from checks.core.tls import suites
from scanner.probes.tls.wire import offer
from scanner.probes.tls.wire.extensions import STATUS_REQUEST
from scanner.probes.tls.wire.hello import TLS12, TLS13, ClientHello
from scanner.probes.tls.wire.schemes import SCHEMES
from scanner.probes.tls.wire.shares import Share


class Form(msgspec.Struct, frozen=True):
    """Of SSL 3.0 to TLS 1.2: the most suites, the groups and signature schemes to offer where any will do, and whether every extension goes along.

    ``omissions``: the kinds of extensions that do not, for servers that break off over them. ``alike``: suites of one key exchange at a time, for servers that fail over one that they choose and have no parameters for.
    """

    most_suites: int
    groups: tuple[int, ...]
    schemes: tuple[int, ...]
    extensions: bool = True
    alike: bool = False
    omissions: tuple[int, ...] = ()

    def suites(self, version: int) -> tuple[int, ...]:
        """Those to offer where any will do."""
        return offer.PLAIN_OFFER[: self.most_suites] if self.alike else offer.every(version)[: self.most_suites]

    def batches(self, version: int) -> list[tuple[int, ...]]:
        """Every suite, so many at once."""
        codes, kinds = offer.every(version), suites.by_code()
        if not self.alike:
            return list(batches(codes, self.most_suites))
        exchanges = dict.fromkeys(kinds[code].key_exchange for code in codes)
        return [
            batch
            for exchange in exchanges
            for batch in batches([code for code in codes if kinds[code].key_exchange == exchange], self.most_suites)
        ]

    def hello(
        self,
        version: int,
        host: str,
        suite_codes: tuple[int, ...],
        *,
        groups: tuple[int, ...] = (),
        schemes: tuple[int, ...] = (),
        alpn: tuple[str, ...] = (),
    ) -> ClientHello:
        """One with these suites."""
        groups, schemes = groups or self.groups, schemes or self.schemes
        if version == TLS12 and not self.extensions:
            return offer.short(host, suite_codes=suite_codes, groups=groups, schemes=schemes)
        return offer.old(version, host, suite_codes, groups=groups, schemes=schemes, alpn=alpn, omissions=self.omissions)


class NewestForm(msgspec.Struct, frozen=True):
    """Of TLS 1.3: groups and schemes to offer where any will do; ``shares``: keys, where the server does not ask for them itself."""

    groups: tuple[int, ...]
    schemes: tuple[int, ...]
    shares: tuple[Share, ...] = ()

    def hello(self, host: str, suite_codes: tuple[int, ...] = (), *, groups: tuple[int, ...] = ()) -> ClientHello:
        """One with these suites, or with every suite."""
        return offer.tls13(host, suite_codes or offer.every(TLS13), groups=groups or self.groups, schemes=self.schemes, shares=self.shares)


def batches(values: Sequence[int], size: int) -> Iterator[tuple[int, ...]]:
    """All of them, so many at once."""
    return (tuple(values[at : at + size]) for at in range(0, len(values), size))


EVERYTHING = Form(0xFFFF, offer.GROUPS12, tuple(SCHEMES))
# For load balancers that take 128 suites; as clients of some years ago; without DHE; and as little as a modern server takes.
FEWER_SUITES = Form(120, offer.GROUPS12, tuple(SCHEMES))
# For wolfSSL without stapling, as in lighttpd, which takes 150 suites.
WITHOUT_STATUS = Form(120, offer.GROUPS12, tuple(SCHEMES), omissions=(STATUS_REQUEST,))
FEWER_OF_ALL = Form(len(offer.PLAIN_OFFER), offer.CURVES, offer.PLAIN_SCHEMES)
ONE_EXCHANGE = Form(offer.BRIEF, offer.CURVES, offer.PLAIN_SCHEMES, alike=True)
SHORT = Form(offer.BRIEF, offer.CURVES, offer.PLAIN_SCHEMES, extensions=False, alike=True)

EVERYTHING13 = NewestForm(offer.GROUPS13, tuple(SCHEMES))
FEWER13 = NewestForm(offer.BROWSER_GROUPS, offer.BROWSER_SCHEMES)
