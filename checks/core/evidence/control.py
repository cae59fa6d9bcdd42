"""The control questions: does the site still answer as it did, after it was asked for paths that no visitor asks for?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Self

import msgspec

from checks.core.evidence.http import Exchange, SiteRequest
from checks.core.evidence.observation import Failure, Gathering, WholeSiteRequest
from checks.core.model.failure import FailureKind


class ControlRequest(WholeSiteRequest, frozen=True, tag="control"):
    """The front page once more, after all other pages, as a sandboxed page asks for it (Origin ``null``): one question for two purposes.

    Where that is not answered as the front page was, it is asked for plainly, too: some servers refuse that origin. And where strange
    paths were answered in several ways, some of each are asked for again.
    """

    @property
    def sandboxed(self) -> SiteRequest:
        return SiteRequest(self.host, self.https_port, self.http_port, foreign="null")


_Answer = str | Exchange | Failure


class ControlAnswers(Gathering, frozen=True, tag="control-seen"):
    """The front page ``before``, the answer to the ``sandboxed`` page, and ``after``: that which is to be compared with the first.

    ``repetitions`` are strange paths that were asked for twice, each with its first answer and its last. In the store all of them are keys,
    which are replaced by what stands under them before anybody judges.
    """

    at: dt.datetime
    before: _Answer
    sandboxed: _Answer
    after: _Answer
    repetitions: tuple[tuple[_Answer, _Answer], ...] = ()

    @property
    def keys(self) -> Iterable[str]:
        answers = (self.before, self.sandboxed, self.after, *(answer for pair in self.repetitions for answer in pair))
        return [key for key in answers if isinstance(key, str)]

    def assemble(self, observations: Mapping[str, object]) -> Self:
        """See `Gathering`; what is not among them is a `Failure`."""
        gap = Failure(FailureKind.PROBE_ERROR, self.at, "an answer of the control question is not in the store")

        def standing(key: _Answer) -> Exchange | Failure:
            answer = observations.get(key) if isinstance(key, str) else key
            return answer if isinstance(answer, Exchange | Failure) else gap

        return msgspec.structs.replace(
            self,
            before=standing(self.before),
            sandboxed=standing(self.sandboxed),
            after=standing(self.after),
            repetitions=tuple((standing(first), standing(last)) for first, last in self.repetitions),
        )
