"""[keep] of tilik.toml: for how long what is in the store is kept."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

Days = Annotated[int, Meta(ge=0, le=36_500)]


class KeepSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """[keep]: for how many days a scan's parts stay in the store after a newer one; 0 is for ever."""

    evidence: Annotated[Days, Meta(description="What servers answered; without it a scan cannot be judged again by newer rules.")] = 0
    verdicts: Annotated[
        Days,
        Meta(description="The scan itself, with its verdicts. What became of each finding, and what people decided, is never given up."),
    ] = 0
