"""The job that travels: whole on the other side, and without a secret on the way."""

from __future__ import annotations

import msgspec

from checks.core.model.city import Opd
from checks.core.model.finding import Level, Target
from scanner.engine.job import ScanJob, scan_job
from scanner.net.policy.scope import Scope
from scanner.settings import CrawlSettings, IdentitySettings, Network, Report, ScanSettings, Settings, TlsSettings

SECRET = "sangat-rahasia"  # of nothing
SETTINGS = Settings(
    targets="daftar.txt",
    store=f"postgresql://tilik:{SECRET}@db.kotacontoh.test/tilik",
    out="/srv/laporan",
    plugins=(),
    identity=IdentitySettings(contact="csirt@kotacontoh.test"),
    network=Network(rate=3.0, resolver="192.0.2.53"),
    tls=TlsSettings(revocation="ask"),
    crawl=CrawlSettings(pages=7),
    scan=ScanSettings(jobs=2, groups=5),
    report=Report(zone="Asia/Jayapura"),
)
TARGETS = tuple(Target(host=f"{name}.kotacontoh.go.id", domain="kotacontoh.go.id", opd="dinkes") for name in ("dinkes", "puskesmas"))
JOB = scan_job((Opd(code="dinkes", name="Dinas Kesehatan"),), TARGETS, SETTINGS, Level.VISIT, ("http-*",), ("lain.kotacontoh.go.id",))


def test_it_arrives_whole() -> None:
    there = msgspec.msgpack.decode(msgspec.msgpack.encode(JOB), type=ScanJob)
    assert there == JOB
    assert [check.id for check in there.checks()] == [check.id for check in JOB.checks()]
    door = there.door()
    assert isinstance(door.scope, Scope)
    assert (door.network, door.crawl) == (SETTINGS.network, SETTINGS.crawl)
    assert "csirt@kotacontoh.test" in door.identity


def test_no_target_is_asked_more_than_the_job_says() -> None:
    assert {target.level for target in JOB.targets} == {Level.VISIT}


def test_nothing_in_it_is_a_secret() -> None:
    """Neither the store's URL nor anything else of the settings that collecting does not go by."""
    travelling = msgspec.msgpack.encode(JOB)
    for private in (SECRET, SETTINGS.store, "db.kotacontoh.test", SETTINGS.out, SETTINGS.targets):
        assert private.encode() not in travelling
    assert not {"store", "out", "settings", "report"} & set(ScanJob.__struct_fields__)
