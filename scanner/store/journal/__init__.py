"""The journal: what was done to whom, on whose word, in rows that are only added, each bound to all before it."""

from scanner.store.journal.entry import Deed, JournalEntry
from scanner.store.journal.journal import Journal, JournalFault

__all__ = ["Deed", "Journal", "JournalEntry", "JournalFault"]
