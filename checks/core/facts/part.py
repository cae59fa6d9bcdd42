"""What the facts of a target are made of, and what each part of them needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from checks.core.check.lookup import Evidence
from checks.core.check.need import Need
from checks.core.model.finding import Target


class Part(msgspec.Struct, frozen=True):
    """One ``field`` of `Facts`, and the needs that it is read from.

    A part is no reason to ask anybody anything, but where all of its ``needs`` are asked anyway, so is what makes it complete: ``besides``.
    """

    field: str
    needs: tuple[Need, ...]
    read: Callable[[Target, Evidence], Any]
    besides: tuple[Need, ...] = ()
