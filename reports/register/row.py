"""Findings as lines of the register, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec

from checks import Confidence, Kind, Outcome, Risk, Text
from checks.core.model.bearing import Owner
from checks.core.model.city import Opd
from reports.register.data import register
from reports.views.cases import FindingCase, cases
from reports.views.host import HostView
from reports.views.opd import OpdView
from reports.words import date_text, fill
from reports.words.format import local
from reports.words.register import (
    CONTROLS_HEADING,
    CONTROLS_MORE,
    NO_CONTROLS,
    NOT_SET,
    OUTPUT,
    OWNER_WITH_NAME,
    PLAN,
    PLAN_ACCEPTED,
    PLAN_OF_ACCEPTANCE,
    SEEN_LAST,
    TENTATIVE,
    WEAKNESS,
    WEAKNESS_AT,
)

# Titles of what is in order that stand among the present controls.
_CONTROLS = 3


class RegisterRow(msgspec.Struct, frozen=True, kw_only=True):
    """One finding. ``handled`` when its magnitude reaches the city's risk appetite; ``state`` is a key of `Register.states`."""

    asset: str
    threat: Text
    weakness: Text
    category: Text
    harm: Text
    area: Text
    controls: Text
    risk: Risk
    handled: bool
    state: str
    option: Text
    plan: Text
    output: Text
    due: dt.date
    responsible: Text
    owner: Text


def rows(view: OpdView) -> Iterator[RegisterRow]:
    """The lines of an OPD, the highest risk first."""
    controls: dict[tuple[str, str], Text] = {}
    for case in cases(view):
        area = case.sighting.check.partition("-")[0]
        key = (case.host.name, area)
        if key not in controls:
            controls[key] = _controls(case.host, area)
        yield _row(case, view, controls[key])


def _row(case: FindingCase, view: OpdView, controls: Text) -> RegisterRow:
    form, finding = register(), case.sighting.finding
    bearing = case.advice.bearing
    handled = finding.magnitude >= view.imprint.decree.appetite
    # Nobody may accept that a site has been breached.
    acceptable = not handled and finding.kind is not Kind.INCIDENT
    acceptance = case.sighting.acceptance
    return RegisterRow(
        asset=case.host.name,
        threat=form.threat(bearing, finding.kind) or NOT_SET,
        weakness=_weakness(case, form.weaknesses[bearing.flaw] if bearing.flaw else NOT_SET, view.imprint.zone),
        category=form.categories[bearing.category] if bearing.category else NOT_SET,
        harm=case.advice.why,
        area=form.impacts[bearing.harm] if bearing.harm else NOT_SET,
        controls=controls,
        risk=finding.risk,
        handled=handled,
        state="accepted" if acceptance else "open",
        option=form.options[_option(case, acceptable or acceptance is not None)],
        plan=_plan(case, acceptable),
        output=fill(OUTPUT, title=case.advice.title),
        due=case.task.due,
        responsible=case.task.owner,
        owner=_owner(view.opd),
    )


def _plan(case: FindingCase, acceptable: bool) -> Text:
    parts = {"action": case.advice.action, "fix": case.advice.fix.any}
    if acceptance := case.sighting.acceptance:
        return fill(PLAN_OF_ACCEPTANCE, who=acceptance.who, day=date_text(acceptance.until), **parts)
    return fill(PLAN_ACCEPTED if acceptable else PLAN, **parts)


def _weakness(case: FindingCase, kind: Text, zone: str) -> Text:
    text = case.sighting.text
    if case.sighting.finding.confidence is Confidence.TENTATIVE:
        text = fill(TENTATIVE, text=text)
    if case.sighting.last_sight is not None:
        text = fill(SEEN_LAST, text=text, day=date_text(local(case.sighting.last_sight, zone).date()))
    subject = case.sighting.subject
    return fill(WEAKNESS_AT if subject else WEAKNESS, kind=kind, text=text, subject=subject)


def _option(case: FindingCase, acceptable: bool) -> str:
    """What the OPD cannot mend alone is handed up; what is below the appetite may stay."""
    if acceptable:
        return "acceptance"
    return "mitigation" if case.alignment.owner is Owner.SITE and case.sighting.finding.kind is not Kind.INCIDENT else "escalation"


def _owner(opd: Opd) -> Text:
    return fill(OWNER_WITH_NAME, office=opd.addressee, head=opd.head) if opd.head else opd.addressee


def _controls(host: HostView, area: str) -> Text:
    """What is in order on this asset in the same area."""
    titles = [answer.title for answer in host.having(Outcome.PASS) if answer.check.partition("-")[0] == area]
    if not titles:
        return NO_CONTROLS
    first = titles[:_CONTROLS]
    list_text = Text(id="; ".join(title.id for title in first), en="; ".join(title.en for title in first))
    more = len(titles) - len(first)
    return fill(CONTROLS_MORE if more else CONTROLS_HEADING, titles=list_text, more=more)
