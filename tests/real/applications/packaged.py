"""Applications as the system's packages bring them, unpacked to places of their own without the packages' settings."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def package(name: str) -> Path:
    """The folder of an application. Without it the test is skipped; it fails when TILIK_REQUIRE_REAL is set."""
    folder = Path("/usr/share", name)
    if folder.is_dir():
        return folder
    words = f"{name} is missing; install the package {name}"
    if os.environ.get("TILIK_REQUIRE_REAL"):
        pytest.fail(words)
    pytest.skip(words)


def unpack(source: Path, root: Path, *without: str) -> Path:
    """A copy of an application at ``root``, links followed, without what these patterns match."""
    root.mkdir(parents=True)
    # It has thousands of files, so the system's own program copies them. It also reports what only the web server of the system may read.
    subprocess.run(("cp", "-RL", f"{source}/.", str(root)), check=False, capture_output=True, timeout=120)
    for file in [file for pattern in without for file in root.rglob(pattern)]:
        if file.is_dir():
            shutil.rmtree(file)
        else:
            file.unlink(missing_ok=True)
    return root


def reworded(file: Path, packaged: str, original: str) -> None:
    """Put back what the package changed in a file: a place of the system's for the application's own."""
    text = file.read_text()
    assert packaged in text, f"{file} of the package is not as expected"
    file.write_text(text.replace(packaged, original))
