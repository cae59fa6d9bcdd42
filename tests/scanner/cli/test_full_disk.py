"""A disk that is full, or may only be read: a named message, exit code 2, nothing that was committed is lost, and the rest is done once there is room."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
# In a mount namespace of its own. The store fits with one host's evidence, and then does not: a ballast takes the room that is left.
SCRIPT = """
mount -t tmpfs -o size=64m tmpfs "$1" && cp tilik.toml targets.txt "$1" && cd "$1" || exit 77
tilik() { "$PYTHON" -m scanner "$@" 2>&1; echo "exit $?"; }
echo '# small'; mount -o remount,size={size} "$1" && tilik scan --quiet
echo '# check'; tilik store check --lang en
echo '# room'; mount -o remount,size=64m "$1" && tilik scan --quiet --resume
echo '# report'; tilik report --format json --lang en | tail -c 400
echo '# ledger'; tilik ledger verify
echo '# read-only'; mount -o remount,ro "$1" && tilik scan --quiet
echo '# still'; tilik report --format text | tail -n 1
"""


def parts(output: str) -> dict[str, list[str]]:
    """What each step printed, by its name."""
    steps: dict[str, list[str]] = {}
    for line in output.splitlines():
        if line.startswith("# "):
            steps[line.removeprefix("# ")] = current = []
        else:
            current.append(line)
    return steps


def on_small_disk(city: Path, disk: Path, size: str) -> dict[str, list[str]]:
    command = ("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", SCRIPT.replace("{size}", size), "sh", str(disk))
    done = subprocess.run(command, cwd=city, env={"PYTHON": sys.executable, "PATH": "/usr/bin:/bin:/sbin"}, capture_output=True, text=True)
    if done.returncode == 77 or "unshare" in done.stderr:
        pytest.skip("no namespaces here")
    return parts(done.stdout)


@pytest.mark.parametrize(
    "size", ["300k", *(pytest.param(f"{size}k", marks=pytest.mark.sweep) for size in (100, 500, 700, 900, 1100, 1300))]
)
def test_a_full_disk(city: Path, tmp_path: Path, size: str) -> None:
    steps = on_small_disk(city, tmp_path, size)
    what, hint, code = steps["small"]
    assert code == "exit 2"
    assert "full" in what
    assert "space" in hint
    # Of a store that was not even made there is nothing to read.
    assert steps["check"][-1] in (("exit 0", "exit 2") if int(size[:-1]) < 300 else ("exit 0",)), steps["check"]
    assert steps["room"][-1] == "exit 0", steps["room"]
    assert '"hosts":3,' in "".join(steps["report"])
    assert steps["ledger"][0].startswith("whole\t")
    refused, advice, code = steps["read-only"]
    assert (code, "Read-only file system" in refused, bool(advice.strip())) == ("exit 2", True, True)
    assert steps["still"][-1] == "exit 0"
