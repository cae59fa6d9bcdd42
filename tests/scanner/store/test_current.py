"""Only a store of an older version is looked at with the migrations."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from scanner.store import Store
from tests.scanner.store.first_version import write_first_version

OPEN = "import sys; from scanner.store import Store; Store(sys.argv[1]).close(); print(any(name.startswith('alembic') for name in sys.modules))"


@pytest.mark.slow
def test_migrations_are_loaded_for_an_older_store_only(tmp_path: Path) -> None:
    def migrated(name: str) -> str:
        done = subprocess.run([sys.executable, "-c", OPEN, str(tmp_path / name)], capture_output=True, text=True, check=True)
        return done.stdout.strip()

    write_first_version(str(tmp_path / "old.db"))
    assert [migrated("new.db"), migrated("new.db"), migrated("old.db"), migrated("old.db")] == ["False", "False", "True", "False"]
    with closing(Store(str(tmp_path / "new.db"))) as store:
        assert store.scans() == []
