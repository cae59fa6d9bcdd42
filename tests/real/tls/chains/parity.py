"""`make chain-parity`: some four hundred chains as Chromium, OpenSSL, GnuTLS and tilik judge them, and every difference."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from OpenSSL import crypto

from scanner.net.trust_store import Roots
from tests.real.tls.chains import server, witnesses
from tests.real.tls.chains.explanations import explanation
from tests.real.tls.chains.house import Chain, House
from tests.real.tls.chains.kinds import THEMES
from tests.real.tls.chains.tilik import Opinion, opinion

_AT_ONCE = 3


class Judgement(msgspec.Struct, frozen=True):
    """A chain, what tilik says of it, and by client why it does not go on: empty where it does."""

    chain: Chain
    tilik: Opinion
    refusals: dict[str, str]

    def differences(self) -> Iterable[tuple[str, str]]:
        """The client and both sides, where a browser decides otherwise, or another client refuses what browsers take and is not named."""
        if bool(self.tilik.browser) != bool(self.refusals["Chrome"]):
            yield "Chrome", f"{self.refusals['Chrome'] or 'goes on'}; tilik: {self.tilik.browser or 'goes on'}"
        for client in ("OpenSSL", "GnuTLS"):
            if not self.refusals["Chrome"] and bool(self.refusals[client]) != (client in self.tilik.clients):
                yield (
                    client,
                    f"{self.refusals[client] or 'goes on'}; tilik: {'names it' if client in self.tilik.clients else 'does not name it'}",
                )


def chains(house: House) -> list[Chain]:
    """Those that OpenSSL can serve."""
    every = [chain for theme in THEMES.values() for chain in theme(house)]
    return [chain for chain in every if _is_servable(chain)]


def judgements(house: House, some: Sequence[Chain]) -> list[Judgement]:
    """What everybody says of each."""
    pems = [root.pem for root in house.roots]
    with TemporaryDirectory(prefix="tilik-chains-") as folder, server.serving(some) as ports:
        file = Path(folder) / "roots.pem"
        file.write_bytes(b"".join(pems))
        places = [(chain.host, port) for chain, port in zip(some, ports, strict=True)]
        chrome = asyncio.run(witnesses.chromium(places, pems))
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            others = list(pool.map(lambda place: _others(place[0], place[1], file), places))
        roots = Roots((str(file),))
        return [
            Judgement(chain, opinion(chain, roots), {"Chrome": browser, "OpenSSL": openssl, "GnuTLS": gnutls})
            for chain, browser, (openssl, gnutls) in zip(some, chrome, others, strict=True)
        ]


def _others(host: str, port: int, roots: Path) -> tuple[str, str]:
    address = host if host[0].isdigit() else witnesses.ADDRESS
    return witnesses.openssl(host, address, port, roots), witnesses.gnutls(host, address, port, roots)


def _is_servable(chain: Chain) -> bool:
    try:
        server.context(chain)
    except crypto.Error:
        return False
    return True


def _cells(row: Judgement) -> str:
    return " ".join(f"{client}:{'no ' if why else 'yes'}" for client, why in row.refusals.items())


def main() -> int:
    """Print every chain that somebody refuses, and every difference; 1 when one is not explained."""
    house = House()
    rows = judgements(house, chains(house))
    wide = max(len(row.chain.title) for row in rows)
    for row in rows:
        if row.tilik.browser or any(row.refusals.values()):
            print(f"{row.chain.title.ljust(wide)}  {_cells(row)}  {row.tilik.browser}")
    differences = [(row, client, words) for row in rows for client, words in row.differences()]
    print()
    for row, client, words in differences:
        print(f"{row.chain.title}: {client}: {words}\n    {explanation(client, row.chain.title) or 'NOT EXPLAINED'}")
    left = sum(explanation(client, row.chain.title) is None for row, client, _ in differences)
    count = sum(bool(row.refusals["Chrome"]) for row in rows)
    print(f"\n{len(rows)} chains, {count} refused by Chromium: {len(differences)} differences, {left} not explained")
    return min(1, left)


if __name__ == "__main__":
    sys.exit(main())
