"""A format of a package of its own: what an OPD has to do, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from reports.export.format import one_file
from reports.views.source import Source


def tasks(of: Source) -> Iterator[bytes]:
    """The OPD's tasks, the most urgent first, each with the assets that it is for."""
    view = of.view()
    yield f"# {view.opd.name}\n\n{view.headline[of.lang]}\n\n".encode()
    for task in view.tasks:
        yield f"{task.number}. {task.action.text[of.lang]} ({', '.join(task.action.hosts)})\n".encode()


MARKDOWN = one_file("markdown", "tasks.md", "the tasks of an OPD as Markdown", opd=tasks, stdout=True)
