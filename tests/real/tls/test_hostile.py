"""Servers that mean harm or mean nothing: ``tilik check`` ends in time, and what could not be asked is told as unknown."""

from __future__ import annotations

import json
import socket
import struct
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from click.testing import CliRunner

from scanner.cli import tilik
from tests.real.look import Look
from tests.real.tls.keys import HOST
from tests.real.tls.servers import ADDRESS, in_process

SECONDS = 3.0
# Reading what the client sends keeps its hello from being answered by a reset when the socket is closed.
_HELLO = 65_536


def slow(client: socket.socket) -> None:
    """A byte of a handshake record now and then, which no time limit of single reads would notice."""
    client.settimeout(0.2)
    for byte in b"\x16\x03\x03\x10\x00\x02\x00\x0f\xfc\x03\x03" + bytes(1000):
        client.sendall(bytes((byte,)))
        try:
            while client.recv(_HELLO):
                pass
            return
        except TimeoutError:
            continue


def silent(client: socket.socket) -> None:
    while client.recv(_HELLO):
        pass


def endless(client: socket.socket) -> None:
    """Records of a certificate message that never ends."""
    client.recv(_HELLO)
    body = b"\x0b\xff\xff\xff" + bytes(16_000)
    for n in count():
        client.sendall(struct.pack(">BHH", 22, 0x0303, len(body)) + (body if n == 0 else bytes(len(body))))


def warning(client: socket.socket) -> None:
    """Alerts that mean nothing, without end."""
    client.recv(_HELLO)
    for _ in count():
        client.sendall(struct.pack(">BHHBB", 21, 0x0303, 2, 1, 112) * 100)


def resetting(client: socket.socket) -> None:
    client.recv(_HELLO)
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def closing(client: socket.socket) -> None:
    client.recv(_HELLO)


def garbage(client: socket.socket) -> None:
    client.recv(_HELLO)
    client.sendall(bytes(range(256)) * 4)


def plain_http(client: socket.socket) -> None:
    client.recv(_HELLO)
    client.sendall(b"HTTP/1.1 400 Bad Request\r\nServer: nginx\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")


HOSTILE: dict[Callable[[socket.socket], None], set[str]] = {
    slow: {"timeout"},
    silent: {"timeout"},
    endless: {"tls", "too-large", "malformed"},
    warning: {"tls", "too-large", "malformed", "timeout"},
    resetting: {"reset"},
    closing: {"reset"},
    garbage: {"tls", "malformed"},
    plain_http: {"tls", "malformed"},
}


@pytest.fixture
def visit(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Look, float]:
    """What is said of such a server on all of TLS, asked as of a listed host, and how long that took."""
    (tmp_path / "tilik.toml").write_text(f"[network]\ntimeout = 1.0\nhost_seconds = {SECONDS}\n")
    with in_process(request.param) as place:
        target = f"{HOST}:{place.port}"
        quick = ("--rate", "200", "--allow-private", "127.0.0.0/8", "--level", "probe", "--only", "tls-[!c]*", "--only", "tls-c[!a]*")
        command = (
            "check",
            target,
            "--config",
            str(tmp_path / "tilik.toml"),
            "--resolve",
            f"{target}:{ADDRESS}",
            *quick,
            "--format",
            "json",
        )
        began = time.monotonic()
        done = CliRunner().invoke(tilik, command, standalone_mode=False, catch_exceptions=False)
        seconds = time.monotonic() - began
    assert done.return_value == 0, done.stderr
    return Look(json.loads(done.stdout_bytes), {}), seconds


@pytest.mark.slow
@pytest.mark.parametrize(
    ("visit", "reasons"),
    HOSTILE.items(),
    indirect=["visit"],
    ids=lambda value: value.__name__ if callable(value) else "-".join(sorted(value)),
)
def test_nothing_is_concluded(visit: tuple[Look, float], reasons: set[str]) -> None:
    look, _ = visit
    assert {verdict["outcome"] for verdict in look.content["verdicts"]} == {"unknown"}, look.outcomes()
    # Once a limit is reached what is left is not asked; a weakness probe says that it got no usable answer.
    assert {verdict["reason"] for verdict in look.content["verdicts"]} <= reasons | {"budget", "unanswered"}, look.outcomes()
    facts = look.content["evidence"]["tls"]
    assert facts is None or facts["protocols"] in (None, {})


@pytest.mark.slow
@pytest.mark.parametrize("visit", HOSTILE, indirect=True, ids=lambda serve: serve.__name__)
def test_it_ends_in_time(visit: tuple[Look, float]) -> None:
    assert visit[1] < SECONDS + 4
