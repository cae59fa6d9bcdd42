"""What every request and observation has in common, and the closed list of ways to fail."""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from collections.abc import Iterable, Mapping
from typing import Any, Self

import msgspec

from checks.core.model.failure import FailureKind
from checks.core.model.finding import Level


class Request(msgspec.Struct, frozen=True):
    """A need made absolute: frozen, hashable."""

    @property
    @abstractmethod
    def key(self) -> str:
        """Its name, under which its answer is stored; equal requests have equal keys."""

    @property
    @abstractmethod
    def host(self) -> str:
        """Who is asked."""

    @property
    @abstractmethod
    def level(self) -> Level:
        """How intrusive it is."""


class WholeSiteRequest(Request, frozen=True):
    """A question about a whole site, wherever on its two ports that is. Its key is its tag, and where it is."""

    host: str
    https_port: int
    http_port: int

    @property
    def key(self) -> str:
        return f"{self.__struct_config__.tag} {self.host} {self.https_port},{self.http_port}"

    @property
    def level(self) -> Level:
        return Level.VISIT


class Observation(msgspec.Struct, frozen=True):
    """What came back of a request, or what says why nothing did. Each sort of them is stored under the tag of its class, and has ``at``: when it was made."""


class Failure(Observation, frozen=True, tag="failure"):
    """Nothing usable came back. ``detail`` is for the engineer: the system's words, or the traceback of our own bug.

    ``asset`` is who was not asked because it is registered by itself and judged there: a host, or ``host:port``. Empty for every other failure.
    """

    kind: FailureKind
    at: dt.datetime
    detail: str = ""
    asset: str = ""


class Damage(Failure, frozen=True, tag=False):
    """What stands in the store under a key cannot be read. It is never stored itself, and a verdict that would rest on it is ERROR."""


class Absent(Observation, frozen=True):
    """Something of a ``sort`` that nobody here reads: of a plug-in that is not enabled, or of a newer version. It stays in the store as it is."""

    sort: str


class Referral(Observation, frozen=True, tag="referral"):
    """The answer stands under another key: a composite probe found which request really applies.

    ``beside`` is the key of what a neighbour of the path gave, a name that cannot exist; empty where nobody asked for one.
    """

    key: str
    at: dt.datetime
    beside: str = ""


class Gathering(Observation, frozen=True):
    """An observation that lists others: a composite probe asked them, and each stands in the store under its own key.

    Before a check is called it is replaced by what ``assemble`` makes of it and of what stands under ``keys``, referrals followed;
    keys without an observation are left out.
    """

    @property
    @abstractmethod
    def keys(self) -> Iterable[str]:
        """Those of the observations it lists."""

    @abstractmethod
    def assemble(self, observations: Mapping[str, Any]) -> Self:
        """Itself, complete."""
