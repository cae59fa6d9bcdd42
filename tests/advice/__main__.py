"""``make advice``: every fix on every server, in one table."""

from __future__ import annotations

import sys
import time

from tests.advice.certificates import certificate_rows
from tests.advice.composition import composition
from tests.advice.layout import Flavour
from tests.advice.trial import COLUMNS, Row, Trial, tried
from tests.advice.workbench import workbench


def main(arguments: list[str]) -> int:
    """The table; 1 where a cell is neither yes nor a reason. Names of checks and flavours as arguments leave the others out."""
    flavours = [flavour for flavour in Flavour if flavour in arguments] or list(Flavour)
    names = [argument for argument in arguments if argument not in list(Flavour)]
    started, rows = time.monotonic(), list[Row]()
    with workbench() as bench:
        for flavour in flavours:
            trial = Trial(bench, flavour)
            checks = [check for check in tried(flavour) if not names or check.id in names]
            trial.baseline(checks)
            for check in checks:
                rows.append(trial.row(check))
                print(_line(rows[-1]), flush=True)
            if not names and flavour is not Flavour.HTACCESS:
                for row in certificate_rows(bench, flavour):
                    rows.append(row)
                    print(_line(row), flush=True)
            if not names:
                print(composition(bench, flavour).line(flavour), flush=True)
    wrong = [row for row in rows if row.faults]
    print(f"{len(rows)} fixes on {len(flavours)} servers, {len(wrong)} not yes without a reason, {time.monotonic() - started:.0f} s")
    return 1 if wrong else 0


def _line(row: Row) -> str:
    return f"{row.check:25}{row.flavour:18}" + " | ".join(row.cells.get(column, "–")[:160] for column in COLUMNS)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
