"""The program itself, called as in the documentation, on a real nginx and a real Apache: one object, the facts that curl and openssl show."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any

import pytest

from checks.core.tls.suites import suites
from tests.real.apache import apache
from tests.real.curl import curl
from tests.real.nginx import nginx
from tests.real.openssl import s_client, x509
from tests.real.server import Server
from tests.real.site import Site
from tests.scanner.city import tilik

pytestmark = pytest.mark.real

HOST = "dinkes.kotacontoh.go.id"
Serve = Callable[[Sequence[Site]], AbstractContextManager[Server]]


def program(server: Server, port: int) -> dict[str, Any]:
    """What ``tilik check HOST:PORT --resolve HOST:PORT:127.0.0.1 --allow-private 127.0.0.0/8 --format json`` prints."""
    place, network = f"{HOST}:{port}", ("--rate", "200", "--allow-private", "127.0.0.0/8", "--only", "http-*", "--only", "tls-*")
    (server.folder / "tilik.toml").write_text("[network]\ntrusted_roots = ['root.pem']\n")
    done = tilik(server.folder, "check", place, "--resolve", f"{place}:127.0.0.1", *network, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    return dict(json.loads(done.stdout))


@pytest.mark.parametrize("serve", [nginx, apache], ids=["nginx", "apache"])
def test_the_object_of_one_port(serve: Serve) -> None:
    with serve([Site(host=HOST, http="")]) as server:
        objects, answer, session = program(server, server.https), curl(server, HOST), s_client(server, HOST)
        assert session is not None
        plain = program(server, server.http)
    verdicts = {verdict["check"]: verdict for verdict in objects["verdicts"]}
    assert (objects["target"]["host"], objects["target"]["port"], objects["target"]["address"]) == (HOST, server.https, "127.0.0.1")
    assert verdicts["http-disclosure"]["findings"][0]["facts"]["value"] == answer.values("server")[0]
    assert "gzip" in answer.values("content-encoding")
    assert session.cipher in {suites()[name].openssl for name in objects["evidence"]["tls"]["protocols"][session.version]}
    assert objects["evidence"]["tls"]["certificate"]["sha256"] == x509(session.pem).sha256
    assert (verdicts["tls-trust"]["outcome"], session.verify) == ("pass", 0)
    assert (verdicts["http-redirect"]["outcome"], verdicts["http-redirect"]["reason"]) == ("not-applicable", "one-port")
    assert objects["requests"]["count"] > 7

    broken = next(verdict for verdict in plain["verdicts"] if verdict["check"] == "http-https")
    assert [finding["problem"] for finding in broken["findings"]] == ["broken"]
    assert plain["evidence"]["tls"] is None
