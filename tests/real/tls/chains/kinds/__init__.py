"""Every kind of chain, by theme."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.real.tls.chains.house import Chain, House
from tests.real.tls.chains.kinds import dates, extensions, forms, keys, paths, purposes

THEMES: dict[str, Callable[[House], Iterator[Chain]]] = {
    "purposes": purposes.chains,
    "paths": paths.chains,
    "dates": dates.chains,
    "keys": keys.chains,
    "extensions": extensions.chains,
    "forms": forms.chains,
}
