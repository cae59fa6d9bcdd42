"""Name servers themselves: labelled ones, and BIND with its zone open and closed, and as a resolver for everybody; dig as a witness from outside."""

from __future__ import annotations

import contextlib
import subprocess
from collections.abc import AsyncIterator, Iterator

import pytest

from scanner.example_city.thread import in_thread
from tests.accuracy.domains.name_server_labels import DOMAINS
from tests.accuracy.domains.resolver import Manner, Names, resolving
from tests.real.domains import bind
from tests.real.domains.verdict_words import CHECKS, verdict_words
from tests.real.name_servers.world import name_server_world
from tests.real.programs import program

pytestmark = [pytest.mark.real, pytest.mark.slow]
OWN = tuple(check for check in CHECKS if check.id in ("dns-delegation", "dns-transfer", "dns-recursion"))
_ABOVE = "$TTL 60\nexample. NS a.example.\n"
_NETWORK = {"allow_private": ("127.0.0.0/8",), "timeout": 4.0}
_CONF = """
options {{
  directory "{folder}"; listen-on port {port} {{ {address}; }}; listen-on-v6 {{ none; }}; pid-file "named.pid"; session-keyfile "session.key"; notify no; dnssec-validation no;
  recursion {recursion}; allow-recursion {{ any; }}; allow-query-cache {{ any; }}; forward only; forwarders {{ 127.0.0.1 port {forwarder}; }}; allow-transfer {{ {transfer}; }}; empty-zones-enable no;
}};
controls {{ }};
zone "kota.example" {{ type primary; file "kota.zone"; }};
"""
_ZONE = "$TTL 60\n@ SOA ns.kota.example. hostmaster.kota.example. 2026010101 3600 900 1209600 60\n@ NS ns.kota.example.\nns A 127.0.0.1\nrahasia A 192.0.2.1\n"


@contextlib.contextmanager
def resolver(records: str) -> Iterator[str]:
    """A resolver that knows these records. ``ADDRESS:PORT``."""
    where: list[str] = []

    @contextlib.asynccontextmanager
    async def running() -> AsyncIterator[None]:
        async with resolving(Names(_ABOVE + records), {}, Manner.HONEST) as address:
            where.append(address)
            yield

    with in_thread(running):
        yield where[0]


def test_what_is_said_of_each_name_server() -> None:
    domains = {f"{label}.example": domain for label, domain in DOMAINS.items()}
    with name_server_world(domains) as (records, port), resolver(records) as where:
        verdicts = verdict_words(where, domains, OWN, ports={"53": port}, **_NETWORK)
    assert verdicts == {name: {check: words for check, words in domain.verdicts.items() if words} for name, domain in domains.items()}


@pytest.mark.parametrize(
    ("recursion", "transfer", "expected"),
    [("no", "none", {}), ("no", "any", {"dns-transfer": "open"}), ("yes", "none", {"dns-recursion": "open"})],
)
def test_what_is_said_of_bind_and_by_dig(recursion: str, transfer: str, expected: dict[str, str]) -> None:
    with resolver("kota.example. NS ns.kota.example.\nns.kota.example. A 127.0.0.1\n") as where, bind.folder() as here:
        (here / "kota.zone").write_text(_ZONE)
        settings = {"recursion": recursion, "transfer": transfer, "forwarder": where.rpartition(":")[2]}
        with bind.running(here, _CONF, question=("kota.example", "SOA"), **settings) as own:
            port = own.rpartition(":")[2]
            verdicts = verdict_words(where, ["kota.example"], OWN, ports={"53": int(port)}, **_NETWORK)["kota.example"]
            words = {check.id: _dig(check.fix.verify, port) for check in OWN}
    assert verdicts == expected
    assert "status: NOERROR" in words["dns-delegation"]
    assert "flags: qr aa" in words["dns-delegation"]
    assert ("Transfer failed" in words["dns-transfer"]) is ("dns-transfer" not in expected)
    refused = "status: REFUSED" in words["dns-recursion"] or " ra" not in words["dns-recursion"]
    assert refused is ("dns-recursion" not in expected)


def _dig(verify: str, port: str) -> str:
    """What dig prints to the command of the report; ``id`` is the domain above the city's, here ``example``."""
    words = verify.replace("{host}", "kota.example").replace("{server}", "127.0.0.1").replace(" id ", " example ").split()[1:]
    command = [program("dig", "dnsutils"), "-p", port, "+tries=1", "+time=5", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=30).stdout
