"""How findings bear on the rules a city works under: data in the files beside this one, and what is looked up in it."""

from reports.strategy.align import Alignment, alignment, control_ranges
from reports.strategy.decree import Contact, Decree, Rung
from reports.strategy.load import strategy
from reports.strategy.model import CitationMark, Function, Regulation, ResponsePhase, ResponseStep, Strategy

__all__ = [
    "Alignment",
    "CitationMark",
    "Contact",
    "Decree",
    "Function",
    "Regulation",
    "ResponsePhase",
    "ResponseStep",
    "Rung",
    "Strategy",
    "alignment",
    "control_ranges",
    "strategy",
]
