"""A group of the catalogue as one check: its texts, problems and examples come from the data, its judgement is the same for all."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from checks.core.check.check import Check, Findings, check
from checks.core.check.lazy import lazily
from checks.core.check.need import Answer, Catalogue
from checks.core.exposure.entry import Matter, group
from checks.core.exposure.judge import ENDED, NOT_CALLED_FOR, PLAIN
from checks.core.model.bearing import EXPOSURE

if TYPE_CHECKING:
    from checks.core.exposure import examples
else:
    examples = lazily("checks.core.exposure.examples")


def catalogue_check(name: str) -> Callable[[Callable[..., Findings]], Check]:
    """Make the check ``exposed-<name>`` of a function that takes ``seen`` and ``home`` and hands them to `exposures`.

    Every entry's two examples, the proof and the trap, are examples of the check, so they hold wherever the contract is tested.
    """
    read = group(name)
    problems = tuple(problem for entry in read.entries if (problem := entry.problem) is not None)
    observed = any(entry.matter is Matter.OBSERVATION for entry in read.entries)
    return check(
        id=f"exposed-{name}",
        title=read.title,
        action=read.action,
        why=read.why,
        fix=read.fix,
        references=read.references,
        bearing=EXPOSURE.but(**read.bearing),
        needs={"home": Answer("/"), "seen": Catalogue(name)},
        problems=(*problems, PLAIN, ENDED) if observed else problems,
        examples=lambda: tuple(examples.examples(read)),
        reasons=(NOT_CALLED_FOR,),
    )
