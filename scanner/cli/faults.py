"""What could not be made, for the operator: the tracebacks, and two lines each."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable
from typing import TypeVar

import click

from reports.views.fault import ViewFault
from scanner.cli.error_output import print_text, two_lines
from scanner.cli.exit_codes import BROKEN, CLEAN
from scanner.errors import TilikError

_T = TypeVar("_T")
_HINT = "It is named there as an error, and everything else was made. Please report this with the lines above it."


def tell(faults: Iterable[ViewFault]) -> int:
    """Say on standard error what is missing and why; the exit code. The same fault in several outputs is told once."""
    outputs: dict[tuple[str, str, str], list[str]] = {}
    traces: dict[tuple[str, str, str], str] = {}
    for fault in faults:
        key = (fault.host, fault.opd, fault.error)
        outputs.setdefault(key, []).append(fault.output)
        traces.setdefault(key, fault.trace)
    for (host, opd, error), where in outputs.items():
        print_text(traces[host, opd, error])
        what = " of ".join(part for part in (host, opd) if part)
        two_lines(f"{', '.join(where)}: {f'{what} ' if what else ''}could not be shown: {error}", _HINT)
    return BROKEN if outputs else CLEAN


class Parts:
    """Parts of what a command prints, of which none keeps another from being printed; ``faults`` are those that failed."""

    def __init__(self) -> None:
        self.faults: list[ViewFault] = []

    def attempt(self, output: str, make: Callable[[], _T]) -> _T | None:
        """One part; None where it fails for a bug of ours."""
        try:
            return make()
        except (TilikError, OSError):
            raise
        except Exception:
            self.faults.append(ViewFault(output=output, trace=traceback.format_exc()))
            return None

    def print_lines(self, output: str, lines: Callable[[], Iterable[str]]) -> None:
        """One part, line by line, as far as it goes."""

        def write() -> None:
            for line in lines():
                click.echo(line)

        self.attempt(output, write)
