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


def holder_at(host: str, opd: str = "dinkes", *addresses: str, spki: str = ONE, names: tuple[str, ...] = ("*.kotacontoh.go.id",)) -> Holder:
    return Holder(host=f"{host}.kotacontoh.go.id", opd=opd, spki_sha256=spki, names=names, addresses=addresses or (HERE,))


def test_a_key_at_two_addresses_is_told() -> None:
    names = ("antrean.kotacontoh.go.id",)
    assert shared_keys([holder_at("b", "dinkes", THERE), holder_at("a", "dinkes", HERE, names=names)]) == (
        SharedKey(
            spki_sha256=ONE, hosts=("a.kotacontoh.go.id", "b.kotacontoh.go.id"), opds=("dinkes",),
            names=("*.kotacontoh.go.id", *names), wildcard=True, addresses=(HERE, THERE), apart=True,
        ),
    )  # fmt: skip


def test_several_opds_on_one_server_are_told_as_such() -> None:
    (group,) = shared_keys([holder_at("a", "dinkes"), holder_at("b", "disdik")])
    assert (group.opds, group.apart, group.addresses) == (("dinkes", "disdik"), False, (HERE,))


def test_only_names_with_an_asterisk_are_wildcards() -> None:
    both = ("a.kotacontoh.go.id", "b.kotacontoh.go.id")
    (group,) = shared_keys([holder_at("a", "dinkes", names=both), holder_at("b", "disdik", names=both)])
    assert (group.wildcard, group.names) == (False, both)


@pytest.mark.parametrize(
    "holders",
    [
        [holder_at("a"), holder_at("b")],
        [holder_at("a", "dinkes", HERE, THERE), holder_at("b", "dinkes", THERE)],
        [holder_at("a", "dinkes", HERE), holder_at("a", "dinkes", THERE)],
        [holder_at("a", "dinkes"), holder_at("b", "disdik", spki=OTHER)],
        [],
    ],
    ids=["one server", "one address in common", "one host on two ports", "two keys", "nobody"],
)
def test_what_is_not_told(holders: list[Holder]) -> None:
    assert shared_keys(holders) == ()


def test_an_unknown_address_is_not_a_separate_one() -> None:
    nowhere = msgspec.structs.replace(holder_at("b"), addresses=())
    assert shared_keys([holder_at("a"), nowhere]) == ()


def test_the_widest_spread_comes_first() -> None:
    few = [holder_at("a", "dinkes", spki=OTHER), holder_at("b", "disdik", spki=OTHER)]
    many = [holder_at(host, opd) for host, opd in (("c", "dinkes"), ("d", "disdik"), ("e", "dishub"))]
    assert [key.spki_sha256 for key in shared_keys(few + many)] == [ONE, OTHER]


def holder_of(leaf: bytes) -> Holder | None:
    (request,) = (request for request in [Tls().at(build.TARGET)] if request)
    return holder(build.TARGET, facts(build.TARGET, {request.key: build.handshake(chain=(leaf,))}))


def test_a_renewed_certificate_with_the_same_key_is_the_same_key() -> None:
    authority = build.authority()
    old, renewed = (holder_of(authority.issue(build.HOST, lifetime=days)) for days in (60, 90))
    assert old is not None
    assert old == renewed
    assert (old.host, old.names, old.addresses, len(old.spki_sha256)) == (build.HOST, (build.HOST,), (HERE,), 64)


def test_nobody_holds_what_was_not_seen() -> None:
    assert holder(build.TARGET, Facts()) is None
    assert holder_of(b"\x30\x03abc") is None
