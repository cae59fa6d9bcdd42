"""BIND as a world of names: one server that knows the root and the domain example, on loopback."""

from __future__ import annotations

import contextlib
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import dns.message
import dns.query

from scanner.example_city.ports import bind
from tests.real.programs import program

# BIND listens at addresses that an interface has.
ADDRESS = "127.0.0.1"
_PATIENCE = 600  # looks at a server that starts, 50 ms apart
_CONF = """
options {{
  directory "{folder}"; listen-on port {port} {{ {address}; }}; listen-on-v6 {{ none; }}; recursion no; pid-file "named.pid"; session-keyfile "session.key"; notify no;
  dnssec-validation no; minimal-responses yes;
}};
controls {{ }};
zone "." {{ type primary; file "root.zone"; }};
zone "example" {{ type primary; file "example.zone"; }};
zone "rusak.example" {{ type primary; file "missing.zone"; }};
zone "tolak.example" {{ type primary; file "refused.zone"; allow-query {{ none; }}; }};
"""
HEAD = "$TTL 60\n{origin} SOA ns.example. hostmaster.example. 1 3600 900 1209600 60\n{origin} NS ns.example.\nns.example. A {address}\n"


@contextlib.contextmanager
def serving(records: str) -> Iterator[str]:
    """Serve these records, by absolute names below ``example``, until the context ends; ``rusak.example`` is SERVFAIL, ``tolak.example`` is REFUSED. ``ADDRESS:PORT``."""
    with folder() as here:
        (here / "root.zone").write_text(HEAD.format(origin=".", address=ADDRESS) + "example. NS ns.example.\n")
        (here / "example.zone").write_text(HEAD.format(origin="example.", address=ADDRESS) + records)
        (here / "refused.zone").write_text("$TTL 60\n@ SOA ns hostmaster 1 3600 900 1209600 60\n@ NS ns\nns A 192.0.2.1\n")
        with running(here, _CONF) as where:
            yield where


@contextlib.contextmanager
def folder() -> Iterator[Path]:
    """A new folder, gone when the context ends."""
    path = Path(tempfile.mkdtemp(prefix="tilik-bind-"))
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


@contextlib.contextmanager
def running(here: Path, conf: str, name: str = "named", question: tuple[str, str] = ("example", "NS"), **more: str) -> Iterator[str]:
    """BIND with this configuration, in which ``{folder}``, ``{port}``, ``{address}`` and ``more`` are filled in, once it answers the ``question``. ``ADDRESS:PORT``."""
    program_path = program("named", "bind9")
    port, sockets = bind(((ADDRESS, socket.SOCK_DGRAM), (ADDRESS, socket.SOCK_STREAM)))
    for each in sockets:
        each.close()
    path = here / f"{name}.conf"
    path.write_text(conf.format(folder=here, port=port, address=ADDRESS, **more))
    with (here / f"{name}.log").open("wb") as log:
        process = subprocess.Popen([program_path, "-g", "-n", "1", "-c", str(path)], stdout=log, stderr=log)
        try:
            _await(process, question, port, here / f"{name}.log")
            yield f"{ADDRESS}:{port}"
        finally:
            process.send_signal(signal.SIGKILL)
            process.wait()


def _await(process: subprocess.Popen[bytes], question: tuple[str, str], port: int, log: Path) -> None:
    query = dns.message.make_query(*question)
    for _ in range(_PATIENCE):
        with contextlib.suppress(OSError, dns.exception.DNSException):
            if dns.query.udp(query, ADDRESS, port=port, timeout=0.05).answer:
                return
        if process.poll() is not None:
            break
    raise RuntimeError(log.read_text(errors="replace")[-2000:])
