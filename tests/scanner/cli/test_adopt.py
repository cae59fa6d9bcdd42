"""`tilik targets adopt` writes one line into the list, and into nothing else."""

from __future__ import annotations

from pathlib import Path

from tests.scanner.cli.program import run

LIST = "[Dinas Kesehatan]\ncode: dinkes\ndinkes.kotacontoh.go.id\n"


def test_a_name_is_adopted_by_an_opd(tmp_path: Path) -> None:
    file = tmp_path / "targets.txt"
    file.write_text(LIST)
    file.chmod(0o640)
    ended = run(tmp_path, "targets", "adopt", "domain:KotaContoh.go.id", "--opd", "dinkes")
    assert (ended.code, ended.out) == (0, "targets.txt:4: domain: kotacontoh.go.id\n")
    assert (file.read_text(), file.stat().st_mode & 0o777) == (f"{LIST}domain: kotacontoh.go.id\n", 0o640)
    assert [path.name for path in tmp_path.iterdir()] == ["targets.txt"]


def test_what_cannot_be_adopted_leaves_the_list_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "targets.txt"
    file.write_text(LIST)
    for name, opd in (("x.kotacontoh.go.id", "lain"), ("dinkes.kotacontoh.go.id", "dinkes"), ("go.id", "dinkes")):
        refusal = run(tmp_path, "targets", "adopt", name, "--opd", opd)
        assert refusal.code == 2
        assert len(refusal.err.splitlines()) == 2
    assert file.read_text() == LIST
