"""Every regular expression of the project, found by itself: in module variables, containers, objects and classes, and at each call of ``re``."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

PACKAGES = ("checks", "reports", "scanner")
FUNCTIONS = frozenset(("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"))
# How a pattern is tried where nothing says what it is used for.
ANYHOW = frozenset(("match", "fullmatch", "search", "findall"))
_MENTIONS = re.compile(r"\bre\.|\bpattern=")
_WITHOUT_IMPORT = ("scanner.store.migrations",)


class Pattern(NamedTuple):
    """``where`` for the reader; ``uses`` are methods of a compiled pattern."""

    where: str
    regex: re.Pattern[str] | re.Pattern[bytes]
    uses: frozenset[str]


class Unresolved(NamedTuple):
    """A call whose pattern is made from values that only a run has: ``module.function``."""

    where: str


def modules(packages: Iterable[str] = PACKAGES) -> Iterator[ModuleType]:
    """Every module of these packages, imported."""
    for name in packages:
        package = importlib.import_module(name)
        yield package
        for module in pkgutil.walk_packages(package.__path__, f"{name}."):
            if not module.name.startswith(_WITHOUT_IMPORT) and not module.name.endswith("__main__"):
                yield importlib.import_module(module.name)


def patterns(searched: Iterable[ModuleType]) -> Iterator[Pattern | Unresolved]:
    """Each pattern once, with everything it is used for in any of these modules."""
    where: dict[tuple[str | bytes, int], tuple[str, Any]] = {}
    uses: defaultdict[tuple[str | bytes, int], set[str]] = defaultdict(set)
    for module in searched:
        source = Path(str(module.__file__)).read_text("utf-8")
        table = [(name, *spot) for name, value in vars(module).items() for spot in _within(value, name, module.__name__, set())]
        if not table and not _MENTIONS.search(source):
            continue
        nodes = list(_nodes(ast.parse(source), module.__name__))
        for name, path, regex in table:
            where.setdefault(_key(regex), (f"{module.__name__}.{path}", regex))
            uses[_key(regex)] |= _methods([node for _, node in nodes], name) if path == name else ANYHOW
        for function, node in nodes:
            if not isinstance(node, ast.Call) or not _of_patterns(node):
                continue
            regex = _evaluated(node, module)
            if regex is None:
                # What a module makes for itself, in a loop for instance, its variables hold.
                if function != module.__name__ or _name(node) != "compile":
                    yield Unresolved(function)
            elif _key(regex) not in where or _name(node) in FUNCTIONS:
                where.setdefault(_key(regex), (function, regex))
                uses[_key(regex)] |= {_name(node)} if _name(node) in FUNCTIONS else ANYHOW
    for place, regex in where.values():
        yield Pattern(place, regex, frozenset(uses[_key(regex)]))


def _key(regex: re.Pattern[str] | re.Pattern[bytes]) -> tuple[str | bytes, int]:
    """What makes two patterns one: ``re`` remembers only so many, and compiles the others anew."""
    return regex.pattern, regex.flags


def _within(value: object, path: str, module: str, visited: set[int]) -> Iterator[tuple[str, Any]]:
    """The patterns that a variable holds, however deep. Other modules' own classes are looked at where they are defined."""
    if isinstance(value, re.Pattern):
        yield path, value
        return
    if id(value) in visited or isinstance(value, str | bytes | int | ModuleType):
        return
    visited.add(id(value))
    if isinstance(value, Mapping):
        parts: Iterable[tuple[object, object]] = (*enumerate(value.keys()), *value.items())
    elif isinstance(value, tuple | list | set | frozenset):
        parts = enumerate(value)
    elif inspect.isclass(value):
        parts = vars(value).items() if value.__module__ == module else ()
    elif type(value).__module__.startswith(PACKAGES):
        parts = [(name, getattr(value, name)) for name in (*getattr(value, "__dict__", ()), *getattr(value, "__struct_fields__", ()))]
    else:
        return
    for key, part in list(parts):
        yield from _within(part, f"{path}.{key}", module, visited)


def _methods(nodes: list[ast.AST], name: str) -> set[str]:
    """What a module does with its variable; anything besides calling a method may be everything."""
    methods = {id(node.value): node.attr for node in nodes if isinstance(node, ast.Attribute) and node.attr in FUNCTIONS}
    loads = (node for node in nodes if isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load))
    method_names: set[str] = set()
    for node in loads:
        method_names |= {methods[id(node)]} if id(node) in methods else ANYHOW
    return method_names


def _nodes(tree: ast.AST, path: str) -> Iterator[tuple[str, ast.AST]]:
    """Everything below, each with the name of the function it stands in."""
    for child in ast.iter_child_nodes(tree):
        inside = f"{path}.{child.name}" if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) else path
        yield inside, child
        yield from _nodes(child, inside)


def _of_patterns(call: ast.Call) -> bool:
    """Calls of functions of ``re``, and of ``Meta`` with a pattern."""
    if _name(call) == "Meta":
        return any(word.arg == "pattern" for word in call.keywords)
    of_re = isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name) and call.func.value.id == "re"
    return of_re and _name(call) in _FLAGS


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id if isinstance(call.func, ast.Name) else ""


# Where in its arguments a function of ``re`` takes flags.
_FLAGS = {"compile": 1, "match": 2, "fullmatch": 2, "search": 2, "findall": 2, "finditer": 2, "split": 3, "sub": 4, "subn": 4}


def _evaluated(call: ast.Call, module: ModuleType) -> re.Pattern[str] | re.Pattern[bytes] | None:
    """The pattern as the module's own variables make it; None where a function's variables are needed."""
    keywords = {word.arg: word.value for word in call.keywords}
    source = keywords.get("pattern") or call.args[0]
    place = _FLAGS.get(_name(call), 99)
    flags = keywords.get("flags") or (call.args[place] if len(call.args) > place else ast.Constant(0))
    try:
        return re.compile(_value(source, module), _value(flags, module))
    except NameError:
        return None


def _value(node: ast.expr, module: ModuleType) -> Any:
    return eval(compile(ast.fix_missing_locations(ast.Expression(node)), module.__name__, "eval"), dict(vars(module)))
