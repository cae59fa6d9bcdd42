"""What pyspf says of a stranger's letter, from the same zone: a program of the system's Python (package python3-spf), never imported."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

_PYTHON = "/usr/bin/python3"
_SUITE = Path("/usr/share/doc/python3-spf/rfc7208-tests.yml.gz")
# An address that is in nobody's record.
STRANGER = "203.0.113.77"
_ASK = """
import json, spf, sys

def entries(name, qtype):
    records = zone.get(name.lower().rstrip(".") + " " + qtype, [])
    if records == "TIMEOUT":
        raise spf.TempError("DNS timeout")
    return records

def lookup(name, qtype, strict=True, timeout=30, ignore_void=None, *rest):
    found = []
    for record in entries(name, qtype):
        if qtype == "TXT":
            value = tuple(record.encode()[at:at + 255] for at in range(0, len(record.encode()), 255)) or (b"",)
        elif qtype == "MX":
            preference, host = record.split()
            value = (int(preference), host.rstrip("."))
        else:
            value = record
        found.append(((name, qtype), value))
    return found

spf.DNSLookup = lookup
for line in sys.stdin:
    domain, zone = json.loads(line)
    print(spf.check2(i="%s", s="surat@" + domain, h=domain, timeout=30, querytime=30)[0], flush=True)
"""


_READ = """
import gzip, json, sys, yaml
print(json.dumps([one for one in yaml.safe_load_all(gzip.open(sys.argv[1], "rt", encoding="utf-8")) if one], default=str))
"""


def pyspf(cases: Iterable[tuple[str, Mapping[str, Any]]]) -> list[str]:
    """The result of each domain in its zone: records by ``name type``, or ``TIMEOUT``."""
    _require()
    lines = "".join(json.dumps(case) + "\n" for case in cases)
    ran = subprocess.run([_PYTHON, "-c", _ASK % STRANGER], input=lines, capture_output=True, text=True, check=True, timeout=120)
    return ran.stdout.split()


@cache
def suite() -> list[dict[str, Any]]:
    """The scenarios of the test suite of RFC 7208, as the package brings them along."""
    _require()
    ran = subprocess.run([_PYTHON, "-c", _READ, str(_SUITE)], capture_output=True, text=True, check=True, timeout=60)
    scenarios: list[dict[str, Any]] = json.loads(ran.stdout)
    return scenarios


def _require() -> None:
    if _SUITE.exists():
        return
    words = "pyspf is missing; install the package python3-spf"
    if os.environ.get("TILIK_REQUIRE_REAL"):
        pytest.fail(words)
    pytest.skip(words)
