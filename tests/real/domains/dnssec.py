"""A signed world of names: BIND serves it, signed by BIND's own tools, and a second BIND resolves and verifies."""

from __future__ import annotations

import contextlib
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from tests.real.domains import bind
from tests.real.programs import program

_SERVER = """
options {{
  directory "{folder}"; listen-on port {port} {{ {address}; }}; listen-on-v6 {{ none; }}; recursion no; pid-file "server.pid"; session-keyfile "server.key"; notify no;
  dnssec-validation no; minimal-responses yes;
}};
controls {{ }};
{zones}
"""
# It asks the server of all zones, and has the key of its root: what it says is its own conclusion.
_RESOLVER = """
options {{
  directory "{folder}"; listen-on port {port} {{ {address}; }}; listen-on-v6 {{ none; }}; recursion yes; pid-file "resolver.pid"; session-keyfile "resolver.key"; notify no;
  forward only; forwarders {{ {address} port {server}; }}; dnssec-validation {validation}; empty-zones-enable no; servfail-ttl 0; minimal-responses yes; qname-minimization off;
}};
controls {{ }};
{anchor}
"""
_DAY = 86_400


class SignedZone(msgspec.Struct, frozen=True):
    """A zone below ``example``: how it is signed, ``days`` in which that counts, and what is done to it afterwards.

    ``algorithm`` is None for a zone that is not signed; ``ds`` is what stands above: ``own``, a digest of ``other`` keys, ``sha1`` alone, or ``none``.
    ``replacement`` is text of the signed zone and what stands there instead.
    """

    algorithm: str | None = "ECDSAP256SHA256"
    bits: int = 0
    days: tuple[int, int] = (-7, 7)
    ds: str = "own"
    nsec3: tuple[str, ...] = ()
    records: str = ""
    replacement: tuple[str, str] | None = None
    mail_address: str = "192.0.2.25"


@contextlib.contextmanager
def serving(zones: Mapping[str, SignedZone], *, verifying: bool = True) -> Iterator[str]:
    """A resolver of a signed root, the signed domain ``example`` and these zones below it; it verifies, or hands on. ``ADDRESS:PORT``."""
    with bind.folder() as here:
        delegations = "\n".join(_delegation(here, f"{name}.example", zone, zones) for name, zone in zones.items() if "." not in name)
        top = _sign(here, "example", SignedZone(), delegations)
        _sign(here, ".", SignedZone(), f"example. NS ns.example.\n{top}")
        names = [".", "example", *(f"{name}.example" for name in zones)]
        declarations = "\n".join(f'zone "{name}" {{ type primary; file "{_file(name)}.signed"; }};' for name in names)
        anchor = "".join(line for line in (here / f"{_file('.')}.ds").read_text().splitlines(keepends=True))
        keys = "".join(f'. static-ds {" ".join(line.split()[3:6])} "{line.split()[6]}";' for line in anchor.splitlines())
        with bind.running(here, _SERVER, "server", zones=declarations) as server:
            port = server.rpartition(":")[2]
            anchors = f"trust-anchors {{ {keys} }};" if verifying else ""
            with bind.running(here, _RESOLVER, "resolver", server=port, validation="yes" if verifying else "no", anchor=anchors) as where:
                yield where


def _delegation(here: Path, name: str, zone: SignedZone, zones: Mapping[str, SignedZone]) -> str:
    """Make the zone, and those below it; what its parent says of it."""
    below = [f"{other}.example" for other in zones if f"{other}.example".endswith(f".{name}")]
    text = "".join(_delegation(here, other, zones[other.removesuffix(".example")], {}) for other in below)
    return f"{name}. NS ns.example.\n" + _sign(here, name, zone, text + zone.records)


def _sign(here: Path, name: str, zone: SignedZone, records: str) -> str:
    """Write the zone, signed as it says; the DS records for its parent."""
    origin = "." if name == "." else f"{name}."
    file = here / _file(name)
    own = "" if name == "." else f"{origin} A 192.0.2.7\n{origin} MX 10 surat.{origin}\nsurat.{origin} A {zone.mail_address}\n"
    glue = bind.HEAD.format(origin=origin, address=bind.ADDRESS)
    # The address of the name server stands in the zone of example, and as glue above it.
    text = glue if name in (".", "example") else "\n".join(glue.splitlines()[:3]) + "\n"
    file.write_text(text + own + records)
    if zone.algorithm is None:
        file.with_suffix(".signed").write_text(file.read_text())
        return _others(origin) if zone.ds != "none" else ""
    keys = here / f"keys-{_file(name)}"
    keys.mkdir()
    size = ["-b", str(zone.bits)] if zone.bits else []
    _run("dnssec-keygen", "-q", "-K", str(keys), "-a", zone.algorithm, *size, "-f", "KSK", origin)
    start, end = (f"now{day * _DAY:+d}" for day in zone.days)
    _run(
        "dnssec-signzone", "-S", "-z", "-q", "-P", "-K", str(keys), "-d", str(here), "-o", origin, "-s", start, "-e", end, *zone.nsec3,
        "-f", str(file.with_suffix(".signed")), str(file),
    )  # fmt: skip
    if zone.replacement is not None:
        text = file.with_suffix(".signed").read_text()
        assert zone.replacement[0] in text
        file.with_suffix(".signed").write_text(text.replace(*zone.replacement))
    key = next(iter(keys.glob("*.key")))
    digest = "1" if zone.ds == "sha1" else "2"
    ds = _run("dnssec-dsfromkey", "-a", digest, str(key))
    (here / f"{_file(name)}.ds").write_text(ds)
    return {"none": "", "other": _others(origin)}.get(zone.ds, ds)


def _others(origin: str) -> str:
    return f"{origin} DS 60485 13 2 {'ab' * 32}\n"


def _file(name: str) -> str:
    return "root" if name == "." else name.replace(".", "-")


def _run(tool: str, *words: str) -> str:
    return subprocess.run([program(tool, "bind9-utils"), *words], capture_output=True, text=True, check=True, timeout=60).stdout
