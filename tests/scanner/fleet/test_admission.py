"""A worker does nothing that its own list, its own settings and its own store do not bear out, whoever signed it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from checks.core.check import registry
from checks.core.model.finding import Level, Target
from scanner.fleet.admission import Admission
from scanner.fleet.errand import RunOrder
from scanner.fleet.seal import Refused
from scanner.plan.groups import Member, TargetGroup
from scanner.settings import Settings
from scanner.store import Plan, Store
from scanner.version import VERSION
from tests.scanner.fleet.orders import AT, HOST, NETWORK, OPD, errand, hours, order

LIST = """# Kota Contoh
[Dinas Kesehatan]
code: dinkes
{extra}
dinkes.kotacontoh.go.id
"""


@pytest.fixture
def admission(tmp_path: Path) -> Callable[[str], Admission]:
    """What a machine with this line in its list permits."""

    def make(extra: str = "", text: str = LIST) -> Admission:
        (tmp_path / "targets.txt").write_text(text.format(extra=extra), "utf-8")
        return Admission(Settings(targets=str(tmp_path / "targets.txt"), network=NETWORK), AT)

    return make


def test_what_the_list_has_is_done(admission: Callable[..., Admission]) -> None:
    admission().require(errand(), order(), AT)


@pytest.mark.parametrize(
    ("extra", "why"),
    [
        ("level: visit", "may not be asked at level probe"),
        ("permission: ND-1 until 2026-11-01", "ended on 2026-11-01"),
    ],
)
def test_what_the_list_does_not_permit_is_refused(admission: Callable[..., Admission], extra: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        admission(extra).require(errand(), order(), AT)


def test_a_host_that_is_not_on_the_list_is_refused(admission: Callable[..., Admission]) -> None:
    other = msgspec.structs.replace(HOST, host="disdik.kotacontoh.go.id")
    with pytest.raises(Refused, match="not registered"):
        admission().require(errand(other), order(other), AT)
    elsewhere = msgspec.structs.replace(HOST, port=8443)
    with pytest.raises(Refused, match="port is not registered"):
        admission().require(errand(elsewhere), order(elsewhere), AT)


def test_what_its_own_run_does_not_have_is_refused(admission: Callable[..., Admission]) -> None:
    lower = msgspec.structs.replace(HOST, level=Level.VISIT)
    with pytest.raises(Refused, match="not in the order"):
        admission().require(errand(), order(lower), AT)


def test_hours_are_kept_at_the_door_by_both_lists(admission: Callable[..., Admission]) -> None:
    # 03:00 UTC is 10:00 in Jakarta.
    own = admission("hours: 12:00-13:00 Asia/Jakarta")
    own.require(errand(), order(), AT)
    by_own = order().job(Settings(network=NETWORK)).scope(within=own.scope)
    by_order = order(opd=msgspec.structs.replace(OPD, hours=hours(18, 20))).job(Settings(network=NETWORK)).scope(within=admission().scope)
    free = order().job(Settings(network=NETWORK)).scope(within=admission().scope)
    for scope, refuses in ((by_own, True), (by_order, True), (free, False)):
        assert (scope.refuse(HOST.host, 443, Level.VISIT, AT) is not None) is refuses
        assert (scope.refuse_name(HOST.host, AT) is not None) is refuses
        assert (scope.refuse_target(HOST, AT) is not None) is refuses


def test_the_door_of_a_narrow_list_is_narrow_for_every_request(admission: Callable[..., Admission]) -> None:
    other = Target(host="disdik.kotacontoh.go.id", domain="kotacontoh.go.id", opd="dinkes")
    scope = order(HOST, other).job(Settings(network=NETWORK)).scope(within=admission("level: visit").scope)
    assert scope.refuse(HOST.host, 443, Level.VISIT, AT) is None
    assert scope.refuse(HOST.host, 443, Level.PROBE, AT) is not None
    assert scope.refuse(other.host, 443, Level.PASSIVE, AT) is not None
    assert scope.refuse_name(other.host, AT) is not None


def test_an_errand_that_has_expired_is_refused(admission: Callable[..., Admission]) -> None:
    with pytest.raises(Refused, match="expired"):
        admission().require(errand(), order(), errand().expires + dt.timedelta(seconds=1))


@pytest.mark.parametrize("address", ["10.1.2.3", "127.0.0.1", "169.254.169.254", "::1", "rubbish"])
def test_an_address_that_the_settings_do_not_permit_is_refused(admission: Callable[..., Admission], address: str) -> None:
    with pytest.raises(Refused, match="do not permit"):
        admission().require(errand(address=address), order(), AT)


def test_addresses_of_a_host_that_is_not_the_targets_are_refused(admission: Callable[..., Admission]) -> None:
    group = TargetGroup((Member(HOST, {"disdik.kotacontoh.go.id": ("127.0.74.1",)}),))
    with pytest.raises(Refused, match="no host of"):
        admission().require(errand(group=group), order(), AT)


def test_an_errand_that_brings_evidence_is_refused(admission: Callable[..., Admission]) -> None:
    group = TargetGroup((Member(HOST, {HOST.host: ("127.0.74.1",)}, {"key": b"evidence"}),))
    with pytest.raises(Refused, match="brings evidence"):
        admission().require(errand(group=group), order(), AT)


def test_a_worker_asks_at_the_slower_of_both_paces() -> None:
    fast, slow = (msgspec.structs.replace(NETWORK, rate=rate, connections=many) for rate, many in ((50.0, 9), (1.0, 1)))
    for own, (rate, connections) in ((fast, (5.0, 3)), (slow, (1.0, 1))):
        network = order().job(Settings(network=own)).network
        assert (network.rate, network.connections) == (rate, connections)


def test_nobodys_name_is_in_an_order() -> None:
    (opd,) = order().opds
    assert (opd.contact, opd.head, opd.name) == ("", "", "dinkes")
    assert opd.permission == OPD.permission


class TestOrders:
    """Of which scan an order is."""

    @pytest.fixture
    def store(self, tmp_path: Path) -> Store:
        store = Store(str(tmp_path / "t.db"))
        store.begin("Kota Contoh", (HOST,), Plan(opds=(OPD,)), AT, VERSION, registry.version())
        return store

    @staticmethod
    def of(**changes: object) -> RunOrder:
        return msgspec.structs.replace(order(), **{"tilik": VERSION, "rules": registry.version(), **changes})

    def test_that_of_this_store_is_done(self, admission: Callable[..., Admission], store: Store) -> None:
        admission().require_order(self.of(), store)

    @pytest.mark.parametrize(
        ("changes", "why"),
        [
            ({"scan": 2}, "no scan 2"),
            ({"begun": AT + dt.timedelta(seconds=1)}, "no scan 1 of"),
            ({"rules": "other"}, "rules other"),
            ({"tilik": "9"}, "tilik 9"),
        ],
    )
    def test_that_of_another_is_refused(
        self, admission: Callable[..., Admission], store: Store, changes: dict[str, object], why: str
    ) -> None:
        with pytest.raises(Refused, match=why):
            admission().require_order(self.of(**changes), store)

    def test_that_of_a_scan_that_is_over_is_refused(self, admission: Callable[..., Admission], store: Store) -> None:
        store.finish(1, AT, registry.version())
        with pytest.raises(Refused, match="is over"):
            admission().require_order(self.of(), store)
