"""Every text of the program in both languages, read from its source and its data, so that none is out of a test's sight."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from checks import Text
from scanner.cli import tilik

ROOT = Path(__file__).parents[2]
PACKAGES = ("checks", "reports", "scanner")
# What the invented servers of the example city say is theirs.
_FOREIGN = ROOT / "scanner" / "example_city"

# Quoted as another program prints or shows them, and names of products and elements.
_QUOTE = re.compile(
    r"Cipher is \(NONE\)|Certificate will not expire|Verify return code: 0 \(ok\)|(?:cPanel|WHM|WebAdmin)[^;,]* > [^;,]*"
    r"|System > Update|script dan link|jQuery File Upload|«[^»]*»|“[^”]*”|`[^`]*`|https?://\S+|[\w-]*\.[\w.-]+|[A-Z][\w]*(?:-[A-Z][\w]*)+:?\s?[\w=-]*"
)


def plain(text: str) -> str:
    """A text without what it quotes."""
    return _QUOTE.sub(" ", text)


def texts() -> Iterator[tuple[str, Text]]:
    """Each pair of an Indonesian and an English sentence, with where it stands."""
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*")):
            if _FOREIGN in path.parents:
                continue
            name = str(path.relative_to(ROOT))
            if path.suffix == ".py":
                yield from _of_code(name, ast.parse(path.read_text("utf-8")))
            elif path.suffix == ".toml":
                yield from _of_data(name, tomllib.loads(path.read_text("utf-8")))


def _of_code(name: str, tree: ast.AST) -> Iterator[tuple[str, Text]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            pair = {one.arg: _sentence(one.value) for one in node.keywords if one.arg in ("id", "en")}
            if pair.get("id") and pair.get("en"):
                yield f"{name}:{node.lineno}", Text(id=pair["id"], en=pair["en"])


def _sentence(node: ast.expr) -> str:
    """A constant, or the constant parts of an f-string; empty where nothing is written out."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{part}" for part in node.values)
    return ""


def _of_data(name: str, value: Any) -> Iterator[tuple[str, Text]]:
    if isinstance(value, dict):
        if isinstance(value.get("id"), str) and isinstance(value.get("en"), str):
            yield name, Text(id=value["id"], en=value["en"])
        for key, item in value.items():
            yield from _of_data(f"{name}.{key}", item)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _of_data(f"{name}.{number}", item)


def command_helps(command: click.Command = tilik, path: str = "tilik") -> Iterator[tuple[str, str]]:
    """What ``--help`` says of a command, its options and its subcommands; English only."""
    yield path, f"{command.help or ''} {command.short_help or ''} {command.epilog or ''}"
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            yield f"{path} {parameter.opts[0]}", parameter.help or ""
    if isinstance(command, click.Group):
        for name, one in command.commands.items():
            yield from command_helps(one, f"{path} {name}")


_MARKUP = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>|&\w+;", re.DOTALL)


def template_words() -> Iterator[tuple[str, str]]:
    """Letters that stand in a template itself, in neither language."""
    for path in sorted((ROOT / "reports").rglob("templates/**/*.html")):
        for line in _MARKUP.sub(" ", path.read_text("utf-8")).splitlines():
            if re.search(r"[A-Za-z]{2}", line):
                yield str(path.relative_to(ROOT)), line.strip()


def command_messages() -> Iterator[tuple[str, str]]:
    """What commands say in English only: constants of their code that are sentences, without docstrings and the log."""
    for folder in ("cli", "settings", "targets", "delivery"):
        for path in sorted((ROOT / "scanner" / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call):
                    arguments = [*node.args, *(one.value for one in node.keywords if one.arg != "id")]
                    for one in arguments:
                        if " " in (sentence := _sentence(one)):
                            yield f"{path.relative_to(ROOT)}:{node.lineno}", sentence
