"""A stranger follows "Add a check" and "Add a probe family" in CONTRIBUTING.md: what it says to write, the commands that it names, and nothing else is touched."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.generated_docs import ROOT

FAMILY = ROOT / "tests" / "plugins" / "probe_example" / "ssh_tilik.py"
CHECK = Path(__file__).with_name("example.py")
LABELS, REGISTRY, CHANGES = "tests/accuracy/header_checks.py", "checks/core/check/registry.py", "CHANGELOG.md"
# What the recipe says to add to a table of labelled behaviours.
BEHAVIOURS = """
    "cross-domain-policies-of-all": ((("X-Permitted-Cross-Domain-Policies", "all"),), {"http-example": "fail (all)"}),
    "no-cross-domain-policies": ((("X-Permitted-Cross-Domain-Policies", "none"),), {"http-example": "pass"}),
"""
LABELLED = "tests/accuracy/test_accuracy.py::test_every_check_has_something_to_find_and_something_to_leave"
TABLE = "HEADERS: Mapping[str, tuple[HeaderLines, Mapping[str, str]]] = {"
JUDGED = """
from tests.accuracy.__main__ import faults
from tests.accuracy.labelled import behaviours
from tests.accuracy.measure import scan, score
ours = [one for one in behaviours() if "http-example" in one.must]
scores = score(ours, scan(ours))
print(len(ours), scores["http-example"].hits, scores["http-example"].agreed, faults(scores))
"""


def hashes(tree: Path) -> dict[str, str]:
    """Every file of a tree to what is in it, caches aside."""
    files = (path for path in tree.rglob("*") if path.is_file() and not {"__pycache__", ".hypothesis", ".pytest_cache"} & set(path.parts))
    return {str(path.relative_to(tree)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def command(tree: Path, *arguments: str) -> str:
    """What a command of this Python prints in the copy, where it must succeed."""
    ran = subprocess.run(
        [sys.executable, *arguments],
        cwd=tree,
        env=os.environ | {"PYTHONPATH": str(tree)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def add(path: Path, after: str, text: str) -> None:
    """Put a text behind another one of a file, where an author would type it."""
    before = path.read_text("utf-8")
    assert after in before
    path.write_text(before.replace(after, after + text, 1), "utf-8")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """The house as it is checked out."""
    copy = tmp_path / "tilik"
    copy.mkdir()
    for path in ROOT.iterdir():
        if path.name in ("checks", "docs", "reports", "scanner", "tests"):
            shutil.copytree(path, copy / path.name, ignore=shutil.ignore_patterns("__pycache__", "images"))
        elif path.suffix in (".md", ".toml"):
            shutil.copy(path, copy)
    return copy


@pytest.mark.slow
def test_a_new_check_is_what_the_recipe_says_and_what_its_commands_write(tree: Path) -> None:
    before = hashes(tree)
    shutil.copy(CHECK, tree / "checks" / "http")
    add(tree / LABELS, TABLE, BEHAVIOURS.rstrip())
    add(tree / REGISTRY, 'RULES = "', "1")
    add(tree / CHANGES, "### Added\n", "\n- Rules 111: `http-example` is new.")

    assert command(tree, "-m", "scanner", "checks", "test", "http-example") == "1 checks, 4 examples, 0 faults\n"
    assert command(tree, "-m", "tests.generated_docs", "--write").split() == ["README.md", "docs/checks.md"]
    assert command(tree, "-c", JUDGED) == "2 1 1 []\n"
    # Each of these is tried with every check, and with the new one.
    command(
        tree, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/checks/test_contract.py", "tests/checks/test_examples.py", LABELLED
    )

    after = hashes(tree)
    assert {name for name in after if after[name] != before.get(name)} == {
        *("checks/http/example.py", LABELS, REGISTRY, CHANGES),
        *("README.md", "docs/checks.md"),
    }


@pytest.mark.slow
def test_a_new_probe_family_is_one_folder(tree: Path) -> None:
    before = hashes(tree)
    area = tree / "checks" / "ssh"
    area.mkdir()
    (area / "__init__.py").write_text('"""What SSH servers say of themselves."""\n', "utf-8")
    shutil.copy(FAMILY, area / "greeting.py")
    add(tree / REGISTRY, 'AREAS = ("dns", ', '"ssh", ')
    add(tree / CHANGES, "### Added\n", "\n- `ssh-version` is new.")

    assert command(tree, "-m", "scanner", "checks", "test", "ssh-*") == "1 checks, 4 examples, 0 faults\n"
    assert command(tree, "-m", "tests.generated_docs", "--write").split() == ["README.md", "docs/checks.md"]
    (tree / "targets.txt").write_text("server.kotacontoh.go.id:2222\n", "utf-8")
    plan_output = command(tree, "-m", "scanner", "targets", "plan", "--only", "ssh-*")
    assert plan_output == "server.kotacontoh.go.id:2222\tprobe\tssh-greeting server.kotacontoh.go.id:2222\n"

    after = hashes(tree)
    assert {name for name in after if after[name] != before.get(name)} == {
        *("checks/ssh/__init__.py", "checks/ssh/greeting.py", REGISTRY, CHANGES),
        *("README.md", "docs/checks.md", "targets.txt"),
    }
