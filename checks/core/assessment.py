"""What a scan concluded about one target, and about a city: the values that reports are made from."""

from __future__ import annotations

import datetime as dt

import msgspec

from checks.core.city import Opd
from checks.core.history import Entry, Identity
from checks.core.model import Level, Target, Verdict


class Certificate(msgspec.Struct, frozen=True, kw_only=True):
    """The server's certificate in words. ``days_left`` counts from the observation; negative when expired."""

    subject: str
    issuer: str
    names: tuple[str, ...]
    not_before: dt.datetime
    not_after: dt.datetime
    days_left: int
    key: str
    signature: str
    serial: str
    sha256: str


class TlsFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What TLS showed: accepted versions with the suites seen, the certificate, and whether browsers trust it."""

    protocols: dict[str, tuple[str, ...]]
    certificate: Certificate | None = None
    trust: str = ""
    alpn: str = ""


class Software(msgspec.Struct, frozen=True, kw_only=True):
    """A product seen on the target. ``certainty`` is ``certain`` or ``probable``; ``eol`` when its support ended or ends."""

    name: str
    version: str | None
    certainty: str
    eol: dt.date | None = None
    latest: str | None = None


class DnsFacts(msgspec.Struct, frozen=True, kw_only=True):
    """The addresses that were contacted or published, and the CAA records in force."""

    addresses: tuple[str, ...] = ()
    caa: tuple[str, ...] = ()


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What was learned about a target, apart from any judgement. ``named`` are other hosts of its domain that its answers name."""

    tls: TlsFacts | None = None
    software: tuple[Software, ...] = ()
    dns: DnsFacts = DnsFacts()
    named: tuple[str, ...] = ()


class Traffic(msgspec.Struct, frozen=True, kw_only=True):
    """What a target was subjected to: requests sent, bytes of application data each way, seconds from first to last.

    ``log`` has a line a request: what was asked and how it ended.
    """

    count: int = 0
    bytes_in: int = 0
    bytes_out: int = 0
    seconds: float = 0.0
    log: tuple[str, ...] = ()


class Assessment(msgspec.Struct, frozen=True, kw_only=True):
    """Everything one scan concluded about one target. ``ledger`` is the history up to this scan."""

    target: Target
    started: dt.datetime
    finished: dt.datetime
    verdicts: tuple[Verdict, ...]
    facts: Facts = Facts()
    traffic: Traffic = Traffic()
    ledger: dict[Identity, Entry] = {}


class Scan(msgspec.Struct, frozen=True, kw_only=True):
    """One scan of a city. ``finished`` is None while it is under way or was interrupted."""

    id: int
    city: str
    opds: tuple[Opd, ...]
    started: dt.datetime
    finished: dt.datetime | None
    tilik: str
    rules: str
    level: Level = Level.PROBE
    unregistered: tuple[str, ...] = ()
