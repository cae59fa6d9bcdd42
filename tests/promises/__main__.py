"""`make promises`: everything that README and docs promise, attacked; one table, measured against promised."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import textwrap
import time
from collections.abc import Sequence

from tests.promises.attacking import measured
from tests.promises.family import FAMILIES
from tests.promises.namespace import NoNamespace
from tests.promises.page import DATA, keep, page
from tests.promises.promise import Figure

_WIDEST = 80


def table(figures: Sequence[Figure]) -> str:
    """A line a figure, those that do not hold last, where they are read."""
    rows = [
        (
            one.promise,
            textwrap.shorten(one.attack, _WIDEST, placeholder=" …"),
            one.promised,
            "holds" if one.holds else "BROKEN",
            one.measured,
        )
        for one in sorted(figures, key=lambda one: (not one.holds, one.promise))
    ]
    widths = [*(max(map(len, column)) for column in list(zip(*rows, strict=True))[:-1]), 0]
    return "\n".join("  ".join(f"{text:<{width}}" for text, width in zip(row, widths, strict=True)) for row in rows)


def main() -> int:
    """Print the table; 1 when a promise does not hold, 2 when it could not be tried."""
    parser = argparse.ArgumentParser(prog="make promises", description=__doc__)
    parser.add_argument("--only", nargs="*", choices=FAMILIES, default=FAMILIES, help="these families alone")
    parser.add_argument("--share", action="store_true", help="what the test suite attacks")
    choice = parser.parse_args()
    began = time.monotonic()
    try:
        figures = measured(choice.only or FAMILIES, choice.share)
    except NoNamespace as why:
        print(why, file=sys.stderr)
        return 2
    print(table(figures))
    if choice.only is FAMILIES and not choice.share:
        keep(figures, dt.datetime.now(dt.UTC).date())
        (DATA.parent / "promises.md").write_text(page(), "utf-8")
    broken = sum(not one.holds for one in figures)
    print(f"{len(figures)} figures in {time.monotonic() - began:.0f} s; {broken} of them not as promised")
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main())
