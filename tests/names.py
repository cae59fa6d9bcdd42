"""The names of the house, as the tests judge them: public names that are defined twice, and names that are past participles."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from tests.source import PACKAGES, files, parsed

# What says that something happened to a thing, where a name should say what the thing is.
PARTICIPLES = frozenset(
    [
        "found",
        "seen",
        "told",
        "given",
        "known",
        "asked",
        "made",
        "shown",
        "said",
        "kept",
        "taken",
        "written",
        "wanted",
        "named",
        "proven",
        "spoken",
        "chosen",
        "gathered",
        "heard",
        "held",
        "gone",
        "unseen",
        "unasked",
        "unknown",
        "untold",
        "unsaid",
        "sighted",
        "mentioned",
        "granted",
        "stored",
        "vetted",
        "overheard",
        "fetched",
        "planned",
        "spent",
        "routed",
        "swept",
        "tested",
        "meant",
        "handed",
        "printed",
        "converted",
        "unpacked",
        "quoted",
        "unsealed",
        "turned",
        "stumbled",
        "chained",
        "certified",
        "unnamed",
        "awaited",
        "carried",
        "translated",
        "remembered",
        "grouped",
        "replaced",
        "planted",
        "invented",
        "upgraded",
        "watched",
        "secured",
        "waited",
        "served",
        "connected",
        "described",
        "anchored",
        "preferred",
        "timed",
        "tolerated",
        "reserved",
        "tracked",
        "received",
        "added",
        "aged",
        "announced",
        "assigned",
        "betrayed",
        "built",
        "called",
        "catalogued",
        "compiled",
        "contacted",
        "counted",
        "crawled",
        "decided",
        "derived",
        "dotted",
        "dumped",
        "earned",
        "embedded",
        "emptied",
        "filled",
        "got",
        "implied",
        "imported",
        "indented",
        "inflated",
        "lapsed",
        "led",
        "listed",
        "logged",
        "looked",
        "lowered",
        "met",
        "paired",
        "probed",
        "rated",
        "reached",
        "resolved",
        "retested",
        "shut",
        "skipped",
        "supposed",
        "tamed",
        "unwrapped",
        "weighed",
        "canned",
        "cloaked",
        "sniffed",
        "styled",
    ]
)

# What each file of a folder of equals has of its own, by folder.
PARTS = frozenset([("reports/words", "WORDS"), ("scanner/example_city/sites", "sites")])


def bound_names(node: ast.stmt) -> Iterator[str]:
    """The names that a statement of a module or a class defines."""
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            yield name
        case ast.Assign(targets=targets):
            yield from (name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name))
        case ast.AnnAssign(target=ast.Name(id=name)):
            yield name


def plays_a_part(node: ast.stmt, path: Path) -> bool:
    """Whether a definition plays a part that every file of a list of equals gives to its own: the problems of a check, a command of the
    program, the words of a page, the sites of an agency.
    """
    match node:
        case ast.Assign(value=ast.Call(func=ast.Name(id="Problem"))):
            return path.parts[0] == "checks"
        case ast.FunctionDef(decorator_list=decorators) if path.parts[:2] == ("scanner", "cli"):
            calls = [decorator.func for decorator in decorators if isinstance(decorator, ast.Call)]
            return any(isinstance(call, ast.Attribute) and call.attr in ("command", "group") for call in calls)
        case _:
            return any((path.parent.as_posix(), name) in PARTS for name in bound_names(node))


@cache
def public_names() -> Mapping[str, frozenset[str]]:
    """Every public name of a module that more than one module defines, with these modules' files; migrations and parts (`plays_a_part`) apart."""
    homes = defaultdict(set)
    for path in files(*PACKAGES):
        if "versions" not in path.parts:
            for node in parsed(path).body:
                if not plays_a_part(node, path):
                    for name in bound_names(node):
                        homes[name].add(path.as_posix())
    return {name: frozenset(paths) for name, paths in homes.items() if len(paths) > 1 and not name.startswith("_")}


def is_participle(name: str) -> bool:
    return name.strip("_").lower().rpartition("_")[2] in PARTICIPLES


def participles(path: Path) -> Iterator[str]:
    """The variables, parameters, functions, constants, fields and attributes of a file that are called by a past participle, and the file itself."""
    if is_participle(path.stem) and not path.stem.startswith("test_"):
        yield path.stem
    for node in ast.walk(parsed(path)):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name) | ast.arg(arg=name):
                names = (name,)
            case ast.Name(id=name, ctx=ast.Store()) | ast.MatchAs(name=str(name)) | ast.ExceptHandler(name=str(name)):
                names = (name,)
            case ast.Attribute(attr=name, ctx=ast.Store()):
                names = (name,)
            case _:
                continue
        # The name of a test is a sentence.
        yield from (name for name in names if is_participle(name) and not name.startswith("test_"))
