"""What goes wrong on the way to an answer, as exceptions; `failures` names each by the closed list."""

from __future__ import annotations


class TooLarge(Exception):
    """The decoded body passed the limit."""


class Malformed(Exception):
    """What came is no answer that a browser would take."""


class BudgetError(Exception):
    """The bytes that a host may send came, while more were coming."""
