"""Who shares a key: told across addresses or OPDs, not where one server of one OPD has one certificate, and never without a key."""

from __future__ import annotations

import msgspec
import pytest

from checks import build
from checks.core.check.need import Tls
from checks.core.facts.shared_keys import Holder, SharedKey, holder, shared_keys
from checks.core.facts.target import facts
from checks.core.facts.values import Facts

ONE, OTHER = "ab" * 32, "cd" * 32
HERE, THERE = "192.0.2.7", "192.0.2.8"


def held(host: str, opd: str = "dinkes", *addresses: str, spki: str = ONE, names: tuple[str, ...] = ("*.kotacontoh.go.id",)) -> Holder:
    return Holder(host=f"{host}.kotacontoh.go.id", opd=opd, spki_sha256=spki, names=names, addresses=addresses or (HERE,))


def test_a_key_at_two_addresses_is_told() -> None:
    names = ("antrean.kotacontoh.go.id",)
    assert shared_keys([held("b", "dinkes", THERE), held("a", "dinkes", HERE, names=names)]) == (
        SharedKey(
            spki_sha256=ONE, hosts=("a.kotacontoh.go.id", "b.kotacontoh.go.id"), opds=("dinkes",),
            names=("*.kotacontoh.go.id", *names), wildcard=True, addresses=(HERE, THERE), apart=True,
        ),
    )  # fmt: skip


def test_several_opds_on_one_server_are_told_as_such() -> None:
    (found,) = shared_keys([held("a", "dinkes"), held("b", "disdik")])
    assert (found.opds, found.apart, found.addresses) == (("dinkes", "disdik"), False, (HERE,))


def test_only_names_with_an_asterisk_are_wildcards() -> None:
    both = ("a.kotacontoh.go.id", "b.kotacontoh.go.id")
    (found,) = shared_keys([held("a", "dinkes", names=both), held("b", "disdik", names=both)])
    assert (found.wildcard, found.names) == (False, both)


@pytest.mark.parametrize(
    "holders",
    [
        [held("a"), held("b")],
        [held("a", "dinkes", HERE, THERE), held("b", "dinkes", THERE)],
        [held("a", "dinkes", HERE), held("a", "dinkes", THERE)],
        [held("a", "dinkes"), held("b", "disdik", spki=OTHER)],
        [],
    ],
    ids=["one server", "one address in common", "one host on two ports", "two keys", "nobody"],
)
def test_what_is_not_told(holders: list[Holder]) -> None:
    assert shared_keys(holders) == ()


def test_an_unknown_address_is_not_a_separate_one() -> None:
    nowhere = msgspec.structs.replace(held("b"), addresses=())
    assert shared_keys([held("a"), nowhere]) == ()


def test_the_widest_spread_comes_first() -> None:
    few = [held("a", "dinkes", spki=OTHER), held("b", "disdik", spki=OTHER)]
    many = [held(host, opd) for host, opd in (("c", "dinkes"), ("d", "disdik"), ("e", "dishub"))]
    assert [key.spki_sha256 for key in shared_keys(few + many)] == [ONE, OTHER]


def shown(leaf: bytes) -> Holder | None:
    (request,) = (request for request in [Tls().at(build.TARGET)] if request)
    return holder(build.TARGET, facts(build.TARGET, {request.key: build.handshake(chain=(leaf,))}))


def test_a_renewed_certificate_with_the_same_key_is_the_same_key() -> None:
    authority = build.authority()
    old, renewed = (shown(authority.issue(build.HOST, lifetime=days)) for days in (60, 90))
    assert old is not None
    assert old == renewed
    assert (old.host, old.names, old.addresses, len(old.spki_sha256)) == (build.HOST, (build.HOST,), (HERE,), 64)


def test_nobody_holds_what_was_not_seen() -> None:
    assert holder(build.TARGET, Facts()) is None
    assert shown(b"\x30\x03abc") is None
