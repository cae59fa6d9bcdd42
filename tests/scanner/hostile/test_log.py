"""What a server says, in whatever place, neither steers the terminal that ``-vv`` is read on, nor forges a line, nor tells a secret there."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from checks.core.evidence.codec import unpack
from tests.planted.sweep import forms_of
from tests.planted.values import ALNUM, run as planted
from tests.scanner.cli.program import run
from tests.scanner.hostile.server import Behaviour, Send, misbehaving
from tests.scanner.log.capture import is_log

HOST, ADDRESS = "kasar.kotacontoh.go.id", "127.0.76.1"
STEERING = "\x1b]0;judul\x07\x1b[31mmerah\x1b[2J\x9b2J\x7f"
FORGED = "2026-11-29T17:11:13Z ERROR scanner.engine.collect: forged"
SECRETS = {place: planted(f"status {place}", ALNUM, 24) for place in ("phrase", "header", "name", "location", "body", "chunk", "version")}


def log_of(place: str) -> str:
    return f"password={SECRETS[place]}"


def answer(head: str, body: str = "<!doctype html><title>x</title>") -> bytes:
    return f"{head}\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode("latin-1")


# What answers the front page, and what everything else.
ANSWERS = {
    "a phrase": answer(f"HTTP/1.1 200 {STEERING} {log_of('phrase')}"),
    "a phrase of an error": answer(f"HTTP/1.1 503 {log_of('phrase')} {STEERING}\r\nRetry-After: 3600"),
    "a phrase that goes on": answer(f"HTTP/1.1 200 OK\r\r\n{FORGED}"),
    "a version": answer(f"HTTP/{log_of('version')}{STEERING} 200 OK"),
    "a field": answer(f"HTTP/1.1 200 OK\r\nServer: {STEERING} {log_of('header')}\r\nX-{STEERING}: {log_of('name')}"),
    "a redirect": answer(f"HTTP/1.1 302 Found\r\nLocation: /{STEERING}?{log_of('location')}\n{FORGED}"),
    "a redirect elsewhere": answer(f"HTTP/1.1 302 Found\r\nLocation: http://budi:{SECRETS['location']}@{HOST}/%1b[2J%0a?token={SECRETS['location']}"),
    "a link": answer("HTTP/1.1 200 OK", f"<a href='/{STEERING}?{log_of('body')}\n{FORGED}'>x</a><a href='/%0d%0a%1b?sandi={SECRETS['body']}'>x</a>"),
    "a chunk": f"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{STEERING}{log_of('chunk')}\r\n{FORGED}".encode("latin-1"),
    "no HTTP": f"{STEERING}{log_of('phrase')}\r\n{FORGED}\r\n\r\n".encode("latin-1"),
}  # fmt: skip


def behaving(sent: bytes) -> Behaviour:
    async def behave(path: str, send: Send) -> None:
        await send(sent)

    return behave


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with misbehaving({f"127.0.76.{n}": behaving(sent) for n, sent in enumerate(ANSWERS.values(), 1)}) as port:
        yield port


@pytest.mark.slow
@pytest.mark.parametrize("kind", ANSWERS)
def test_what_a_server_says_is_escaped_and_masked(kind: str, port: int, tmp_path: Path) -> None:
    address = f"127.0.76.{list(ANSWERS).index(kind) + 1}"
    (tmp_path / "tilik.toml").write_text(
        f'[network]\nresolver = "127.0.0.1:9"\ntimeout = 2.0\nrate = 200.0\nallow_private = ["127.0.0.0/8"]\n[network.ports]\n80 = {port}\n443 = 9\n'
        '[log]\nlevel = "debug"\nfile = "tilik.log"\n'
    )
    options = (
        "--resolve",
        f"{HOST}:80:{address}",
        "--level",
        "probe",
        "--only",
        "http-*",
        "--only",
        "content-*",
        "--format",
        "json",
        "--store",
        "t.db",
    )
    ran = run(tmp_path, "check", HOST, "-vv", *options)
    log = (tmp_path / "tilik.log").read_text("utf-8")
    # A host that never answers in HTTP could not be looked at.
    assert ran.code == (4 if kind == "no HTTP" else 0), ran
    assert json.loads(ran.out)["target"]["host"] == HOST
    assert is_log(ran.err)
    assert log == ran.err
    assert f"{HOST}, GET http://{HOST}/ → " in log
    assert [line for line in log.splitlines() if line.startswith(FORGED)] == []
    with contextlib.closing(sqlite3.connect(tmp_path / "t.db")) as store:
        evidence = "".join(msgspec.json.encode(unpack(value)).decode() for (value,) in store.execute("SELECT value FROM observation"))
    assert kind != "a phrase" or "password=***" in evidence
    everything = ran.out + log + evidence
    assert [place for place, secret in SECRETS.items() if any(form in everything for form in forms_of(secret))] == []
