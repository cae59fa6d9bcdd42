"""Texts that are made from the program, in the documentation and for review: ``make docs`` writes them, tests/test_docs.py compares them."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import click
import msgspec

from checks import Check
from checks.core.check import registry
from checks.core.model.text import LANGUAGES
from checks.core.software.product import ProductSort, SoftwareProduct, software_products
from checks.core.software.releases import releases
from reports.export.encoding import encode
from reports.export.formats.json import host_object
from reports.views.check_texts import CheckTexts
from scanner.cli import tilik
from scanner.settings.page import settings_page
from tests import offered
from tests.promises.page import page as promises
from tests.reports import city, city_checks, golden_text

ROOT = Path(__file__).parent.parent
CHECKS = registry.load()


def table() -> str:
    """The checks in a line each."""
    rows = (f"| [`{check_row.id}`](docs/checks.md#{check_row.id}) | {check_row.title.en} | {check_row.title.id} |" for check_row in CHECKS)
    return "\n".join(("| check | what should be true | in Bahasa Indonesia |", "|---|---|---|", *rows))


def catalogue() -> str:
    """docs/checks.md: everything a check says to a reader, in both languages."""
    head = (
        "# The checks",
        "Made from the checks themselves by `make docs`. `tilik checks show ID` prints the same with the fix for each server; "
        "`tilik targets plan` prints what they send.",
        "*Level* says how intrusive the questions are: `passive` asks the DNS only, `visit` what a browser asks, `probe` paths that no page "
        "links to. *Risk* is likelihood × impact on the SPBE scale for an asset of normal importance; importance moves the impact by one.",
    )
    return "\n\n".join((*head, *(part for check_row in CHECKS for part in _section(check_row)))) + "\n"


def _section(check_row: Check) -> Iterator[str]:
    yield f"## {check_row.id}"
    yield f"**{check_row.title.en}** · *{check_row.title.id}*"
    yield check_row.why.en
    yield f"*{check_row.why.id}*"
    rows = (
        f"| `{problem.key}` | {problem.kind} | {problem.risk.likelihood} × {problem.risk.impact} → {problem.risk.magnitude}, "
        f"{problem.risk.level.label.en} | {_cell(problem.text.en)} | {_cell(problem.text.id)} |"
        for problem in check_row.problems
    )
    yield "\n".join(("| problem | kind | risk | in words | in Bahasa Indonesia |", "|---|---|---|---|---|", *rows))
    yield f"Level: `{check_row.level.name.lower()}`. References: {'; '.join(check_row.references)}."


def products_page() -> str:
    """docs/products.md: what software is known, and how well."""
    head = (
        "# The software that is known",
        "Made from the products' own files by `make docs`: `checks/core/software/products/` has one a product, with the signs that it is recognised by and pages that prove it, "
        "`checks/core/software/releases/` what is known of its releases. A product more is a file more there, or in a plug-in's package, as in `tests/plugins/product_example/`; "
        "`tilik checks test` tries each.",
        "*Version* says whether it can be read from outside, and what hides it.",
    )
    every = [(name, one) for name, one in software_products().items() if one.sort is not ProductSort.KIND]
    rows = (
        f"| {one.name} | {one.sort} | {_cell(_version_words(one))} | {_release_words(name)} |"
        for name, one in sorted(every, key=lambda pair: pair[1].name.lower())
    )
    return "\n\n".join((*head, "\n".join(("| product | sort | version | releases |", "|---|---|---|---|", *rows)))) + "\n"


def _version_words(one: SoftwareProduct) -> str:
    patterns = [leaf.pattern for leaf in one.leaves()] + [pattern for path in one.paths for pattern in path.match]
    paths = ", ".join(f"`{path.path}`" for path in one.paths)
    readable = "read" if any("(?P<version>" in pattern for pattern in patterns) else "not read"
    return f"{readable}{f'; asked: {paths}' if paths else ''}. {one.hidden}".strip()


def _release_words(name: str) -> str:
    data = releases().products.get(name)
    return f"{len(data.lines)} branches, data of {data.as_of} ({data.source})" if data else ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def commands() -> str:
    """docs/commands.md: the help of every command."""
    head = "# The commands\n\nMade from the program by `make docs`; `tilik COMMAND --help` prints the same.\n"
    return head + "".join(f"\n## {path}\n\n```\n{text}\n```\n" for path, text in _help(tilik, "tilik", None))


def _help(command: click.Command, path: str, parent: click.Context | None) -> Iterator[tuple[str, str]]:
    name = path.rpartition(" ")[2]
    context = command.make_context(name, [], parent=parent, resilient_parsing=True, terminal_width=120)
    yield path, command.get_help(context)
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            inner = command.get_command(context, below)
            assert inner is not None
            yield from _help(inner, f"{path} {below}", context)


def example() -> str:
    """One target's object, of the city that the tests of the reports invent."""
    assessment = city.ASSESSMENTS["dinkes"][0]
    few = msgspec.structs.replace(assessment, verdicts=assessment.verdicts[:2])
    content = json.loads(encode(host_object(few, city.SCAN, CheckTexts(city_checks.CHECKS))))
    return f"```json\n{json.dumps(content, indent=2, ensure_ascii=False)}\n```"


def between(name: str, check_row: Callable[[], str]) -> Callable[[str], str]:
    """A page in which what stands between two marks is made."""

    def write(page: str) -> str:
        start, end = f"<!-- made: {name} -->", "<!-- end -->"
        pattern = re.compile(f"{re.escape(start)}.*?{re.escape(end)}", re.DOTALL)
        if len(pattern.findall(page)) != 1:
            raise ValueError(f"{start} and {end} must stand in the page once")
        return pattern.sub(lambda _: f"{start}\n{check_row()}\n{end}", page)

    return write


def whole(check_row: Callable[[], str]) -> Callable[[str], str]:
    """A page that is made from its first line to its last."""
    return lambda page: check_row()


def topics(page: str) -> str:
    """docs/authors.md: a list after the examples of each topic."""
    for topic in offered.TOPICS:
        page = between(topic, partial(offered.entries, topic))(page)
    return page


# Page to how it must read, given how it reads now.
PARTS: dict[str, Callable[[str], str]] = {
    "README.md": between("checks", table),
    "docs/authors.md": topics,
    "docs/checks.md": whole(catalogue),
    "docs/commands.md": whole(commands),
    "docs/json.md": between("example", example),
    "docs/products.md": whole(products_page),
    "docs/promises.md": whole(promises),
    "docs/settings.md": whole(settings_page),
    **{f"{golden_text.FOLDER}/{lang}.txt": whole(partial(golden_text.golden, lang)) for lang in LANGUAGES},
}


def main(arguments: list[str]) -> int:
    """Say which pages are out of date, or with ``--write`` bring them up to date."""
    stale = 0
    for name, write in PARTS.items():
        path = ROOT / name
        now = path.read_text("utf-8") if path.exists() else ""
        if (text := write(now)) != now:
            stale += 1
            print(name)
            if "--write" in arguments:
                path.write_text(text, "utf-8")
    return 0 if "--write" in arguments else min(stale, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
