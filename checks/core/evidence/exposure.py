"""Evidence of the catalogue of exposed paths: what was asked for a group of entries, what came back, and what was left out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import msgspec

from checks.core.evidence.http import Exchange, Nowhere
from checks.core.evidence.observation import Failure, Gathering
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Level


class CatalogueRequest(msgspec.Struct, frozen=True, tag="catalogue"):
    """Ask the paths of a group that make sense on this site. ``opd`` is the code of the department, which names of archives are derived from."""

    host: str
    https_port: int
    http_port: int
    group: str
    opd: str = ""

    @property
    def key(self) -> str:
        return f"catalogue {self.host} {self.https_port},{self.http_port} {self.group}"

    @property
    def level(self) -> Level:
        return Level.PROBE


class Asked(msgspec.Struct, frozen=True):
    """One path that was asked for an entry.

    ``seen`` and ``nowhere`` are stored as keys, which are replaced by what stands under them before a check sees it. ``nowhere`` is None
    where the answer needs no comparison: an honest "not found".
    """

    entry: str
    path: str
    seen: str | Exchange | Failure
    nowhere: str | Nowhere | Failure | None = None


class CatalogueSeen(Gathering, frozen=True, tag="catalogue-seen"):
    """A group's paths in the order of the catalogue. ``skipped`` are the entries that were not asked, since nothing on the site calls for them.

    ``signs`` is what was seen of the site's server and software when that was decided.
    """

    at: dt.datetime
    asked: tuple[Asked, ...] = ()
    skipped: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(key for one in self.asked for key in (one.seen, one.nowhere) if isinstance(key, str))

    def gathered(self, observations: Mapping[str, Any]) -> CatalogueSeen:
        """See `Gathering`; what is not among them is a `Failure`."""
        return msgspec.structs.replace(self, asked=tuple(self._answered(one, observations) for one in self.asked))

    def _answered(self, one: Asked, observations: Mapping[str, Any]) -> Asked:
        answer = observations.get(one.seen) if isinstance(one.seen, str) else one.seen
        nowhere = observations.get(one.nowhere) if isinstance(one.nowhere, str) else one.nowhere
        lost = Failure(FailureKind.PROBE_ERROR, self.at, f"{one.path} is not in the store")
        return Asked(
            one.entry,
            one.path,
            answer if isinstance(answer, Exchange | Failure) else lost,
            nowhere if isinstance(nowhere, Nowhere | Failure) or one.nowhere is None else lost,
        )
