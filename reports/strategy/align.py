"""What one check, and so a finding of it, bears on."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from checks import Kind
from reports.strategy.load import strategy
from reports.strategy.model import Owner, Phase

_LETTER = re.compile(r"BSSN 4/2021 Pasal 26 huruf ([a-m])\b")
# Every finding is a risk to manage, and every report of one a step of preparedness.
_ALWAYS = ("risk", "readiness")


class Alignment(msgspec.Struct, frozen=True, kw_only=True):
    """Letters of Pasal 26, numbers of audit controls, indicators, keys of focus areas, phases, who mends it, and whether personal data may lie open."""

    functions: tuple[str, ...]
    controls: tuple[int, ...]
    pemdi: tuple[str, ...]
    spbe: tuple[str, ...]
    focus: tuple[str, ...]
    phases: tuple[Phase, ...]
    owner: Owner
    personal: bool

    @property
    def paragraphs(self) -> tuple[int, ...]:
        """The paragraphs of Pasal 27 that go with the letters."""
        return tuple(strategy().functions[letter].paragraph for letter in self.functions)


def alignment(checks: Iterable[tuple[str, Iterable[str]]], kinds: Iterable[Kind] = ()) -> Alignment:
    """What findings of these checks bear on together; each check is its id and its references, and ``kinds`` are those of the findings."""
    letters: set[str] = set()
    controls: set[int] = set()
    pemdi, spbe, focus, owners, personal = {"I2"}, {"21"}, set(_ALWAYS), [], False
    for id, references in checks:
        own = strategy().of(id)
        mine = {*own.functions, *(found[1] for reference in references if (found := _LETTER.match(reference)))}
        letters |= mine
        controls |= _controls(mine, own.controls)
        pemdi |= set(own.pemdi)
        spbe |= set(own.spbe)
        focus |= set(own.focus)
        owners.append(own.owner)
        personal = personal or own.personal
    incident = Kind.INCIDENT in kinds
    known = strategy()
    return Alignment(
        functions=tuple(sorted(letters)),
        controls=tuple(sorted(controls)),
        pemdi=tuple(key for key in known.indicators.pemdi if key in pemdi or (incident and key == "I12")),
        spbe=tuple(key for key in known.indicators.spbe if key in spbe),
        focus=tuple(key for key in known.focus if key in focus),
        phases=(Phase.DURING, Phase.AFTER) if incident else (Phase.BEFORE,),
        owner=Owner.RESPONSE if incident else owners[0] if owners else Owner.SITE,
        personal=personal,
    )


def controls_told(numbers: Iterable[int]) -> str:
    """Numbers of audit controls as they are cited, neighbours drawn together.

    >>> controls_told((61, 37, 38, 39, 68, 69))
    'K37–K39, K61, K68, K69'
    """
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"K{run[0]}–K{run[-1]}" if len(run) > 2 else ", ".join(f"K{n}" for n in run) for run in runs)


def _controls(letters: set[str], named: Iterable[int]) -> set[int]:
    """The named controls, and all of a function of which none is named."""
    found = set(named)
    for letter in letters:
        first, last = strategy().functions[letter].controls
        if not any(first <= number <= last for number in found):
            found |= set(range(first, last + 1))
    return found
