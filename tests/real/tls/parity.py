"""`make tls-parity`: what tilik tells of some 140 servers, beside sslscan, sslyze, testssl.sh and ``openssl s_client``, fact by fact, in one table."""

from __future__ import annotations

import contextlib
import fnmatch
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TextIO

import msgspec

from tests.real.tls.configurations import CONFIGURATIONS, Configuration
from tests.real.tls.explanations import explanation
from tests.real.tls.facts import KINDS, Account, Difference, compare
from tests.real.tls.further import FURTHER
from tests.real.tls.keys import Keys, keys
from tests.real.tls.s_client import s_client
from tests.real.tls.servers import Place
from tests.real.tls.sslscan import sslscan
from tests.real.tls.sslyze import installed, sslyze
from tests.real.tls.testssl import testssl
from tests.real.tls.tilik import tilik
from tests.real.tls.visitors import QUICK, SLOW, Visit, print_visits, visit

_SELDOM = 10

WITNESSES: Mapping[str, Callable[[Place], Account]] = {"openssl": s_client, "sslscan": sslscan, "sslyze": sslyze}
# One that takes most of a minute goes to one server in ten.
SLOW_WITNESSES: Mapping[str, Callable[[Place], Account]] = {"testssl": testssl}
_LETTERS = {"openssl": "o", "sslscan": "s", "sslyze": "y", "testssl": "e", "truth": "t"}
_HEADS = {
    "secure-renegotiation": "s-reneg", "client-renegotiation": "c-reneg", "extended-master-secret": "ems", "encrypt-then-mac": "etm",
    "signatures": "sigs", "compression": "compr", "heartbeat": "hbeat", "session-id": "sess-id", "early-data": "0-rtt",
}  # fmt: skip


class Row(msgspec.Struct, frozen=True):
    """One server: witness and fact to the difference, None where they agree; ``late`` are witnesses that did not end in time."""

    name: str
    comparisons: dict[tuple[str, str], Difference | None]
    seconds: float = 0.0
    late: tuple[str, ...] = ()

    def unexplained(self) -> Iterator[str]:
        """The differences for which nobody has found out yet who is right."""
        for (witness, _), difference in self.comparisons.items():
            if difference and explanation(self.name, witness, difference) is None:
                yield f"{self.name}: {witness}: {difference}"


def examine(configuration: Configuration, server_keys: Keys, witnesses: Mapping[str, Callable[[Place], Account]] = WITNESSES) -> Row:
    """Start the server, ask everybody, compare."""
    with configuration.start(server_keys) as place:
        began = time.monotonic()
        ours = tilik(place)
        seconds = time.monotonic() - began
        accounts = {"truth": Account(configuration.truth)}
        for name, witness in witnesses.items():
            # Who has not come back in time has said nothing of the server.
            with contextlib.suppress(subprocess.TimeoutExpired):
                accounts[name] = witness(place)
    comparisons = {
        (witness, fact): difference for witness, theirs in accounts.items() for fact, difference in compare(ours, theirs).items()
    }
    return Row(configuration.name, comparisons, seconds, tuple(name for name in witnesses if name not in accounts))


def print_table(rows: list[Row], out: TextIO) -> None:
    """A line a server; a small letter for each witness that agrees, a capital for each that does not."""
    kinds = [kind for kind in KINDS if any(fact.split(" ")[0] == kind for row in rows for _, fact in row.comparisons)]
    heads = [_HEADS.get(kind, kind) for kind in kinds]
    wide = max(len(row.name) for row in rows)
    out.write(" ".join((" " * wide, *heads)) + "\n")
    for row in rows:
        cells = (_cell(row, kind).ljust(len(head)) for kind, head in zip(kinds, heads, strict=True))
        out.write(" ".join((row.name.ljust(wide), *cells)).rstrip() + "\n")


def print_notes(rows: list[Row], out: TextIO) -> int:
    """Each disagreement with who is right, and the sums; how many nobody has explained."""
    out.write(
        "\no openssl s_client, s sslscan, y sslyze, e testssl.sh (one server in ten), t what the server was built to do; a capital disagrees, a dot was not told by both\n\n"
    )
    for row in rows:
        for name in row.late:
            out.write(f"{row.name}: {name} did not end in time\n")
        for (witness, _), difference in row.comparisons.items():
            if difference:
                out.write(f"{row.name}: {witness}: {difference}\n    {explanation(row.name, witness, difference) or 'NOT EXPLAINED'}\n")
    comparisons = sum(len(row.comparisons) for row in rows)
    differing = sum(difference is not None for row in rows for difference in row.comparisons.values())
    left = sum(1 for row in rows for _ in row.unexplained())
    out.write(
        f"\n{len(rows)} servers, {comparisons} comparisons: {comparisons - differing} equal, {differing - left} explained, {left} not explained\n"
    )
    return left


def _cell(row: Row, kind: str) -> str:
    letters = ""
    for witness, letter in _LETTERS.items():
        differences = [difference for (who, fact), difference in row.comparisons.items() if who == witness and fact.split(" ")[0] == kind]
        if differences:
            letters += letter.upper() if any(differences) else letter
    return letters or "."


def main(patterns: Sequence[str] = ()) -> int:
    """Print the table, and who connects; 1 when a difference has no explanation. ``patterns`` are patterns of names, everything without."""
    if installed() is None:
        print("sslyze is not installed (make .peers/bin/sslyze); its column stays empty", file=sys.stderr)
    configurations = [
        one for one in (*CONFIGURATIONS, *FURTHER) if not patterns or any(fnmatch.fnmatchcase(one.name, like) for like in patterns)
    ]
    rows, visits, absent = list[Row](), list[Visit](), list[str]()
    with keys() as server_keys:
        for number, configuration in enumerate(configurations, 1):
            seldom = number % _SELDOM == 0
            names = (*QUICK, *(SLOW if seldom else ()))
            try:
                rows.append(row := examine(configuration, server_keys, {**WITNESSES, **(SLOW_WITNESSES if seldom else {})}))
                with configuration.start(server_keys) as place:
                    visits.append(visit(configuration.name, place, names))
            except (RuntimeError, AssertionError) as why:
                # One server less is no reason to lose what all the others said.
                absent.append(f"NOT SEEN {configuration.name}: {why}")
                continue
            print(f"{number}/{len(configurations)} {row.name} ({row.seconds:.1f} s)", file=sys.stderr, flush=True)
    if rows:
        print_table(rows, sys.stdout)
    left = print_notes(rows, sys.stdout) + print_visits(visits, sys.stdout)
    print(*absent, sep="\n")
    return min(1, left + len(absent))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
