"""An explanation never covers what tilik misses."""

from __future__ import annotations

import io

from tests.each import each
from tests.real.tls.explanations import BREAKS_OFF, EXPLANATIONS, Explanation, explanation
from tests.real.tls.facts import Difference, Value
from tests.real.tls.visitors import Visit, print_visits

FEW, MANY, OTHER = frozenset(("x25519",)), frozenset(("x25519", "x448")), frozenset(("x25519", "secp256r1"))


@each("entry", EXPLANATIONS, ids=lambda entry: f"{entry.server}: {entry.witness}: {entry.fact}")
@each(
    ("ours", "theirs", "is_explained"),
    [(MANY, FEW, True), (FEW, MANY, False), (MANY, OTHER, False), (True, False, True), (False, True, False)],
)
def test_only_more_is_explained(entry: Explanation, ours: Value, theirs: Value, is_explained: bool) -> None:
    reason = explanation(entry.server.replace("*", "any"), entry.witness.replace("*", "openssl"), Difference(entry.fact, ours, theirs))
    assert (reason is not None) is is_explained


@each(("server", "client", "why"), BREAKS_OFF)
@each(("hello", "itself", "left"), [("TLSv1.0 X", "-", 0), ("TLSv1.0 X", "TLSv1.2 Y", 1), ("-", "TLSv1.2 Y", 1)])
def test_only_a_client_that_breaks_off_is_explained(server: str, client: str, why: str, hello: str, itself: str, left: int) -> None:
    out = io.StringIO()
    assert print_visits([Visit(server, {client: itself}, {client: hello})], out) == left
    assert (why in out.getvalue()) is (left == 0)
