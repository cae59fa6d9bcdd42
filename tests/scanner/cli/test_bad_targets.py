"""A list of targets that cannot be used stops a scan before the first packet, whatever is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.scanner.cli.program import require_refused, run

MANY = 100_000
HOSTS = "".join(f"a{n}.kotacontoh.go.id\n" for n in range(MANY - 1))
COMMANDS = (("scan",), ("targets", "plan"), ("check", "a.kotacontoh.go.id", "--targets", "targets.txt"))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "targets.txt:1:1: the file is empty"),
        (b" \n\n\t\n", "targets.txt:1:1: the file is empty"),
        (b"# Kota Contoh\n", "targets.txt:"),
        (bytes(range(256)) * 8, "targets.txt:1:1: not a text file in UTF-8"),
        (b"dinkes.kotacontoh.go.id\n\xff\xfe\n", "targets.txt:2:1: not a text file in UTF-8"),
        ("dinkes.kotacontoh.go.id\n".encode("utf-16"), "targets.txt:1:1: not a text file in UTF-8"),
        (b"dinkes.kotacontoh.go.id\ngo.id\n", "targets.txt:2:1: 'go.id' is a public suffix"),
        (b"[Dinas Kesehatan\ndinkes.kotacontoh.go.id\n", "targets.txt:1:"),
        (b"10.0.0.0/8\n", "targets.txt:1:1: "),
        (b"a.kotacontoh.go.id\na.kotacontoh.go.id\n", "targets.txt:2:1: "),
        (b"a.kotacontoh.go.id levle=visit\n", "targets.txt:1:20: "),
        (b"https://a.kotacontoh.go.id/\n", "targets.txt:1:1: "),
    ],
    ids=["empty", "blank", "no host", "binary", "half binary", "utf-16", "suffix", "section", "range", "twice", "attribute", "url"],
)
def test_what_is_no_list_is_refused(command: tuple[str, ...], raw: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / "targets.txt").write_bytes(raw)
    require_refused(run(tmp_path, *command), message)
    assert [path.name for path in tmp_path.iterdir()] == ["targets.txt"], "a store was made for nothing"
    assert (tmp_path / "targets.txt").read_bytes() == raw


@pytest.mark.slow
@pytest.mark.parametrize(
    ("last", "message"),
    [("go.id\n", f"targets.txt:{MANY}:1: 'go.id' is a public suffix"), ("a0.kotacontoh.go.id\n", f"targets.txt:{MANY}:1: ")],
    ids=["suffix", "twice"],
)
def test_the_last_of_very_many_lines_is_examined_too(last: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "targets.txt").write_text(HOSTS + last, "utf-8")
    require_refused(run(tmp_path, "scan"), message)


def test_very_many_wrong_lines_are_one_message(tmp_path: Path) -> None:
    (tmp_path / "targets.txt").write_text("bukan host\n" * MANY, "utf-8")
    ran = run(tmp_path, "scan")
    require_refused(ran, "targets.txt:1:1: ", " more)")
    assert len(ran.err) < 500


@pytest.mark.parametrize(
    ("make", "message"),
    [(lambda path: None, "No such file"), (Path.mkdir, "Is a directory"), (lambda path: path.symlink_to(path), "symbolic links")],
    ids=["missing", "folder", "loop"],
)
def test_a_list_that_cannot_be_read_is_named(make: Callable[[Path], None], message: str, tmp_path: Path) -> None:
    make(tmp_path / "targets.txt")
    require_refused(run(tmp_path, "scan"), "targets.txt: cannot be read", message)


def test_bad_targets_leave_a_store_as_it_was(scanned: Path) -> None:
    before = (scanned / "tilik.db").read_bytes()
    (scanned / "targets.txt").write_text("go.id\n", "utf-8")
    require_refused(run(scanned, "scan"), "targets.txt:1:1: ")
    assert (scanned / "tilik.db").read_bytes() == before
