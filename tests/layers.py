"""The layers of the house, top to bottom: what stands in a row may import what stands in the rows below it, and nothing else.

A room is a folder without folders in it; where a folder has some, each of its files is a room by itself, and so is every
package's ``__init__``, which gathers what its neighbours define.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from tests.source import PACKAGES, files, parsed

LAYERS = {
    "scanner": (
        ("__main__",),
        ("cli",),
        ("fleet",),
        ("delivery", "metrics", "notices", "remainder", "retest", "run", "schedule"),
        ("judge",),
        ("store",),
        ("engine",),
        ("plan", "probes"),
        ("example_city", "net", "plugins", "targets"),
        ("sandbox", "settings"),
        ("log",),
        ("errors", "memory", "version"),
    ),
    "reports": (
        ("export",),
        ("html", "register", "terminal"),
        ("views",),
        ("strategy",),
        ("words",),
    ),
    "checks/core": (
        ("assess",),
        ("facts",),
        ("exposure",),
        ("ratings", "signs", "testing"),
        ("check",),
        ("domain", "page", "software"),
        ("configuration", "evidence"),
        ("parse",),
        ("model", "redact", "tls"),
    ),
}  # fmt: skip

CROWD = 20
EQUALS = {
    "checks/core/parse": "one format a file",
    "checks/http": "one check a file",
    "checks/tls": "one check a file",
    "reports/views": "one view of the verdicts a file",
    "reports/words": "the words of one subject a file",
    "scanner/cli": "one command, or what commands print, a file",
}


def drawing() -> str:
    """The layers as CONTRIBUTING.md shows them."""
    width = max(map(len, LAYERS)) + 2
    return "\n\n".join(
        "\n".join(f"{folder if not depth else '':{width}}{'  '.join(row)}" for depth, row in enumerate(rows))
        for folder, rows in LAYERS.items()
    )


@cache
def modules() -> Mapping[str, Path]:
    """Every module of the house and its file."""
    return {".".join(path.parent.parts if path.stem == "__init__" else path.with_suffix("").parts): path for path in files(*PACKAGES)}


@cache
def has_folders(folder: Path) -> bool:
    return any(path.parent.parent == folder for path in modules().values())


def room(module: str) -> str:
    path = modules()[module]
    alone = path.stem == "__init__" or has_folders(path.parent)
    return str(path.with_suffix("") if alone else path.parent)


def modules_needed(path: Path) -> Iterator[str]:
    """The modules of the house that a file imports: what is named in a package is its submodule where there is one."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules())
        elif isinstance(node, ast.ImportFrom):
            whole = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name if name in modules() else node.module or "" for name in whole if {name, node.module} & modules().keys())


@cache
def edges() -> frozenset[tuple[str, str]]:
    """Every import of one module by another: (importing, imported)."""
    return frozenset((module, name) for module, path in modules().items() for name in modules_needed(path) if name != module)


def circle(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """The rooms of one circle of imports, if there is any."""
    graph: dict[str, set[str]] = {}
    for importing, target in pairs:
        if room(importing) != room(target):
            graph.setdefault(room(importing), set()).add(room(target))
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        rooms: list[str] = error.args[1]
        return rooms
    return []


def upward(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The imports against the order of the layers, within a row as well."""
    wrong = []
    for folder, rows in LAYERS.items():
        depth = {f"{folder}/{name}".replace("/", "."): number for number, row in enumerate(rows) for name in row}
        level = len(folder.split("/")) + 1
        for importing, target in pairs:
            above, below = (".".join(name.split(".")[:level]) for name in (importing, target))
            if above != below and above in depth and below in depth and depth[above] >= depth[below]:
                wrong.append((importing, target))
    return sorted(wrong)
