"""Where evidence, verdicts and history are kept: SQLite in one file, or PostgreSQL by URL."""

from scanner.store.lock import Lock
from scanner.store.plans import Plan
from scanner.store.records import Basis, Handover, Note, Place, Retest, ScanKind, TrackedFinding
from scanner.store.schedules import ScheduleRun, ScheduleStore
from scanner.store.store import Store

__all__ = [
    "Basis",
    "Handover",
    "Lock",
    "Note",
    "Place",
    "Plan",
    "Retest",
    "ScanKind",
    "ScheduleRun",
    "ScheduleStore",
    "Store",
    "TrackedFinding",
]
