"""tilik store: the memory of a city, looked after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from reports.export.atomic import make_folder, remove
from reports.words import fill, quantity
from reports.words.format import size
from scanner.cli import exit_codes, options
from scanner.cli.clock import now
from scanner.cli.error_output import printable
from scanner.cli.output import print_deed
from scanner.cli.scan_choice import is_there, open_store
from scanner.cli.store_words import STORE_WORDS
from scanner.cli.table import print_table
from scanner.errors import StoreError
from scanner.store import Lock, Store
from scanner.store.engine import open_engine
from scanner.store.upkeep.examination import store_faults
from scanner.store.upkeep.retention import give_up_evidence, give_up_scans
from scanner.store.upkeep.room import give_back, store_bytes
from scanner.store.upkeep.transfer import copy_store


@click.group()
def store() -> None:
    """Look after the store: whether all of it can be read, copies of it while scans go on, the room that it takes."""


@store.command()
@options.config
@options.store
@options.lang
def check(**arguments: Any) -> int:
    """Read everything that is in the store. Prints a line for each fault; exit code 1 when there is one."""
    settings = options.settings(arguments)
    with closing(Store(settings.store, readonly=True)) as opened:
        faults = list(store_faults(opened))
    for fault in faults:
        click.echo(printable(fault))
    click.echo(fill(STORE_WORDS["faults" if faults else "sound"], faults=quantity(len(faults), "row"))[settings.report.lang], err=True)
    return exit_codes.ABOVE_LIMIT if faults else exit_codes.CLEAN


@store.command()
@click.argument("destination", metavar="URL")
@options.config
@options.store
@options.lang
def copy(destination: str, **arguments: Any) -> int:
    """Copy the store to a file, or into the empty database of a postgresql:// URL: a backup, or the move to the other kind of database.

    The copy is of one moment, whatever is written meanwhile, and has all scans, verdicts and decisions. Prints how many rows each table has.
    """
    settings = options.settings(arguments)
    _print_rows(_copy(settings.store, destination), settings.report.lang)
    return exit_codes.CLEAN


@store.command("export")
@click.argument("file", type=options.FILENAME)
@options.config
@options.store
@options.lang
def export_(file: Path, **arguments: Any) -> int:
    """Write everything that is in the store, a file or a PostgreSQL, to a new file, which `tilik store import` reads."""
    settings = options.settings(arguments)
    _print_rows(_copy(settings.store, str(file)), settings.report.lang)
    return exit_codes.CLEAN


@store.command("import")
@click.argument("file", type=options.FILENAME)
@options.config
@options.store
@options.lang
def import_(file: Path, **arguments: Any) -> int:
    """Put everything that is in a file into the store of the settings, which must be empty, or still to be made."""
    settings = options.settings(arguments)
    if not is_there(str(file)):
        raise StoreError(f"store {file} is not there", "Name a file that `tilik store export` or `backup` wrote.")
    _print_rows(_copy(str(file), settings.store), settings.report.lang)
    return exit_codes.CLEAN


@store.command()
@click.argument("folder", type=options.FOLDER)
@click.option("--keep", type=click.IntRange(1), metavar="N", help="Take away all but the newest N backups there.")
@options.config
@options.store
@options.lang
def backup(folder: Path, keep: int | None, **arguments: Any) -> int:
    """Copy the store to a file named by the time in FOLDER, while scans go on, and read it through. Prints where it is; exit code 1 where something in it cannot be read."""
    settings = options.settings(arguments)
    file = folder / f"tilik-{now():%Y%m%dT%H%M%SZ}.db"
    try:
        make_folder(folder)
    except OSError as wrong:
        raise StoreError(f"{folder}: no folder can be made there ({wrong.strerror})", "Name another.") from None
    _copy(settings.store, str(file))
    # Who may only read would leave SQLite's own files beside it.
    with closing(Store(str(file))) as opened:
        faults = list(store_faults(opened))
    for fault in faults:
        click.echo(printable(fault), err=True)
    click.echo(file)
    if keep is not None and not faults:
        for older in sorted(folder.glob("tilik-????????T??????Z.db"))[:-keep]:
            remove(older)
    return exit_codes.ABOVE_LIMIT if faults else exit_codes.CLEAN


@store.command()
@options.config
@options.store
@options.lang
def vacuum(**arguments: Any) -> int:
    """Give back to the system the room that deleted rows took. Nothing else may run on the store meanwhile."""
    settings = options.settings(arguments)
    lang = settings.report.lang
    if not is_there(settings.store):
        raise StoreError(f"store {settings.store} is not there", "Scan first with `tilik scan`, or name another store.")
    with open_store(settings.store) as opened, Lock(opened.engine):
        before = store_bytes(opened.engine)
        give_back(opened.engine)
        after = store_bytes(opened.engine)
    print_deed(fill(STORE_WORDS["room"], before=size(before, lang), after=size(after, lang))[lang], (str(before), str(after)))
    return exit_codes.CLEAN


@store.command()
@options.config
@options.store
@options.lang
def prune(**arguments: Any) -> int:
    """Give up what is older than `[keep]` in tilik.toml says: what servers answered, then whole scans. A run of `tilik schedule` does it by itself.

    The newest of every host stays, and so does what became of each finding and what people decided. `tilik store vacuum` gives the room back.
    """
    settings = options.settings(arguments)
    if not is_there(settings.store):
        raise StoreError(f"store {settings.store} is not there", "Scan first with `tilik scan`, or name another store.")
    keep, at = settings.keep, now()
    with open_store(settings.store) as opened, Lock(opened.engine):
        observations = give_up_evidence(opened.engine, at - dt.timedelta(keep.evidence)) if keep.evidence else 0
        scans = give_up_scans(opened.engine, at - dt.timedelta(keep.verdicts)) if keep.verdicts else 0
    parts = {"observations": quantity(observations, "observation"), "scans": quantity(scans, "scan")}
    print_deed(fill(STORE_WORDS["pruned"], **parts)[settings.report.lang], (str(observations), str(scans)))
    return exit_codes.CLEAN


def _copy(source: str, destination: str) -> Mapping[str, int]:
    """Rows by table. `StoreError` where the destination is a file that is there."""
    if is_there(destination) and "://" not in destination:
        raise StoreError(f"store {destination} is there already", "Name a file that is still to be made.")
    out = open_engine(source, readonly=True)
    try:
        into = open_engine(destination)
        try:
            return copy_store(out, into)
        finally:
            into.dispose()
    finally:
        out.dispose()


def _print_rows(rows: Mapping[str, int], lang: str) -> None:
    print_table([STORE_WORDS["table"], STORE_WORDS["rows"]], ((name, str(count)) for name, count in rows.items()), lang)
