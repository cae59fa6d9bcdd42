"""The enabled checks and formats, ours and those of plug-ins: strangers' modules are imported here, and can do nothing else to the program."""

from __future__ import annotations

import atexit
import contextlib
import logging
import os
import sys
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator

import click
import msgspec

from checks.core.check import registry
from checks.core.check.check import Check
from checks.core.check.registry import PluginError, Repertoire
from reports.export import registry as format_registry
from reports.export.format import ReportFormat
from scanner.sandbox import Sandbox, SandboxLimits

_log = logging.getLogger(__name__)
# An honest module may bring libraries that load others; it may not take for ever, all memory, or the program with it.
_IMPORT = SandboxLimits(cpu=20.0, patience=60.0, memory=1 << 30, sealed=False)
# Plug-ins, with what reads them, that were imported in a process of its own and survived it.
_harmless: set[tuple[Callable[..., object], str]] = set()


def load_plugins(names: Iterable[str]) -> tuple[Check, ...]:
    """Our checks and those of these plug-ins, as `safe_repertoire`."""
    return safe_repertoire(names).checks


def safe_repertoire(names: Iterable[str]) -> Repertoire:
    """All of ours and of these plug-ins. `PluginError` for one that cannot be used; what one prints is no output of the program's."""
    plugins = tuple(names)
    _require_harmless(plugins, registry.repertoire, registry.REPAIR)
    with _quiet():
        enabled = registry.repertoire(plugins)
    _hush_at_exit(plugins)
    return enabled


def formats(names: Iterable[str]) -> dict[str, ReportFormat]:
    """Our formats by name, and those of these plug-ins; otherwise as `safe_repertoire`."""
    plugins = tuple(names)
    _require_harmless(plugins, format_registry.load_formats, format_registry.REPAIR_FORMAT)
    with _quiet():
        forms = format_registry.load_formats(plugins)
    _hush_at_exit(plugins)
    return forms


def usable(names: Iterable[str]) -> tuple[Check, ...]:
    """The checks of those plug-ins that can be used, with ours: a report has words for what a lost one found. What is wrong is told on standard error."""
    good: list[str] = []
    for name in dict.fromkeys(names):
        try:
            load_plugins((*good, name))
        except PluginError as wrong:
            click.echo(f"warning: {wrong}; its checks are shown without their texts", err=True)
        else:
            good.append(name)
    return load_plugins(good)


def _require_harmless(plugins: Iterable[str], read: Callable[[Iterable[str]], object], repair: str) -> None:
    """Import each in a process of its own first: one that never ends, or ends the process, must not do so here. ``repair`` is the hint then."""
    for name in plugins:
        if (read, name) not in _harmless:
            _rehearse(name, read, repair)
            _harmless.add((read, name))


def _rehearse(name: str, read: Callable[[Iterable[str]], object], repair: str) -> None:
    def attempt() -> bytes:
        # What it logs is logged when it is imported in earnest.
        logging.disable()
        before = threading.active_count()
        try:
            read((name,))
            if threading.active_count() > before:
                # What it prints, and when, nobody could tell from the program's own output.
                raise PluginError(f"plug-in {name} starts a thread when it is imported", repair)
        except PluginError as wrong:
            return msgspec.msgpack.encode((str(wrong), wrong.hint, traceback.format_exc(limit=-8)))
        return b""

    with Sandbox(lambda request: [attempt], _IMPORT) as sandbox:
        sandbox.ask(b"", 1, 2 * _IMPORT.cpu)
        reply = sandbox.hear()
    if reply.fault:
        _log.warning("plug-in %s is refused: it ended the process that loaded it", name, extra={"trace": reply.fault})
        raise PluginError(f"plug-in {name} cannot be loaded: {reply.fault.splitlines()[-1]}", repair)
    if reply.value:
        words, hint, trace = msgspec.msgpack.decode(reply.value, type=tuple[str, str, str])
        _log.warning("plug-in %s is refused: %s", name, words, extra={"trace": trace})
        raise PluginError(words, hint)


def _hush_at_exit(plugins: Iterable[str]) -> None:
    """What plug-ins have done when the program ends comes after this (`atexit` goes backwards), and prints to standard error."""
    if any(plugins):
        atexit.register(_hush)


def _hush() -> None:
    _flush()
    with contextlib.suppress(OSError):
        os.dup2(2, 1)


def _flush() -> None:
    with contextlib.suppress(OSError, ValueError, AttributeError):
        sys.__stdout__.flush()  # type: ignore[union-attr]  # there may be none


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """What is printed meanwhile goes to standard error."""
    try:
        copy = os.dup(1)
        os.dup2(2, 1)
    except OSError:
        # One of them is closed: nothing can be printed that anybody would take for output.
        yield
        return
    try:
        with contextlib.redirect_stdout(sys.stderr):
            yield
    finally:
        _flush()
        os.dup2(copy, 1)
        os.close(copy)
