"""Each kind of broken certificate, on a real server and through ``tilik check``: its own verdict, and no other."""

from __future__ import annotations

import functools
import http.server
import json
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from scanner.cli import tilik
from tests.real.look import Look
from tests.real.programs import program
from tests.real.tls.faults import CERTIFICATE_CASES, CertificateCase, City, Delivery, publication
from tests.real.tls.keys import HOST
from tests.real.tls.servers import ADDRESS, free_port, running

pytestmark = pytest.mark.real

# What is wrong with any server of this OpenSSL, whatever its certificate.
SERVER = {"tls-post-quantum": "fail (absent)"}
SUITES = "ECDHE+AESGCM:ECDHE+CHACHA20:@SECLEVEL=0"


@contextmanager
def serving(folder: Path, city: City, delivery: Delivery) -> Iterator[int]:
    """A sound ``openssl s_server`` with what is sent."""
    (folder / "root.pem").write_bytes(city.root.pem)
    (folder / "leaf.pem").write_bytes(delivery.leaf.key_pem + delivery.leaf.pem)
    (folder / "above.pem").write_bytes(b"".join(each.pem for each in delivery.above))
    (folder / "staple.der").write_bytes(delivery.staple)
    above = ("-cert_chain", f"{folder}/above.pem") if delivery.above else ()
    staple = ("-status_file", f"{folder}/staple.der") if delivery.staple else ()
    modern = ("-no_tls1", "-no_tls1_1", "-cipher", SUITES, "-serverpref", "-no_renegotiation")
    port, leaf = free_port(), f"{folder}/leaf.pem"
    command = (program("openssl", "openssl"), "s_server", "-accept", f"{ADDRESS}:{port}", "-quiet", "-www", "-cert", leaf, "-key", leaf)
    with running(*command, *above, *staple, *modern, port=port):
        yield port


@contextmanager
def publishing(folder: Path, city: City, delivery: Delivery, ocsp: int, crl: int) -> Iterator[None]:
    """A real ``openssl ocsp`` responder, and a web server with the CRL."""
    index, revocations = publication(city, delivery)
    (folder / "index.txt").write_text(index)
    (folder / "web").mkdir()
    (folder / "web" / "antara.crl").write_bytes(revocations)
    (folder / "middle.pem").write_bytes(city.middle.key_pem + city.middle.pem)
    signer = f"{folder}/middle.pem"
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(folder / "web"))
    web = http.server.ThreadingHTTPServer((ADDRESS, crl), handler)
    thread = threading.Thread(target=web.serve_forever, daemon=True)
    thread.start()
    command = (program("openssl", "openssl"), "ocsp", "-index", f"{folder}/index.txt", "-port", str(ocsp), "-ignore_err")
    with subprocess.Popen((*command, "-rsigner", signer, "-rkey", signer, "-CA", signer), stdout=subprocess.PIPE) as responder:
        try:
            # It says where it listens; a connection that asks nothing would block it.
            assert responder.stdout is not None
            assert responder.stdout.readline()
            yield
        finally:
            responder.kill()
            web.shutdown()
            web.server_close()
            thread.join()


def outcomes(folder: Path, port: int) -> dict[str, str]:
    """What ``tilik check`` says of every question about TLS but tls-caa, which asks the DNS."""
    (folder / "tilik.toml").write_text("[network]\ntrusted_roots = ['root.pem']\n[tls]\nrevocation = 'ask'\n")
    target = f"{HOST}:{port}"
    quick = ("--rate", "500", "--allow-private", "127.0.0.0/8", "--only", "tls-[!c]*", "--only", "tls-c[!a]*", "--format", "json")
    command = ("check", target, "--config", str(folder / "tilik.toml"), "--resolve", f"{target}:{ADDRESS}", *quick)
    done = CliRunner().invoke(tilik, command, standalone_mode=False, catch_exceptions=False)
    assert done.return_value == 0, done.stderr
    return Look(json.loads(done.stdout_bytes), {}).outcomes()


@pytest.mark.parametrize("case", CERTIFICATE_CASES, ids=lambda case: case.name)
def test_its_own_verdict_and_no_other(case: CertificateCase, tmp_path: Path) -> None:
    ocsp, crl = free_port(), free_port()
    city = City(f"http://{ADDRESS}:{ocsp}", f"http://{ADDRESS}:{crl}/antara.crl")
    delivery = case.deliver(city)
    with publishing(tmp_path, city, delivery, ocsp, crl), serving(tmp_path, city, delivery) as port:
        verdicts = outcomes(tmp_path, port)
    check, outcome = case.verdict or ("tls-trust", "pass")
    assert verdicts[check] == outcome
    failures = {name: words for name, words in verdicts.items() if words.startswith(("fail", "error"))}
    assert failures == SERVER | case.also | ({check: outcome} if outcome.startswith("fail") else {})
