"""What somebody who broke in puts before a site: blocks in its pages, other pages, other answers, each for whom it is meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import msgspec

from scanner.example_city.page import CAREFUL
from scanner.example_city.site import IncomingRequest, ServedAnswer
from tests.accuracy.compromise.site import Layer, reply
from tests.accuracy.compromise.visitors import Visitor, everybody

Where = Callable[[IncomingRequest], bool]
# Where a block goes: what is looked for in the page, and what stands there afterwards.
_PLACES: Mapping[str, tuple[str, str]] = {
    "end": (r"</body>", "{block}\n</body>"),
    "start": (r"(<body[^>]*>)", r"\1{block}"),
    "head": (r"</head>", "{block}\n</head>"),
    "before": (r"\A", "{block}\n"),
    "after": (r"\Z", "\n{block}"),
    "heading": (r"(</h[12]>)", r"\1{block}"),
    "text": (r"(</p>\s*<p>)", r" {block}\1"),
    "list": (r"(</ul>)", r"{block}\1"),
}  # fmt: skip


def every(request: IncomingRequest) -> bool:
    """Every page."""
    return True


def front(request: IncomingRequest) -> bool:
    """The front page alone."""
    return request.path == "/"


def inner(request: IncomingRequest) -> bool:
    """Every page but the front page."""
    return request.path != "/"


def paths(*parts: str) -> Where:
    """Pages whose address has one of these in it."""
    return lambda request: any(part in request.target for part in parts)


def _page(answer: ServedAnswer) -> bool:
    return answer.status == 200 and any(value.startswith("text/html") for name, value in answer.headers if name == "Content-Type")


def text_change(change: Callable[[str], str], on: Where = every, to: Visitor = everybody) -> Layer:
    """A page's text made another."""

    def layer(request: IncomingRequest, answer: ServedAnswer) -> ServedAnswer:
        if not (_page(answer) and on(request) and to(request)):
            return answer
        return msgspec.structs.replace(answer, body=change(answer.body.decode()).encode())

    return layer


def insertion(block: str, at: str = "end", on: Where = every, to: Visitor = everybody) -> Layer:
    """A block of HTML at a place of pages, the first that there is."""
    sought, form = _PLACES[at]
    head, _, tail = form.partition("{block}")

    def change(page: str) -> str:
        place = re.search(sought, page)
        assert place is not None, f"no place {at} in the page"
        return page[: place.start()] + place.expand(head) + block + place.expand(tail) + page[place.end() :]

    return text_change(change, on, to)


def new_title(title: str, on: Where = every, to: Visitor = everybody) -> Layer:
    """Another title."""
    return text_change(
        lambda page: re.sub(r"<title>.*?</title>", lambda _: f"<title>{title}</title>", page, count=1, flags=re.DOTALL), on, to
    )


def replacement(page: str | ServedAnswer, on: Where = every, to: Visitor = everybody) -> Layer:
    """Another page, or another answer, in its place; what is no page stays."""
    instead = reply(page) if isinstance(page, str) else page
    return lambda request, answer: instead if on(request) and to(request) and _page(answer) else answer


def answer_instead(page: str | ServedAnswer, on: Where, to: Visitor = everybody) -> Layer:
    """An answer whatever the site would say there, its files and its 404 too."""
    instead = reply(page) if isinstance(page, str) else page
    return lambda request, answer: instead if on(request) and to(request) else answer


def instead_of_404(page: str, to: Visitor = everybody) -> Layer:
    """A page for every name that is not there."""
    return lambda request, answer: reply(page) if answer.status == 404 and to(request) else answer


def redirection(target: str, on: Where = every, to: Visitor = everybody, status: int = 302) -> Layer:
    """A redirect to somebody else."""
    away = ServedAnswer(status, (*CAREFUL, ("Location", target)))
    return lambda request, answer: away if _page(answer) and on(request) and to(request) else answer


def addition(files: Mapping[str, str | ServedAnswer], to: Visitor = everybody) -> Layer:
    """Files and pages that the site did not have."""
    there = {path: reply(one) if isinstance(one, str) else one for path, one in files.items()}

    def layer(request: IncomingRequest, answer: ServedAnswer) -> ServedAnswer:
        extra = there.get(request.target) or there.get(request.path)
        return extra if extra and to(request) else answer

    return layer


def extra_rules(rules: str) -> Layer:
    """More rules in the site's own style sheet."""

    def layer(request: IncomingRequest, answer: ServedAnswer) -> ServedAnswer:
        sheet = any(value == "text/css" for name, value in answer.headers if name == "Content-Type")
        return msgspec.structs.replace(answer, body=answer.body + rules.encode()) if sheet else answer

    return layer
