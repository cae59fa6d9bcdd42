"""A scheduled run that also notifies, killed with SIGKILL at a random moment and begun again: ``python -m tests.scanner.notices.kills [TIMES]``.

Exit code 1 where anything was broken, not told, or told twice.

Whatever the moment, the run is finished, the store is sound, everybody is told everything, and twice only what was on its way at the very moment.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import msgspec

from scanner.example_city.sites import sites
from scanner.example_city.sites.dispar import PLAIN_HOST
from scanner.store import ScheduleStore, Store
from tests.scanner.city import city_in
from tests.scanner.notices.receivers import web_hook

SETTINGS = """
[schedule.malam]
cron = "0 * * * *"
level = "visit"
only = ["http-*"]
report = ["csv"]

[notify]
to = ["{hook}"]
confirm = 0
level = "sangat-rendah"
"""
PROGRAM = (sys.executable, "-m", "scanner", "schedule", "run", "--once")


class Outcome(msgspec.Struct, frozen=True):
    """How one killed run ended: after how many seconds it was killed, whether it was alive then, how many messages came, and how often the same thing."""

    seconds: float
    killed: bool
    messages: int
    repeated: int
    sound: bool
    content: int


def night(folder: Path, seconds: float | None) -> Outcome:
    """A run in a new store, killed after so many seconds and begun again; None disturbs it not at all."""
    for file in folder.glob("tilik.db*"):
        file.unlink()
    with web_hook() as (arrivals, hook):
        settings = folder / "tilik.toml"
        before = settings.read_text("utf-8")
        settings.write_text(before + SETTINGS.format(hook=hook), "utf-8")
        try:
            with closing(Store(str(folder / "tilik.db"))) as store:
                ScheduleStore(store.engine).states(("malam",), dt.datetime.now(dt.UTC) - dt.timedelta(hours=2))
            began = time.monotonic()
            killed = False
            with subprocess.Popen(
                PROGRAM, cwd=folder, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            ) as program:
                try:
                    program.wait(seconds)
                except subprocess.TimeoutExpired:
                    os.killpg(program.pid, signal.SIGKILL)
                    killed = True
            took = time.monotonic() - began
            again = subprocess.run(PROGRAM, cwd=folder, capture_output=True, text=True, check=False)
            # What a message was on its way for is told by the next run's messages; there is none before the next hour.
            subprocess.run((sys.executable, "-m", "scanner", "notify", "send"), cwd=folder, check=True)
            check = subprocess.run((sys.executable, "-m", "scanner", "store", "check"), cwd=folder, capture_output=True, text=True)
        finally:
            settings.write_text(before, "utf-8")
        lines = Counter(line for one in arrivals for line in one["message"].splitlines() if line.startswith("- "))
        with closing(Store(str(folder / "tilik.db"))) as store:
            runs = ScheduleStore(store.engine).runs(9)
            whole = all(run.finished for run in runs) and len(runs) == 1 and all(store.completion().values())
        sound = whole and check.returncode == 0 and again.returncode == 0
        return Outcome(took, killed, len(arrivals), sum(count - 1 for count in lines.values()), sound, len(lines))


def outcomes(folder: Path, times: int, seed: str) -> tuple[Outcome, list[Outcome]]:
    """One run that nobody disturbs, and so many that are killed at moments within its length."""
    with city_in(folder, without={site.host for site in sites()} - {PLAIN_HOST}):
        whole, chance = night(folder, None), random.Random(seed)
        return whole, [night(folder, chance.uniform(0, whole.seconds)) for _ in range(times)]


def main(times: int) -> int:
    with tempfile.TemporaryDirectory() as name:
        whole, killed = outcomes(Path(name), times, "tilik")
    print(f"undisturbed: {whole.seconds:.1f} s, {whole.messages} messages, {whole.content} things told")
    for one in killed:
        print(
            f"killed after {one.seconds:5.1f} s: {one.messages} messages, {one.content} told, {one.repeated} twice, {'sound' if one.sound else 'BROKEN'}"
        )
    broken, less = sum(not one.sound for one in killed), sum(one.content < whole.content for one in killed)
    twice = sum(one.repeated > 0 for one in killed)
    print(f"{sum(one.killed for one in killed)} of {times} killed; {broken} broken; {less} told less; {twice} told something twice")
    return int(broken + less + twice > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 50))
