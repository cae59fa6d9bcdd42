"""Everything that a report offers for one server, put in at once."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from checks.core.configuration.settings_file import SettingsFile
from tests.advice.layout import Flavour
from tests.advice.trial import Sight, Trial
from tests.advice.workbench import Workbench


class Composition(msgspec.Struct, frozen=True):
    """What became of a neglected site: what tilik saw before and after, and what does not work any more."""

    before: Sight
    after: Sight
    broken: Sequence[str]

    def line(self, flavour: Flavour) -> str:
        left = ", ".join(
            f"{check} {one.problem} {one.subject}".strip() for check, findings in self.after.findings.items() for one in findings
        )
        unsure = ", ".join(
            f"{check} {outcome}" for check, outcome in self.after.outcomes.items() if outcome.startswith(("unknown", "error"))
        )
        return f"{flavour:18}{self.before.grade} → {self.after.grade}; left: {left or '–'}; open: {unsure or '–'}; broken: {'; '.join(self.broken) or '–'}"


def second_step(files: Sequence[SettingsFile]) -> list[SettingsFile]:
    """The files with the policy that is written as a comment in the place of those that stand there."""
    return [msgspec.structs.replace(file, text=_enforced(file.text)) for file in files]


def _enforced(text: str) -> str:
    header = r"(?:Header always set|add_header) \"?Content-Security-Policy"
    without = re.sub(rf"(?m)^{header}.*\n", "", text)
    return re.sub(rf"(?m)^# (?={header})", "", without)


def composition(bench: Workbench, flavour: Flavour, *, blog: bool = True) -> Composition:
    """Look at the neglected site, put the composed configuration in, and look again; fails where the server does not start."""
    trial = Trial(bench, flavour, blog=blog)
    before = trial.baseline()
    wrong = trial.prepare(trial.composed())
    assert not wrong, wrong
    with trial.laid.running():
        return Composition(before, trial.sight(), tuple(trial.broken()))
