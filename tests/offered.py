"""What `checks` offers to who writes a check, read from the code: docs/authors.md has it by topic."""

from __future__ import annotations

import ast
import enum
import importlib
import inspect
import re
import typing
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

import checks
from checks.core.check.need import Need
from checks.core.model.finding import Reason

# A topic of the page to the folders and files in which its names are defined.
TOPICS: dict[str, tuple[str, ...]] = {
    "a-check": ("checks.core.check.check",),
    "needs": (
        "checks.core.check.need",
        "checks.core.check.dns_need",
        "checks.core.check.domain_need",
        "checks.core.check.earlier_need",
        "checks.core.check.script_need",
        "checks.core.check.views_need",
    ),
    "fixes": ("checks.core.configuration", "checks.core.check.verification"),
    "evidence": ("checks.core.evidence",),
    "judgement": ("checks.core.model",),
    "domains": ("checks.core.domain",),
    "pages": ("checks.core.page", "checks.core.signs"),
    "parsers": ("checks.core.parse",),
    "tls": ("checks.core.tls", "checks.core.check.per_address", "checks.core.check.certificates"),
    "software": ("checks.core.software",),
    "families": ("checks.core.check.family", "checks.core.check.topic"),
    "catalogue": ("checks.core.exposure",),
    "by-hand": ("checks.core.testing", "checks.core.check.lazy"),
}
# A longer value of a constant is not shown.
_LONGEST = 80


def origins() -> dict[str, str]:
    """Every name of ``checks.__all__`` to the module that defines it."""
    tree = ast.parse(Path(checks.__file__).read_text("utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    places = {alias.asname or alias.name: _place(node.module or "", alias.name) for node in imports for alias in node.names}
    return {name: places[name] for name in checks.__all__}


def _place(package: str, name: str) -> str:
    """A module that is imported as a name stands in itself."""
    there = getattr(importlib.import_module(package), name, None)
    return f"{package}.{name}" if there is None or isinstance(there, ModuleType) else package


def names(topic: str) -> list[str]:
    """What of ``checks.__all__`` belongs to the topic."""
    return [name for name, origin in origins().items() if any(f"{origin}.".startswith(f"{place}.") for place in TOPICS[topic])]


def entries(topic: str) -> str:
    """The names of a topic in a list, with their shapes and the first sentence of what they say of themselves."""
    offered = ((name, getattr(checks, name)) for name in names(topic))
    return "\n".join(line for name, value in offered for line in _entry(name, value))


def _entry(name: str, value: object) -> Iterator[str]:
    if isinstance(value, ModuleType):
        yield f"- **`{name}`**: {_sentence(value)}"
        yield from (f"  {line}" for inner, below in _public(value) for line in _entry(f"{name}.{inner}", below))
        return
    yield f"- {_line(_shape(name, value), value)}"
    if inspect.isclass(value) and not issubclass(value, enum.Enum | BaseException):
        for inner, member in vars(value).items():
            function = member.fget if isinstance(member, property) else member
            has_text = isinstance(member, property) or (inspect.isfunction(member) and member.__doc__)
            if has_text and inspect.isfunction(function) and not inner.startswith("_"):
                shape = _call(inner, function) if function is member else f"{inner} → {inspect.signature(function).return_annotation}"
                yield f"  - {_line(f'.{shape}', function)}"


def _line(shape: str, value: object) -> str:
    sentence = _sentence(value)
    return f"`{shape}`: {sentence}" if sentence else f"`{shape}`"


def _public(module: ModuleType) -> Iterator[tuple[str, object]]:
    """What a module offers itself: its ``__all__``, or what is defined in it and what it hands on (``import x as x``)."""
    names = getattr(module, "__all__", None) or [name for name in _defined(module) if not name.startswith("_")]
    return ((name, getattr(module, name)) for name in names)


def _defined(module: ModuleType) -> Iterator[str]:
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.ImportFrom):
            yield from (alias.name for alias in node.names if alias.asname == alias.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                if isinstance(target, ast.Name):
                    yield target.id


def _shape(name: str, value: object) -> str:
    if inspect.isclass(value) and issubclass(value, enum.Enum):
        return f"{name}: {', '.join(value.__members__)}"
    if inspect.isclass(value) and issubclass(value, msgspec.Struct):
        shape = f"{name}({', '.join(_fields(value))})"
        need: Any = value if issubclass(value, Need) and value is not Need else None
        return f"{shape} → {need.yields.__name__}, {need.level.name}" if need else shape
    if inspect.isclass(value) or (callable(value) and inspect.isroutine(inspect.unwrap(value))):
        return _call(name, value)
    if isinstance(value, str | int) and len(repr(value)) <= _LONGEST:
        return f"{name} = {value!r}"
    alias = str(value) if typing.get_origin(value) else type(value).__name__
    return f"{name}: " + re.sub(r"\b[a-z_]+[.]", "", alias)


def _fields(struct: type[msgspec.Struct]) -> Iterator[str]:
    declared = {name: kind for base in reversed(struct.__mro__) for name, kind in vars(base).get("__annotations__", {}).items()}
    for field in msgspec.structs.fields(struct):
        yield f"{field.name}: {declared[field.name]}" + ("" if field.required else " = …")


def _call(name: str, function: Callable[..., object]) -> str:
    """A signature as it is written: annotations without quotes, defaults that are no short literal left out, no ``self``."""
    signature = inspect.signature(function)
    parameters = [_parameter(one) for one in signature.parameters.values() if one.name != "self"]
    shape = str(signature.replace(parameters=parameters, return_annotation=inspect.Signature.empty))
    result = "" if signature.return_annotation in (inspect.Signature.empty, None, "None") else f" → {signature.return_annotation}"
    return name + _ANNOTATION.sub(r": \1\2", shape).replace("'…'", "…") + result


# An annotation as `inspect` shows one that is a text.
_ANNOTATION = re.compile(r""": (?:'([^']*)'|"([^"]*)")""")


def _parameter(parameter: inspect.Parameter) -> inspect.Parameter:
    default = parameter.default
    short = (
        default is parameter.empty
        or default is None
        or (isinstance(default, int) and not isinstance(default, enum.Enum))
        or default in ("", ())
    )
    return parameter if short else parameter.replace(default="…")


def _sentence(value: object) -> str:
    """The first sentence of a docstring, on one line, or of a reason; nothing where a library or a base wrote it."""
    if isinstance(value, Reason):
        return value.text.en
    sentence = vars(value).get("__doc__") if inspect.isclass(value) else getattr(value, "__doc__", None)
    if (
        not sentence
        or not (isinstance(value, ModuleType | type) or callable(value))
        or isinstance(value, msgspec.Struct)
        or typing.get_origin(value)
    ):
        return ""
    return re.split(r"(?<=\.)\s| >>> ", " ".join(sentence.split()), maxsplit=1)[0].replace("``", "`")
