"""Who only reads needs no right to write, changes nothing, waits for nobody and makes nobody wait."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url, text

from scanner.errors import StoreError
from scanner.store import Store
from scanner.store.engine import open_engine
from tests.scanner.store.first_version import write_first_version
from tests.scanner.store.test_triage import ONE, OTHER, scanned

NOBODY = 65534
AS_NOBODY = pytest.mark.skipif(os.geteuid() != 0, reason="only root can be somebody else")
READ = """
import sys
from scanner.errors import StoreError
from scanner.store import Store
try:
    store = Store(sys.argv[1], readonly=True)
    print([len(list(store.assessments(scan.id))) for scan in store.scans()])
    store.close()
except StoreError as why:
    print(why, why.hint, sep="\\n")
"""


def read_by_nobody(path: Path) -> str:
    who = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
    ran = subprocess.run([sys.executable, "-c", READ, str(path)], capture_output=True, text=True, check=False, timeout=60, **who)  # type: ignore[call-overload]
    assert ran.stderr == ""
    return str(ran.stdout)


@pytest.fixture
def path() -> Iterator[Path]:
    """A store in a folder that everybody may enter, which pytest's own are not."""
    with tempfile.TemporaryDirectory(prefix="tilik-") as folder:
        Path(folder).chmod(0o755)
        path = Path(folder) / "tilik.db"
        store = Store(str(path))
        scanned(store, ONE, OTHER)
        store.close()
        yield path


def contents(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir()}


def test_reading_changes_nothing_and_writing_is_refused(where: str) -> None:
    store = Store(where)
    number = scanned(store, ONE, OTHER)
    store.close()
    reader = Store(where, readonly=True)
    assert [one.target for one in reader.assessments(number)] == [ONE, OTHER]
    with pytest.raises(StoreError, match=r"(?i)read-?only"):
        scanned(reader, ONE)
    reader.close()


def test_a_reader_meets_no_writer(where: str) -> None:
    writer, reader = Store(where), None
    number = scanned(writer, ONE)
    with writer.engine.begin() as busy:
        busy.execute(text("UPDATE scan SET city = 'Kota Lain'"))
        reader = Store(where, readonly=True)
        assert [scan.city for scan in reader.scans()] == ["Kota Contoh"]
        with reader.engine.begin() as reading:
            assert reading.execute(text("SELECT city FROM scan")).scalar_one() == "Kota Contoh"
            busy.execute(text("DELETE FROM verdict"))
            busy.commit()
            assert reading.execute(text("SELECT count(*) FROM verdict")).scalar_one() == (1 if writer.engine.name == "sqlite" else 0)
    assert [scan.id for scan in reader.scans()] == [number]
    assert [scan.city for scan in reader.scans()] == ["Kota Lain"]
    reader.close()
    writer.close()


@pytest.mark.slow
@AS_NOBODY
def test_a_file_that_may_only_be_read_in_a_folder_that_may_only_be_read(path: Path) -> None:
    path.chmod(0o644)
    before = contents(path.parent)
    assert read_by_nobody(path) == "[2]\n"
    assert contents(path.parent) == before


@pytest.mark.slow
@AS_NOBODY
def test_a_reader_leaves_nothing_in_the_owners_folder_that_the_owner_could_not_write(path: Path) -> None:
    path.chmod(0o644)
    path.parent.chmod(0o777)
    before = contents(path.parent)
    assert read_by_nobody(path) == "[2]\n"
    assert contents(path.parent) == before


@pytest.mark.slow
@AS_NOBODY
def test_beside_a_running_scan(path: Path) -> None:
    path.chmod(0o644)
    writer = Store(str(path))
    path.chmod(0o644)
    for end in ("-wal", "-shm"):
        Path(f"{path}{end}").chmod(0o644)
    scanned(writer, ONE)
    assert read_by_nobody(path) == "[1, 2]\n"
    for end in ("-wal", "-shm"):
        Path(f"{path}{end}").chmod(0o600)
    what, hint = read_by_nobody(path).splitlines()
    assert "tilik.db-wal" in what
    assert "the user who scans" in hint
    writer.close()


@pytest.mark.slow
@AS_NOBODY
def test_what_may_not_be_read_is_said(path: Path) -> None:
    assert read_by_nobody(path).startswith(f"store {path}: unable to open database file\n")


@pytest.mark.slow
@AS_NOBODY
def test_what_is_written_while_it_is_read_without_locks_is_refused(path: Path) -> None:
    code = (
        "import os, sys\nfrom scanner.store import Store\nfrom scanner.errors import StoreError\n"
        "store = Store(sys.argv[1], readonly=True)\nprint('open', flush=True)\nsys.stdin.readline()\n"
        "try: print([scan.id for scan in store.scans()])\nexcept StoreError as why: print(why)"
    )
    path.chmod(0o644)
    running = subprocess.Popen(
        [sys.executable, "-c", code, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        user=NOBODY,
        group=NOBODY,
        extra_groups=[],
    )
    assert running.stdout is not None
    assert running.stdout.readline() == "open\n"
    writer = Store(str(path))
    scanned(writer, ONE)
    writer.close()
    output, _ = running.communicate("go on\n", timeout=60)
    assert output == f"store {path} was written while it was read\n"


def test_an_older_store_says_who_brings_it_up_to_date_and_stays(where: str) -> None:
    write_first_version(where)
    with pytest.raises(StoreError, match="older version") as refused:
        Store(where, readonly=True)
    assert "tilik judge" in refused.value.hint
    Store(where).close()
    Store(where, readonly=True).close()


def test_a_database_of_somebody_else_is_left_alone(where: str) -> None:
    if "://" in where:
        with psycopg.connect(where, autocommit=True) as connection:
            connection.execute("CREATE TABLE pegawai (nip text)")
    else:
        with contextlib.closing(sqlite3.connect(where)) as other:
            other.execute("CREATE TABLE pegawai (nip text)")
    for readonly in (True, False):
        with pytest.raises(StoreError, match="something else than tilik"):
            open_engine(where, readonly=readonly)


@pytest.mark.real
@pytest.mark.parametrize(
    "how", ["GRANT SELECT ON ALL TABLES IN SCHEMA public TO pembaca", "ALTER ROLE pembaca SET default_transaction_read_only = on"]
)
def test_a_role_that_may_only_select(how: str, server: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    store = Store(server)
    number = scanned(store, ONE, OTHER)
    store.close()
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS pembaca")
        connection.execute("CREATE ROLE pembaca LOGIN")
        connection.execute("GRANT USAGE ON SCHEMA public TO pembaca")
        connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO pembaca")
        connection.execute(how)
    url = make_url(server).set(username="pembaca").render_as_string()
    reader = Store(url, readonly=True)
    assert [one.target for one in reader.assessments(number)] == [ONE, OTHER]
    reader.close()
    with contextlib.closing(Store(url)) as writer, pytest.raises(StoreError, match=r"denied|read-only"):
        scanned(writer, ONE)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("DROP OWNED BY pembaca")
        connection.execute("DROP ROLE pembaca")
