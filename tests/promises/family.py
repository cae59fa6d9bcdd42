"""One family of attacks, inside a namespace: ``python -m tests.promises.family NAME FILE [--share]`` writes its figures to the file."""

from __future__ import annotations

import importlib
import logging
import sys
import tempfile
import traceback
from pathlib import Path

import msgspec

from tests.promises.namespace import furnish
from tests.promises.promise import Attack, Figure

# The longest first.
FAMILIES = (
    "crowd",
    "neighbours",
    "budgets",
    "rates",
    "operator",
    "leaks",
    "permission",
    "readers",
    "pushback",
    "scope",
    "addresses",
    "methods",
    "links",
)


def attacks(family: str, share: bool) -> tuple[Attack, ...]:
    """The attacks of a family, all of them or those of the share."""
    every: tuple[Attack, ...] = importlib.import_module(f"tests.promises.attacks.{family}").ATTACKS
    return tuple(one for one in every if (one.share if share else one.whole))


def main(family: str, file: str, *options: str) -> None:
    """An attack that itself fails is a figure that does not hold: what could not be measured is no good news."""
    furnish()
    # Clients that go away in the middle of an answer are what happens here.
    logging.getLogger("asyncio").setLevel(logging.ERROR)
    figures: list[Figure] = []
    for attack in attacks(family, "--share" in options):
        with tempfile.TemporaryDirectory(prefix="tilik-promises-") as folder:
            try:
                figures.extend(attack.run(Path(folder)))
            except Exception as failed:
                traceback.print_exc()
                figures.append(Figure("", attack.name, "the attack itself ends", f"{type(failed).__name__}: {failed}"[:200], False))
        print(f"{family}: {attack.name}", file=sys.stderr, flush=True)
    lines = [msgspec.structs.replace(one, measured=" ".join(one.measured.split())) for one in figures]
    Path(file).write_bytes(msgspec.json.encode(lines))


if __name__ == "__main__":
    main(*sys.argv[1:])
