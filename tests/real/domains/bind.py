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
_HEAD = "$TTL 60\n{origin} SOA ns.example. hostmaster.example. 1 3600 900 1209600 60\n{origin} NS ns.example.\nns.example. A {address}\n"


@contextlib.contextmanager
def serving(records: str) -> Iterator[str]:
    """Serve these records, by absolute names below ``example``, until the context ends; ``rusak.example`` is SERVFAIL, ``tolak.example`` is REFUSED. ``ADDRESS:PORT``."""
    named = program("named", "bind9")
    folder = Path(tempfile.mkdtemp(prefix="tilik-bind-"))
    try:
        port, held = bind(((ADDRESS, socket.SOCK_DGRAM), (ADDRESS, socket.SOCK_STREAM)))
        for each in held:
            each.close()
        (folder / "root.zone").write_text(_HEAD.format(origin=".", address=ADDRESS) + "example. NS ns.example.\n")
        (folder / "example.zone").write_text(_HEAD.format(origin="example.", address=ADDRESS) + records)
        (folder / "refused.zone").write_text("$TTL 60\n@ SOA ns hostmaster 1 3600 900 1209600 60\n@ NS ns\nns A 192.0.2.1\n")
        (folder / "named.conf").write_text(_CONF.format(folder=folder, port=port, address=ADDRESS))
        log = (folder / "log").open("wb")
        process = subprocess.Popen([named, "-g", "-n", "1", "-c", str(folder / "named.conf")], stdout=log, stderr=log)
        try:
            _await(process, port, folder)
            yield f"{ADDRESS}:{port}"
        finally:
            process.send_signal(signal.SIGKILL)
            process.wait()
            log.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _await(process: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    query = dns.message.make_query("example", "NS")
    for _ in range(_PATIENCE):
        with contextlib.suppress(OSError, dns.exception.DNSException):
            if dns.query.udp(query, ADDRESS, port=port, timeout=0.05).answer:
                return
        if process.poll() is not None:
            break
    raise RuntimeError((folder / "log").read_text(errors="replace")[-2000:])
