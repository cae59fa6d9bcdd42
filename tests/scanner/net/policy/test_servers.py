"""Who serves a domain of the list may be asked for its sake: at one port each, at its level, and never against what the list says of the host itself."""

from __future__ import annotations

import datetime as dt

from checks.core.model.failure import FailureKind
from checks.core.model.finding import Level
from checks.core.testing import evidence as build
from scanner.net import loop
from scanner.net.door import Door
from scanner.net.policy.scope import Scope
from scanner.net.policy.services import Services
from scanner.plan.groups import target_groups
from scanner.settings import Network, Settings
from scanner.targets import parse_targets
from tests.each import each
from tests.scanner.probes.test_domain import ScriptedResolver

TODAY = dt.date(2026, 11, 21)
NOW = dt.datetime(2026, 11, 21, 5, tzinfo=dt.UTC)
DOMAIN, HOST = "kotacontoh.go.id", "surat.kotacontoh.go.id"


def scope_of(text: str, **more: object) -> tuple[Scope, object]:
    city = parse_targets(text, "t", today=TODAY)
    domain = next(target for target in city.targets if target.is_domain)
    return Scope.of(city.opds, city.targets, **more), domain  # type: ignore[arg-type]  # as they are named


@each(
    ("text", "port", "level", "kind"),
    [
        ("[A]\ndomain: kotacontoh.go.id\n", 25, Level.VISIT, None),
        ("[A]\ndomain: kotacontoh.go.id\n", 443, Level.VISIT, None),
        ("[A]\ndomain: kotacontoh.go.id\n", 53, Level.PROBE, None),
        # At no other port, and not where the domain may be asked about by the DNS alone, or not at all any more.
        ("[A]\ndomain: kotacontoh.go.id\n", 80, Level.VISIT, FailureKind.OUT_OF_SCOPE),
        ("[A]\ndomain: kotacontoh.go.id\n", 22, Level.VISIT, FailureKind.OUT_OF_SCOPE),
        ("[A]\nlevel: passive\ndomain: kotacontoh.go.id\n", 25, Level.PASSIVE, FailureKind.NOT_PERMITTED),
        ("[A]\nlevel: visit\ndomain: kotacontoh.go.id\n", 53, Level.PROBE, FailureKind.NOT_PERMITTED),
        ("[A]\npermission: 1/2026 until 2026-11-20\ndomain: kotacontoh.go.id\n", 25, Level.VISIT, FailureKind.NOT_PERMITTED),
        ("[A]\nhours: 19:00-20:00 Asia/Jakarta\ndomain: kotacontoh.go.id\n", 25, Level.VISIT, FailureKind.NOT_PERMITTED),
        # What another department's line says of the host itself holds beside it.
        ("[A]\ndomain: kotacontoh.go.id\n[B]\nlevel: passive\nsurat.kotacontoh.go.id\n", 25, Level.VISIT, FailureKind.NOT_PERMITTED),
        ("[A]\ndomain: kotacontoh.go.id\n[B]\npermission: 1 until 2026-01-01\nsurat.kotacontoh.go.id\n", 25, Level.VISIT, FailureKind.NOT_PERMITTED),
        ("[A]\ndomain: kotacontoh.go.id\n[B]\nsurat.kotacontoh.go.id\n", 25, Level.VISIT, None),
    ],
)  # fmt: skip
def test_when_a_server_may_be_asked(text: str, port: int, level: Level, kind: FailureKind | None) -> None:
    scope, domain = scope_of(text)
    refusal = scope.refuse_server(domain, HOST, port, level, NOW)  # type: ignore[arg-type]  # a target
    assert (refusal.kind if refusal else None) is kind


def test_a_host_that_is_left_out_this_time_and_a_narrower_list_hold() -> None:
    text = "[A]\ndomain: kotacontoh.go.id\n"
    left_out, domain = scope_of(text, besides=(HOST,))
    within, _ = scope_of(text, within=scope_of("[A]\nlevel: passive\ndomain: kotacontoh.go.id\n")[0])
    for scope in (left_out, within):
        assert scope.refuse_server(domain, HOST, 25, Level.VISIT, NOW) is not None  # type: ignore[arg-type]  # a target


def test_only_answers_about_the_domain_itself_name_its_servers() -> None:
    services = Services(DOMAIN)
    services.note(build.dns_answer("MX", "10 SURAT.kotacontoh.go.id.", "0 .", name=DOMAIN))
    services.note(build.dns_answer("NS", "ns1.penyedia.example.", name=DOMAIN))
    services.note(build.dns_answer("MX", "10 mx.lain.example.", name="lain.example"))
    services.note(build.dns_answer("A", "192.0.2.1", name=DOMAIN))
    places = [(HOST, 25), ("ns1.penyedia.example", 53), (f"mta-sts.{DOMAIN}", 443)]
    assert all(services.include(*place) for place in places)
    others = [(HOST, 443), (HOST, 80), ("ns1.penyedia.example", 25), ("mx.lain.example", 25), (DOMAIN, 25), (DOMAIN, 443), ("", 25), ("mta-sts.lain.example", 443)]  # fmt: skip
    assert not any(services.include(*place) for place in others)


def test_a_plan_knows_whom_it_asks_and_asks_nobody_at_level_passive() -> None:
    zone = {f"{DOMAIN} MX": ("10 surat.kotacontoh.go.id.",), f"{DOMAIN} NS": ("ns1.penyedia.example.",), f"_mta-sts.{DOMAIN} TXT": ('"v=STSv1; id=1"',), f"{HOST} A": ("10.0.0.25",), "ns1.penyedia.example A": ("10.0.0.53",), f"mta-sts.{DOMAIN} A": ("10.0.0.7",)}  # fmt: skip
    hosts = {}
    for level in ("passive", "visit"):
        city = parse_targets(f"[A]\nlevel: {level}\ndomain: kotacontoh.go.id\n", "t", today=TODAY)
        resolver = ScriptedResolver(lambda name, rdtype: build.dns_answer(rdtype, *zone.get(f"{name} {rdtype}", ()), name=name))
        door = Door(Scope.of_city(city), Settings(network=Network(allow_private=("10.0.0.0/24",))), resolver=resolver)
        (group,) = loop.run(target_groups(city.targets, door))
        hosts[level] = {host: addresses for member in group.members for host, addresses in member.planned_addresses.items()}
    assert hosts["passive"] == {}
    assert hosts["visit"] == {HOST: ("10.0.0.25",), "ns1.penyedia.example": ("10.0.0.53",), f"mta-sts.{DOMAIN}": ("10.0.0.7",)}
