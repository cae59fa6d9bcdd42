"""What each sign contributes: the same evidence judged again as if there were no sign of one kind, or no check of one id.

Signs of a kind are taken out where they become a verdict, which two of different kinds do (`suspicion`); what other visitors were answered is
taken out of the evidence.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import wraps

import msgspec

from checks.core.check.check import Check
from checks.core.evidence.codec import pack, unpack
from checks.core.evidence.views import SiteViews
from checks.core.signs import verdict
from checks.core.signs.sign import SignKind
from checks.core.signs.verdict import Suspicion
from scanner.engine.messages import TargetEvidence
from tests.accuracy.compromise.case import AREA, Statement
from tests.accuracy.compromise.labels import cases
from tests.accuracy.compromise.measure import PARTS, Share, Statements, evidence_of, family, in_processes, share, statement
from tests.accuracy.measure import judged

Judge = Callable[..., Suspicion]


def suspicion_without(suspicion: Suspicion, kind: SignKind) -> Suspicion:
    """A suspicion without signs of this kind: pages on which fewer than two kinds are left prove nothing any more."""
    pages, alone = [], [sign for sign in suspicion.alone if sign.kind is not kind]
    for page in suspicion.pages:
        left = tuple(sign for sign in page.signs if sign.kind is not kind)
        if len({sign.kind for sign in left}) > 1:
            pages.append(msgspec.structs.replace(page, signs=left))
        else:
            alone += left
    return msgspec.structs.replace(suspicion, pages=tuple(pages), alone=tuple(alone))


@contextlib.contextmanager
def without(kind: SignKind) -> Iterator[None]:
    """As long as this lasts, no check is told of a sign of this kind."""
    original: Judge = verdict.suspicion

    @wraps(original)
    def changed(*arguments: object) -> Suspicion:
        return suspicion_without(original(*arguments), kind)

    places = [(module, name) for module in list(sys.modules.values()) for name, value in vars(module).items() if value is original]
    for module, name in places:
        setattr(module, name, changed)
    try:
        yield
    finally:
        for module, name in places:
            setattr(module, name, original)


def unvisited(one: TargetEvidence) -> TargetEvidence:
    """The evidence without what other visitors than tilik were answered."""
    evidence = {}
    for key, packed in one.evidence.items():
        observation = unpack(packed)
        if isinstance(observation, SiteViews):
            own = tuple(view for view in observation.views if view.visitor is None)
            packed = pack(msgspec.structs.replace(observation, views=own))
        evidence[key] = packed
    return msgspec.structs.replace(one, evidence=evidence)


def variants(evidence: Mapping[str, TargetEvidence], checks: Sequence[Check]) -> dict[str, Statements]:
    """What is said of each site with everything, without each kind of sign, and without each check; by what is left out."""
    whole = {name: statement(judged(one, checks)) for name, one in evidence.items()}
    variants_by_name: dict[str, Statements] = {"": whole}
    for kind in SignKind:
        if kind is SignKind.VIEWS:
            variants_by_name[kind.value] = {name: statement(judged(unvisited(one), checks)) for name, one in evidence.items()}
            continue
        with without(kind):
            variants_by_name[kind.value] = {name: statement(judged(one, checks)) for name, one in evidence.items()}
    for check in checks:
        variants_by_name[check.id] = {
            name: Statement(one.failed - {check.id}, {k: v for k, v in one.undecided.items() if k != check.id}, one.passed - {check.id})
            for name, one in whole.items()
        }
    return variants_by_name


def part(number: int) -> dict[str, Statements]:
    """The variants of what is said of every so many sites from that number on."""
    return variants(evidence_of(cases()[number::PARTS]), family())


def every() -> dict[str, Statements]:
    """The variants of what is said of the whole set."""
    every_variant: dict[str, dict[str, Statement]] = {}
    for variant in in_processes(part):
        for name, one in variant.items():
            every_variant.setdefault(name, {}).update(one)
    return dict(every_variant)


def table(variants: Mapping[str, Statements]) -> str:
    """A line for each thing left out: how many changed sites are found, and how many others are accused."""
    rows = [f"{'without':<24}{'found':>8}{'of':>5}{'recall':>9}{'accused':>9}"]
    for name, one in variants.items():
        row: Share = share(one)
        label = name.removeprefix(f"{AREA}-") if name else "nothing left out"
        rows.append(
            f"{('check ' if name.startswith(AREA) else '') + label:<24}{row.hits:>8}{row.there:>5}{row.recall:>9.1%}{row.accusations:>9}"
        )
    return "\n".join(rows)
