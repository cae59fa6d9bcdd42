"""A store that had to be waited for, or that refuses, leaves a line."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from scanner.errors import StoreError
from scanner.store import Store, sqlite
from tests.scanner.log.capture import is_log, log_stream


def test_a_store_that_others_write_to_is_tried_again_and_that_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "_LONG_WAIT", 0.1)
    path = tmp_path / "tilik.db"
    store = Store(str(path))
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    with log_stream() as stream:
        store.scans()
        assert stream.getvalue() == ""
        other.execute("BEGIN IMMEDIATE")
        release = threading.Timer(0.3, other.rollback)
        release.start()
        store.scans()
        release.join()
    other.close()
    store.close()
    assert is_log(stream.getvalue())
    assert f" WARNING scanner.store.sqlite: store {path}: tried for 0." in stream.getvalue()


def test_a_store_that_refuses_is_told_with_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "tilik.db"
    store = Store(str(path))
    with sqlite3.connect(path) as other:
        other.execute("ALTER TABLE scan RENAME TO elsewhere")
    other.close()
    with log_stream() as stream, pytest.raises(StoreError):
        store.scans()
    store.close()
    assert is_log(stream.getvalue())
    assert f" ERROR scanner.store.engine: store {path}: the database refuses" in stream.getvalue()
    assert "no such table: scan" in stream.getvalue()
