"""Who may sign whom, and what else is sent: constraints, lengths, names, cross-signing, orders, duplicates, loops."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from ipaddress import ip_network
from typing import Any

from cryptography import x509

from tests.real.tls.chains.authority import CLIENT, Certificate, extension, key
from tests.real.tls.chains.house import DOMAIN, HOST, Chain, Extensions, House, authority, chain, constraints, leaf, names, purposes


def chains(house: House) -> Iterator[Chain]:
    yield from _sent(house)
    yield from _twins(house)
    yield from _authorities(house)
    yield from _lengths(house)
    yield from _name_constraints(house)
    yield from _cross(house)


def _sent(house: House) -> Iterator[Chain]:
    one = authority("Antara satu", house.root)
    two = authority("Antara dua", one)
    three = authority("Antara tiga", two)
    end = leaf(HOST, three)
    for number, order in enumerate(itertools.permutations((three, two, one))):
        yield chain(f"three intermediates, order {number}", end, *order)
    yield chain("three intermediates and the root", end, three, two, one, house.root)
    yield chain("the root in between", end, three, house.root, two, one)
    yield chain("the middle one missing", end, three, one)
    yield chain("the lowest one missing", end, two, one)
    yield chain("the highest one missing", end, three, two)
    yield chain("the leaf twice", leaf(HOST, house.middle), end, house.middle)
    good = leaf(HOST, house.middle)
    yield chain("only the leaf", good)
    yield chain("leaf twice", good, good, house.middle)
    yield chain("intermediate three times", good, house.middle, house.middle, house.middle)
    yield chain("a stranger's root behind", good, house.middle, house.stranger)
    yield chain("a stranger's root in between", good, house.stranger, house.middle)
    yield chain("twelve strangers in between", good, *(authority(f"Asing {n}") for n in range(12)), house.middle)
    yield chain("root sent", good, house.middle, house.root)
    yield chain("straight from the root", leaf(HOST, house.root))
    yield chain("straight from the root, sent", leaf(HOST, house.root), house.root)
    yield chain("self-signed", leaf(HOST, None))
    yield chain("self-signed authority as a server", authority(HOST, changed={"names": names(HOST)}))
    yield chain("unknown root", leaf(HOST, house.stranger))
    yield chain("unknown root, sent", leaf(HOST, house.stranger), house.stranger)
    yield chain("the leaf of another name first", leaf(f"lain.{DOMAIN}", house.middle), good, house.middle)
    yield chain("trusted root as a server", house.add_root(authority("Akar peladen", changed={"names": names(HOST)})))
    long = house.root
    line: list[Certificate] = []
    for number in range(9):
        long = authority(f"Tangga {number}", long)
        line.insert(0, long)
    yield chain("nine intermediates", leaf(HOST, long), *line)


def _twins(house: House) -> Iterator[Chain]:
    """Two certificates of one intermediate, of which one is not as it should be, in both orders."""
    own = house.middle.key
    changes: dict[str, dict[str, Any]] = {
        "expired": {"days": 100},
        "not yet valid": {"begins": 5},
        "for clients": {"changed": {"purposes": purposes(CLIENT)}},
        "no authority": {"changed": {"constraints": constraints(False)}},
        "of another issuer": {"issuer": house.stranger},
        "that excludes the name": {"changed": {"limit": _limit(excluded=(DOMAIN,))}},
        "that allows none below": {"changed": {"constraints": constraints(True, 0)}},
        "signed by somebody else": {"by": key("p256", 7)},
        "that is the same": {},
        "of a longer life": {"days": 5000},
    }
    end = leaf(HOST, house.middle)
    for words, change in changes.items():
        change = dict(change)
        twin = authority("Antara", change.pop("issuer", house.root), own=own, **change)
        yield chain(f"twin {words}, behind", end, house.middle, twin)
        yield chain(f"twin {words}, before", end, twin, house.middle)
        yield chain(f"twin {words}, alone", end, twin)
    lookalike = authority("Antara", house.root, own=key("p256", 8))
    yield chain("another key under the same name, before", end, lookalike, house.middle)
    yield chain("another key under the same name, alone", end, lookalike)


def _authorities(house: House) -> Iterator[Chain]:
    changes: dict[str, tuple[Extensions, dict[str, Any]]] = {
        "without basic constraints": ({"constraints": None}, {}),
        "without basic constraints and key usage": ({"constraints": None, "usage": None}, {}),
        "that is no authority": ({"constraints": constraints(False)}, {}),
        "with constraints that are not critical": ({"constraints": constraints(True, critical=False)}, {}),
        "of version 1": ({}, {"version": 1}),
        "without key identifiers": ({"subject-key": None, "issuer-key": None}, {}),
        "with a wrong issuer's key identifier": ({"issuer-key": extension(x509.AuthorityKeyIdentifier(b"\1" * 20, None, None))}, {}),
        "with another key identifier": ({"subject-key": extension(x509.SubjectKeyIdentifier(b"\2" * 20))}, {}),
    }
    for words, (changed, more) in changes.items():
        middle = authority(f"Antara {words}", house.root, changed=changed, **more)
        yield chain(f"intermediate {words}", leaf(HOST, middle), middle)
        root = house.add_root(authority(f"Akar {words}", changed=changed, **more))
        yield chain(f"root {words}", leaf(HOST, root))
    by_leaf = leaf(f"lain.{DOMAIN}", house.middle, own=key("p256", 3))
    yield chain("signed by another server's certificate", leaf(HOST, by_leaf), by_leaf, house.middle)
    yield chain("leaf that is an authority", leaf(HOST, house.middle, changed={"constraints": constraints(True)}), house.middle)
    yield chain("leaf without basic constraints", leaf(HOST, house.middle, changed={"constraints": None}), house.middle)
    yield chain("leaf of version 1", leaf(HOST, house.middle, version=1), house.middle)


def _lengths(house: House) -> Iterator[Chain]:
    for length in (0, 1):
        middle = authority(f"Antara panjang {length}", house.root, changed={"constraints": constraints(True, length)})
        root = house.add_root(authority(f"Akar panjang {length}", changed={"constraints": constraints(True, length)}))
        for place, top, sent in (("intermediate", middle, (middle,)), ("root", root, ())):
            below = top
            line: tuple[Certificate, ...] = sent
            for depth in range(3):
                yield chain(f"{place} with path length {length}, {depth} below", leaf(HOST, below), *line)
                below = authority(f"Bawah {place} {length} {depth}", below)
                line = (below, *line)
    middle = authority("Antara panjang nol", house.root, changed={"constraints": constraints(True, 0)})
    again = authority("Antara panjang nol", middle, own=key("p256", 5))
    yield chain("path length 0, then the same name with another key", leaf(HOST, again), again, middle)


def _limit(permitted: tuple[str, ...] = (), excluded: tuple[str, ...] = (), critical: bool = True) -> Any:
    make = x509.NameConstraints([x509.DNSName(n) for n in permitted] or None, [x509.DNSName(n) for n in excluded] or None)
    return extension(make, critical)


def _name_constraints(house: House) -> Iterator[Chain]:
    address = [x509.IPAddress(ip_network("10.0.0.0/8"))]
    directory = [x509.DirectoryName(x509.Name([x509.NameAttribute(x509.NameOID.ORGANIZATION_NAME, "Lain")]))]
    limits = {
        "permits the domain": _limit((DOMAIN,)),
        "permits the domain, not critical": _limit((DOMAIN,), critical=False),
        "permits the host": _limit((HOST,)),
        "permits another domain": _limit(("lain.test",)),
        "permits another domain, not critical": _limit(("lain.test",), critical=False),
        "permits names below the domain only": _limit((f".{DOMAIN}",)),
        "permits names below the host only": _limit((f".{HOST}",)),
        "excludes the domain": _limit(excluded=(DOMAIN,)),
        "excludes another domain": _limit(excluded=("lain.test",)),
        "permits the domain but not the host": _limit((DOMAIN,), (HOST,)),
        "permits addresses only": extension(x509.NameConstraints(address, None), True),
        "permits another organisation only": extension(x509.NameConstraints(directory, None), True),
        "excludes another organisation": extension(x509.NameConstraints(None, directory), True),
        "permits mail of the domain only": extension(x509.NameConstraints([x509.RFC822Name(DOMAIN)], None), True),
        "permits URLs of another host only": extension(x509.NameConstraints([x509.UniformResourceIdentifier("lain.test")], None), True),
    }
    for words, limit in limits.items():
        middle = authority(f"Antara {words}", house.root, changed={"limit": limit})
        yield chain(f"intermediate that {words}", leaf(HOST, middle), middle)
    wild = authority("Antara liar", house.root, changed={"limit": _limit(excluded=(HOST,))})
    yield chain("a wildcard around an excluded host", leaf(f"*.{DOMAIN}", wild), wild, host=f"lain.{DOMAIN}")
    both = authority("Antara keduanya", house.root, changed={"limit": _limit((DOMAIN,))})
    yield chain("one name permitted, another not", leaf(HOST, both, changed={"names": names(HOST, "situs.lain.test")}), both)
    root = house.add_root(authority("Akar domain lain", changed={"limit": _limit(("lain.test",))}))
    yield chain("root that permits another domain", leaf(HOST, root))
    common = authority("Antara nama umum", house.root, changed={"limit": _limit(("lain.test",))})
    end = leaf(HOST, common, changed={"names": names("situs.lain.test")})
    yield chain("permitted name, the host only as common name", end, common)


def _cross(house: House) -> Iterator[Chain]:
    """A new root that an old one certifies too."""
    old_root = authority("Akar lama", begins=-4000, days=3900)
    stranger = authority("Akar tak dikenal")
    for words, new in (("known", house.add_root(authority("Akar baru known"))), ("unknown", authority("Akar baru unknown"))):
        middle = authority(f"Antara baru {words}", new)
        end = leaf(HOST, middle)
        common = f"Akar baru {words}"
        crosses: dict[str, tuple[Certificate, dict[str, Any]]] = {
            "by the trusted root": (house.root, {}),
            "by a root that ended": (old_root, {"begins": -3000, "days": 2900}),
            "by an unknown root": (stranger, {}),
            "by the trusted root, which ended": (house.root, {"days": 100}),
            "by the trusted root with SHA-1": (house.rsa_root, {"digest": "sha1"}),
            "by the trusted root for clients": (house.root, {"changed": {"purposes": purposes(CLIENT)}}),
        }
        for how, (by, more) in crosses.items():
            cross = authority(common, by, own=new.key, **more)
            yield chain(f"new root {words}, cross-signed {how}", end, middle, cross)
            yield chain(f"new root {words}, itself sent, cross-signed {how}", end, middle, new, cross)
    first = authority("Lingkar satu")
    second = authority("Lingkar dua", first)
    back = authority("Lingkar satu", second, own=first.key)
    yield chain("a loop", leaf(HOST, second), second, back)
    out = authority("Lingkar satu", house.root, own=first.key)
    yield chain("a loop with a way out", leaf(HOST, second), second, back, out)
