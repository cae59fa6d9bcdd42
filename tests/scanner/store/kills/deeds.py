"""What else may be killed at any moment: going on with a scan, judging, retests, reports, packages, decisions, and an older store that is brought up to date."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import stat
import zipfile
from contextlib import closing
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from checks.core.evidence.codec import pack_verdict
from scanner.store import Retest, Store, tables
from tests.scanner.store.kills.points import COLLECTED
from tests.scanner.store.kills.sweep import KILLED, STORE, Sweep, scans_of
from tests.scanner.store.kills.town import ONLY, OPEN, Ended, Town
from tests.scanner.store.packed_version import SHORT_NAME, write_packed_version
from tests.scanner.store.test_packed_version import HANDOVER, NOTE, PLAN, RETEST, WAIVER

REPORT = ("report", "--store", STORE, "--format", "html,csv,json")
# How a retest ends whose finding is seen again.
STILL = 1


class Deeds:
    """Each deed is killed at a moment, and done again: it is whole then. Says how often there was something to kill."""

    def __init__(self, town: Town, sweep: Sweep) -> None:
        self._town, self._sweep = town, sweep
        self._folder = town.fresh("deeds")
        self._store = str(self._folder / STORE)
        assert self._run("scan", *ONLY, "--quiet").code == 0
        with closing(Store(self._store)) as store:
            (self._finding,) = (
                one.id for one in store.triage.tracked_findings("") if one.target.host == OPEN and one.identity.check == "exposed-env"
            )
        assert self._run(*REPORT).code == 0
        self._reports = self._files()

    def gone_on(self, moment: int) -> bool:
        ended: list[Ended] = []

        def go_on(town: Town, folder: Path, where: str) -> None:
            ended.append(town.tilik(folder, "scan", "--resume", "--quiet", "--store", where, last=moment))

        self._sweep.killed_at(2, go_on, kind=COLLECTED)
        return ended[0].code == KILLED

    def judged(self, moment: int) -> bool:
        before = scans_of(self._store)
        ended = self._run("judge", "--quiet", last=moment)
        assert scans_of(self._store) == before
        again = self._again(ended, "judge", "--quiet")
        assert scans_of(self._store) == before
        return again

    def retest(self, moment: int) -> bool:
        # What a retest that nobody disturbs leaves: seen again is seen again, however often.
        assert self._run("retest", self._finding).code == STILL
        before, number = scans_of(self._store), len(self._retests())
        ended = self._run("retest", self._finding, last=moment)
        assert scans_of(self._store) == before
        assert len(self._retests()) in ((number, number + 1) if ended.code == KILLED else (number + 1,))
        again = self._again(ended, "retest", self._finding, code=STILL)
        assert scans_of(self._store) == before
        assert len({(one.state, pack_verdict(one.verdict), frozenset(one.evidence)) for one in self._retests()}) == 1, "half a retest"
        return again

    def reported(self, moment: int) -> bool:
        # What a report that nobody disturbs says: the appendix counts all that was sent, retests too.
        assert self._run(*REPORT).code == 0
        self._reports = self._files()
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
        command = ("waive", self._finding, "--ground", "false-positive", "--reason", "Alasan", "--who", "Sari", "--until", "2099-12-31")
        ended = self._run(*command, last=moment)
        with closing(Store(self._store)) as store:
            standing = [one.number for one in store.triage.waivers() if one.ended is None]
        assert len(standing) <= 1
        if not standing:
            assert self._run(*command).code == 0
        with closing(Store(self._store)) as store:
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
        assert (version == "0003") == ("plan" in columns), "half a schema"
        with closing(Store(str(old))) as store:
            with store.engine.connect() as reader:
                assert compare_metadata(MigrationContext.configure(reader), tables.metadata) == []
            assert [scan.opds for scan in store.scans()] == [PLAN.opds]
            assert (store.triage.waivers()[0], store.triage.retests(SHORT_NAME), store.triage.handovers()) == (WAIVER, [RETEST], [HANDOVER])
            assert [note.text for note in store.triage.notes(SHORT_NAME)] in ([NOTE.text], [NOTE.text, "teks"])
        return self._again(ended, *command)

    def _run(self, *arguments: str, last: int = 0) -> Ended:
        return self._town.tilik(self._folder, *arguments, last=last)

    def _again(self, ended: Ended, *arguments: str, code: int = 0) -> bool:
        assert ended.code in (code, KILLED), ended
        again = self._run(*arguments)
        assert again.code == code, again
        return ended.code == KILLED

    def _files(self) -> dict[Path, bytes]:
        folder = self._folder / "laporan"
        return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and "handover" not in path.parts}

    def _retests(self) -> list[Retest]:
        with closing(Store(self._store)) as store:
            return store.triage.retests(self._finding)

    def _records(self) -> set[tuple[str, str]]:
        with closing(Store(self._store)) as store:
            return {(one.package, one.sha256) for one in store.triage.handovers()}
