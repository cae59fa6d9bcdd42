"""`make browser-parity`: generated answers by Chromium and by tilik, and every difference that the table does not explain."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.real.browser import chromium, tilik
from tests.real.browser.comparison import differences
from tests.real.browser.draws import Draw, commit, draws
from tests.real.browser.explanations import explanation
from tests.real.browser.kind import KINDS
from tests.real.browser.report import report
from tests.real.browser.serving import serving
from tests.real.browser.view import Difference


def compare(drawn: Sequence[Draw], path: str, progress: Callable[[str], Callable[[int], None]]) -> list[Difference]:
    """Every difference between the browser at ``path`` and tilik."""
    sites = {one.label: one.site() for one in drawn}
    with tempfile.TemporaryDirectory(prefix="tilik-browser-") as folder, serving(sites, Path(folder)) as service:
        theirs = asyncio.run(chromium.views(sites, service, path, progress("Chromium")))
        ours = tilik.views(sites, service, progress("tilik"))
    return [
        difference for one in drawn for difference in differences(one.kind, one.seed, sites[one.label], ours[one.label], theirs[one.label])
    ]


def _progress(total: int) -> Callable[[str], Callable[[int], None]]:
    def of(who: str) -> Callable[[int], None]:
        def note(done: int) -> None:
            if done % 100 == 0 or done == total:
                print(f"{who} {done}/{total}", file=sys.stderr, flush=True)

        return note

    return of


def main(arguments: list[str]) -> int:
    """Print the differences and the sums; 1 when one is unexplained."""
    parser = argparse.ArgumentParser(prog="make browser-parity", description=__doc__)
    parser.add_argument("--seed", default=commit(), help="what the answers are drawn from; the commit where none is named")
    parser.add_argument("--each", type=int, default=26, help="sites of each kind")
    parser.add_argument("--kind", action="append", default=[], help="this kind only; its name's beginning is enough")
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("--draw", action="append", default=[], help="this draw only, as it is printed behind the kind: SEED.NUMBER")
    parser.add_argument("--report", type=Path, help="write the differences there, too, by kind")
    options = parser.parse_args(arguments)
    kinds = [name for name in KINDS if not options.kind or name.startswith(tuple(options.kind))]
    drawn = [Draw(kind, seed) for kind in kinds for seed in options.draw] or draws(options.seed, options.each, kinds)
    began = time.monotonic()
    unlike = compare(drawn, options.chromium, _progress(len(drawn)))
    left = [one for one in unlike if explanation(one) is None]
    for one in sorted(left, key=lambda one: (one.kind, one.fact)):
        print(one)
    if options.report:
        options.report.write_text(report(left), "utf-8")
    print(
        f"\nseed {options.seed}: {len(drawn)} answers of {len(kinds)} kinds in {time.monotonic() - began:.0f} s, "
        f"{len(unlike) - len(left)} differences explained, {len(left)} not"
    )
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
