"""tilik judge: the rules of today on the evidence of then, without the network."""

from __future__ import annotations

from typing import Any

import click

from checks.core.assess.assessment import Scan
from checks.core.check import registry
from checks.core.check.registry import Repertoire
from reports.views.check_texts import CheckTexts
from scanner import plugins
from scanner.cli import exit_codes, options
from scanner.cli.progress import progress
from scanner.cli.scan_choice import open_store, scan_of
from scanner.cli.summary import comparison, next_commands, print_summary, summary, summary_lines
from scanner.errors import SettingsError, StoreError
from scanner.judge.judge import Conclusions
from scanner.settings import Settings
from scanner.store import Lock


@click.command()
@options.config
@options.store
@options.lang
@click.option("--scan", "number", type=options.NUMBER, help="The scan to judge again.  [default: the newest]")
@click.option("--quiet", is_flag=True, help="Print nothing but warnings and errors.")
def judge(number: int | None, quiet: bool, **arguments: Any) -> int:
    """Judge a stored scan again, offline: same evidence and rules, same verdicts, to the byte. Ends with what counts, and what is new or gone."""
    settings = options.settings(arguments)
    with open_store(settings.store) as store, Lock(store.engine):
        scan = scan_of(store, number)
        repertoire = _repertoire(settings, scan)
        places, lang = store.collected(scan.id), settings.report.lang
        if places and not any(store.basis(place).evidence for place in places):
            raise StoreError(
                f"the evidence of scan {scan.id} was given up", "Judge a newer one; [keep] in tilik.toml says for how long it is kept."
            )
        before = frozenset() if quiet else summary(store.assessments(scan.id)).ids
        with progress(len(places), lang, quiet=quiet) as on_verdicts, Conclusions(store, repertoire, on_verdicts) as conclusions:
            conclusions.add(places)
            conclusions.finish()
        if scan.finished is not None:
            store.finish(scan.id, scan.finished, registry.version(settings.plugins))
        if not quiet:
            after = summary(store.assessments(scan.id))
            lines = (*summary_lines(after, CheckTexts(repertoire.checks, settings.report.zone), lang), comparison(before, after.ids, lang))
            print_summary(lines, next_commands(after), lang)
        return exit_codes.BROKEN if store.has_errors(scan.id) else exit_codes.CLEAN


def _repertoire(settings: Settings, scan: Scan) -> Repertoire:
    """All that is enabled of what the scan was limited to; a plug-in with which it was judged before and that is not among it is told on standard error."""
    enabled = plugins.safe_repertoire(settings.plugins)
    absent = ", ".join(name for name in registry.plugins_in(scan.rules) if name not in settings.plugins)
    hint = f"Put {absent} into `plugins` of the settings, and judge again." if absent else "`tilik checks list` names all that are enabled."
    for glob in enabled.without_match(scan.only):
        cause = f"plug-in {absent}, which is not enabled" if absent else "something that is no check any more"
        raise SettingsError(f"scan {scan.id} was limited to {glob!r} of {cause}", hint)
    if absent:
        click.echo(
            f"warning: scan {scan.id} was judged with plug-in {absent}, which is not enabled: it is judged without its checks", err=True
        )
        click.echo(hint, err=True)
    return enabled.select(scan.only)
