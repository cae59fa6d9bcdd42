"""tilik checks: what is asked, why, and whether every check keeps the contract."""

from __future__ import annotations

import re
from typing import Any

import click

from checks.core.assess.product_contract import product_faults
from checks.core.check.check import Check
from checks.core.configuration.measure import Circumstances
from checks.core.model.finding import Target
from checks.core.software.product import software_products
from reports.words import WORDS
from scanner import plugins
from scanner.cli import options
from scanner.cli.command_words import COLUMN_WORDS
from scanner.cli.table import print_table
from scanner.errors import SettingsError
from scanner.judge.contract import contracts


@click.group()
def checks() -> None:
    """The checks: list, show, test."""


@checks.command("list")
@options.config
@options.lang
@options.only
def list_(only: tuple[str, ...], **arguments: Any) -> int:
    """Every enabled check with its level and title."""
    settings = options.settings(arguments)
    lang = settings.report.lang
    rows = ((check.id, check.level.name.lower(), check.title[lang]) for check in options.checks_of(settings, only))
    print_table([COLUMN_WORDS[name] for name in ("check", "depth", "title")], rows, lang)
    return 0


@checks.command()
@click.argument("id")
@options.config
@options.lang
def show(id: str, **arguments: Any) -> int:
    """Everything a check says: why, problems with their risk, fix, references, what it asks."""
    settings = options.settings(arguments)
    for check in plugins.load_plugins(settings.plugins):
        if check.id == id:
            click.echo("\n".join(_page(check, settings.report.lang)))
            return 0
    raise SettingsError(f"there is no check {id!r}", "`tilik checks list` names them all.")


# Whose name and findings are filled in where a check is shown by itself.
_ANY_HOST = Circumstances(host="situs-anda.go.id")
_ANY_TARGET, _ANY_DOMAIN = Target(host="situs-anda.go.id"), Target(host="kota-anda.go.id", port=0, http_port=0)
# A fact with the forms of what it counts, singular and plural, which are a translator's.
_COUNT_FORMS = re.compile(r"\{(\w{1,40}):[^/{}]{0,80}/([^/{}]{0,80})[^{}]{0,120}\}")


def _page(check: Check, lang: str) -> list[str]:
    lines = [f"{check.id}: {check.title[lang]}", "", check.why[lang], "", check.action[lang], check.fix.any[lang]]
    for server in check.fix.servers:
        snippet = check.fix.snippet(server, _ANY_HOST, lang)
        lines += ["", f"{server}:", *(f"    {line}" for line in snippet.splitlines())] if snippet else []
    lines += ["", f"$ {check.fix.verify}", *([f"  → {check.fix.expected[lang]}"] if check.fix.expected else []), ""]
    for problem in check.problems:
        risk = problem.risk
        level = risk.level.label[lang]
        kind, sentence = WORDS[f"kind_{problem.kind}"][lang], _COUNT_FORMS.sub(r"{\1} \2", problem.text[lang])
        lines.append(f"- {problem.key} ({kind}, {risk.likelihood} × {risk.impact} → {risk.magnitude} {level}): {sentence}")
    questions = [request.key for need in check.needs.values() if (request := need.at(_ANY_DOMAIN if check.of_domains else _ANY_TARGET))]
    lines += ["", f"{COLUMN_WORDS['question'][lang]}: {'; '.join(questions)}"]
    return [*lines, f"{COLUMN_WORDS['depth'][lang]}: {check.level.name.lower()}", "; ".join(check.references)]


@checks.command()
@click.argument("globs", nargs=-1)
@options.config
def test(globs: tuple[str, ...], **arguments: Any) -> int:
    """Run the examples and the contract of checks, plug-ins' included, and without GLOBS those of products. Exit code 3 when one is broken."""
    settings = options.settings(arguments)
    selection = options.checks_of(settings, globs)
    results = list(contracts(selection))
    faults = [fault for contract in results for fault in contract.faults]
    products = () if globs else tuple(software_products())
    faults += [fault for name in products for fault in product_faults(name)]
    for fault in faults:
        click.echo(fault)
    sums = f"{len(selection)} checks, {sum(contract.examples for contract in results)} examples"
    click.echo(f"{sums}{f', {len(products)} products' if products else ''}, {len(faults)} faults")
    return 3 if faults else 0
