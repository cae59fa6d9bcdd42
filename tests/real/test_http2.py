"""A server that speaks HTTP/2 alone, as browsers open it: Node's own, which refuses a hello that offers HTTP/1.1."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from checks.core.evidence.http import HttpRequest
from checks.core.evidence.observation import Failure
from checks.core.facts.values import Traffic
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Level, Target
from scanner.net import loop
from scanner.net.door import Door, Step
from scanner.net.policy.scope import Scope
from scanner.settings import Network, Settings
from tests.real.certificates import CertificateRequest, ec_key, issue
from tests.real.programs import program

pytestmark = pytest.mark.real

HOST = "dinkes.kotacontoh.go.id"
PAGE = "<!doctype html><title>Dinas</title><h1>Dinas Contoh</h1>"


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    folder = tmp_path_factory.mktemp("http2")
    key = ec_key()
    (folder / "cert.pem").write_bytes(issue(CertificateRequest(name=HOST, key=key)).pem)
    (folder / "key.pem").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    node = program("node", "nodejs")
    with subprocess.Popen([node, Path(__file__).with_name("http2_only.js"), folder], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield int(process.stdout.readline())
        process.terminate()


def ask_for(port: int, *paths: str) -> tuple[Sequence[Step | Failure], Traffic]:
    async def ask() -> tuple[Sequence[Step | Failure], Traffic]:
        target = Target(host=HOST, address="127.0.0.1")
        network = Network(allow_private=("127.0.0.0/8",), ports={"443": port}, rate=1000, body_bytes=1_000_000)
        async with Door(Scope.of((), (target,)), Settings(network=network)).visit(target) as visit:
            return [await visit.http(HttpRequest("https", HOST, 443, path, Level.PROBE)) for path in paths], visit.traffic

    return loop.run(ask())


def test_it_is_read_like_any_other(port: int) -> None:
    (page, packed, empty, moved, hinted), _ = ask_for(port, "/", "/gzip", "/kosong", "/pindah", "/awal")
    assert isinstance(page, Step)
    answer = page.hop.response
    assert (answer.version, answer.status, answer.media_type, answer.body.text) == ("2", 200, "text/html", PAGE)
    assert (answer.values("x-dari"), answer.values("x-host")) == (("tilik",), (HOST,))
    assert isinstance(packed, Step)
    assert packed.hop.response.body.text == PAGE
    assert isinstance(empty, Step)
    assert (empty.hop.response.status, empty.hop.response.body.size) == (204, 0)
    assert isinstance(moved, Step)
    assert (moved.hop.response.status, moved.location, len(moved.hop.response.values("set-cookie"))) == (302, "/", 2)
    assert isinstance(hinted, Step)
    assert hinted.hop.response.body.text == PAGE


def test_every_cap_holds(port: int) -> None:
    (long, many, broken, closed, page), traffic = ask_for(port, "/panjang", "/banyak", "/putus", "/tutup", "/")
    assert isinstance(long, Step)
    assert (long.hop.response.body.size, long.hop.response.body.cut) == (1_000_000, True)
    assert isinstance(many, Failure)
    assert many.kind is FailureKind.TOO_LARGE
    assert isinstance(broken, Step)
    assert (broken.hop.response.body.text, broken.hop.response.body.broken) == (PAGE, True)
    assert isinstance(closed, Failure)
    assert closed.kind is FailureKind.RESET
    assert isinstance(page, Step)
    assert traffic.bytes_in < 3_000_000


def test_one_connection_serves_many_questions(port: int) -> None:
    (first, *_, last), traffic = ask_for(port, "/sesi", *["/"] * 8, "/sesi")
    assert isinstance(first, Step)
    assert isinstance(last, Step)
    assert first.hop.response.body.text == last.hop.response.body.text
    # The hello that offered HTTP/1.1, and the one that offered HTTP/2.
    assert (traffic.connections, traffic.count) == (2, 10)
