"""Evidence of the catalogue of exposed paths: what was asked for a group of entries, what came back, and what was left out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import msgspec

from checks.core.evidence.http import Exchange, Nowhere
from checks.core.evidence.observation import Failure, Gathering, WholeSiteRequest
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Level

# What every site is asked and few have: there a program that a proxy hides writes its own error page.
ERROR_PAGE_PATHS = ("/robots.txt", "/.well-known/security.txt")
# Where browsers look for a site's icon that its page does not name (HTML section 4.6.7.8).
ICON_PATH = "/favicon.ico"

# The name of the group that no file has: the paths of the products themselves.
PRODUCT_PATHS = "software"


class CatalogueRequest(WholeSiteRequest, frozen=True, tag="catalogue"):
    """Ask the paths of a group that make sense on this site. ``opd`` is the code of the department, which names of archives are derived from."""

    group: str
    opd: str = ""

    @property
    def key(self) -> str:
        return f"{super().key} {self.group}"

    @property
    def level(self) -> Level:
        """Looking which products a site shows is a visit; each of their paths is a probe, and asked as one."""
        return Level.VISIT if self.group == PRODUCT_PATHS else Level.PROBE


class PathAnswer(msgspec.Struct, frozen=True):
    """What a path answered that was asked for an entry.

    ``answer`` and ``nowhere`` are stored as keys, which are replaced by what stands under them before a check sees it. ``nowhere`` is None
    where the answer needs no comparison: an honest "not found".
    """

    entry: str
    path: str
    answer: str | Exchange | Failure = msgspec.field(name="seen")
    nowhere: str | Nowhere | Failure | None = None


class CatalogueAnswers(Gathering, frozen=True, tag="catalogue-seen"):
    """A group's paths in the order of the catalogue. ``skipped_entries`` are those that were not asked, since nothing on the site calls for them.

    ``signs`` is what was seen of the site's server and software when that was decided.
    """

    at: dt.datetime
    answers: tuple[PathAnswer, ...] = msgspec.field(default=(), name="asked")
    skipped_entries: tuple[str, ...] = msgspec.field(default=(), name="skipped")
    signs: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(key for one in self.answers for key in (one.answer, one.nowhere) if isinstance(key, str))

    def assemble(self, observations: Mapping[str, Any]) -> CatalogueAnswers:
        """See `Gathering`; what is not among them is a `Failure`."""
        return msgspec.structs.replace(self, answers=tuple(self._with_answer(one, observations) for one in self.answers))

    def _with_answer(self, one: PathAnswer, observations: Mapping[str, Any]) -> PathAnswer:
        answer = observations.get(one.answer) if isinstance(one.answer, str) else one.answer
        nowhere = observations.get(one.nowhere) if isinstance(one.nowhere, str) else one.nowhere
        gap = Failure(FailureKind.PROBE_ERROR, self.at, f"{one.path} is not in the store")
        return PathAnswer(
            one.entry,
            one.path,
            answer if isinstance(answer, Exchange | Failure) else gap,
            nowhere if isinstance(nowhere, Nowhere | Failure) or one.nowhere is None else gap,
        )
