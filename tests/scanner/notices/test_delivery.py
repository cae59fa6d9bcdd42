"""Each thing once to each recipient, whatever is down in between."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import closing

import pytest

from checks.core.model.text import Text
from scanner.notices.delivery import by_recipient, deliver
from scanner.notices.message import NoticeMessage
from scanner.notices.notice import Notice, NoticeKind
from scanner.notices.recipients import letters, recipients
from scanner.settings.notify import NotifySettings
from scanner.store import Store
from scanner.store.engine import MEMORY
from scanner.store.outbox import Outbox
from tests.scanner.net.fakes import START

SETTINGS = NotifySettings(to=("json://tim.test/",), opd={"dinkes": ("json://dinkes.test/",), "dispar": ("json://dispar.test/",)})


class FakeCarrier:
    """Keeps what it carries; a recipient in ``down`` has nothing."""

    def __init__(self) -> None:
        self.messages: list[tuple[str, NoticeMessage]] = []
        self.down: set[str] = set()

    def carry(self, url: str, message: NoticeMessage) -> bool:
        if url in self.down:
            return False
        self.messages.append((url, message))
        return True


@pytest.fixture
def outbox() -> Iterator[Outbox]:
    with closing(Store(MEMORY)) as store:
        yield Outbox(store.engine)


def notice(key: str, opd: str = "dinkes", kind: NoticeKind = NoticeKind.NEW) -> Notice:
    return Notice(key=key, kind=kind, opd=opd, text=Text(id=f"Hal {key}", en=f"Thing {key}"))


def night(outbox: Outbox, carrier: FakeCarrier, *notices: Notice, hour: int = 0, is_quiet: bool = False) -> list[str]:
    """What is told then: recipient and body's lines of things."""
    everybody, at = recipients(SETTINGS), START + dt.timedelta(hours=hour)
    outbox.add(letters(everybody, notices), at)
    deliver(by_recipient(everybody, outbox.waiting()), outbox, carrier, at, "Kota Contoh", "id", is_quiet=is_quiet)
    messages, carrier.messages = carrier.messages, []
    return [f"{url} {line}" for url, message in messages for line in message.body.splitlines() if line.startswith("- ")]


def test_each_thing_once_to_each(outbox: Outbox) -> None:
    carrier = FakeCarrier()
    assert night(outbox, carrier, notice("a")) == ["json://tim.test/ - Hal a", "json://dinkes.test/ - Hal a"]
    assert night(outbox, carrier, notice("a"), notice("b", "dispar")) == ["json://tim.test/ - Hal b", "json://dispar.test/ - Hal b"]
    assert night(outbox, carrier, notice("a"), notice("b", "dispar")) == []


def test_what_concerns_the_team_is_not_told_an_opd(outbox: Outbox) -> None:
    for kind in (NoticeKind.COVERAGE, NoticeKind.WAIVER, NoticeKind.RUN):
        assert night(outbox, FakeCarrier(), notice(kind, kind=kind)) == [f"json://tim.test/ - Hal {kind}"]


def test_a_recipient_that_is_down_for_a_day_loses_nothing(outbox: Outbox) -> None:
    carrier = FakeCarrier()
    carrier.down = {"json://tim.test/"}
    for hour in range(24):
        assert night(outbox, carrier, notice(f"{hour:02}", "bapenda"), hour=hour) == []
    carrier.down = set()
    assert night(outbox, carrier, hour=24) == [f"json://tim.test/ - Hal {hour:02}" for hour in range(24)]
    assert night(outbox, carrier, hour=25) == []


def test_a_crash_after_carrying_tells_twice_rather_than_never(outbox: Outbox) -> None:
    class Crash(FakeCarrier):
        def carry(self, url: str, message: NoticeMessage) -> bool:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        night(outbox, Crash(), notice("a", "bapenda"))
    assert night(outbox, FakeCarrier()) == ["json://tim.test/ - Hal a"]


def test_at_quiet_hours_only_incidents(outbox: Outbox) -> None:
    carrier = FakeCarrier()
    both = (notice("a", "bapenda"), notice("b", "bapenda", NoticeKind.INCIDENT))
    assert night(outbox, carrier, *both, is_quiet=True) == ["json://tim.test/ - Hal b"]
    assert night(outbox, carrier) == ["json://tim.test/ - Hal a"]


def test_no_address_is_in_the_store(outbox: Outbox) -> None:
    """It may hold a password."""
    outbox.add(letters(recipients(SETTINGS), [notice("a")]), START)
    assert all(".test" not in f"{one.recipient} {one.content!r}" for one in outbox.waiting())


def test_five_hundred_at_once_are_one_message(outbox: Outbox) -> None:
    carrier, everybody = FakeCarrier(), recipients(SETTINGS)
    outbox.add(letters(everybody, [notice(str(n), "bapenda") for n in range(500)]), START)
    deliver(by_recipient(everybody, outbox.waiting()), outbox, carrier, START, "Kota Contoh", "en", is_quiet=False)
    ((url, message),) = carrier.messages
    assert (url, message.subject) == ("json://tim.test/", "Web security of Kota Contoh: New findings (500)")
    assert "… and 470 more" in message.body
    assert len(message.body) < 3000
