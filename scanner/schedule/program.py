"""A run as programs: `tilik scan`, then `tilik report`, each a process of its own, so that nothing outlives a run but what it stored."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from scanner.settings import Schedule
from scanner.store.journal.deeds import ASKER

# With these there is evidence to report on: all well, or a check failed with an error of tilik's own.
_WITH_EVIDENCE = (0, 3)


def scan_arguments(schedule: Schedule) -> list[str]:
    """The command line of a run's scan."""
    parts = [("--opd", code) for code in schedule.opd] + [("--only", glob) for glob in schedule.only]
    level = ["--level", schedule.level] if schedule.level != "probe" else []
    return ["scan", "--quiet", *(word for part in parts for word in part), *level]


def report_arguments(schedule: Schedule) -> list[str]:
    """The command line that renews its reports; empty where there are none."""
    opds = [word for code in schedule.report_opd for word in ("--opd", code)]
    return ["report", "--format", ",".join(schedule.report), *opds] if schedule.report else []


class ProgramLauncher:
    """Runs tilik with the settings of a file, or with those of this folder; what comes ``after`` each run are command lines."""

    def __init__(self, schedules: Mapping[str, Schedule], config: Path | None, after: Sequence[Sequence[str]] = ()) -> None:
        self._schedules, self._after = schedules, after
        self._config = ["--config", str(config)] if config is not None else []
        self._process: asyncio.subprocess.Process | None = None
        self._is_over = False
        self._name = ""

    async def run(self, name: str) -> int | None:
        """As `Launcher`."""
        schedule, self._name = self._schedules[name], name
        code = await self._tilik(scan_arguments(schedule))
        return await self._report(schedule, code) if code in _WITH_EVIDENCE else code

    async def go_on(self, name: str) -> int | None:
        """As `Launcher`. Where the scan was whole there is none to resume, and only the reports are missing."""
        self._name = name
        code = await self._tilik(["scan", "--quiet", "--resume"])
        return None if code is None else await self._report(self._schedules[name], code if code in _WITH_EVIDENCE else 0)

    def end(self) -> None:
        """Have what runs end cleanly, as Ctrl-C would, and begin nothing more."""
        self._is_over = True
        if self._process is not None:
            with suppress(ProcessLookupError):
                self._process.send_signal(signal.SIGTERM)

    async def _report(self, schedule: Schedule, code: int | None) -> int | None:
        """The reports, then the messages: who is told may want to read more. What is kept no longer goes last."""
        for arguments in (report_arguments(schedule), *self._after):
            if arguments:
                code = await self._tilik(arguments) or code
        return code

    async def _tilik(self, arguments: Sequence[str]) -> int | None:
        if self._is_over:
            return None
        words = [sys.executable, "-m", "scanner", *arguments, *self._config]
        environment = {**os.environ, ASKER: f"schedule {self._name}"}
        self._process = await asyncio.create_subprocess_exec(*words, stdin=asyncio.subprocess.DEVNULL, env=environment)
        try:
            code = await self._process.wait()
        finally:
            self._process = None
        return None if self._is_over else code
