"""A real web server for the length of the tests: a folder of its own, free ports, started, awaited, surely stopped."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec
import pytest

from scanner.example_city.ports import bind
from tests.real.authority import Authority
from tests.real.site import Site

_LONG_AGO = 1_700_000_000
_PATIENCE = 600  # looks at a server that starts, 50 ms apart


class Server(msgspec.Struct, frozen=True, kw_only=True):
    """Where a running server listens: every site's address, the same two ports on each. ``folder`` has its settings and logs."""

    folder: Path
    root: Path
    https: int
    http: int
    sites: dict[str, Site]

    def address(self, host: str) -> str:
        return self.sites[host].address

    @property
    def ends(self) -> set[tuple[str, int]]:
        """Every address and port that is served."""
        secure = {(site.address, self.https) for site in self.sites.values() if site.https is not None}
        return secure | {(site.address, self.http) for site in self.sites.values() if site.http is not None}


class Program(msgspec.Struct, frozen=True):
    """How a server is started: its command in a folder, and the settings it finds there as ``server.conf``."""

    command: Callable[[Path], Sequence[str]]
    settings: Callable[[Server, str], str]


@contextlib.contextmanager
def serving(program: Program, sites: Sequence[Site], top: str = "") -> Iterator[Server]:
    """Serve these sites; ``top`` are directives for the whole server."""
    folder = Path(tempfile.mkdtemp(prefix="tilik-real-"))
    # A server that is started as root works as another user, who must be able to read this.
    folder.chmod(0o755)
    try:
        authority = Authority(folder)
        for site in sites:
            authority.issue(site.host, site.issue)
            _write(site, folder)
        https, http = _free(sites), _free(sites)
        server = Server(folder=folder, root=authority.root, https=https, http=http, sites={site.host: site for site in sites})
        (folder / "server.conf").write_text(program.settings(server, top))
        with _running(program.command(folder), server):
            yield server
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def document_root(folder: Path, site: Site) -> Path:
    """Where a site's files are."""
    return folder / "www" / site.host


def _write(site: Site, folder: Path) -> None:
    for path, content in site.files.items():
        file = document_root(folder, site) / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)
    if site.plant:
        site.plant(document_root(folder, site))
    for file in document_root(folder, site).rglob("*"):
        # Apache's ETag of a file is weak while the file is young: two looks at one page would differ.
        os.utime(file, (_LONG_AGO, _LONG_AGO))


def _free(sites: Sequence[Site]) -> int:
    """A port that nobody uses on any of the sites' addresses."""
    port, sockets = bind((address, socket.SOCK_STREAM) for address in {site.address for site in sites})
    for each in sockets:
        each.close()
    return port


@contextlib.contextmanager
def _running(command: Sequence[str], server: Server) -> Iterator[None]:
    log = server.folder / "said"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=server.folder, stdout=output, stderr=output, stdin=subprocess.DEVNULL, start_new_session=True
        )
    try:
        _await(process, server)
        yield
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(10)


def _await(process: subprocess.Popen[bytes], server: Server) -> None:
    """Until the server takes connections, everywhere; it fails the test when it does not start."""
    ends_left = server.ends
    for _ in range(_PATIENCE):
        ends_left = {end for end in ends_left if not _takes(end)}
        if not ends_left:
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.05)
            break
    pytest.fail(f"{process.args!r} does not serve {ends_left}: {_log_text(server.folder)}")


def _takes(end: tuple[str, int]) -> bool:
    try:
        socket.create_connection(end, timeout=1).close()
    except OSError:
        return False
    return True


def _log_text(folder: Path) -> str:
    return "\n".join(file.read_text()[-2000:] for file in (folder / "said", folder / "error.log") if file.exists())
