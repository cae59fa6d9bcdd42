"""An OPD that has not reacted: deadlines have passed, and since then nothing of it was seen to be mended."""

from __future__ import annotations

import datetime as dt

import msgspec

from checks.core.model.city import Opd
from reports.views.city.flow import Flow
from reports.views.opd import OpdView


class Silence(msgspec.Struct, frozen=True, kw_only=True):
    """``tasks`` are the overdue actions, ``late`` the days of the worst of them, ``due`` its deadline."""

    opd: Opd
    tasks: int
    late: int
    due: dt.date


def silence(view: OpdView, flow: Flow) -> Silence | None:
    """None where no deadline has passed, or where something was mended since the oldest finding behind one was seen."""
    overdue = [task for task in view.tasks if task.late]
    if not overdue:
        return None
    worst = max(overdue, key=lambda task: task.late)
    since = min((age.oldest for age in view.ages if age.task.late), default=worst.due)
    if any(day >= since for day in flow.closed):
        return None
    return Silence(opd=view.opd, tasks=len(overdue), late=worst.late, due=worst.due)
