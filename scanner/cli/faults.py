"""What could not be made, for the operator: the tracebacks, and two lines each."""

from __future__ import annotations

from collections.abc import Iterable

from reports.fault import Fault
from scanner.cli.exits import BROKEN, CLEAN
from scanner.cli.said import told, two_lines

_HINT = "It is named there as an error, and everything else was made. Please report this with the lines above it."


def tell(faults: Iterable[Fault]) -> int:
    """Say on standard error what is missing and why; the exit code. The same fault in several outputs is told once."""
    outputs: dict[tuple[str, str, str], list[str]] = {}
    traces: dict[tuple[str, str, str], str] = {}
    for fault in faults:
        key = (fault.host, fault.opd, fault.error)
        outputs.setdefault(key, []).append(fault.output)
        traces.setdefault(key, fault.trace)
    for (host, opd, error), where in outputs.items():
        told(traces[host, opd, error])
        what = " of ".join(part for part in (host, opd) if part)
        two_lines(f"{', '.join(where)}: {f'{what} ' if what else ''}could not be shown: {error}", _HINT)
    return BROKEN if outputs else CLEAN
