"""Programs of the system's packages that tests start, and what it means when one is missing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

_ALSO = ("/usr/sbin", "/usr/lib/postgresql/*/bin", "/usr/lib/apache2")


def program(name: str, package: str) -> str:
    """The path of a program. Without it the test is skipped; it fails when TILIK_REQUIRE_REAL is set."""
    program_path = shutil.which(name)
    for folder in () if program_path else _ALSO:
        hits = sorted(str(path) for path in Path("/").glob(f"{folder.lstrip('/')}/{name}"))
        program_path = hits[-1] if hits else program_path
    if program_path:
        return program_path
    words = f"{name} is missing; install the package {package}"
    if os.environ.get("TILIK_REQUIRE_REAL"):
        pytest.fail(words)
    pytest.skip(words)
