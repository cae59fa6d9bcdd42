"""Applications as the system's packages bring them, unpacked to places of their own without the packages' settings."""

from __future__ import annotations

import os
import shutil
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


def unpacked(source: Path, root: Path, *without: str) -> Path:
    """A copy of an application at ``root``, links followed, without what these patterns match."""
    return Path(shutil.copytree(source, root, ignore=shutil.ignore_patterns(*without), ignore_dangling_symlinks=True))


def reworded(file: Path, packaged: str, original: str) -> None:
    """Put back what the package changed in a file: a place of the system's for the application's own."""
    text = file.read_text()
    assert packaged in text, f"{file} of the package is not as expected"
    file.write_text(text.replace(packaged, original))
