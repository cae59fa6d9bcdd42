"""tilik ledger: who had what sent where, and who decided what."""

from __future__ import annotations

from typing import Any

import click
import msgspec

from reports.words import fill, quantity
from reports.words.format import local
from scanner.cli import exit_codes, options
from scanner.cli.command_words import COLUMN_WORDS
from scanner.cli.ledger_words import DEED_NAMES, LEDGER_WORDS
from scanner.cli.output import print_deed
from scanner.cli.scan_choice import open_store
from scanner.cli.table import CodeCell, print_table
from scanner.store.journal import JournalEntry

_HEADINGS = [
    *(COLUMN_WORDS[name] for name in ("number", "time")),
    LEDGER_WORDS["deed"],
    *(COLUMN_WORDS[name] for name in ("opd", "asset", "who")),
    *(LEDGER_WORDS[name] for name in ("permission", "sources", "requests", "about")),
]


@click.group()
def ledger() -> None:
    """What was done to whom, on whose word and under which permission: lines that are only added, each bound by a hash to all before it."""


@ledger.command()
@options.config
@options.store
@options.lang
@click.option("--opd", metavar="CODE", help="Only what is about this OPD: what it can be shown.")
@click.option("--requests", is_flag=True, help="Below each asset every request that it was sent, and how that ended.")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True, help="How it is written.")
def show(opd: str | None, requests: bool, form: str, **arguments: Any) -> int:
    """Print the ledger, the oldest line first: scans, assets that were asked, retests, decisions, packages that were handed over."""
    settings = options.settings(arguments)
    zone, lang = settings.report.zone, settings.report.lang
    with open_store(settings.store, readonly=True) as store:
        entries = store.journal.entries(opd)
        if form == "jsonl":
            for entry in entries:
                click.echo(msgspec.json.encode(entry).decode())
            return exit_codes.CLEAN
        if requests:
            for entry in entries:
                print_table(_HEADINGS, [_cells(entry, zone)], lang)
                for line in entry.content.traffic.log if entry.content.traffic else ():
                    click.echo(f"  {line}")
            return exit_codes.CLEAN
        print_table(_HEADINGS, (_cells(entry, zone) for entry in entries), lang)
    return exit_codes.CLEAN


@ledger.command()
@options.config
@options.store
@options.lang
@click.option("--head", default="", metavar="HASH", help="A hash that was printed earlier: nothing before it may have changed since.")
def verify(head: str, **arguments: Any) -> int:
    """Tell whether the ledger is as it was written. Prints how many lines it has and the hash of the last one, to be kept on paper.

    Exit code 1, and the first line that is wrong, where something was changed, taken out or cut off before --head.
    """
    settings = options.settings(arguments)
    lang = settings.report.lang
    with open_store(settings.store, readonly=True) as store:
        fault = store.journal.first_fault(head.strip().lower())
        number, last = store.journal.head()
    if fault is not None:
        print_deed(fill(LEDGER_WORDS["broken"], number=str(fault.number), what=fault.what)[lang], ("broken", str(fault.number), fault.what))
        return exit_codes.ABOVE_LIMIT
    print_deed(fill(LEDGER_WORDS["whole"], lines=quantity(number, "row"), head=last)[lang], ("whole", str(number), last))
    return exit_codes.CLEAN


def _cells(entry: JournalEntry, zone: str) -> tuple[str | CodeCell, ...]:
    content = entry.content
    traffic = content.traffic
    return (
        str(entry.number),
        f"{local(entry.at, zone):%Y-%m-%d %H:%M:%S}",
        CodeCell(entry.deed, DEED_NAMES[entry.deed]),
        entry.opd or "-",
        entry.target or "-",
        entry.who,
        content.permission or "-",
        ", ".join(traffic.sources) or "-" if traffic else "-",
        str(traffic.count) if traffic else "-",
        "; ".join(f"{name}: {value}" for name, value in content.about.items()) or "-",
    )
