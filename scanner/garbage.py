"""Python's collector of cyclic garbage, told what kind of program this is."""

from __future__ import annotations

import gc

# A scan makes many objects that live for one host, and few cycles. At Python's 700 nearly a tenth of its time went into looking for them.
_EVERY = 5_000


def loaded() -> None:
    """Everything is loaded: it need not be looked through again, and what comes now only now and then."""
    gc.freeze()
    gc.set_threshold(_EVERY)
