"""What an interrupted scan may not ask any more when it is resumed."""

from __future__ import annotations

import datetime as dt
import enum

import msgspec

from checks.core.model.finding import Target
from checks.core.model.text import Text


class Cause(enum.StrEnum):
    """Why: not on the list, of another OPD, permission over, outside hours; LEVEL: it may be asked less than was planned."""

    UNLISTED = "unlisted"
    MOVED = "moved"
    ENDED = "ended"
    HOURS = "hours"
    LEVEL = "level"


_WORDS = {
    Cause.UNLISTED: Text(
        id="tidak ada lagi dalam daftar aset, sehingga tidak ditanyai.",
        en="is not on the list any more, so it was not asked.",
    ),
    Cause.MOVED: Text(
        id="kini terdaftar pada OPD lain dan dipindai di sana pada pemindaian berikutnya.",
        en="is listed under another department now and is scanned there next time.",
    ),
    Cause.ENDED: Text(
        id="masa izin pemindaiannya sudah berakhir, sehingga tidak ditanyai.",
        en="has no permission any more: it has ended, so the asset was not asked.",
    ),
    Cause.HOURS: Text(
        id="sedang di luar jam pemindaian yang diizinkan, sehingga tidak ditanyai.",
        en="was outside the hours in which it may be scanned, so it was not asked.",
    ),
    Cause.LEVEL: Text(
        id="kini hanya boleh dipindai pada tingkat yang lebih rendah, sehingga sebagian butir tidak diperiksa.",
        en="may be scanned only at a lower level now, so some of the checks were not made.",
    ),
}


class Restriction(msgspec.Struct, frozen=True, kw_only=True):
    """A target that an interrupted scan had still to ask, what today's list or the clock takes away of it, and when that was seen.

    ``opd`` is the code of the department in whose name it was to be asked.
    """

    host: str
    port: int
    opd: str
    cause: Cause
    at: dt.datetime

    @property
    def name(self) -> str:
        """As `Target.name`."""
        return Target(host=self.host, port=self.port).name

    @property
    def text(self) -> Text:
        """What follows the name of the target."""
        return _WORDS[self.cause]
