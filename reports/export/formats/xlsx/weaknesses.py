"""The sheet "Data Kerentanan", in the columns in which security teams hand over what they found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from checks.core.model.text import fact_text
from reports.export.formats.xlsx.styles import SPARE, Styles, height, set_up_page
from reports.export.severity import SEVERITIES
from reports.export.spreadsheet_text import inert
from reports.strategy import strategy
from reports.views.cases import FindingCase
from reports.words import fill
from reports.words.register import EXPLAINED, NOT_A_CHOICE, RULE_LETTER, VULNERABILITY

_WIDTHS = (4, 20, 9, 20, 8, 6, 24, 26, 28, 32, 24, 26, 24, 10, 10, 16, 18, 12, 16, 13)
_SEVERITY = 2


class WeaknessRow(msgspec.Struct, frozen=True):
    """The cells of one line, without its number."""

    cells: tuple[str, ...]


def weakness_row(case: FindingCase, opd: str, lang: str) -> WeaknessRow:
    """One finding as a line; CVSS and two of the four proofs are for the team to fill in."""
    finding, advice, host = case.sighting.finding, case.advice, case.host
    functions = (fill(RULE_LETTER, letter=one, name=strategy().functions[one].name)[lang] for one in case.alignment.functions)
    explained = fill(
        EXPLAINED, magnitude=finding.magnitude, level=finding.level.label, likelihood=finding.likelihood, impact=finding.impact,
        references="; ".join(advice.references) or "–",
    )  # fmt: skip
    return WeaknessRow((
        advice.title[lang] if not case.sighting.subject else f"{advice.title[lang]} [{case.sighting.subject}]",
        SEVERITIES[finding.level],
        "\n".join(functions),
        "", "",
        case.url,
        case.sighting.text[lang],
        advice.why[lang],
        f"{advice.action[lang]}. {advice.fix.any[lang]}",
        explained[lang],
        case.sighting.verify[lang],
        "; ".join(f"{name}: {fact_text(fact)}" for name, fact in finding.facts.items()),
        "", "",
        opd,
        host.name,
        "\n".join(host.addresses),
        "\n".join(f"{one.name} {one.version or ''}".strip() for one in host.software),
        case.id,
    ))  # fmt: skip


def weaknesses_sheet(sheet: Any, lines: Sequence[WeaknessRow], styles: Styles, lang: str, marking: str) -> None:
    """Fill an empty sheet."""
    _headings(sheet, styles, lang)
    for row, line in enumerate(lines, 1):
        sheet.set_row(row, height(zip(line.cells, _WIDTHS[1:], strict=True)))
        sheet.write_number(row, 0, row, styles.number)
        _line(sheet, row, line.cells, styles)
    severities = {"validate": "list", "source": list(dict.fromkeys(SEVERITIES.values())), "error_message": NOT_A_CHOICE[lang]}
    sheet.data_validation(1, _SEVERITY, len(lines) + SPARE, _SEVERITY, severities)
    for row in range(len(lines) + 1, len(lines) + SPARE + 1):
        _line(sheet, row, [""] * (len(VULNERABILITY) - 1), styles)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, len(lines), len(VULNERABILITY) - 1)
    sheet.print_area(0, 0, max(1, len(lines)), len(VULNERABILITY) - 1)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0, 1)
    set_up_page(sheet, marking)


def _headings(sheet: Any, styles: Styles, lang: str) -> None:
    sheet.set_row(0, height((heading[lang], width - 2) for heading, width in zip(VULNERABILITY, _WIDTHS, strict=True)))
    for number, (heading, width) in enumerate(zip(VULNERABILITY, _WIDTHS, strict=True)):
        sheet.set_column(number, number, width)
        sheet.write_string(0, number, heading[lang], styles.head)


def _line(sheet: Any, row: int, cells: Iterable[str], styles: Styles) -> None:
    for number, cell in enumerate(cells, 1):
        if cell:
            sheet.write_string(row, number, inert(cell), styles.text)
        else:
            sheet.write_blank(row, number, None, styles.note)
