"""Everything that reads what a server sent: the public functions of ``checks.core.parse``, found by themselves, and others by name."""

from __future__ import annotations

import contextlib
import inspect
import pkgutil
import sys
from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any

from checks.core import parse
from checks.core.evidence.http import Body
from checks.core.exposure.proof import form_of, has_keys
from checks.core.page.similarity import frame, words
from checks.core.parse.robots import robots
from checks.core.parse.style_sheet import style_sheet
from checks.core.parse.url import canonical
from checks.core.software.script_libraries import libraries_in
from scanner.probes.tls.wire.records import Reader as TlsRecords

_TEXTS = ("str", "bytes", "Sources", "Iterable[str]", "Sequence[bytes]")
URL = "https://dinkes.kotacontoh.go.id/a/"


def readers() -> dict[str, Callable[[str], object]]:
    """Each by its name, called with one text; other parameters are given an address or a name."""
    functions = {}
    for module in pkgutil.iter_modules(parse.__path__, f"{parse.__name__}."):
        for name, value in vars(import_module(module.name)).items():
            function = inspect.unwrap(value) if callable(value) else None
            if inspect.isfunction(function) and function.__module__ == module.name and name[0] != "_":
                signature = inspect.signature(function)
                first, *others = (
                    str(parameter.annotation) for parameter in signature.parameters.values() if parameter.default is parameter.empty
                )
                # What is given values beside the text, and no other text, reads none by itself.
                if first.startswith(_TEXTS) and set(others) <= {"str"}:
                    functions[f"{module.name}.{name}"] = _call(value, signature)
    return functions | _OTHERS


def _call(function: Callable[..., object], signature: inspect.Signature) -> Callable[[str], object]:
    first, *others = signature.parameters.values()
    more = [URL for parameter in others if parameter.default is parameter.empty]
    kind = str(first.annotation)

    def call(text: str) -> object:
        one: object = text.encode() if "bytes" in kind else text
        if kind == "Sources":
            one = tuple(text.split())
        elif kind.startswith(("Iterable", "Sequence")):
            one = [one]
        # What a parser refuses as no text of its kind costs as much as any.
        with contextlib.suppress(ValueError):
            return _exhausted(function(one, *more))
        return None

    return call


def _exhausted(value: object) -> object:
    return list(value) if inspect.isgenerator(value) else value


_OTHERS: dict[str, Callable[[str], object]] = {
    "words": words,
    "frame": frame,
    "form of a body": form_of,
    "keys of JSON": lambda text: has_keys(text, ("a", "b"), cut=True),
    "canonical URL": lambda text: canonical(text, URL),
    "robots for an address": lambda text: [robots(text).allows(f"/{'ab' * 900}{n}", "tilik") for n in range(3)],
    "style sheet": style_sheet,
    "libraries in a script": lambda text: libraries_in(Body(text)),
    "TLS records in pieces": lambda text: _fed(text.encode("latin-1", "replace")),
}


def _fed(data: bytes) -> None:
    records = TlsRecords()
    for at in range(0, len(data), 64):
        records.feed(b"\x16\x03\x03\x00\x40" + data[at : at + 64].ljust(64, b"\x01"))


def forget() -> None:
    """Empties the caches of the parsers, so that nothing is measured that is only remembered."""
    for parser_cache in _caches():
        parser_cache.cache_clear()


@cache
def _caches() -> list[Any]:
    modules = [module for name, module in sys.modules.items() if name.startswith(f"{parse.__name__}.")]
    return [value for module in modules for value in vars(module).values() if hasattr(value, "cache_clear")]
