"""One run at a time on a store, so that scheduled scans never overlap. The system frees the lock when the process ends, however it ends."""

from __future__ import annotations

import fcntl
import os
from types import TracebackType
from typing import IO, Self

from sqlalchemy import Connection, Engine, text

from scanner.errors import StoreError
from scanner.store.engine import url_text
from scanner.store.private import open_private

# Any fixed numbers will do; the first spells "tilik" on a telephone.
_ADVISORY = {"": 84545, ".schedule": 84546}


class Lock:
    """A context manager; `StoreError` on entering when another run holds it.

    ``purpose`` is empty for what writes scans, and ``.schedule`` for what keeps the schedules and has others write.
    """

    def __init__(self, engine: Engine, purpose: str = "") -> None:
        self._engine, self._purpose = engine, purpose
        self._file: IO[str] | None = None
        self._connection: Connection | None = None

    def __enter__(self) -> Self:
        if self._engine.url.get_backend_name() == "postgresql":
            self._connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
            # The lock lives as long as the session, so the session must end with it instead of going back to the pool.
            self._connection.detach()
            if not self._connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": _ADVISORY[self._purpose]}):
                self._connection.close()
                raise self._in_use("")
        elif self._engine.url.database:
            self._file = self._open(f"{self._engine.url.database}{self._purpose}.lock")
            try:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                self._file.seek(0)
                holder = self._file.read(20).strip()
                self._file.close()
                raise self._in_use(f" (process {holder})" if holder.isdigit() else "") from None
            self._file.truncate(0)
            self._file.write(f"{os.getpid()}\n")
            self._file.flush()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._connection is not None:
            self._connection.close()
        if self._file is not None:
            self._file.close()

    def _open(self, path: str) -> IO[str]:
        try:
            return os.fdopen(open_private(path), "r+", encoding="ascii", errors="replace")
        except OSError as why:
            raise StoreError(
                f"store {url_text(self._engine.url)}: {path} cannot be opened ({why.strerror})",
                "Check who owns it; without a run it may be removed.",
            ) from None

    def _in_use(self, holder: str) -> StoreError:
        return StoreError(
            f"store {url_text(self._engine.url)} is in use by another run{holder}", "Wait until it has finished, or name another store."
        )
