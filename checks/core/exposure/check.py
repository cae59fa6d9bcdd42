"""The catalogue as checks, one a group: texts, problems and examples come from the data, the judgement is the same for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from checks.core.check.check import Check, Findings, check
from checks.core.check.lazy import lazily
from checks.core.check.need import Answer, AnyPages, Catalogue, Need
from checks.core.check.verification import CLOSED, STATUS
from checks.core.evidence.crawl import Crawl
from checks.core.evidence.exposure import CatalogueAnswers
from checks.core.evidence.http import Exchange
from checks.core.evidence.observation import Failure
from checks.core.exposure.entry import Matter, group, group_names
from checks.core.exposure.judge import ENDED, NOT_CALLED_FOR, PLAIN, WITHOUT_SECRETS, exposures
from checks.core.exposure.product_status import ended_software
from checks.core.model.bearing import EXPOSURE

if TYPE_CHECKING:
    from checks.core.exposure import examples
else:
    examples = lazily("checks.core.exposure.examples")


def catalogue_checks() -> tuple[Check, ...]:
    """The check ``exposed-<name>`` of every group ``checks/exposed/catalogue/<name>.toml``.

    Every entry's two examples, the proof and the trap, are examples of the check, so they hold wherever the contract is tested.
    """
    return tuple(_check(name) for name in group_names())


def _check(name: str) -> Check:
    def judge(home: Exchange | Failure, catalogue: CatalogueAnswers) -> Findings:
        yield from exposures(name, catalogue, home)

    def judge_pages(home: Exchange | Failure, catalogue: CatalogueAnswers, pages: Crawl | Failure) -> Findings:
        others = pages.answers if isinstance(pages, Crawl) else ()
        yield from exposures(name, catalogue, home, others, lambda: ended_software(home, pages))

    read = group(name)
    function = judge_pages if read.looks_at_pages else judge
    function.__name__ = f"exposed_{name.replace('-', '_')}"
    needs: dict[str, Need] = {"home": Answer("/"), "catalogue": Catalogue(name)}
    problems = tuple(problem for entry in read.entries if (problem := entry.problem) is not None)
    if any(entry.matter is Matter.OBSERVATION for entry in read.entries):
        problems += (PLAIN, ENDED)
    if any(entry.secret for entry in read.entries):
        problems += (WITHOUT_SECRETS,)
    return check(
        id=f"exposed-{name}",
        title=read.title,
        action=read.action,
        why=read.why,
        fix=msgspec.structs.replace(read.fix, verify=read.fix.verify or STATUS, expected=read.fix.expected or CLOSED),
        references=read.references,
        bearing=EXPOSURE.but(**read.bearing),
        needs=needs | ({"pages": AnyPages()} if read.looks_at_pages else {}),
        problems=problems,
        examples=lambda: tuple(examples.entry_examples(read)),
        reasons=(NOT_CALLED_FOR,),
    )(function)
