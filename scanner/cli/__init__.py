"""The command line: one file a command. Errors for the operator become two lines and exit code 2 here, and nowhere else."""

from __future__ import annotations

import gc
import importlib
import os
import sys
import traceback
from typing import Any

import click

from scanner.cli.error_output import print_text, two_lines
from scanner.cli.exit_codes import BROKEN, INTERRUPTED, USAGE
from scanner.cli.stop import signals_as_interrupt
from scanner.cli.streams import Streams
from scanner.memory import freeze_startup, skip_final_collection
from scanner.version import VERSION

COMMANDS = (
    "check",
    "scan",
    "schedule",
    "notify",
    "report",
    "judge",
    "finding",
    "waive",
    "retest",
    "handover",
    "ledger",
    "checks",
    "catalogue",
    "targets",
    "store",
    "metrics",
    "schema",
    "doctor",
    "demo",
    "worker",
    "fleet",
)

# By which a shell asks for words (click, "Shell Completion").
_COMPLETION = "_TILIK_COMPLETE"


class _CommandEnd(Exception):
    """A command was ended by ``cause``."""

    def __init__(self, cause: BaseException) -> None:
        super().__init__(cause)
        self.cause = cause


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
        freeze_startup()
        gc.enable()
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (KeyboardInterrupt, EOFError, OSError) as end:
            # click would take the first two for Ctrl-C without a word, and of a broken pipe it makes a 1.
            raise _CommandEnd(end) from end


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120})
@click.version_option(VERSION, prog_name="tilik")
def tilik() -> None:
    """tilik looks at a city's web assets as an outsider would, judges their security posture, and writes reports that get things fixed.

    Exit codes: 0 ran, nothing at or above --fail-on; 1 findings at or above --fail-on; 2 usage, settings or environment;
    3 some verdicts are ERROR (a bug in tilik or a plug-in); 4 a host that could not be looked at, by check or retest; 130 interrupted.
    """


def main() -> None:
    """The entry point of the ``tilik`` program: every way in which a command can end comes together here, and leaves with a code of our own."""
    streams = Streams()
    # Whatever a library makes on the way, a temporary file for instance, is as private as what we make ourselves.
    before = os.umask(0o077)
    try:
        with signals_as_interrupt():
            code = _run()
            if trouble := streams.trouble():
                code = _usage_error(
                    f"standard output cannot be written ({trouble.strerror})", "Not all that was to be printed has arrived."
                )
    except KeyboardInterrupt:
        code = INTERRUPTED
    finally:
        os.umask(before)
    skip_final_collection()
    sys.exit(code)


def _run() -> int:
    try:
        code = tilik.main(prog_name="tilik", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as nothing:
        click.echo(nothing.ctx.get_help())
        return USAGE
    except click.UsageError as wrong:
        path = wrong.ctx.command_path if wrong.ctx else "tilik"
        return _usage_error(wrong.format_message(), f"{path} --help shows what can be asked.")
    except click.ClickException as wrong:
        return _usage_error(wrong.format_message(), "tilik --help shows what can be asked.")
    except (KeyboardInterrupt, click.Abort) as stop:
        return _exit_code(stop)
    except _CommandEnd as end:
        return _exit_code(end.cause)
    except SystemExit as end:
        # What completes words for a shell ends so, and nothing else may.
        return int(end.code or 0) if _COMPLETION in os.environ else _exit_code(end)
    except Exception as wrong:
        return _exit_code(wrong)
    return code if isinstance(code, int) else 0


def _exit_code(wrong: BaseException) -> int:
    """An error with a hint is the operator's, and so is one of the system; all else is a bug of ours or of a plug-in."""
    while isinstance(wrong, BaseExceptionGroup):
        wrong = wrong.exceptions[0]
    hint = getattr(wrong, "hint", None)
    if isinstance(wrong, KeyboardInterrupt | click.Abort):
        two_lines(str(wrong) or "interrupted", hint or "What was stored is kept.")
        return INTERRUPTED
    if isinstance(wrong, MemoryError):
        return _usage_error("there is not memory enough", "Free some, or use fewer --jobs.")
    if isinstance(hint, str):
        return _usage_error(str(wrong), hint)
    if isinstance(wrong, OSError):
        where = f"{wrong.filename!s}: " if wrong.filename else ""
        return _usage_error(f"{where}{wrong.strerror or wrong}", "See that it is there, that it may be used, and that there is space.")
    print_text("".join(traceback.format_exception(wrong)))
    two_lines(f"a bug: {type(wrong).__name__}: {wrong}", "Please report it with the lines above.")
    return BROKEN


def _usage_error(what: str, hint: str) -> int:
    two_lines(what, hint)
    return USAGE
