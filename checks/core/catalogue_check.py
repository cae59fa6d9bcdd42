"""A group of the catalogue as one check: its texts, problems and examples come from the data, its judgement is the same for all."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checks.core import build, reason
from checks.core.bearing import EXPOSURE
from checks.core.catalogue import Asked, CatalogueSeen
from checks.core.catalogue_entry import Group, Matter, Shown, group
from checks.core.catalogue_judge import ENDED, NOT_CALLED_FOR, PLAIN, told
from checks.core.check import Check, Example, Findings, check
from checks.core.evidence import FailureKind
from checks.core.http import Exchange, Nowhere
from checks.core.model import Finding, Outcome, Reason
from checks.core.need import Answer, Catalogue
from checks.core.parse import asks_password

_NAMES = {"host": build.HOST, "label": "dinkes", "opd": "dinkes", "year": "2026"}


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
        examples=lambda: tuple(_examples(read)),
        reasons=(NOT_CALLED_FOR,),
    )


def shown(example: Shown, path: str, scheme: str = "https") -> Exchange:
    """An answer of the example host with this body."""
    return build.page({"Content-Type": example.type}, example.text, example.status, path, scheme, bytes.fromhex(example.magic))


def _examples(read: Group) -> Iterator[Example]:
    for entry in read.entries:
        path = entry.paths[0].format_map(_NAMES) if entry.paths else "/hilang"
        proof = shown(entry.proves, path)
        yield _case(Asked(entry.id, path, proof, build.nowhere()), findings=tuple(told(entry, path, proof)))
        yield _case(Asked(entry.id, path, shown(entry.trap, path), build.nowhere()))
        if entry.matter is Matter.OBSERVATION and asks_password(entry.proves.text):
            plain = shown(entry.proves, path, "http")
            yield _case(Asked(entry.id, path, plain, build.nowhere()), findings=tuple(told(entry, path, plain)))
    entry = next(entry for entry in read.entries if entry.paths)
    path = entry.paths[0].format_map(_NAMES)
    page, slow = build.page(path=path), build.failure("timeout")
    yield _case(Asked(entry.id, path, build.gone(path)))
    yield _case(Asked(entry.id, path, build.gone(path, 429)), reason=reason.RATE_LIMITED)
    yield _case(Asked(entry.id, path, slow), reason=reason.of_failure(FailureKind.TIMEOUT))
    yield _case(Asked(entry.id, path, page), reason=reason.NO_BASELINE)
    yield _case(Asked(entry.id, path, page, build.nowhere(200, build.HOME)), reason=reason.CATCH_ALL)
    yield _case(Asked(entry.id, path, page, Nowhere((slow,), build.AT)), reason=reason.NO_BASELINE)
    yield _case(home=build.gone("/", 503), reason=reason.SERVER_ERROR)
    yield _case(reason=NOT_CALLED_FOR, outcome=Outcome.NOT_APPLICABLE)


def _case(
    *asked: Asked,
    findings: tuple[Finding, ...] = (),
    home: Exchange | None = None,
    reason: Reason | None = None,
    outcome: Outcome | None = None,
) -> Example:
    return Example(*findings, reason=reason, outcome=outcome, home=home or build.page(), seen=CatalogueSeen(build.AT, asked))
