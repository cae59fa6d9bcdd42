"""[fleet] of tilik.toml: many machines that carry one scan."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

_Positive = Annotated[int, Meta(gt=0)]


class FleetSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """[fleet]: many machines that carry one scan."""

    broker: Annotated[
        str,
        Meta(
            description="Redis that groups travel over, as redis:// or rediss:// URL. `env:NAME` and `file:PATH` stand for one that is kept there."
        ),
    ] = ""
    key: Annotated[
        str,
        Meta(
            description="Key that errands are signed with, the same on every machine, at least 32 characters; better `env:NAME` or `file:PATH`."
        ),
    ] = ""
    ahead: Annotated[_Positive, Meta(description="Groups that are handed out and not done at most.")] = 500
    attempts: Annotated[_Positive, Meta(description="How often a group is tried before it is set aside.")] = 5
    seconds: Annotated[
        _Positive, Meta(description="Seconds for which an errand may wait to be taken up; after that it is refused, and handed out again.")
    ] = 3600
