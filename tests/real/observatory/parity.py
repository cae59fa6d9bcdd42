"""`make observatory-parity`: the score of every case by tilik and by MDN's own program, and each difference.

With ``--write`` the original's numbers are kept for the tests that run without it.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from checks.core.ratings.observatory import ALGORITHM, HttpRating
from tests.real.observatory.case import Case
from tests.real.observatory.case_server import serving
from tests.real.observatory.cases import HOSTS
from tests.real.observatory.original import Scored, installed, scores
from tests.real.observatory.tilik import ratings

EXPECTED = Path(__file__).with_name("expected.json")


class Difference(msgspec.Struct, frozen=True):
    """Where the two do not say the same; ``tests`` names the ones that differ."""

    case: str
    ours: str
    theirs: str
    tests: tuple[str, ...]


def compare(case: Case, ours: HttpRating | None, theirs: Scored) -> Difference | None:
    """None where grade, score and every test are equal, or neither gives a grade, or tilik withholds what the case says it does."""
    mine = ours if ours and ours.grade else HttpRating()
    if case.withheld:
        return None if mine.grade is None else Difference(case.name, _score_text(mine.grade, mine.score), "withheld", ())
    names = dict.fromkeys((*mine.tests, *theirs.tests))
    differing = tuple(name for name in names if not _same(mine, theirs, name)) if mine.grade and theirs.grade else ()
    if (mine.grade, mine.score) == (theirs.grade, theirs.score) and not differing:
        return None
    why = f" ({ours.reason.en})" if ours and ours.reason else ""
    failed = f" ({theirs.error})" if theirs.error else ""
    return Difference(case.name, _score_text(mine.grade, mine.score) + why, _score_text(theirs.grade, theirs.score) + failed, differing)


def _same(mine: HttpRating, theirs: Scored, name: str) -> bool:
    return name in mine.tests and name in theirs.tests and msgspec.to_builtins(mine.tests[name]) == msgspec.to_builtins(theirs.tests[name])


def _score_text(grade: str | None, score: int | None) -> str:
    return f"{grade} {score}" if grade else "none"


def measure(hosts: Mapping[str, Case]) -> tuple[dict[str, HttpRating | None], dict[str, Scored]]:
    """What tilik and the original say of every host."""
    with tempfile.TemporaryDirectory(prefix="tilik-observatory-") as folder, serving(hosts, Path(folder)) as server:
        return ratings(hosts, server), scores(hosts, server, Path(folder), _progress(len(hosts)))


def _progress(whole: int) -> Callable[[int], None]:
    def progress(done: int) -> None:
        if done % 50 == 0 or done == whole:
            print(f"{done}/{whole}", file=sys.stderr, flush=True)

    return progress


def main(arguments: list[str]) -> int:
    """Print the differences and the sums; 1 when there is one."""
    if not installed():
        print("The original is not installed; make observatory-parity does", file=sys.stderr)
        return 2
    ours, theirs = measure(HOSTS)
    if "--write" in arguments:
        expected = {HOSTS[host].name: _score_text(one.grade, one.score) for host, one in theirs.items()}
        EXPECTED.write_bytes(msgspec.json.format(msgspec.json.encode(dict(sorted(expected.items()))), indent=1) + b"\n")
    differences = [difference for host, case in HOSTS.items() if (difference := compare(case, ours[host], theirs[host]))]
    for difference in differences:
        print(
            f"{difference.case}\n    tilik {difference.ours}; original {difference.theirs}; {', '.join(difference.tests) or 'tests alike'}"
        )
    for host, case in HOSTS.items():
        if case.withheld:
            print(f"withheld: {case.name}: original {_score_text(theirs[host].grade, theirs[host].score)}; {case.withheld}")
    versions = {one.algorithm for one in theirs.values() if one.algorithm is not None}
    refused = sum(one.grade is None for one in theirs.values())
    print(
        f"\n{len(HOSTS)} answers, {refused} without a grade by the original, {sum(bool(case.withheld) for case in HOSTS.values())} withheld by "
        f"tilik, {len(differences)} different; algorithm {ALGORITHM} here, {', '.join(map(str, versions))} there"
    )
    return 1 if differences or versions != {ALGORITHM} else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
