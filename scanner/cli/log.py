"""The log of a command: what its settings and ``-v`` say of it, until it ends."""

from __future__ import annotations

from pathlib import Path

import click

from scanner.log.outputs import LOG_LEVELS, OFF, outputs
from scanner.settings import LogSettings

_VERBOSE = (OFF, LOG_LEVELS["info"], LOG_LEVELS["debug"])


def begin_log(settings: LogSettings, verbose: int) -> None:
    """Tell what happens from now on, as loudly as the louder of the two wants it; ``verbose`` is how often ``-v`` was said."""
    context = click.get_current_context(silent=True)
    if context is None:
        return
    level, typed = LOG_LEVELS[settings.level], _VERBOSE[min(verbose, len(_VERBOSE) - 1)]
    file = Path(settings.file) if settings.file else None
    context.with_resource(outputs(typed if file else min(level, typed), file, level, settings.format))
