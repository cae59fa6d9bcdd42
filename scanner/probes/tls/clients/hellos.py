"""The ClientHello of real programs, from ``hellos.toml``: their suites, extensions, groups and key shares in their own order."""

from __future__ import annotations

import datetime as dt
import os
import tomllib
from functools import cache
from importlib import resources

import msgspec

from scanner.probes.tls.wire import extensions as ext
from scanner.probes.tls.wire.hello import TLS12, ClientHello
from scanner.probes.tls.wire.shares import share

BROWSERS = ("chrome", "firefox", "safari")
LIBRARIES = ("openssl", "curl")
# A hello of 256 to 511 bytes is padded to 512 (RFC 7685 section 3); the message's header is four of them, the extension's own as well.
_PADDED = range(256, 512)


class RealClient(msgspec.Struct, frozen=True):
    """A program, of which day, and what it sends. ``shares`` are the groups that it sends keys for; GREASE among them comes with one byte.

    Each of ``extensions`` is a number and its data in hexadecimal; of the name, the keys and the padding there is only the number.
    """

    name: str
    program: str
    date: dt.date
    source: str
    suites: str
    shares: str
    extensions: tuple[str, ...]

    def hello(self, host: str) -> ClientHello:
        """What it would send to a host; empty where that is an address."""
        suites, parts = _parts(self)
        names = (ext.server_name(host),) if host else ()
        extensions = tuple(one for part in parts for one in (names if part[0] == ext.SERVER_NAME else (part,)))
        hello = ClientHello(version=TLS12, suites=suites, extensions=extensions, session_id=os.urandom(32))
        if any(kind == ext.PADDING for kind, _ in extensions):
            size = 4 + len(hello.body())
            padded = ext.padding(512 - size if size in _PADDED else 0)
            hello = msgspec.structs.replace(
                hello, extensions=tuple(padded if kind == ext.PADDING else (kind, data) for kind, data in extensions)
            )
        return hello


@cache
def _parts(client: RealClient) -> tuple[tuple[int, ...], tuple[ext.Extension, ...]]:
    """Suites and extensions, read once; that of the name is empty."""
    extensions = []
    for extension in client.extensions:
        kind, data = int(extension[:4], 16), bytes.fromhex(extension[4:])
        shares = (share(group) or (group, b"\0") for group in _numbers(client.shares))
        extensions.append(ext.key_share(tuple(shares)) if kind == ext.KEY_SHARE else (kind, data))
    return _numbers(client.suites), tuple(extensions)


@cache
def real_clients() -> dict[str, RealClient]:
    """By name."""
    text = resources.files(__package__).joinpath("hellos.toml").read_text("utf-8")
    return {client.name: client for client in msgspec.convert(tomllib.loads(text)["client"], list[RealClient])}


def _numbers(words: str) -> tuple[int, ...]:
    return tuple(int(word, 16) for word in words.split())
