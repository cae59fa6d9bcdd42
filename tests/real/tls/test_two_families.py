"""A host with an address of each family, served by two real servers of which one is broken: a visitor gets either, so either counts."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from checks import Level, Outcome, Target, Verdict
from checks.core.assess.judge import judge
from checks.core.check import registry
from checks.core.evidence.codec import unpack
from scanner.engine.collect import collect
from scanner.net import loop
from scanner.net.clock import Clock
from scanner.net.door import Door
from scanner.net.policy.scope import Scope
from scanner.plan.requests import requests
from scanner.settings import Network, Settings
from tests.real.certificates import CertificateRequest, Issued, ec_key, issue, rsa_key
from tests.real.programs import program
from tests.real.tls.faults import City
from tests.real.tls.keys import HOST
from tests.real.tls.servers import free_port, running
from tests.scanner.net.fakes import FakeResolver

pytestmark = pytest.mark.real
CITY = City("http://127.0.0.1:1", "http://127.0.0.1:1/antara.crl")
FAMILIES = ("127.0.0.1", "::1")
CHECKS = ("tls-trust", "tls-expiry", "tls-hostname", "tls-key", "tls-protocols", "tls-addresses")
OTHER_ROOT = issue(CertificateRequest(name="Akar Asing", key=ec_key(), authority=True))
OLD = ("-cipher", "DEFAULT:@SECLEVEL=0", "-tls1")


@contextmanager
def serving(folder: Path, address: str, port: int, leaf: Issued | None, options: Sequence[str]) -> Iterator[None]:
    name = folder / address.replace(":", "_")
    if leaf is not None:
        name.write_bytes(leaf.key_pem + leaf.pem + CITY.middle.pem)
    files = ("-cert", str(name), "-key", str(name), "-cert_chain", str(name)) if leaf is not None else ("-nocert",)
    plug = f"[{address}]:{port}" if ":" in address else f"{address}:{port}"
    command = (program("openssl", "openssl"), "s_server", "-accept", plug, "-quiet", "-www", *files, *options)
    with running(*command, port=port, address=address):
        yield


def verdicts(folder: Path, port: int) -> Mapping[str, Verdict]:
    """Of each of `CHECKS`, for a name with both addresses."""
    (folder / "root.pem").write_bytes(CITY.root.pem)
    target = Target(host=HOST, port=port, level=Level.VISIT)
    network = Network(allow_private=("127.0.0.0/8", "::1/128"), rate=500.0, connections=8, trusted_roots=(str(folder / "root.pem"),))
    checks = registry.select(registry.load(), CHECKS)

    async def run() -> Mapping[str, Verdict]:
        door = Door(Scope.of((), (target,)), Settings(network=network), resolver=FakeResolver({HOST: [FAMILIES]}, Clock()))
        async with door.visit(target) as visit:
            packed = await collect(requests(target, checks), visit)
        evidence = {key: observation for key, one in packed.items() if (observation := unpack(one)) is not None}
        return {check.id: judge(check, target, evidence) for check in checks}

    return loop.run(run())


def problems(by_check: Mapping[str, Verdict]) -> dict[str, set[str]]:
    return {name: {finding.problem for finding in verdict.findings} for name, verdict in by_check.items() if verdict.findings}


SOUND = CITY.leaf()


@pytest.mark.parametrize("broken", FAMILIES)
@pytest.mark.parametrize(
    ("leaf", "options", "check", "problem"),
    [
        (CITY.leaf(age=95), (), "tls-expiry", "expired"),
        (CITY.leaf(name="lain.kotacontoh.go.id"), (), "tls-hostname", "mismatch"),
        (CITY.leaf(OTHER_ROOT, issuer_url=""), (), "tls-trust", "unknown-root"),
        (CITY.leaf(key=rsa_key(1024)), ("-cipher", "DEFAULT:@SECLEVEL=0"), "tls-key", "weak"),
        (CITY.leaf(), OLD, "tls-protocols", "legacy"),
    ],
    ids=["expired", "another name", "unknown root", "RSA 1024", "TLS 1.0"],
)  # fmt: skip
def test_the_broken_one_counts(tmp_path: Path, broken: str, leaf: Issued, options: Sequence[str], check: str, problem: str) -> None:
    port = free_port()
    with contextlib.ExitStack() as stack:
        for address in FAMILIES:
            is_broken = address == broken
            stack.enter_context(serving(tmp_path, address, port, leaf if is_broken else SOUND, options if is_broken else ()))
        by_check = verdicts(tmp_path, port)
    assert problem in problems(by_check).get(check, set())


def test_two_sound_ones_are_sound(tmp_path: Path) -> None:
    port = free_port()
    with contextlib.ExitStack() as stack:
        for address in FAMILIES:
            stack.enter_context(serving(tmp_path, address, port, SOUND, ()))
        by_check = verdicts(tmp_path, port)
    assert problems(by_check) == {}
    assert {verdict.outcome for verdict in by_check.values()} == {Outcome.PASS}


@pytest.mark.parametrize("closed", FAMILIES)
def test_one_that_is_closed_is_told_and_the_other_is_judged(tmp_path: Path, closed: str) -> None:
    port = free_port()
    (address,) = set(FAMILIES) - {closed}
    with serving(tmp_path, address, port, SOUND, ()):
        by_check = verdicts(tmp_path, port)
    assert set(problems(by_check)) == {"tls-addresses"}
    assert {by_check[check].outcome for check in CHECKS if check != "tls-addresses"} == {Outcome.PASS}


@pytest.mark.parametrize("refusing", FAMILIES)
def test_one_that_refuses_every_hello_by_an_alert_is_like_one_that_is_closed(tmp_path: Path, refusing: str) -> None:
    """A server of TLS 1.3 without any certificate (RFC 8446 section 4.4.2.2)."""
    port = free_port()
    (address,) = set(FAMILIES) - {refusing}
    with serving(tmp_path, address, port, SOUND, ()), serving(tmp_path, refusing, port, None, ("-tls1_3",)):
        by_check = verdicts(tmp_path, port)
    assert set(problems(by_check)) == {"tls-addresses"}
    assert {by_check[check].outcome for check in CHECKS if check != "tls-addresses"} == {Outcome.PASS}
