"""The hosts that a command line names, by themselves or on standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

import click

from checks.core.model.finding import Target
from scanner.errors import TargetsError
from scanner.targets import LARGEST_FILE, one
from scanner.targets.url import url_host

STANDARD_INPUT = "-"


def named_targets(words: Iterable[str]) -> tuple[Target, ...]:
    """Each once, in the order in which they were named; ``-`` stands for the lines of standard input, where ``#`` begins a comment.

    `TargetsError` for what is no host, `UsageError` where nothing is left.
    """
    targets = dict.fromkeys(target for word in words for target in (_lines() if word == STANDARD_INPUT else (one(url_host(word)),)))
    if not targets:
        raise click.UsageError("standard input names no host")
    return tuple(targets)


def _lines() -> Iterator[Target]:
    raw = sys.stdin.buffer.read(LARGEST_FILE + 1)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise TargetsError("standard input: not a text in UTF-8", "Write one host a line.") from None
    if len(raw) > LARGEST_FILE:
        raise TargetsError(f"standard input: more than {LARGEST_FILE // 1_000_000} MB", "Write one host a line.")
    for number, line in enumerate(text.splitlines(), 1):
        if word := line.partition("#")[0].strip():
            try:
                yield one(url_host(word))
            except TargetsError as fault:
                raise TargetsError(f"standard input:{number}: {fault}", fault.hint) from None
