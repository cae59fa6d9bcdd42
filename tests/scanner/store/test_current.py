"""A store that is of this version is opened without looking through the migrations."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

from scanner.store import Store

OPEN = "import sys; from scanner.store import Store; Store(sys.argv[1]).close(); print(any(name.startswith('alembic') for name in sys.modules))"


def test_migrations_are_loaded_for_an_older_store_only(tmp_path: Path) -> None:
    def migrated() -> str:
        done = subprocess.run([sys.executable, "-c", OPEN, str(tmp_path / "a.db")], capture_output=True, text=True, check=True)
        return done.stdout.strip()

    assert [migrated(), migrated()] == ["True", "False"]
    with closing(Store(str(tmp_path / "a.db"))) as store:
        assert store.scans() == []
