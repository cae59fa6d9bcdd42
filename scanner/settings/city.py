"""What a city says of itself in tilik.toml: its letterhead and its own decree."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from checks.core.model.risk import RiskLevel
from reports.strategy import Contact, Rung
from reports.strategy.decree import APPETITE


class Report(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """[report]: how reports look and who issues them."""

    lang: Annotated[Literal["id", "en"], Meta(description="Language of reports: id or en.")] = "id"
    issuer: Annotated[str, Meta(description="The unit that issues the reports, on every cover.")] = ""
    contact: Annotated[str, Meta(description="How an OPD reaches that unit.")] = ""
    marking: Annotated[str, Meta(description="Handling mark on every page, for instance TLP:AMBER or TERBATAS.")] = "TERBATAS"
    zone: Annotated[str, Meta(description="IANA time zone in which reports show times.")] = "Asia/Jakarta"
    letterhead: Annotated[
        tuple[str, ...], Meta(description="Lines of the letterhead: the government, the unit, its address. The first is the largest.")
    ] = ()
    logo: Annotated[str, Meta(description="File with the logo beside them: PNG or JPEG, at most 300 kB.")] = ""
    letter: Annotated[
        str,
        Meta(
            description="Number of the letter that goes with the reports; `{code}` stands for the OPD. Empty leaves a line to write it on."
        ),
    ] = ""
    valid_days: Annotated[int, Meta(ge=0, description="Days for which a report is valid after its scan; 0 says nothing about it.")] = 90
    group: Annotated[
        str,
        Meta(
            description="Group that may read the files of reports, that of a web server for instance: `www-data`. Empty for their owner alone."
        ),
    ] = ""
    keep_days: Annotated[
        int,
        Meta(ge=0, le=36_500, description="Days for which earlier reports stay, in `archive` beside the newest; 0 keeps the newest alone."),
    ] = 0
    formats: Annotated[tuple[str, ...], Meta(description="Plug-ins whose formats `tilik report` knows besides its own.")] = ()


class StrategySettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """[strategy]: the city's own decree on cyber security, and what it lays down."""

    number: Annotated[str, Meta(description="The decree, for instance Keputusan Wali Kota Contoh Nomor 12 Tahun 2026.")] = ""
    title: Annotated[str, Meta(description="What the decree is about, without the word tentang.")] = ""
    contacts: Annotated[
        tuple[Contact, ...],
        Meta(
            description='Whom to reach at a sign of an incident, a `[[strategy.contacts]]` each: `name = "…"`, and `role`, `phone`, `mail`.'
        ),
    ] = ()
    ladder: Annotated[
        tuple[Rung, ...],
        Meta(
            description='Levels of alarm, lowest first, a `[[strategy.ladder]]` each: `name = "…"`, and `when` it is reached, `who` is told.'
        ),
    ] = ()
    deadlines: Annotated[
        dict[RiskLevel, Annotated[int, Meta(ge=0)]],
        Meta(
            description="Days to fix a finding, by risk level; without one: {sangat-tinggi = 3, tinggi = 7, sedang = 30, rendah = 90, sangat-rendah = 180}."
        ),
    ] = {}
    acceptance: Annotated[
        dict[RiskLevel, Annotated[int, Meta(ge=0)]],
        Meta(
            description="Days for which a risk may be accepted at most, by risk level; without one: {sangat-tinggi = 30, tinggi = 90, sedang = 180, rendah = 365, sangat-rendah = 365}."
        ),
    ] = {}
    appetite: Annotated[
        int,
        Meta(
            ge=1, le=25, description="Selera risiko: the smallest magnitude (besaran, 1 to 25) that the risk register says must be handled."
        ),
    ] = APPETITE
