"""The script files that a site serves to its own pages, as far as they were read."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from checks.core.evidence.http import Exchange
from checks.core.evidence.observation import Failure
from checks.core.evidence.scripts import ScriptAnswers
from checks.core.page.block_pages import require_answers
from checks.core.page.html_document import require_readable
from checks.core.page.page_scripts import PageScript


class OwnScripts(msgspec.Struct, frozen=True):
    """``answers`` by the URL of each script that was asked for, in the order in which pages load them; ``left_out`` those that nobody asked for."""

    answers: dict[str, Exchange | Failure]
    left_out: tuple[str, ...]

    @property
    def files(self) -> dict[str, Exchange]:
        """Those that run: what is not there, and a page in its place, runs nowhere."""
        return {url: answer for url, answer in self.answers.items() if isinstance(answer, Exchange) and runs(answer)}

    def require_read(self) -> None:
        """Raises `Unknown` where one was refused, or read in part."""
        require_answers(tuple(self.answers.values()))
        for answer in self.files.values():
            require_readable(answer.final, answer.url)


def own_scripts(loads: Iterable[PageScript], scripts: ScriptAnswers) -> OwnScripts:
    """Of the scripts that pages load those of the site's own."""
    answers, urls = scripts.answers, [script.url for script in loads if script.is_own]
    return OwnScripts({url: answers[url] for url in urls if url in answers}, tuple(url for url in urls if url not in answers))


def runs(answer: Exchange) -> bool:
    """Whether a browser would run it as a script."""
    return answer.stop is None and answer.final.status == 200 and not answer.final.body.text.lstrip().startswith("<")
