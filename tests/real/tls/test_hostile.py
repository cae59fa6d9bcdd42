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
from tests.real.tls.started import ADDRESS, in_process

SECONDS = 3.0
# Reading what the client sends keeps its hello from being answered by a reset when the socket is closed.
_HELLO = 65_536


def slow(taken: socket.socket) -> None:
    """A byte of a handshake record now and then, which no time limit of single reads would notice."""
    taken.settimeout(0.2)
    for byte in b"\x16\x03\x03\x10\x00\x02\x00\x0f\xfc\x03\x03" + bytes(1000):
        taken.sendall(bytes((byte,)))
        try:
            while taken.recv(_HELLO):
                pass
            return
        except TimeoutError:
            continue


def silent(taken: socket.socket) -> None:
    while taken.recv(_HELLO):
        pass


def endless(taken: socket.socket) -> None:
    """Records of a certificate message that never ends."""
    taken.recv(_HELLO)
    body = b"\x0b\xff\xff\xff" + bytes(16_000)
    for n in count():
        taken.sendall(struct.pack(">BHH", 22, 0x0303, len(body)) + (body if n == 0 else bytes(len(body))))


def warning(taken: socket.socket) -> None:
    """Alerts that mean nothing, without end."""
    taken.recv(_HELLO)
    for _ in count():
        taken.sendall(struct.pack(">BHHBB", 21, 0x0303, 2, 1, 112) * 100)


def resetting(taken: socket.socket) -> None:
    taken.recv(_HELLO)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def closing(taken: socket.socket) -> None:
    taken.recv(_HELLO)


def garbage(taken: socket.socket) -> None:
    taken.recv(_HELLO)
    taken.sendall(bytes(range(256)) * 4)


def plain_http(taken: socket.socket) -> None:
    taken.recv(_HELLO)
    taken.sendall(b"HTTP/1.1 400 Bad Request\r\nServer: nginx\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")


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
def told(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Look, float]:
    """What is said of such a server on all of TLS, asked as of a listed host, and how long that took."""
    (tmp_path / "tilik.toml").write_text(f"[network]\ntimeout = 1.0\nhost_seconds = {SECONDS}\n")
    with in_process(request.param) as place:
        named = f"{HOST}:{place.port}"
        quick = ("--rate", "200", "--allow-private", "127.0.0.0/8", "--level", "probe", "--only", "tls-[!c]*", "--only", "tls-c[!a]*")
        command = ("check", named, "--config", str(tmp_path / "tilik.toml"), "--resolve", f"{named}:{ADDRESS}", *quick, "--format", "json")
        began = time.monotonic()
        done = CliRunner().invoke(tilik, command, standalone_mode=False, catch_exceptions=False)
        seconds = time.monotonic() - began
    assert done.return_value == 0, done.stderr
    return Look(json.loads(done.stdout_bytes), {}), seconds


@pytest.mark.slow
@pytest.mark.parametrize(
    ("told", "reasons"),
    HOSTILE.items(),
    indirect=["told"],
    ids=lambda value: value.__name__ if callable(value) else "-".join(sorted(value)),
)
def test_nothing_is_concluded(told: tuple[Look, float], reasons: set[str]) -> None:
    seen, _ = told
    assert {verdict["outcome"] for verdict in seen.content["verdicts"]} == {"unknown"}, seen.outcomes()
    # Once a limit is reached what is left is not asked; a weakness probe says that it got no usable answer.
    assert {verdict["reason"] for verdict in seen.content["verdicts"]} <= reasons | {"budget", "unanswered"}, seen.outcomes()
    facts = seen.content["evidence"]["tls"]
    assert facts is None or facts["protocols"] in (None, {})


@pytest.mark.slow
@pytest.mark.parametrize("told", HOSTILE, indirect=True, ids=lambda serve: serve.__name__)
def test_it_ends_in_time(told: tuple[Look, float]) -> None:
    assert told[1] < SECONDS + 4
