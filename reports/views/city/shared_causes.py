"""What several OPDs share under the surface, so that one action of the city's own unit mends what many letters would ask for."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterable

import msgspec

from checks import Risk, Text
from checks.core.facts.shared_keys import SharedKey
from reports.views.city.software import Release
from reports.views.host import HostView


class Sort(enum.StrEnum):
    """A server, a product without support, a certificate for all hosts of a domain, or a key."""

    ADDRESS = "address"
    SOFTWARE = "software"
    WILDCARD = "wildcard"
    KEY = "key"


class Seat(msgspec.Struct, frozen=True, kw_only=True):
    """A site, the address it answers at, and what has to be done there."""

    host: str
    opd: str
    address: str
    needs: dict[Text, Risk]


class Common(msgspec.Struct, frozen=True, kw_only=True):
    """``what`` is shared by these hosts of these OPDs (names). ``needs`` are actions that at least two of the OPDs need there, worst first."""

    sort: Sort
    what: str
    hosts: tuple[str, ...]
    opds: tuple[str, ...]
    needs: tuple[Text, ...] = ()


def seats(hosts: Iterable[HostView], opd: str, action: dict[str, Text]) -> tuple[Seat, ...]:
    """The sites of an OPD that have an address; ``opd`` is its name, ``action`` what to do about findings of a check."""
    return tuple(Seat(host=host.name, opd=opd, address=host.addresses[0], needs=_needs(host, action)) for host in hosts if host.addresses)


def common(seats: Iterable[Seat], software: Iterable[Release], keys: Iterable[SharedKey], opd_names: dict[str, str]) -> tuple[Common, ...]:
    """Servers with several OPDs and the same fault in two of them; products without support at several; keys held by several. Most OPDs first."""
    by_address: dict[str, list[Seat]] = {}
    for seat in seats:
        by_address.setdefault(seat.address, []).append(seat)
    causes = [one for address, together in by_address.items() if (one := _at(address, together))]
    causes += [
        Common(sort=Sort.SOFTWARE, what=f"{release.name} {release.version}".strip(), hosts=release.hosts, opds=release.opds)
        for release in software
        if release.ended and len(release.opds) > 1
    ]
    causes += [
        Common(
            sort=Sort.WILDCARD if key.wildcard else Sort.KEY,
            what=key.names[0] if key.names else key.spki_sha256[:16],
            hosts=key.hosts,
            opds=tuple(opd_names.get(code, code) for code in key.opds),
        )
        for key in keys
        if len(key.opds) > 1
    ]
    return tuple(sorted(causes, key=lambda one: (-len(one.opds), -len(one.hosts), one.sort, one.what)))


def _needs(host: HostView, action: dict[str, Text]) -> dict[Text, Risk]:
    """Each action once with its worst risk; the findings come worst first."""
    needs: dict[Text, Risk] = {}
    for sighting in host.sightings:
        needs.setdefault(action[sighting.check], sighting.finding.risk)
    return needs


def _at(address: str, together: list[Seat]) -> Common | None:
    if len({seat.opd for seat in together}) < 2:
        return None
    opds_of: Counter[Text] = Counter(text for _, text in {(seat.opd, text) for seat in together for text in seat.needs})
    shared = [text for text, opds in opds_of.items() if opds > 1]
    if not shared:
        return None
    worst = {text: max(seat.needs[text].magnitude for seat in together if text in seat.needs) for text in shared}
    needy = [seat for seat in together if any(text in seat.needs for text in shared)]
    return Common(
        sort=Sort.ADDRESS,
        what=address,
        hosts=tuple(sorted(seat.host for seat in needy)),
        opds=tuple(dict.fromkeys(seat.opd for seat in needy)),
        needs=tuple(sorted(shared, key=lambda text: (-worst[text], text.id))),
    )
