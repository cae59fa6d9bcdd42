"""[notify] of tilik.toml: who is told of what changed."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

_Recipients = Annotated[
    tuple[str, ...],
    Meta(
        description="Whom, as URLs of Apprise (mailtos://…, json://…, tgram://…). `env:NAME` and `file:PATH` stand for one that is kept there."
    ),
]


class NotifySettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """[notify]: who is told of what changed, each once."""

    to: _Recipients = ()
    opd: Annotated[dict[str, tuple[str, ...]], Meta(description="The same for an OPD, by its code: what concerns it alone.")] = {}
    level: Annotated[
        Literal["sangat-rendah", "rendah", "sedang", "tinggi", "sangat-tinggi"],
        Meta(description="Findings from this risk level up are told."),
    ] = "tinggi"
    confirm: Annotated[
        int, Meta(ge=0, description="So many new findings are looked at a second time before they are told; what is gone then is not told.")
    ] = 20
    silent_days: Annotated[
        int, Meta(ge=0, description="A host or a check that nothing was asked for so many days is told; 0 tells of none.")
    ] = 8
    quiet: Annotated[
        str,
        Meta(
            pattern=r"^(?:(?:[01]\d|2[0-3]):[0-5]\d-(?:[01]\d|2[0-3]):[0-5]\d)?$",
            description="Hours in which only incidents are told, as `21:00-06:00` by the clocks of the city.",
        ),
    ] = ""
