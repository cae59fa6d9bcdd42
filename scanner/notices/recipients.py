"""Who is told what."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

import msgspec

from scanner.notices.notice import Notice
from scanner.settings.notify import NotifySettings
from scanner.store.outbox import Letter


class Recipient(msgspec.Struct, frozen=True, kw_only=True):
    """``place`` is where it stands in the settings, ``opd`` the code of its OPD, empty for the team."""

    place: str
    address: str
    opd: str = ""

    @property
    def id(self) -> str:
        """What the store knows it by: an address may hold a password."""
        return hashlib.sha256(self.address.encode()).hexdigest()[:16]

    def is_for(self, notice: Notice) -> bool:
        """Whether this recipient is told of it."""
        return not self.opd or (notice.opd == self.opd and notice.is_for_opd)


def recipients(settings: NotifySettings) -> tuple[Recipient, ...]:
    """Everybody that the settings name."""
    team = [Recipient(place=f"notify.to[{n}]", address=address) for n, address in enumerate(settings.to)]
    departments = [
        Recipient(place=f"notify.opd.{opd}[{n}]", address=address, opd=opd)
        for opd, addresses in settings.opd.items()
        for n, address in enumerate(addresses)
    ]
    return (*team, *departments)


def letters(everybody: Iterable[Recipient], notices: Iterable[Notice]) -> Iterator[Letter]:
    """A letter for each thing and each recipient that is told of it."""
    notices = tuple(notices)
    for one in everybody:
        for notice in notices:
            if one.is_for(notice):
                yield Letter(recipient=one.id, key=notice.key, content=msgspec.msgpack.encode(notice))
