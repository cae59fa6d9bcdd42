"""The score by MDN's own program (npm package ``@mdn/mdn-http-observatory``, MPL-2.0), which is a program to compare with and no dependency."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from tests.real.observatory.case_server import CaseServer

_ROOT = Path(__file__).parents[3]
PACKAGE = _ROOT / ".peers/observatory/node_modules/@mdn/mdn-http-observatory"


class Mark(msgspec.Struct, frozen=True):
    """One test."""

    result: str
    modifier: int


class Scored(msgspec.Struct, frozen=True):
    """What it says of a host: ``error`` where it gives no grade."""

    host: str
    grade: str | None = None
    score: int | None = None
    algorithm: int | None = None
    error: str = ""
    tests: dict[str, Mark] = {}


def installed() -> bool:
    """Whether there is something to compare with (`make observatory-parity` installs it)."""
    return shutil.which("node") is not None and PACKAGE.is_dir()


def scores(
    hosts: Iterable[str], server: CaseServer, folder: Path, progress: Callable[[int], None] = lambda done: None
) -> dict[str, Scored]:
    """Every host's score; ``progress`` hears how many are done. ``RuntimeError`` when the program ends before its work does."""
    (places := folder / "places.json").write_bytes(msgspec.json.encode({"addresses": server.addresses, "ports": server.ports}))
    names = list(hosts)
    command = ("node", str(Path(__file__).with_name("original.mjs")), str(PACKAGE / "src/scanner/index.js"), str(places))
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, "NODE_EXTRA_CA_CERTS": str(server.root)}
    )
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("".join(f"{host}\n" for host in names))
        process.stdin.close()
        results = {}
        for line in process.stdout:
            one = msgspec.json.decode(line, type=Scored)
            results[one.host] = one
            progress(len(results))
    if missing := set(names) - set(results):
        raise RuntimeError(f"the original said nothing of {len(missing)} hosts")
    return results
