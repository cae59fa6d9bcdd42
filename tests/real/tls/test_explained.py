"""An explanation never covers what tilik misses."""

from __future__ import annotations

from tests.each import each
from tests.real.tls.explained import EXPLAINED, Explained, explanation
from tests.real.tls.facts import Difference, Value

FEW, MANY, OTHER = frozenset(("x25519",)), frozenset(("x25519", "x448")), frozenset(("x25519", "secp256r1"))


@each("known", EXPLAINED, ids=lambda known: f"{known.server}: {known.witness}: {known.fact}")
@each(
    ("ours", "theirs", "is_explained"),
    [(MANY, FEW, True), (FEW, MANY, False), (MANY, OTHER, False), (True, False, True), (False, True, False)],
)
def test_only_more_is_explained(known: Explained, ours: Value, theirs: Value, is_explained: bool) -> None:
    found = explanation(known.server.replace("*", "any"), known.witness.replace("*", "openssl"), Difference(known.fact, ours, theirs))
    assert (found is not None) is is_explained
