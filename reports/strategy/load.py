"""The data files, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

import msgspec

from reports.strategy.model import Focus, Function, Indicators, Regulation, ResponseStep, Strategy


@cache
def strategy() -> Strategy:
    """Everything the files say; ``msgspec.ValidationError`` where one of them is not of its shape."""
    return Strategy(
        rules=msgspec.convert(_read("regulations"), dict[str, Regulation]),
        functions=msgspec.convert(_read("functions"), dict[str, Function]),
        indicators=msgspec.convert(_read("indicators"), Indicators),
        focus=msgspec.convert(_read("focus"), dict[str, Focus]),
        steps=msgspec.convert(_read("response")["steps"], tuple[ResponseStep, ...]),
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("reports.strategy").joinpath(f"{name}.toml").read_text("utf-8"))
