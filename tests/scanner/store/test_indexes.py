"""What is asked about one finding is found by an index, however much a store holds: the databases say so themselves (EXPLAIN)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, event, insert, select, text

from checks.core.assess.ledger import Entry, Identity, State
from checks.core.facts.values import Facts
from scanner.store import Store, tables
from tests.scanner.store.test_damage import ID, with_decisions
from tests.scanner.store.test_triage import AT, ENV

# Above a few pages of rows PostgreSQL takes an index by itself.
MANY = 2_000
QUESTIONS: dict[str, tuple[str, Callable[[Store, str], object]]] = {
    "a whole name": ("ledger", lambda store, id: store.triage.tracked_findings(id)),
    "the beginning of a name": ("ledger", lambda store, id: store.triage.tracked_findings(id[:6])),
    "decisions": ("waiver", lambda store, id: store.triage.waivers_of(id)),
    "notes": ("note", lambda store, id: store.triage.notes(id)),
    "retests": ("retest", lambda store, id: store.triage.retests(id)),
}


def fill(store: Store) -> None:
    """Thousands of findings of one host, and as many decisions, notes and retests about others."""
    (place, _) = store.collected(with_decisions(store))
    entries = {Identity(ENV.check, ENV.problem, f"/{n}"): Entry(State.NEW, AT, AT, AT) for n in range(MANY)}
    store.conclude(place, [], Facts(), {ENV: Entry(State.NEW, AT, AT, AT)} | entries)
    with store.engine.begin() as connection:
        for table in (tables.waiver, tables.note, tables.retest):
            row = connection.execute(select(table)).mappings().first()
            assert row is not None
            columns = {name: value for name, value in row.items() if name != "id"}
            connection.execute(insert(table), [{**columns, "finding": f"{n:016x}"} for n in range(MANY)])
    if store.engine.name == "postgresql":
        # What autovacuum does by itself in time.
        with store.engine.begin() as connection:
            connection.execute(text("ANALYZE"))


def plans(store: Store, ask: Callable[[Store, str], object]) -> list[str]:
    """How the database goes about each statement of a question, as it says."""
    statements: list[tuple[str, Any]] = []

    def note(connection: Connection, cursor: object, statement: str, parameters: Any, *_: object) -> None:
        if statement.startswith("SELECT"):
            statements.append((statement, parameters))

    event.listen(store.engine, "before_cursor_execute", note)
    assert ask(store, ID), "there is something to find"
    event.remove(store.engine, "before_cursor_execute", note)
    explain = "EXPLAIN QUERY PLAN" if store.engine.name == "sqlite" else "EXPLAIN"
    with store.engine.begin() as connection:
        return [
            "\n".join(str(row[-1]) for row in connection.exec_driver_sql(f"{explain} {statement}", parameters))
            for statement, parameters in statements
        ]


def test_what_is_asked_about_one_finding_is_found_by_an_index(store: Store) -> None:
    fill(store)
    for question, (table, ask) in QUESTIONS.items():
        first, *rest = plans(store, ask)
        # SQLite names the column that it searches by in brackets, PostgreSQL in a line of its own.
        assert re.search(rf"{table}_by_finding (\(finding[=>]|.*\n *Index Cond: .*finding)", first), (question, first)
        # What SQLite calls a SCAN reads a whole table.
        assert "SCAN" not in "".join((first, *rest)), (question, first, rest)
