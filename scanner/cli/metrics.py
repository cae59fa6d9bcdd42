"""tilik metrics: numbers for Prometheus."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from reports.export.atomic import write_file
from scanner import plugins
from scanner.cli import exit_codes, options
from scanner.cli.scan_choice import open_store
from scanner.delivery.imprint import group_number
from scanner.errors import SettingsError
from scanner.metrics.exposition import exposition
from scanner.metrics.gauges import store_gauges
from scanner.settings import Settings


@click.command()
@options.config
@options.store
@click.option(
    "--file", "file", type=options.FILENAME, help="Write them there, whole or not at all, for node_exporter's textfile collector."
)
def metrics(file: Path | None, **arguments: Any) -> int:
    """Print numbers about scans, findings and messages in the text format of Prometheus.

    A run of `tilik schedule` renews the file that [metrics] names; with `listen` there, `tilik schedule run` answers Prometheus itself.
    """
    settings = options.settings(arguments)
    text = metrics_text(settings)
    target = file or (Path(settings.metrics.file) if settings.metrics.file else None)
    if target is None:
        click.echo(text, nl=False)
        return exit_codes.CLEAN
    group = group_number(settings.metrics.group, "metrics.group") if settings.metrics.group else None
    try:
        write_file(target, [text.encode()], group)
    except OSError as wrong:
        raise SettingsError(f"{target}: the numbers cannot be written ({wrong.strerror})", "Name another file in [metrics].") from None
    return exit_codes.CLEAN


def metrics_text(settings: Settings) -> str:
    """What is known now."""
    with open_store(settings.store, readonly=True) as store:
        return exposition(store_gauges(store, plugins.usable(settings.plugins)))
