"""What else may be killed at any moment: judging, reports, packages, decisions, and an older store that is brought up to date."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import stat
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from scanner.store import Store, tables
from tests.scanner.store.kills.sweep import KILLED, scans_of
from tests.scanner.store.kills.town import ONLY, OPEN, Ended, Town
from tests.scanner.store.packed_version import SHORT_NAME, write_packed_version
from tests.scanner.store.test_packed_version import HANDOVER, NOTE, PLAN, RETEST, WAIVER

REPORT = ("report", "--format", "html,csv,json")


class Deeds:
    """Each deed is killed at a moment, and done again: it is whole then. Says how often there was something to kill."""

    def __init__(self, town: Town) -> None:
        self._town = town
        self._folder = town.fresh("deeds")
        assert self._run("scan", *ONLY, "--quiet").code == 0
        _, self._whole, _ = scans_of(str(self._folder / "tilik.db"))
        with closing(Store(str(self._folder / "tilik.db"))) as store:
            (self._finding,) = (
                one.id for one in store.triage.tracked_findings("") if one.target.host == OPEN and one.identity.check == "exposed-env"
            )
        assert self._run(*REPORT).code == 0
        self._reports = self._files()

    def judged(self, moment: int) -> bool:
        ended = self._run("judge", "--quiet", last=moment)
        scans, now, _ = scans_of(str(self._folder / "tilik.db"))
        assert (scans, now) == ({1: True}, self._whole)
        return self._again(ended, "judge", "--quiet")

    def reported(self, moment: int) -> bool:
        for number, path in enumerate(sorted(self._reports)):
            # Some are written anew, others replaced.
            path.write_bytes(b"lama") if number % 2 else path.unlink()
        ended = self._run(*REPORT, last=moment)
        for path, content in self._files().items():
            if path.name.endswith(".part"):
                assert stat.S_IMODE(path.stat().st_mode) == 0o600
            else:
                assert content in (b"lama", self._reports[path]), f"half a file: {path}"
        again = self._again(ended, *REPORT)
        assert self._files() == self._reports
        return again

    def handed_over(self, moment: int) -> bool:
        command = ("handover", "--opd", "contoh", "--to", "Kepala", "--who", "Sari", "--format", "html")
        before = self._records()
        ended = self._run(*command, last=moment)
        folder = self._folder / "laporan" / "handover"
        for package in folder.glob("*.zip") if folder.exists() else ():
            with zipfile.ZipFile(package) as archive:
                assert archive.testzip() is None
        for name, digest in self._records() - before:
            assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
        return self._again(ended, *command)

    def waived(self, moment: int) -> bool:
        command = ("waive", self._finding, "--ground", "accepted", "--reason", "Alasan", "--who", "Sari", "--until", "2099-12-31")
        ended = self._run(*command, last=moment)
        with closing(Store(str(self._folder / "tilik.db"))) as store:
            standing = [one.number for one in store.triage.waivers() if one.ended is None]
        assert len(standing) <= 1
        if not standing:
            assert self._run(*command).code == 0
        with closing(Store(str(self._folder / "tilik.db"))) as store:
            (last,) = (one.number for one in store.triage.waivers() if one.ended is None)
        return self._again(ended, "waive", "end", str(last), "--who", "Sari")

    def brought_up_to_date(self, moment: int) -> bool:
        old = self._folder / "old.db"
        for left in self._folder.glob("old.db*"):
            left.unlink()
        write_packed_version(str(old))
        command = ("finding", "note", SHORT_NAME, "teks", "--who", "Sari", "--store", "old.db")
        ended = self._run(*command, last=moment)
        with contextlib.closing(sqlite3.connect(old)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            (version,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            columns = [row[1] for row in connection.execute("PRAGMA table_info(scan)")]
        assert (version, "plan" in columns) in (("0003", True), ("0004", False)), "half a schema"
        with closing(Store(str(old))) as store:
            with store.engine.connect() as upgraded:
                assert compare_metadata(MigrationContext.configure(upgraded), tables.metadata) == []
            assert [scan.opds for scan in store.scans()] == [PLAN.opds]
            assert (store.triage.waivers()[0], store.triage.retests(SHORT_NAME), store.triage.handovers()) == (WAIVER, [RETEST], [HANDOVER])
            assert [note.text for note in store.triage.notes(SHORT_NAME)] in ([NOTE.text], [NOTE.text, "teks"])
        return self._again(ended, *command)

    def _run(self, *arguments: str, last: int = 0) -> Ended:
        return self._town.tilik(self._folder, *arguments, last=last)

    def _again(self, ended: Ended, *arguments: str) -> bool:
        assert ended.code in (0, KILLED), ended
        again = self._run(*arguments)
        assert again.code == 0, again
        return ended.code == KILLED

    def _files(self) -> dict[Path, bytes]:
        folder = self._folder / "laporan"
        return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and "handover" not in path.parts}

    def _records(self) -> set[tuple[str, str]]:
        with closing(Store(str(self._folder / "tilik.db"))) as store:
            return {(one.package, one.sha256) for one in store.triage.handovers()}


def deeds(town: Town) -> dict[str, Callable[[int], bool]]:
    """Everything that is killed, by what it is called."""
    made = Deeds(town)
    return {
        "judge": made.judged,
        "report": made.reported,
        "handover": made.handed_over,
        "waive": made.waived,
        "an older store": made.brought_up_to_date,
    }
