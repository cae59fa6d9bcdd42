"""The products of a whole site: what its pages show, and what the paths say that are asked for the version of a product that was seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

import msgspec

from checks.core.evidence.crawl import Crawl
from checks.core.evidence.exposure import CatalogueAnswers
from checks.core.evidence.http import Exchange, Nowhere, Response
from checks.core.evidence.observation import Failure
from checks.core.exposure.proof import ProofForm, form_of
from checks.core.model.undecided import Unknown
from checks.core.page.block_pages import not_own_page
from checks.core.page.soft_404 import present
from checks.core.software.installations import installations
from checks.core.software.matcher import ProductMark
from checks.core.software.product import ProductPath, Sign, SignWeight, software_products
from checks.core.software.recognition import Recognition, recognise
from checks.core.software.signatures import product_signs

# Requests that versions of products may cost a site.
MOST_REQUESTS = 12
# So much of an answer is enough for a version.
ENOUGH_BYTES = 65_536


class VersionQuestion(msgspec.Struct, frozen=True):
    """A path that is asked for a product's version, below the folder that the product lies in; ``id`` is `entry_id`."""

    id: str
    path: str


def version_questions(front: Exchange, pages: Sequence[Exchange]) -> tuple[VersionQuestion, ...]:
    """What is asked of a site for the versions of the products that its pages show: in the root what its front page shows, else in the folder."""
    folders = [(one.product, one.folder) for one in installations((front, *pages))]
    in_folders = {product for product, _ in folders}
    at_root = [(product, "") for product in product_signs(front) if product not in in_folders]
    questions = (
        VersionQuestion(entry_id(product, number), folder + path.path)
        for product, folder in (*at_root, *folders)
        for number, path in enumerate(software_products()[product].paths)
    )
    return tuple({question.path: question for question in questions}.values())[:MOST_REQUESTS]


def entry_id(product: str, number: int) -> str:
    """The name that an answer has for a product's path of that number."""
    return f"{product} {number}"


def site_software(home: Exchange, crawl: Crawl | Failure | None, answers: CatalogueAnswers | Failure | None) -> tuple[Recognition, ...]:
    """The products that a site proves, each folder's own: by its front page, the pages that were met, and the paths that were asked."""
    pages = [page for page in (home, *(crawl.answers if isinstance(crawl, Crawl) else ())) if not_own_page(page) is None]
    unique = {page.url: page for page in reversed(pages)}
    others = [one for one in (crawl.answers if isinstance(crawl, Crawl) else ()) if one.stop is None and one.final.status >= 400]
    in_answers = _of_paths(answers, home) if isinstance(answers, CatalogueAnswers) else ()
    return recognise(list(unique.values())[::-1], others, in_answers)


def _of_paths(answers: CatalogueAnswers, home: Exchange) -> Iterator[ProductMark]:
    """What the paths prove, as marks of the product in the folder they were asked in."""
    for one in answers.assemble({}).answers:
        product, _, number = one.entry.rpartition(" ")
        paths = software_products()[product].paths if product in software_products() else ()
        if not (number.isdecimal() and int(number) < len(paths)) or not isinstance(one.answer, Exchange) or isinstance(one.nowhere, str):
            continue
        path = paths[int(number)]
        try:
            there = present(one.answer, one.nowhere or Nowhere((), answers.at), is_it=partial(is_version_file, path), home=home)
        except Unknown:
            continue
        if there:
            sign = Sign(body=path.path, weight=SignWeight.PROOF, precision=path.precision)
            yield ProductMark(product, sign, version_in(path, one.answer.final.body.text), one.path.removesuffix(path.path))


def is_version_file(path: ProductPath, answer: Response) -> bool:
    """Whether an answer is what a product has at its path."""
    text = answer.body.text[:ENOUGH_BYTES]
    return form_of(text) is ProofForm(path.form) and all(pattern.search(text) for pattern in path.patterns)


def version_in(path: ProductPath, text: str) -> str | None:
    """The version that the body tells."""
    matches: Iterable[str | None] = (
        match["version"] for pattern in path.patterns if "version" in pattern.groupindex and (match := pattern.search(text[:ENOUGH_BYTES]))
    )
    return next((version for version in matches if version), None)
