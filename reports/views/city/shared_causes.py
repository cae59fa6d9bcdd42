"""What several OPDs share under the surface, so that one action of the city's own unit mends what many letters would ask for."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from checks import Risk, Text
from checks.core.facts.shared_keys import SharedKey
from checks.core.software.releases import version_number
from reports.views.host import HostView
from reports.views.software import Release


class Sort(enum.StrEnum):
    """A server, a product without support or one that is behind, a certificate for all hosts of a domain, or a key."""

    ADDRESS = "address"
    SOFTWARE = "software"
    BEHIND = "behind"
    WILDCARD = "wildcard"
    KEY = "key"


class Seat(msgspec.Struct, frozen=True, kw_only=True):
    """A site, the address it answers at, and what has to be done there."""

    host: str
    opd: str
    address: str
    needs: dict[Text, Risk]


class Common(msgspec.Struct, frozen=True, kw_only=True):
    """``what`` is shared by these hosts of these OPDs (names). ``needs`` are actions that at least two of the OPDs need there, worst first;
    ``upgrades`` the versions of a product to go to."""

    sort: Sort
    what: str
    hosts: tuple[str, ...]
    opds: tuple[str, ...]
    needs: tuple[Text, ...] = ()
    upgrades: tuple[str, ...] = ()


def seats(hosts: Iterable[HostView], opd: str, action: dict[str, Text]) -> tuple[Seat, ...]:
    """The sites of an OPD that have an address; ``opd`` is its name, ``action`` what to do about findings of a check."""
    return tuple(Seat(host=host.name, opd=opd, address=host.addresses[0], needs=_needs(host, action)) for host in hosts if host.addresses)


def common(seats: Iterable[Seat], software: Iterable[Release], keys: Iterable[SharedKey], opd_names: dict[str, str]) -> tuple[Common, ...]:
    """Servers with several OPDs and the same fault in two of them; products that several must replace or upgrade; keys held by several. Most OPDs first."""
    by_address: dict[str, list[Seat]] = {}
    for seat in seats:
        by_address.setdefault(seat.address, []).append(seat)
    causes = [one for address, together in by_address.items() if (one := _at(address, together))]
    releases = tuple(software)
    causes += _products(Sort.SOFTWARE, (one for one in releases if one.ended))
    causes += _products(Sort.BEHIND, (one for one in releases if one.behind))
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


def _products(sort: Sort, software: Iterable[Release]) -> Iterator[Common]:
    """Products, in whatever versions, at several OPDs."""
    by_product: dict[str, list[Release]] = {}
    for release in software:
        by_product.setdefault(release.name.lower(), []).append(release)
    for together in by_product.values():
        opds = dict.fromkeys(opd for one in together for opd in one.opds)
        if len(opds) > 1:
            versions = _numbers(one.version for one in together)
            yield Common(
                sort=sort,
                what=f"{together[0].name} {', '.join(versions)}".strip(),
                hosts=tuple(sorted({host for one in together for host in one.hosts})),
                opds=tuple(opds),
                upgrades=_numbers(one.upgrade for one in together),
            )


def _numbers(versions: Iterable[str]) -> tuple[str, ...]:
    """Each once, without what tells none, the lowest first."""
    return tuple(sorted({one for one in versions if one}, key=lambda one: (version_number(one), one)))


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
