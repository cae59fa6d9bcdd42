"""A store as version 0003 of the schema wrote it: plans, targets and what people did were MessagePack, each in one cell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import alembic.command
import msgspec
from sqlalchemy import Connection, create_engine, text

from scanner.store.engine import url_of
from tests.scanner.store.first_version import migrations_of

AT = dt.datetime(2026, 3, 1, 2, 3, 4, 567891, dt.UTC)
NOISE = b"\xc1\xff\x00\x9dnoise"
# As msgspec wrote the program's types: by the names of their fields, enumerations by value, days and times as text.
DINKES = {
    "host": "dinkes.kotacontoh.go.id", "port": 443, "http_port": 80, "domain": "kotacontoh.go.id", "opd": "dinkes", "importance": "high",
    "level": 2, "address": "127.0.0.3",
}  # fmt: skip
DISDIK = {**DINKES, "host": "disdik.kotacontoh.go.id", "port": 8443, "http_port": 8443, "opd": "disdik", "importance": "normal", "level": 1, "address": None}  # fmt: skip
PLAN = {
    "opds": [
        {
            "code": "dinkes", "name": "Dinas Kesehatan", "contact": "pengelola@kotacontoh.go.id", "head": "dr. Contoh", "level": 1,
            "permission": {"reference": "555/1/2026", "until": "2027-12-31"}, "hours": {"start": "19:00:00", "end": "05:30:00", "zone": "Asia/Jakarta"},
        },
        {"code": "disdik", "name": "Dinas Pendidikan", "contact": "", "head": "", "permission": {"reference": "7", "until": None}, "hours": None, "level": 2},
    ],
    "level": 1, "only": ["http-*", "exposed-*"], "besides": ["rsud.kotacontoh.go.id", "arsip.kotacontoh.go.id"], "resolve": {"dinkes.kotacontoh.go.id": "127.0.0.9"},
    "restrictions": [{"host": "disdik.kotacontoh.go.id", "port": 8443, "opd": "disdik", "cause": "hours", "at": AT}],
}  # fmt: skip
FINDING = {
    "problem": "open", "subject": "/.env", "kind": "exposure", "likelihood": 5, "impact": 4, "confidence": "firm",
    "facts": {"n": 3, "names": ["A", "B"], "ratio": 0.5},
}  # fmt: skip
VERDICT = {"check": "exposed-env", "outcome": "fail", "reason": None, "detail": "", "findings": [FINDING]}
TRAFFIC = {"count": 2, "connections": 1, "bytes_in": 10, "bytes_out": 20, "seconds": 0.5, "log": ["GET / → 200"]}
WAIVER = {
    "number": 0, "target": DINKES, "check": "exposed-env", "finding": FINDING, "ground": "accepted", "reason": "Server pengganti dipesan", "who": "Kepala Bidang",
    "until": "2099-06-30", "expires": AT + dt.timedelta(days=9000), "made": AT, "ended": None, "ended_by": "",
}  # fmt: skip
ENDED = {**WAIVER, "ground": "false-positive", "ended": AT, "ended_by": "Auditor"}
# The short name of the finding of DINKES: sha256(b"dinkes\0dinkes.kotacontoh.go.id\x00443\0exposed-env\0open\0/.env"), its first twelve digits.
SHORT_NAME = "d0aea63c0da1"
NOTE = {"finding": SHORT_NAME, "at": AT, "who": "Budi", "text": "Sudah 'dihubungi' \U0001f512"}
RETEST = {
    "finding": SHORT_NAME, "check": "exposed-env", "started": AT, "finished": AT + dt.timedelta(seconds=3), "verdict": VERDICT, "state": "still",
    "evidence": {"http probe https://dinkes.kotacontoh.go.id/.env": b"\x01\x02", "x": NOISE}, "traffic": TRAFFIC,
}  # fmt: skip
HANDOVER = {
    "opd": "dinkes", "scan": 1, "at": AT, "to": "dr. Contoh", "who": "Tim", "package": "dinkes.zip", "sha256": "0" * 64, "encrypted": True,
    "files": {"index.html": "1" * 64, "surat.pdf": "2" * 64},
}  # fmt: skip


def write_packed_version(where: str, *, damaged: bool = False) -> None:
    """A judged scan of two hosts, and of everything that people do one; where it is ``damaged`` another of each that is noise."""
    engine = create_engine(url_of(where))
    with engine.begin() as connection:
        alembic.command.upgrade(migrations_of(connection), "0003")
        _scan(connection, 1, _packed(PLAN), (DINKES, _packed(DINKES)), (DISDIK, _packed(DISDIK)))
        if damaged:
            _scan(connection, 2, NOISE, (DINKES, NOISE), (DISDIK, _packed(DISDIK)))
        for value in (_packed(WAIVER), _packed(ENDED), *([NOISE] if damaged else [])):
            _insert(connection, "waiver", {"host": DINKES["host"], "port": 443, "value": value})
        for value in (_packed(NOTE), *([NOISE] if damaged else [])):
            _insert(connection, "note", {"finding": SHORT_NAME, "value": value})
        for value in (_packed(RETEST), *([NOISE] if damaged else [])):
            _insert(connection, "retest", {"scan": 1, "number": 0, "finding": SHORT_NAME, "value": value})
        for value in (_packed(HANDOVER), *([NOISE] if damaged else [])):
            _insert(connection, "handover", {"opd": "dinkes", "value": value})
    engine.dispose()


def _scan(connection: Connection, id: int, plan: bytes, *targets: tuple[Mapping[str, object], bytes]) -> None:
    begun = AT.timestamp()
    row = {"city": "Kota Lama", "started": begun, "finished": begun, "tilik": "0.1", "rules": "1", "kind": "city", "plan": plan}
    _insert(connection, "scan", row)
    for number, (target, value) in enumerate(targets):
        place = {"scan": id, "number": number}
        where = {name: target[name] for name in ("host", "port", "opd")}
        done = {"collected": True, "judged": True, "started": begun, "finished": begun, "traffic": _packed(TRAFFIC), "facts": _packed({})}
        _insert(connection, "target", {**place, **where, "value": value, **done})
        _insert(connection, "verdict", {**place, '"check"': "exposed-env", "outcome": "fail", "value": _packed(VERDICT)})
        times = dict.fromkeys(("first_seen", "last_seen", "changed"), begun)
        _insert(connection, "ledger", {**place, '"check"': "exposed-env", "problem": "open", "subject": "/.env", "state": "new", **times})


def _insert(connection: Connection, table: str, row: Mapping[str, object]) -> None:
    names = [name.strip('"') for name in row]
    statement = f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join(f':{name}' for name in names)})"
    connection.execute(text(statement), dict(zip(names, row.values(), strict=True)))


def _packed(value: object) -> bytes:
    return msgspec.msgpack.encode(value)
