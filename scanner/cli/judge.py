"""tilik judge: the rules of today on the evidence of then, without the network."""

from __future__ import annotations

from typing import Any

import click

from checks.core.check import registry
from scanner.cli import exit_codes, options
from scanner.cli.progress import progress
from scanner.cli.scan_choice import open_store, scan_of
from scanner.judge.judge import Conclusions
from scanner.store import Lock


@click.command()
@options.config
@options.store
@click.option("--scan", "number", type=options.NUMBER, help="The scan to judge again.  [default: the newest]")
@click.option("--quiet", is_flag=True, help="No progress.")
def judge(number: int | None, quiet: bool, **arguments: Any) -> int:
    """Judge a stored scan again, offline: same evidence and rules, same verdicts, to the byte."""
    settings = options.settings(arguments)
    with open_store(settings.store) as store, Lock(store.engine):
        scan = scan_of(store, number)
        repertoire = options.repertoire_of(settings, scan.only)
        places = store.collected(scan.id)
        with progress(len(places), quiet=quiet) as on_verdicts, Conclusions(store, repertoire, on_verdicts) as conclusions:
            conclusions.add(places)
            conclusions.finish()
        if scan.finished is not None:
            store.finish(scan.id, scan.finished, registry.version(settings.plugins))
        return exit_codes.BROKEN if store.has_errors(scan.id) else exit_codes.CLEAN
