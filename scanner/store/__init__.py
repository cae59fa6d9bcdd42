"""Where evidence, verdicts and history are kept: SQLite in one file, or PostgreSQL by URL."""

from scanner.store.lock import Lock
from scanner.store.plans import Plan
from scanner.store.records import Handover, Known, Note, Place, Retest, ScanKind, Tracked
from scanner.store.store import Store

__all__ = ["Handover", "Known", "Lock", "Note", "Place", "Plan", "Retest", "ScanKind", "Store", "Tracked"]
