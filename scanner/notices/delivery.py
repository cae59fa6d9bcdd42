"""What waits is carried to its recipients, one message each."""

from __future__ import annotations

import datetime as dt
import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from scanner.notices.carrier import Carrier, recipient_url
from scanner.notices.message import notice_message
from scanner.notices.notice import Notice
from scanner.notices.recipients import Recipient
from scanner.store.outbox import Letter, Outbox

_log = logging.getLogger(__name__)


def by_recipient(everybody: Iterable[Recipient], letters: Iterable[Letter]) -> dict[Recipient, dict[Letter, Notice]]:
    """What waits for each of them; what is for nobody of today's settings waits on."""
    by_id = {one.id: one for one in everybody}
    waiting: defaultdict[Recipient, dict[Letter, Notice]] = defaultdict(dict)
    for letter in letters:
        if (one := by_id.get(letter.recipient)) is not None:
            waiting[one][letter] = msgspec.msgpack.decode(letter.content, type=Notice)
    return dict(waiting)


def deliver(
    waiting: Mapping[Recipient, Mapping[Letter, Notice]],
    outbox: Outbox,
    carrier: Carrier,
    at: dt.datetime,
    city: str,
    lang: str,
    *,
    is_quiet: bool,
) -> list[Recipient]:
    """Who could not be reached; for them everything waits until the next time. In quiet hours only what is urgent is carried.

    What is carried is closed at once after that: a crash in between tells a thing twice rather than never.
    """
    out_of_reach = []
    for one, notices in waiting.items():
        due = {letter: notice for letter, notice in notices.items() if notice.is_urgent or not is_quiet}
        if not due:
            continue
        if carrier.carry(recipient_url(one.address), notice_message(due.values(), city, lang)):
            outbox.close(due, at)
            _log.info("%s was told %d things", one.place, len(due))
        else:
            out_of_reach.append(one)
    return out_of_reach
