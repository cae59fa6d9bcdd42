"""The first sheet: whose register this is, what it counts, and how it is to be read."""

from __future__ import annotations

from typing import Any

from checks.core.assess.assessment import Scan
from checks.core.assess.tally import Tally
from checks.core.model.risk import RiskLevel
from reports.export.formats.xlsx.styles import Styles, set_up_page
from reports.export.spreadsheet_text import inert
from reports.views.imprint import Imprint
from reports.words import fill
from reports.words.format import span
from reports.words.register import (
    ALL,
    CONTACT,
    COVERAGE_HEADING,
    COVERED,
    ISSUER_HEADING,
    LEVELS_HEADING,
    MARKING_HEADING,
    NOTES,
    PERIOD,
    SHEETS,
    TITLE,
)


def about_sheet(
    sheet: Any, scan: Scan, imprint: Imprint, tally: Tally, of: str, styles: Styles, lang: str, *, levels: str, city: bool
) -> None:
    """Fill an empty sheet. The counts are those of the tally, as in every other form, and follow what changes in the range of ``levels``."""
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, inert(f"{TITLE[lang]} – {of}"), styles.title)
    coverage = fill(COVERED, assessed=tally.coverage.assessed, total=tally.coverage.total)
    facts = (
        (PERIOD, span(scan.started, scan.finished or scan.started, imprint.zone, lang)),
        (ISSUER_HEADING, imprint.issuer),
        (CONTACT, imprint.contact),
        (MARKING_HEADING, imprint.marking),
        (COVERAGE_HEADING, coverage[lang]),
    )
    row = 2
    for label, value in facts:
        if not value:
            continue
        sheet.write_string(row, 0, label[lang], styles.plain)
        sheet.write_string(row, 1, inert(value), styles.prose)
        row += 1
    row += 1
    sheet.write_string(row, 0, LEVELS_HEADING[lang], styles.head)
    sheet.write_string(row, 1, "", styles.head)
    for level in reversed(RiskLevel):
        row += 1
        sheet.write_string(row, 0, level.label[lang], styles.level[level])
        sheet.write_formula(row, 1, f'=COUNTIF({levels},"{level.label[lang]}")', styles.count, tally.levels[level])
    row += 1
    sheet.write_string(row, 0, ALL[lang], styles.text)
    sheet.write_formula(row, 1, f"=SUM(B{row - len(RiskLevel) + 1}:B{row})", styles.count, tally.findings)
    row += 2
    names = {key: SHEETS[key] for key in ("matrix", "city", "weaknesses", "software")}
    for note in NOTES if city else NOTES[:-1]:
        sheet.merge_range(row, 0, row, 1, fill(note, **names)[lang], styles.prose)
        sheet.set_row(row, 30)
        row += 1
    set_up_page(sheet, imprint.marking)
