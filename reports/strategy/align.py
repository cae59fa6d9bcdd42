"""What one check, and so a finding of it, bears on."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from checks import Kind
from checks.core.model.bearing import Bearing, Owner
from reports.strategy.load import strategy
from reports.strategy.model import ResponsePhase

# Every finding is a risk to manage, and every report of one a step of preparedness.
_ALWAYS = ("risk", "readiness")


class Alignment(msgspec.Struct, frozen=True, kw_only=True):
    """Letters of Pasal 26, numbers of audit controls, indicators, keys of focus areas, phases, who mends it, and whether personal data may lie open."""

    functions: tuple[str, ...]
    controls: tuple[int, ...]
    pemdi: tuple[str, ...]
    spbe: tuple[str, ...]
    focus: tuple[str, ...]
    phases: tuple[ResponsePhase, ...]
    owner: Owner
    personal: bool

    @property
    def paragraphs(self) -> tuple[int, ...]:
        """The paragraphs of Pasal 27 that go with the letters."""
        return tuple(strategy().functions[letter].paragraph for letter in self.functions)


def alignment(bearings: Iterable[Bearing], kinds: Iterable[Kind] = ()) -> Alignment:
    """What findings of checks with these bearings bear on together; ``kinds`` are those of the findings, the worst check stands first."""
    own = tuple(bearings)
    incident = Kind.INCIDENT in kinds
    pemdi = {"I2", *(key for one in own for key in one.pemdi), *(("I12",) if incident else ())}
    spbe = {"21", *(key for one in own for key in one.spbe)}
    focus = {*_ALWAYS, *(key for one in own for key in one.focus)}
    data = strategy()
    return Alignment(
        functions=tuple(sorted({letter for one in own for letter in one.functions})),
        controls=tuple(sorted({number for one in own for number in _controls(one)})),
        pemdi=tuple(key for key in data.indicators.pemdi if key in pemdi),
        spbe=tuple(key for key in data.indicators.spbe if key in spbe),
        focus=tuple(key for key in data.focus if key in focus),
        phases=(ResponsePhase.DURING, ResponsePhase.AFTER) if incident else (ResponsePhase.BEFORE,),
        owner=Owner.RESPONSE if incident else own[0].owner if own else Owner.SITE,
        personal=any(one.personal for one in own),
    )


def control_ranges(numbers: Iterable[int]) -> str:
    """Numbers of audit controls as they are cited, neighbours drawn together.

    >>> control_ranges((61, 37, 38, 39, 68, 69))
    'K37–K39, K61, K68, K69'
    """
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"K{run[0]}–K{run[-1]}" if len(run) > 2 else ", ".join(f"K{n}" for n in run) for run in runs)


def _controls(bearing: Bearing) -> set[int]:
    """The named controls, and all of a function of which none is named."""
    numbers = set(bearing.controls)
    for letter in bearing.functions:
        first, last = strategy().functions[letter].controls
        if not any(first <= number <= last for number in numbers):
            numbers |= set(range(first, last + 1))
    return numbers
