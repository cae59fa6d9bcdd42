"""A change made in a copy of the tree, and what its test says there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.mutations.changes import Change

TREE = Path(__file__).resolve().parents[2]
_PACKAGES = ("checks", "reports", "scanner", "tests")


def copied(folder: Path) -> Path:
    """A copy of what a test runs with."""
    for package in _PACKAGES:
        shutil.copytree(TREE / package, folder / package)
    shutil.copy2(TREE / "pyproject.toml", folder)
    return folder


def passes(tree: Path, *tests: str) -> bool:
    """Whether the tests pass in this tree. ``RuntimeError`` when none could be run."""
    environment = {**os.environ, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    ran = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)
    if ran.returncode not in (0, 1):
        raise RuntimeError(ran.stdout + ran.stderr)
    return ran.returncode == 0


def noticed(tree: Path, change: Change) -> bool:
    """Whether the change makes its test fail. The tree is as it was afterwards."""
    file = tree / change.file
    text = file.read_text("utf-8")
    file.write_text(text.replace(change.before, change.after), "utf-8")
    try:
        return not passes(tree, change.test)
    finally:
        file.write_text(text, "utf-8")
