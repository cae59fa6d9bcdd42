"""A real PostgreSQL for the length of the tests, on a socket of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.real.programs import program

_ENCODING = ("--encoding=UTF8", "--locale=C.UTF-8", "--auth=trust", "--username=tilik")


class PostgresServer:
    """A server with its data in a folder; ``url`` is that of an empty database. It can be stopped at once and started again."""

    def __init__(self, folder: Path) -> None:
        self.url = f"postgresql://tilik@/postgres?host={folder}"
        self._folder, self._data = folder, folder / "data"
        # The server refuses to run as root, so there it runs as the user that its package made.
        self._user = "postgres" if os.getuid() == 0 else None
        if self._user:
            shutil.chown(folder, self._user)
        self._run(program("initdb", "postgresql"), "-D", str(self._data), *_ENCODING)

    def start(self) -> None:
        """Until it answers."""
        options = f"-k {self._folder} -c listen_addresses='' -c fsync=off"
        self._control("-o", options, "-l", str(self._folder / "log"), "-w", "start")

    def stop(self) -> None:
        """As if it had crashed."""
        self._control("-m", "immediate", "-w", "stop")

    def _control(self, *arguments: str) -> None:
        self._run(program("pg_ctl", "postgresql"), "-D", str(self._data), *arguments)

    def _run(self, *command: str) -> None:
        devnull = subprocess.DEVNULL
        subprocess.run(command, check=True, user=self._user, cwd=self._folder, stdout=devnull, stderr=devnull, timeout=60)


@contextmanager
def postgres_server() -> Iterator[PostgresServer]:
    """A server that runs."""
    folder = Path(tempfile.mkdtemp(prefix="tilik-pg-"))
    try:
        server = PostgresServer(folder)
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def postgres() -> Iterator[str]:
    """Yields ``postgresql://`` URL of an empty database."""
    with postgres_server() as server:
        yield server.url
