"""Five sites on loopback addresses that count what they are asked, and a tilik to look at them and be killed."""

from __future__ import annotations

import contextlib
import json
import shutil
import socket
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

HOSTS = tuple(f"{name}.kotacontoh.go.id" for name in ("arsip", "bkd", "camat", "dinkes", "esamsat"))
ONLY = ("--only", "http-csp", "--only", "http-nosniff", "--only", "exposed-env")
OPEN = HOSTS[3]


class Ended(NamedTuple):
    """How a run ended; ``code`` is negative for a signal, ``passed`` the number of moments of a run that was not killed."""

    code: int
    passed: int
    out: str
    err: str


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that is killed ends its connection as it can."""


class Town:
    """``requests`` counts requests by host since it was cleared."""

    def __init__(self, folder: Path, doomed: subprocess.Popen[str], ports: tuple[int, int]) -> None:
        self.requests: Counter[str] = Counter()
        self._folder, self._doomed, self._ports = folder, doomed, ports

    def fresh(self, name: str) -> Path:
        """A folder of that name with settings, and all hosts on its list."""
        folder = self._folder / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        plain, closed = self._ports
        (folder / "tilik.toml").write_text(
            f"[network]\nresolver = '127.0.0.1:{closed}'\nallow_private = ['127.0.0.0/8']\ntimeout = 5.0\nrate = 1000.0\n"
            f"[network.ports]\n80 = {plain}\n443 = {closed}\n",
            "utf-8",
        )
        self.list(folder)
        return folder

    def list(self, folder: Path, hosts: tuple[str, ...] = HOSTS, lines: str = "") -> None:
        """Write the list of targets: these hosts, with ``lines`` about their OPD."""
        host_lines = "".join(f"{host}  address=127.0.0.{2 + HOSTS.index(host)}\n" for host in hosts)
        (folder / "targets.txt").write_text(f"city: Kota Contoh\n\n[Dinas Contoh]\ncode: contoh\n{lines}{host_lines}", "utf-8")

    def tilik(self, folder: Path, *arguments: str, last: int = 0, kind: str = "") -> Ended:
        """Run tilik in a folder, to its end or until it is killed at its moment ``last``, of a kind (`Points`)."""
        ended = Ended(**self._order(folder=str(folder), arguments=arguments, last=last, kind=kind))
        self._settle()
        return ended

    def warm(self) -> None:
        """Has what runs load and compile, done once in the process that all others are forked from."""
        folder = str(self.fresh("warm"))
        for arguments in (("scan", *ONLY, "--quiet"), ("judge", "--quiet"), ("report", "--format", "html,csv,json")):
            self._order(folder=folder, arguments=arguments, warm=True)
        self._settle()

    def _order(self, **task: object) -> dict[str, Any]:
        assert self._doomed.stdin is not None
        assert self._doomed.stdout is not None
        self._doomed.stdin.write(json.dumps(task) + "\n")
        self._doomed.stdin.flush()
        answer: dict[str, Any] = json.loads(self._doomed.stdout.readline())
        return answer

    def _settle(self) -> None:
        """Until everything is counted that was sent: who connects now is accepted last, and a connection ends with its client."""
        with contextlib.closing(HTTPConnection("127.0.0.1", self._ports[0], timeout=30)) as last:
            last.request("GET", "/", headers={"Host": "terakhir"})
            last.getresponse().read()
        for thread in threading.enumerate():
            if "process_request" in thread.name:
                thread.join(30)
        del self.requests["terakhir"]


@contextlib.contextmanager
def town_in(folder: Path) -> Iterator[Town]:
    """A running town with a folder for its stores."""
    with contextlib.ExitStack() as stack:
        doomed = stack.enter_context(
            subprocess.Popen(
                [sys.executable, "-m", "tests.scanner.store.kills.doomed"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            )
        )
        closed = stack.enter_context(socket.socket())
        closed.bind(("127.0.0.1", 0))

        class Site(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                host = self.headers.get("Host", "").partition(":")[0]
                town.requests[host] += 1
                secret = host == OPEN and self.path == "/.env"
                body = b"APP_NAME=Contoh\nAPP_KEY=base64:abcdefghijklmnop\nDB_PASSWORD=rahasia123\n" if secret else b"<title>Situs</title>"
                self.send_response(200 if secret or self.path == "/" else 404)
                self.send_header("Content-Type", "text/plain" if secret else "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *arguments: object) -> None:
                pass

        server = stack.enter_context(_Server(("0.0.0.0", 0), Site))
        town = Town(folder, doomed, (server.server_address[1], closed.getsockname()[1]))
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        stack.callback(server.shutdown)
        town.warm()
        yield town
        assert doomed.stdin is not None
        doomed.stdin.close()
