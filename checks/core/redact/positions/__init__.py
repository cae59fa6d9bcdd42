"""Readers of positions: where a value stands that is secret because of the name beside it, whatever it looks like."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checks.core.redact.positions.accounts import accounts
from checks.core.redact.positions.address import is_parameter, parameters
from checks.core.redact.positions.assignment import assignments
from checks.core.redact.positions.calls import arguments
from checks.core.redact.positions.columns import SecretColumns
from checks.core.redact.positions.markup import MarkupPositions
from checks.core.redact.positions.pairs import pair_values
from checks.core.redact.positions.rows import row_values
from checks.core.redact.positions.values import Span
from checks.core.redact.secret_names import Name


def positions(text: str, low: str, vocabulary: str, names: Iterable[Name], html: bool, line: bool) -> Iterator[Span]:
    """Every value beside a name that means a secret, in no order, some more than once. ``low`` is the text in lower case, ``vocabulary`` has its words,
    ``names`` are those in it that mean a secret.

    ``html``: tags end a value. ``line``: the text is one line and no file, an address for instance.
    """
    markup, columns, tags = MarkupPositions(text, low), SecretColumns(text, low), "<" in text
    read = 0
    for name in names:
        if name.start < read:
            continue
        within = Span(0, len(text))
        if tags:
            yield from markup.beside(name)
            within = markup.within(name)
        if not is_parameter(text, name):
            for value in assignments(text, name, html):
                if within.start <= value.start < within.end:
                    end = min(value.end, within.end)
                    read = max(read, end)
                    yield Span(value.start, end)
        yield from (value for value in pair_values(text, name) if within.start <= value.start and value.end <= within.end)
        yield from row_values(text, name)
        yield from columns.below(name)
    yield from parameters(text, line)
    yield from arguments(text, low, vocabulary)
    if not line:
        yield from accounts(text)


__all__ = ["Span", "positions"]
