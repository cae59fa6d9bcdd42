"""Sites whose pages are linked from the front page, so that the crawl finds them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from scanner.example_city.behaviour import to_https
from scanner.example_city.page import CAREFUL, example_page
from scanner.example_city.site import HeaderLines, IncomingRequest, Respond, ServedAnswer
from tests.accuracy.backgrounds import LOST
from tests.accuracy.behaviour import AGENCY, HOME, Behaviour, answering, bare

# What a page says stands in a site of this many words at least.
_AROUND = "<p>Layanan dinas bagi warga kota, dengan syarat dan jadwal yang berlaku.</p>"


class Sub(msgspec.Struct, frozen=True):
    """One page below the front page. ``HOST`` in it is the site's own name."""

    content: str
    headers: HeaderLines = ()
    head: str = ""

    def answer(self, host: str) -> ServedAnswer:
        """The page in the dress of the department."""
        names = {name for name, _ in self.headers}
        careful_headers = tuple(header for header in CAREFUL if header[0] not in names)
        answer = example_page("Layanan", _AROUND + self.content.replace("HOST", host), AGENCY, head=self.head.replace("HOST", host))
        return msgspec.structs.replace(answer, headers=(*careful_headers, *(h for h in self.headers if h[1]), *answer.headers[-1:]))


def linked(pages: Mapping[str, Sub | ServedAnswer]) -> Respond:
    """A front page that links to these, and an honest 404 for anything else."""

    def answer(request: IncomingRequest) -> ServedAnswer:
        if request.path == "/":
            links = "".join(f'<p><a href="{path}">Layanan {number}</a></p>' for number, path in enumerate(pages, start=1))
            return example_page("Beranda", HOME + links.replace("HOST", request.host), AGENCY)
        answer = pages.get(request.target) or pages.get(request.path)
        return answer.answer(request.host) if isinstance(answer, Sub) else answer or bare(LOST, 404)

    return answering(answer)


def of_contents(check: str, contents: Mapping[str, tuple[str, Sub | str]], innocent: Mapping[str, Sub | str]) -> Iterator[Behaviour]:
    """A site for each page: what is ``contents`` with its problems, and what is ``innocent`` and must pass."""
    for name, (problems, content) in contents.items():
        yield _one(check, name, f"fail ({problems})", content)
    for name, content in innocent.items():
        yield _one(check, name, "pass", content)


def _one(check: str, name: str, label: str, content: Sub | str) -> Behaviour:
    sub = Sub(content) if isinstance(content, str) else content
    return Behaviour(
        name=f"{check.removeprefix('content-')}-{name}", https=linked({"/layanan/satu": sub}), http=to_https, must={check: label}
    )
