"""Whatever the umask and whatever was there before, what tilik writes is its owner's alone, or a group's to read where the settings name one."""

from __future__ import annotations

import grp
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reports.export.atomic import write_file
from scanner.example_city.sites.dispar import PLAIN_HOST
from scanner.store import Lock, Store
from tests.scanner.cli.program import require_refused, run

UMASKS = [0o000, 0o022, 0o077, 0o777]
LOOK = ("check", PLAIN_HOST, "--only", "dns-*")
NOBODY = 65534


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def modes(folder: Path) -> dict[str, tuple[int, int]]:
    """The modes of the folders and of the files below a folder, each with those that are there."""
    paths = [folder, *folder.rglob("*")]
    return {
        "folders": (min(mode(p) for p in paths if p.is_dir()), max(mode(p) for p in paths if p.is_dir())),
        "files": (min(mode(p) for p in paths if p.is_file()), max(mode(p) for p in paths if p.is_file())),
    }


def reported(folder: Path, forms: str = "html,text") -> None:
    assert run(folder, "report", "--format", forms).code == 0
    assert run(folder, "handover", "--opd", "dinkes", "--who", "Sari", "--to", "Budi", "--format", "html", "--encrypt").code == 0


@pytest.mark.slow
@pytest.mark.parametrize(("mask", "forms"), [(0o000, "html,xlsx,csv,sarif,defectdojo,json,text"), (0o777, "html")], ids=["none", "all"])
def test_reports_and_packages(mask: int, forms: str, scanned: Path) -> None:
    with umask(mask):
        reported(scanned, forms)
    assert modes(scanned / "laporan") == {"folders": (0o700, 0o700), "files": (0o600, 0o600)}


def test_files_that_were_wider_are_narrow_and_folders_that_were_there_stay(scanned: Path) -> None:
    old = scanned / "laporan" / "dinkes" / "index.html"
    old.parent.mkdir(parents=True, mode=0o755)
    old.write_text("lama", "utf-8")
    old.chmod(0o666)
    old.parent.chmod(0o755)
    reported(scanned)
    assert mode(old) == 0o600
    assert mode(old.parent) == 0o755


def test_a_group_that_the_settings_name_may_read_reports_but_no_package(scanned: Path) -> None:
    name = next(one.gr_name for one in grp.getgrall() if one.gr_gid not in (0, os.getegid()))
    with (scanned / "tilik.toml").open("a", encoding="utf-8") as settings:
        settings.write(f"[report]\ngroup = '{name}'\n")
    with umask(0o077):
        reported(scanned)
    out, number = scanned / "laporan", grp.getgrnam(name).gr_gid
    assert modes(out / "handover") == {"folders": (0o700, 0o700), "files": (0o600, 0o600)}
    for path in [out, *out.rglob("*")]:
        if "handover" not in path.parts:
            assert (mode(path), path.stat().st_gid) == (0o750 if path.is_dir() else 0o640, number), path


def test_a_group_that_is_not_there_is_named(scanned: Path) -> None:
    with (scanned / "tilik.toml").open("a", encoding="utf-8") as settings:
        settings.write("[report]\ngroup = 'tidak-ada'\n")
    require_refused(run(scanned, "report"), "report.group", "tidak-ada")


@pytest.mark.slow
@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be somebody else")
def test_a_group_of_strangers_is_named() -> None:
    code = (
        "from scanner.delivery.imprint import imprint\nfrom scanner.settings import Settings, load_settings\n"
        "from scanner.settings.city import Report\nimport msgspec\n"
        "try: imprint(msgspec.structs.replace(Settings(), report=Report(group='root')))\nexcept Exception as why: print(type(why).__name__, why)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, user=NOBODY, group=NOBODY, extra_groups=[], timeout=60
    )
    assert ran.stdout == "SettingsError report.group: who runs tilik here is no member of root\n", ran.stderr


@pytest.mark.parametrize("mask", UMASKS, ids=oct)
def test_the_store_and_what_lies_beside_it(mask: int, tmp_path: Path) -> None:
    with umask(mask):
        store = Store(str(tmp_path / "tilik.db"))
        with Lock(store.engine), store.engine.begin():
            assert {path.name: mode(path) for path in tmp_path.iterdir()} == dict.fromkeys(
                ("tilik.db", "tilik.db-wal", "tilik.db-shm", "tilik.db.lock"), 0o600
            )
        store.close()


@pytest.mark.parametrize(("was", "becomes"), [(0o644, 0o600), (0o666, 0o600), (0o640, 0o640), (0o400, 0o400)], ids=oct)
def test_a_store_that_everybody_could_read_is_its_owners_from_now_on(was: int, becomes: int, tmp_path: Path) -> None:
    path = tmp_path / "tilik.db"
    Store(str(path)).close()
    path.chmod(was)
    (tmp_path / "tilik.db.lock").write_text("", "ascii")
    (tmp_path / "tilik.db.lock").chmod(0o644)
    store = Store(str(path))
    with Lock(store.engine):
        pass
    store.close()
    assert mode(path) == becomes
    assert mode(tmp_path / "tilik.db.lock") == 0o600


def test_there_is_no_moment_at_which_a_file_is_wider(tmp_path: Path) -> None:
    modes: list[int] = []

    def chunks() -> Iterator[bytes]:
        (unfinished,) = tmp_path.iterdir()
        modes.append(mode(unfinished))
        yield b"isi"

    with umask(0o000):
        write_file(tmp_path / "laporan.html", chunks())
    assert modes == [0o600]


def test_what_a_killed_writer_left_is_used_again_and_no_file_of_a_stranger_is(tmp_path: Path) -> None:
    left = tmp_path / ".laporan.html.part"
    left.write_bytes(b"setengah dari yang lama")
    left.chmod(0o644)
    write_file(tmp_path / "laporan.html", [b"baru"])
    assert {path.name: (path.read_bytes(), mode(path)) for path in tmp_path.iterdir()} == {"laporan.html": (b"baru", 0o600)}
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"milik orang lain")
    os.link(elsewhere, left)
    write_file(tmp_path / "laporan.html", [b"lagi"])
    assert elsewhere.read_bytes() == b"milik orang lain"
    left.symlink_to(elsewhere)
    with pytest.raises(OSError, match="symbolic links"):
        write_file(tmp_path / "laporan.html", [b"lagi"])
    assert elsewhere.read_bytes() == b"milik orang lain"


@pytest.mark.slow
def test_six_writers_of_one_file_leave_the_whole_of_one(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from reports.export.atomic import write_file\n"
        "for n in range(200): write_file(Path(sys.argv[1]), [sys.argv[2].encode() * 5000, sys.argv[2].encode() * 5000])"
    )
    path = tmp_path / "laporan.html"
    running = [subprocess.Popen([sys.executable, "-c", code, str(path), letter]) for letter in "abcdef"]
    contents = set()
    while any(one.poll() is None for one in running):
        if path.exists():
            contents.add(path.read_bytes())
    assert {one.returncode for one in running} == {0}
    assert contents | {path.read_bytes()} <= {letter * 10_000 for letter in (b"a", b"b", b"c", b"d", b"e", b"f")}
    assert [one.name for one in tmp_path.iterdir()] == ["laporan.html"]


def test_the_program_leaves_the_umask_as_it_was(city: Path) -> None:
    with umask(0o022):
        run(city, "checks", "list")
        assert os.umask(0o022) == 0o022
