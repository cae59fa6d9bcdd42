"""Families of attacks beside each other, each in a namespace of its own."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec

from tests.promises.namespace import inside
from tests.promises.promise import Figure

# Most of an attack is waiting: for a pace that is kept, for servers that do not answer.
_AT_ONCE = 3


def measured(families: Sequence[str], share: bool = False) -> list[Figure]:
    """The figures of these families, in their order. Raises `NoNamespace`; says on standard error how far it is."""
    with tempfile.TemporaryDirectory(prefix="tilik-promises-") as folder, ThreadPoolExecutor(_AT_ONCE) as pool:
        done = [pool.submit(_family, family, Path(folder) / f"{family}.json", share) for family in families]
        return [figure for one in done for figure in one.result()]


def _family(family: str, file: Path, share: bool) -> list[Figure]:
    command = [sys.executable, "-m", "tests.promises.family", family, str(file), *(("--share",) if share else ())]
    ran = subprocess.run(inside(command), check=False)
    if ran.returncode != 0:
        return [Figure("", family, "the attacks end", f"exit code {ran.returncode}", False)]
    return msgspec.json.decode(file.read_bytes(), type=list[Figure])
