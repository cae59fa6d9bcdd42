"""A site's addresses on a terminal: a line each, and one about the name with or without www."""

from __future__ import annotations

from collections.abc import Iterator

from reports.terminal.line import Said
from reports.views.endpoints import EndpointsView
from reports.words import WORDS


def endpoints_lines(seen: EndpointsView, lang: str) -> Iterator[Said]:
    """Under a heading, the addresses in a column and what each answers."""
    yield Said(2, ((WORDS["endpoints"][lang], "bold"),))
    wide = max((len(line.url) for line in seen.lines), default=0)
    for line in seen.lines:
        remarks = "".join(f" · {remark[lang]}" for remark in line.remarks)
        yield Said(4, ((f"{line.url:<{wide}}", "" if line.lives else "dim"), (f"  {line.answer[lang]}", "dim"), (remarks, "")))
    if seen.twin is not None:
        yield Said(4, ((seen.twin[lang], "dim"),))
