"""A real MariaDB for the length of the tests, on a socket of its own and no port."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.real.applications.background import background, owned, run
from tests.real.programs import program

PASSWORD = "Rahasia-Basis-Data-2026"
_SMALL = (
    "--skip-networking", "--skip-log-bin", "--innodb-flush-log-at-trx-commit=0", "--innodb-buffer-pool-size=32M", "--innodb-log-file-size=8M",
    "--skip-performance-schema", "--innodb-flush-method=nosync",
)  # fmt: skip


@contextmanager
def mariadb(folder: Path, databases: Sequence[str]) -> Iterator[Path]:
    """Yields the socket of a server with these empty databases, each with a user of its name and `PASSWORD`."""
    own = folder / "mariadb"
    own.mkdir()
    socket = own / "socket"
    sql = "".join(f"CREATE DATABASE {name};\nGRANT ALL ON {name}.* TO {name}@localhost IDENTIFIED BY '{PASSWORD}';\n" for name in databases)
    (own / "made.sql").write_text(sql)
    owned(own)
    data = f"--datadir={own}/data"
    run(
        program("mariadb-install-db", "mariadb-server-core"), "--no-defaults", data, "--auth-root-authentication-method=normal", "--skip-test-db",
        f"--tmpdir={own}", *_SMALL, folder=own,
    )  # fmt: skip
    server = program("mariadbd", "mariadb-server-core")
    command = (
        server,
        "--no-defaults",
        data,
        f"--socket={socket}",
        f"--init-file={own}/made.sql",
        f"--pid-file={own}/number",
        f"--tmpdir={own}",
        *_SMALL,
    )
    log = own / "said"
    # Its socket is there before it has read the file that makes the databases; this it says after.
    with background(command, lambda: b"ready for connections" in log.read_bytes(), log):
        yield socket
