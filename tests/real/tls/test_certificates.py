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
from tests.real.tls.broken import BROKEN, Broken, City, Sent, published
from tests.real.tls.keys import HOST
from tests.real.tls.started import ADDRESS, free_port, running

pytestmark = pytest.mark.real

# What is wrong with any server of this OpenSSL, whatever its certificate.
SERVER = {"tls-post-quantum": "fail (absent)"}
SUITES = "ECDHE+AESGCM:ECDHE+CHACHA20:@SECLEVEL=0"


@contextmanager
def serving(folder: Path, city: City, sent: Sent) -> Iterator[int]:
    """A sound ``openssl s_server`` with what is sent."""
    (folder / "root.pem").write_bytes(city.root.pem)
    (folder / "leaf.pem").write_bytes(sent.leaf.key_pem + sent.leaf.pem)
    (folder / "above.pem").write_bytes(b"".join(each.pem for each in sent.above))
    (folder / "staple.der").write_bytes(sent.staple)
    above = ("-cert_chain", f"{folder}/above.pem") if sent.above else ()
    staple = ("-status_file", f"{folder}/staple.der") if sent.staple else ()
    modern = ("-no_tls1", "-no_tls1_1", "-cipher", SUITES, "-serverpref", "-no_renegotiation")
    port, leaf = free_port(), f"{folder}/leaf.pem"
    command = (program("openssl", "openssl"), "s_server", "-accept", f"{ADDRESS}:{port}", "-quiet", "-www", "-cert", leaf, "-key", leaf)
    with running(*command, *above, *staple, *modern, port=port):
        yield port


@contextmanager
def publishing(folder: Path, city: City, sent: Sent, ocsp: int, crl: int) -> Iterator[None]:
    """A real ``openssl ocsp`` responder, and a web server with the CRL."""
    index, revoked = published(city, sent)
    (folder / "index.txt").write_text(index)
    (folder / "web").mkdir()
    (folder / "web" / "antara.crl").write_bytes(revoked)
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
    named = f"{HOST}:{port}"
    quick = ("--rate", "500", "--allow-private", "127.0.0.0/8", "--only", "tls-[!c]*", "--only", "tls-c[!a]*", "--format", "json")
    command = ("check", named, "--config", str(folder / "tilik.toml"), "--resolve", f"{named}:{ADDRESS}", *quick)
    done = CliRunner().invoke(tilik, command, standalone_mode=False, catch_exceptions=False)
    assert done.return_value == 0, done.stderr
    return Look(json.loads(done.stdout_bytes), {}).outcomes()


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.name)
def test_its_own_verdict_and_no_other(broken: Broken, tmp_path: Path) -> None:
    ocsp, crl = free_port(), free_port()
    city = City(f"http://{ADDRESS}:{ocsp}", f"http://{ADDRESS}:{crl}/antara.crl")
    sent = broken.made(city)
    with publishing(tmp_path, city, sent, ocsp, crl), serving(tmp_path, city, sent) as port:
        told = outcomes(tmp_path, port)
    check, outcome = broken.verdict or ("tls-trust", "pass")
    assert told[check] == outcome
    found = {name: said for name, said in told.items() if said.startswith(("fail", "error"))}
    assert found == SERVER | broken.also | ({check: outcome} if outcome.startswith("fail") else {})
