"""The sheet with what the drop-downs offer."""

from __future__ import annotations

from typing import Any

from checks import Text
from reports.export.formats.xlsx.styles import Styles, set_up_page
from reports.register import COLUMNS, register
from reports.words.register import NEGATIVE, NO, POSITIVE, SHEETS, YES

_ROW = 2


def _lists(lang: str) -> dict[str, list[str | int]]:
    form = register()

    def labels(texts: tuple[Text, ...]) -> list[str | int]:
        return [text[lang] for text in texts]

    return {
        "signs": labels((NEGATIVE, POSITIVE)),
        "categories": labels(tuple(form.categories.values())),
        "impacts": labels(tuple(form.impacts.values())),
        "scale": [1, 2, 3, 4, 5],
        "options": labels(tuple(form.options.values())),
        "yes": labels((YES, NO)),
        "states": labels(tuple(form.states.values())),
    }


def list_range(choices: str, lang: str) -> str:
    """Where a drop-down finds its list: ``=Pilihan!$B$2:$B$17``."""
    lists = _lists(lang)
    letter = "ABCDEFGHIJ"[list(lists).index(choices)]
    return f"='{SHEETS['choices'][lang]}'!${letter}${_ROW}:${letter}${_ROW + len(lists[choices]) - 1}"


def choices_sheet(sheet: Any, styles: Styles, lang: str, marking: str) -> None:
    """Fill an empty sheet: a list a column, under the heading of the register's first column that takes it."""
    headings = {column.choices: column.heading for column in reversed(COLUMNS)}
    for number, (name, items) in enumerate(_lists(lang).items()):
        sheet.set_column(number, number, max(12, *(len(str(item)) for item in items)) + 2)
        sheet.write_string(0, number, headings[name][lang], styles.head)
        for row, item in enumerate(items, _ROW - 1):
            if isinstance(item, int):
                sheet.write_number(row, number, item, styles.number)
            else:
                sheet.write_string(row, number, item, styles.text)
    set_up_page(sheet, marking)
