"""The command line: one file a command. Errors for the operator become two lines and exit code 2 here, and nowhere else."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from typing import TYPE_CHECKING

import click

from scanner.errors import TilikError
from scanner.garbage import leaving, loaded
from scanner.version import VERSION

if TYPE_CHECKING:
    from checks.core.registry import PluginError

USAGE = 2
INTERRUPTED = 130


COMMANDS = ("check", "scan", "report", "judge", "finding", "waive", "retest", "handover", "checks", "targets", "schema", "doctor", "demo")


class Commands(click.Group):
    """Loads a command's module when that command is called, so that none waits for the libraries of the others."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        # Loading makes many objects and no garbage.
        gc.disable()
        command = getattr(importlib.import_module(f"scanner.cli.{cmd_name}"), cmd_name)
        loaded()
        gc.enable()
        assert isinstance(command, click.Command)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120})
@click.version_option(VERSION, prog_name="tilik")
def tilik() -> None:
    """tilik looks at a city's web assets as an outsider would, judges their security posture, and writes reports that get things fixed.

    Exit codes: 0 ran, nothing at or above --fail-on; 1 findings at or above --fail-on; 2 usage, settings or environment;
    3 some verdicts are ERROR (a bug in tilik or a plug-in); 130 interrupted.
    """


def main() -> None:
    """The entry point of the ``tilik`` program."""
    # Whatever a library makes on the way, a temporary file for instance, is as private as what we make ourselves.
    before = os.umask(0o077)
    try:
        _run()
    finally:
        os.umask(before)


def _run() -> None:
    try:
        code = tilik.main(prog_name="tilik", standalone_mode=False)
    except TilikError as wrong:
        _tell(str(wrong), wrong.hint)
        code = USAGE
    except click.exceptions.NoArgsIsHelpError as nothing:
        click.echo(nothing.ctx.get_help())
        code = USAGE
    except click.UsageError as wrong:
        path = wrong.ctx.command_path if wrong.ctx else "tilik"
        _tell(wrong.format_message(), f"{path} --help shows what can be asked.")
        code = USAGE
    except click.ClickException as wrong:
        _tell(wrong.format_message(), "tilik --help shows what can be asked.")
        code = USAGE
    except (KeyboardInterrupt, click.Abort):
        code = INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has seen enough; Python would complain again when it flushes at exit.
        sys.stderr.close()
        code = 0
    except _plugin_error() as wrong:
        _tell(str(wrong), wrong.hint)
        code = USAGE
    leaving()
    sys.exit(code if isinstance(code, int) else 0)


def _plugin_error() -> type[PluginError]:
    """Looked up when something went wrong and not before: it is loaded with all checks."""
    found: type[PluginError] = importlib.import_module("checks.core.registry").PluginError
    return found


def _tell(what: str, hint: str) -> None:
    click.echo(f"tilik: {' '.join(what.split())}", err=True)
    click.echo(f"       {' '.join(hint.split())}", err=True)
