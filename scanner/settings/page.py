"""docs/settings.md, made from the declarations: ``python -m scanner.settings.page > docs/settings.md``."""

from __future__ import annotations

import json
import typing
from collections.abc import Iterator

import msgspec
from msgspec import Meta

from scanner.settings.declared import tables
from scanner.settings.schedules import Schedule

_INTRODUCTION = """# Settings

`tilik.toml` holds the settings of a city. tilik reads the one in the current folder, or one named on the command line; without a
file every setting has its default. Paths are relative to the file. An unknown setting or a value of the wrong kind stops tilik
before anything is sent. [P09](promises.md#p09)

This page is made from the declarations in `scanner/settings/declared.py` by `python -m scanner.settings.page`.
"""


def settings_page() -> str:
    """The page, in Markdown."""
    sections = (line for name, table in tables().items() for line in _section(name, table))
    return "\n".join([_INTRODUCTION, *sections, *_section("schedule", Schedule(cron="15 19 * * *", report=("html",)))])


def _section(name: str, table: msgspec.Struct) -> Iterator[str]:
    yield f"## {(type(table).__doc__ or name).rstrip('.')}\n" if name else "## Outside any table\n"
    hints = typing.get_type_hints(type(table), include_extras=True)
    for field in table.__struct_fields__:
        value = getattr(table, field)
        if not isinstance(value, msgspec.Struct):
            yield f"- `{field} = {_toml(value)}`: {_description(hints[field])}"
    yield ""


def _description(annotation: object) -> str:
    return next(m.description for m in typing.get_args(annotation)[1:] if isinstance(m, Meta) and m.description)


def _toml(value: object) -> str:
    """The default as TOML: a text, a number, a list or a table of them."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_toml(item)}" for key, item in value.items()) + "}"
    return json.dumps(value)


if __name__ == "__main__":
    print(settings_page(), end="")
