"""All findings of an OPD beside the rules they bear on: by function, by indicator, by focus area."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from checks import Text
from reports.strategy import Alignment, Function, Regulation, ResponsePhase, strategy
from reports.views.tasks import Task


class RuleLine(msgspec.Struct, frozen=True, kw_only=True):
    """One function, indicator or area: its letter or number, its name, and the numbers of the tasks that bear on it."""

    key: str
    name: Text
    tasks: tuple[int, ...]


class FunctionLine(RuleLine, frozen=True, kw_only=True):
    """One function of Pasal 26, with the controls that the tasks touch."""

    function: Function
    controls: tuple[int, ...]


class RuleMap(msgspec.Struct, frozen=True, kw_only=True):
    """``beyond`` are the focus areas that a scan from outside gives nothing to."""

    functions: tuple[FunctionLine, ...]
    phases: dict[ResponsePhase, tuple[int, ...]]
    pemdi: tuple[RuleLine, ...]
    spbe: tuple[RuleLine, ...]
    focus: tuple[tuple[RuleLine, Text], ...]
    beyond: tuple[Text, ...]
    rules: tuple[Regulation, ...]


def rule_map(tasks: Iterable[Task]) -> RuleMap:
    """The tasks of one OPD by what they bear on; what nothing bears on is left out."""
    all_tasks, data = tuple(tasks), strategy()

    def bearing(key: object, of: Callable[[Alignment], Iterable[object]]) -> tuple[int, ...]:
        return tuple(task.number for task in all_tasks if key in of(task.alignment))

    functions = []
    for letter, function in data.functions.items():
        if numbers := bearing(letter, lambda a: a.functions):
            first, last = function.controls
            touched = {c for task in all_tasks for c in task.alignment.controls if first <= c <= last}
            functions.append(
                FunctionLine(key=letter, name=function.name, tasks=numbers, function=function, controls=tuple(sorted(touched)))
            )
    pemdi = (RuleLine(key=k, name=i.name, tasks=bearing(k, lambda a: a.pemdi)) for k, i in data.indicators.pemdi.items())
    spbe = (RuleLine(key=k, name=i.name, tasks=bearing(k, lambda a: a.spbe)) for k, i in data.indicators.spbe.items())
    return RuleMap(
        functions=tuple(functions),
        phases={phase: numbers for phase in ResponsePhase if (numbers := bearing(phase, lambda a: a.phases))},
        pemdi=tuple(line for line in pemdi if line.tasks),
        spbe=tuple(line for line in spbe if line.tasks),
        focus=tuple((RuleLine(key=k, name=f.name, tasks=bearing(k, lambda a: a.focus)), f.share) for k, f in data.focus.items() if f.share),
        beyond=tuple(focus.name for focus in data.focus.values() if focus.share is None),
        rules=tuple(data.rules.values()),
    )
