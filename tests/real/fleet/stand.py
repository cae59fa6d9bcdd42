"""A fleet on one machine: many sites on loopback addresses, a Redis, a PostgreSQL, and workers as programs."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sqlalchemy import select

from scanner.errors import StoreError
from scanner.store import Store, tables
from tests.bench.servers import sites
from tests.real.postgres import PostgresServer, postgres_server
from tests.real.redis import RedisServer, redis_server

KEY = "the key of a fleet that lives for the length of a test"
# Few questions, each of the same answer whenever it is asked.
ONLY = tuple(word for check in ("http-hsts", "http-nosniff", "http-https", "http-cookies") for word in ("--only", check))
RATE = 10
_PATIENCE = 120.0


class Stand:
    """``folder`` has tilik.toml, targets.txt and what the programs say."""

    def __init__(self, folder: Path, redis: RedisServer, postgres: PostgresServer, stack: ExitStack) -> None:
        self.folder, self.redis, self.postgres, self._stack = folder, redis, postgres, stack
        self._count = 0

    def worker(self, *options: str) -> subprocess.Popen[bytes]:
        """A worker that takes errands."""
        process = self.begin("worker", "-v", *options)
        log = self.log(process)
        self.until(lambda: "the worker takes errands" in log.read_text(), process)
        return process

    def scan(self, *options: str) -> subprocess.Popen[bytes]:
        """A scan that the fleet does, begun."""
        return self.begin("scan", "--engine", "celery", "--quiet", "-v", *options)

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Another command, to its end."""
        return subprocess.run(
            [sys.executable, "-m", "scanner", *arguments], cwd=self.folder, capture_output=True, text=True, timeout=_PATIENCE, check=False
        )

    def log(self, process: subprocess.Popen[bytes]) -> Path:
        """What a program said."""
        return self.folder / f"said-{process.pid}.txt"

    def until(self, what: Callable[[], bool], process: subprocess.Popen[bytes] | None = None, patience: float = _PATIENCE) -> None:
        """Wait for it; a program that is to bring it about may not end before."""
        end = time.monotonic() + patience
        while not what():
            if process is not None and process.poll() is not None and not what():
                raise AssertionError(f"ended with {process.returncode}: {self.log(process).read_text()[-2000:]}")
            if time.monotonic() > end:
                raise AssertionError("it did not come about")
            time.sleep(0.05)

    def judged(self) -> int:
        """How many targets the newest scan has judged; none before there is one, nor while the database is away."""
        try:
            store = Store(self.postgres.url)
        except StoreError:
            return 0
        try:
            numbers = list(store.completion())
            return store.counts(numbers[0])[0] if numbers else 0
        finally:
            store.close()

    def requests(self) -> list[tuple[float, str, str, str]]:
        """What the servers were asked: when, at which address, which name and path."""
        lines = (self.folder / "requests.log").read_text().splitlines()
        return [(float(at), address, host, path) for at, address, host, path in (line.split(" ", 3) for line in lines)]

    def begin(self, *arguments: str) -> subprocess.Popen[bytes]:
        """A program of tilik, in the folder; what it says is in its log."""
        self._count += 1
        log = self.folder / f"said-{self._count}.txt"
        with log.open("wb") as stream:
            process = subprocess.Popen([sys.executable, "-m", "scanner", *arguments], cwd=self.folder, stdout=stream, stderr=stream)
        log.rename(self.log(process))
        self._stack.callback(_end, process)
        return process


@contextmanager
def stand(count: int, each: int, groups: int = 4, rate: int = RATE) -> Iterator[Stand]:
    """``count`` sites, ``each`` so many at one address; a process works on so many ``groups`` at a time."""
    with sites(count, each=each, log=True) as folder, redis_server() as redis, postgres_server() as postgres, ExitStack() as stack:
        settings = folder / "tilik.toml"
        text = settings.read_text().replace("[network]\n", f"[network]\nrate = {rate}\n", 1)
        settings.write_text(
            f'store = "{postgres.url}"\n{text}[scan]\ngroups = {groups}\n[fleet]\nbroker = "{redis.url}"\nkey = "{KEY}"\nattempts = 2\n'
        )
        yield Stand(folder, redis, postgres, stack)


def conclusions(where: str) -> dict[tuple[str, str], bytes]:
    """Every verdict of the newest scan of a store, as the bytes that are stored, by target and check."""
    store = Store(where)
    try:
        number, row, of = store.scans()[0].id, tables.verdict.c, tables.target.c
        query = select(of.host, row.check, row.value).where(row.scan == number, of.scan == number, of.number == row.number)
        with store.engine.connect() as connection:
            return {(host, check): bytes(value) for host, check, value in connection.execute(query)}
    finally:
        store.close()


def busiest(requests: Sequence[tuple[float, str, str, str]]) -> int:
    """The most requests that one address answered within any second."""
    most = 0
    by_address: dict[str, list[float]] = {}
    for at, address, _, _ in sorted(requests):
        times = by_address.setdefault(address, [])
        times.append(at)
        most = max(most, sum(1 for other in times[-50:] if other > at - 1.0))
    return most


def repetitions(requests: Sequence[tuple[float, str, str, str]]) -> set[str]:
    """The names of which a page was asked for more than once."""
    counts = Counter((host, path) for _, _, host, path in requests)
    return {host for (host, _), many in counts.items() if many > 1}


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.kill()
    process.wait()
