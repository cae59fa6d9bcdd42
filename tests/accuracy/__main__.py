"""`make accuracy`: precision and recall of the checks of pages on a labelled set of server behaviours."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import reduce
from operator import add

from tests.accuracy import chains, handshakes, real
from tests.accuracy.domains.labels import LABELS
from tests.accuracy.domains.measure import scores as domain_scores
from tests.accuracy.labelled import behaviours
from tests.accuracy.measure import Score, score
from tests.accuracy.parted import whole

LEAST_RECALL = 0.95


def table(scores: Mapping[str, Score]) -> str:
    """A line a check and one for all of them."""
    rows = [
        f"{'check':<24}{'found':>6}{'invented':>10}{'missed':>8}{'precision':>11}{'recall':>8}{'open/clean as labelled':>24}{'reassured':>11}"
    ]
    for name, one in (*scores.items(), ("all", reduce(add, scores.values()))):
        labelled = one.agreed + len(one.different) + len(one.reassured)
        rows.append(
            f"{name:<24}{one.hits:>6}{len(one.false_accusations):>10}{len(one.missed):>8}{one.precision:>11.3f}{one.recall:>8.3f}"
            f"{f'{one.agreed} of {labelled}':>24}{len(one.reassured):>11}"
        )
    return "\n".join(rows)


def faults(scores: Mapping[str, Score]) -> list[str]:
    """Everything that was said wrongly, the worst first."""
    every = reduce(add, scores.values())
    kinds = {
        "FALSE ACCUSATION": every.false_accusations,
        "FALSE REASSURANCE": every.reassured,
        "missed": every.missed,
        "different": every.different,
    }
    return [f"{kind}  {line}" for kind, lines in kinds.items() for line in lines]


def main() -> int:
    """Print the table; 1 on a false accusation, a false reassurance, or a recall below 95 percent."""
    labelled, on_servers = behaviours(), real.behaviours()
    in_process, on_real = whole()
    scores = score(labelled, in_process)
    for check, more in score(on_servers, on_real, real.AREAS).items():
        scores[check] += more
    habits = tuple(habit.behaviour for habit in handshakes.HABITS)
    scores |= handshakes.scores()
    for check, more in chains.scores().items():
        scores[check] = scores[check] + more if check in scores else more
    scores |= domain_scores(LABELS)
    every = reduce(add, scores.values())
    habits += tuple(chain.behaviour for chain in chains.CHAINS)
    domains = tuple(label.behaviour for label in LABELS)
    labels = (*labelled, *on_servers, *habits, *domains)
    print(
        f"{len(labels)} behaviours, {sum(one.trap for one in labels)} of them traps, {len(on_servers)} on nginx and Apache, {len(habits)} of TLS, {len(domains)} domains"
    )
    print(table(scores))
    print("\n".join(faults(scores)))
    return int(bool(every.false_accusations or every.reassured) or every.recall < LEAST_RECALL)


if __name__ == "__main__":
    sys.exit(main())
