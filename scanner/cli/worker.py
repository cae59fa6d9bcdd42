"""tilik worker: one of the machines that carry a scan."""

from __future__ import annotations

from typing import Any

import click

from scanner.cli import extra, options
from scanner.cli.clock import clock
from scanner.cli.scan_choice import open_store
from scanner.errors import Interrupted


@click.command()
@options.config
@options.targets_option
@options.store
@options.network
def worker(**arguments: Any) -> None:
    """Do what planners of the fleet hand out, within the list and the settings of this machine, until told to end (Ctrl-C, SIGTERM).

    As many groups at a time as `groups` under [scan] says; for more processors, more workers. What is under way when it ends is given back.
    """
    settings = options.settings(arguments)
    serving = extra.fleet("serving")
    extra.fleet().broker_of(settings)
    with open_store(settings.store) as store:
        try:
            serving.serve_fleet(settings, store, clock())
        except KeyboardInterrupt:
            raise Interrupted("the worker has ended", "What it had is given back, and done by others.") from None
