"""Applications of PHP on one Apache: careful sites with careful settings of PHP, careless ones with those for development."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.real.apache import apache
from tests.real.applications.php import CAREFUL, CARELESS, php
from tests.real.server import Server
from tests.real.site import Site

# A site made in a folder, with the directives that lead to PHP.
Make = Callable[[Path, str], Site]


@contextmanager
def workshop() -> Iterator[Path]:
    """A folder in which applications are unpacked, which servers that work as nobody can read."""
    folder = Path(tempfile.mkdtemp(prefix="tilik-real-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        subprocess.run(("rm", "-rf", str(folder)), check=True, timeout=120)


@contextmanager
def serving(folder: Path, careful: Sequence[Make], careless: Sequence[Make]) -> Iterator[Server]:
    """Serve these sites."""
    for name in ("careful", "careless"):
        (folder / name).mkdir()
    with php(folder / "careful", CAREFUL) as well, php(folder / "careless", CARELESS) as badly:
        sites = [*(make(folder, well) for make in careful), *(make(folder, badly) for make in careless)]
        with apache(sites, "ServerTokens Prod") as server:
            yield server
