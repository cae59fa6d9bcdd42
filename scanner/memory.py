"""What a process no longer needs: when Python looks for it, and when the system has it back."""

from __future__ import annotations

import ctypes
import gc
import itertools

# A scan makes many objects that live for one host, and few circles, which `collect_garbage_periodically` takes away. At Python's 700 nearly a tenth of its time went into
# looking for them; this is for what nobody foresaw.
_EVERY = 50_000
_HOSTS = 32

_counter = itertools.count(1)
# The GNU C library's; others give back by themselves.
_trim = getattr(ctypes.CDLL(None), "malloc_trim", None)


def freeze_startup() -> None:
    """Everything is loaded: it need not be looked through again, and what comes now only now and then."""
    gc.freeze()
    gc.set_threshold(_EVERY)


def collect_garbage_periodically() -> None:
    """A host is done. After every thirty-second its circles go, and the system has back what lies free between the rest.

    Without it memory grows over some hundred hosts: buffers of TLS and parsed pages leave holes that others do not fit into.
    """
    if next(_counter) % _HOSTS == 0:
        gc.collect()
        if _trim is not None:
            _trim(0)


def skip_final_collection() -> None:
    """The process ends, and the system takes everything back: Python need not look through it once more."""
    gc.freeze()
