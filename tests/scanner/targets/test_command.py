"""tilik targets: lint and import as an operator types them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scanner.cli import tilik
from scanner.errors import TargetsError
from scanner.net.clock import Clock


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(tilik, ["targets", *map(str, arguments)], standalone_mode=False)


def test_a_good_file_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "targets.txt"
    path.write_text("# Kota Contoh\n[A]\na.kotacontoh.go.id\nb.kotacontoh.go.id\n", encoding="utf-8")
    result = run("lint", path)
    assert (result.return_value, result.output) == (0, f"{path}: Kota Contoh: 1 OPD, 2 sasaran\n")


def test_every_problem_has_a_line_and_the_code_is_2(tmp_path: Path) -> None:
    path = tmp_path / "targets.txt"
    path.write_text("[A]\npermission: 5/2026 until 2020-01-01\ngo.id\n10.0.0.0/8\n", encoding="utf-8")
    result = run("lint", path)
    assert result.return_value == 2
    assert [line.removeprefix(f"{path}:")[:4] for line in result.output.splitlines()] == ["2:13", "3:1:", "4:1:"]
    assert ["(peringatan)" in line for line in result.output.splitlines()] == [True, False, False]


@pytest.mark.parametrize(("zone", "ended"), [("Asia/Jakarta", True), ("UTC", False)])
def test_a_permission_ends_with_the_day_of_the_city(zone: str, ended: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Clock, "now", lambda self: dt.datetime(2026, 12, 31, 17, 30, tzinfo=dt.UTC))
    (tmp_path / "tilik.toml").write_text(f"[report]\nzone = '{zone}'\n", encoding="utf-8")
    (tmp_path / "targets.txt").write_text("[A]\npermission: 5/2026 until 2026-12-31\na.kotacontoh.go.id\n", encoding="utf-8")
    result = run("lint", tmp_path / "targets.txt", "--config", tmp_path / "tilik.toml")
    assert ("ended on 2026-12-31" in result.output) is ended


def test_without_a_name_the_file_of_the_settings_is_examined(tmp_path: Path) -> None:
    (tmp_path / "tilik.toml").write_text('targets = "daftar.txt"', encoding="utf-8")
    (tmp_path / "daftar.txt").write_text("a.kotacontoh.go.id\n", encoding="utf-8")
    assert run("lint", "--config", tmp_path / "tilik.toml").return_value == 0


def test_an_import_is_printed_or_written_and_can_be_examined(tmp_path: Path) -> None:
    source, target_file = tmp_path / "Kota Contoh.csv", tmp_path / "targets.txt"
    source.write_text("no,domain\n1,a.kotacontoh.go.id\n", encoding="utf-8")
    output = run("import", source)
    assert output.stdout == "city: Kota Contoh\n\n[Kota Contoh]\ncode: umum\na.kotacontoh.go.id\n"
    assert "'no' is not used" in output.stderr
    assert run("import", source, "-o", target_file).return_value == 0
    assert target_file.read_text(encoding="utf-8") == output.stdout
    assert run("lint", target_file).return_value == 0


def test_an_import_never_replaces_a_file(tmp_path: Path) -> None:
    source, target_file = tmp_path / "a.csv", tmp_path / "targets.txt"
    source.write_text("domain\na.kotacontoh.go.id\n", encoding="utf-8")
    target_file.write_text("precious", encoding="utf-8")
    with pytest.raises(TargetsError, match="exists already") as wrong:
        raise run("import", source, "-o", target_file).exception or AssertionError
    assert wrong.value.hint
    assert target_file.read_text(encoding="utf-8") == "precious"


def test_a_wrong_table_writes_nothing(tmp_path: Path) -> None:
    source, target_file = tmp_path / "a.csv", tmp_path / "targets.txt"
    source.write_text("domain\ngo.id\n", encoding="utf-8")
    assert isinstance(run("import", source, "-o", target_file).exception, TargetsError)
    assert not target_file.exists()
