"""The products of a whole site: what its pages show, and what the paths say that are asked for the version of a product that was seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

import msgspec

from checks.core.evidence.crawl import Crawl
from checks.core.evidence.exposure import CatalogueAnswers, PathAnswer
from checks.core.evidence.http import Exchange, Nowhere, Response
from checks.core.evidence.observation import Failure
from checks.core.exposure.proof import ProofForm, form_of
from checks.core.model.undecided import Unknown
from checks.core.page.block_pages import not_own_page
from checks.core.page.soft_404 import present
from checks.core.software.extensions import ProductExtension, extensions
from checks.core.software.installations import installations
from checks.core.software.matcher import ProductMark, icon_marks
from checks.core.software.product import Precision, ProductPath, Sign, SignWeight, software_products
from checks.core.software.recognition import Recognition, recognise
from checks.core.software.signatures import product_signs

# Requests that versions of products may cost a site.
MOST_REQUESTS = 12
# So much of an answer is enough for a version, and of a file that is known by its hash it must be the whole.
ENOUGH_BYTES, WHOLE_FILE_BYTES = 65_536, 524_288
# The names of the answers that are no product's own path: what the site writes where nothing is, and its icon.
ERROR_ANSWER, ICON = "error-page", "icon"


class VersionQuestion(msgspec.Struct, frozen=True):
    """A path that is asked for a product's version, below the folder that the product lies in; ``id`` is `entry_id`, ``most`` how many bytes are wanted."""

    id: str
    path: str
    most: int = ENOUGH_BYTES


def version_questions(front: Exchange, pages: Sequence[Exchange]) -> tuple[VersionQuestion, ...]:
    """What is asked of a site for the versions of the products that its pages show: in the root what its front page shows, else in the folder."""
    folders = [(one.product, one.folder) for one in installations((front, *pages))]
    in_folders = {product for product, _ in folders}
    at_root = [(product, "") for product in product_signs(front) if product not in in_folders]
    places = (*at_root, *folders)
    questions = (
        VersionQuestion(entry_id(product, number), folder + path.path, WHOLE_FILE_BYTES if path.hashes else ENOUGH_BYTES)
        for product, folder in places
        for number, path in enumerate(software_products()[product].paths)
    )
    of_extensions = (
        VersionQuestion(_extension_id(one), one.folder + one.version_path.path)
        for one in extensions((product for product, _ in places), (front, *pages))
    )
    return tuple({question.path: question for question in (*questions, *of_extensions)}.values())[:MOST_REQUESTS]


def entry_id(product: str, number: int) -> str:
    """The name that an answer has for a product's path of that number."""
    return f"{product} {number}"


def _extension_id(one: ProductExtension) -> str:
    return f"{one.product} extension {one.sort} {one.name}"


class SiteExtension(msgspec.Struct, frozen=True):
    """What an application in a ``folder`` of a site is extended by, with the version that it tells and how exactly."""

    product: str
    folder: str
    name: str
    version: str | None
    precision: Precision


def site_extensions(
    home: Exchange, crawl: Crawl | Failure | None, answers: CatalogueAnswers | Failure | None, products: Iterable[str]
) -> tuple[SiteExtension, ...]:
    """What these products of a site, by the names of their files, are extended by."""
    there = extensions(products, _own_pages(home, crawl))
    by_path = {one.path: one for one in answers.assemble({}).answers} if isinstance(answers, CatalogueAnswers) else {}
    return tuple(_site_extension(one, by_path.get(one.folder + one.version_path.path), home) for one in there)


def _site_extension(one: ProductExtension, answer: PathAnswer | None, home: Exchange) -> SiteExtension:
    path, version = one.version_path, None
    if answer is not None and answer.entry == _extension_id(one) and _tells(path, answer, home) and isinstance(answer.answer, Exchange):
        version = version_in(path, answer.answer.final)
    return SiteExtension(one.product, one.folder, one.name, version, path.precision)


def site_software(home: Exchange, crawl: Crawl | Failure | None, answers: CatalogueAnswers | Failure | None) -> tuple[Recognition, ...]:
    """The products that a site proves, each folder's own: by its front page, the pages that were met, and the paths that were asked."""
    read = answers.assemble({}) if isinstance(answers, CatalogueAnswers) else None
    pages_and_errors = (*(crawl.answers if isinstance(crawl, Crawl) else ()), *(_answers_of(ERROR_ANSWER, read) if read else ()))
    others = [one for one in pages_and_errors if one.stop is None and one.final.status >= 400]
    icons = (mark for icon in (_answers_of(ICON, read) if read else ()) for mark in icon_marks(icon))
    return recognise(_own_pages(home, crawl), others, (*(_of_paths(read, home) if read else ()), *icons))


def _answers_of(entry: str, answers: CatalogueAnswers) -> list[Exchange]:
    return [one.answer for one in answers.answers if one.entry == entry and isinstance(one.answer, Exchange)]


def _own_pages(home: Exchange, crawl: Crawl | Failure | None) -> list[Exchange]:
    """The pages that were met, each once, the front page first."""
    pages = [page for page in (home, *(crawl.answers if isinstance(crawl, Crawl) else ())) if not_own_page(page) is None]
    unique = {page.url: page for page in reversed(pages)}
    return list(unique.values())[::-1]


def _of_paths(answers: CatalogueAnswers, home: Exchange) -> Iterator[ProductMark]:
    """What the paths prove, as marks of the product in the folder they were asked in."""
    for one in answers.answers:
        product, _, number = one.entry.rpartition(" ")
        paths = software_products()[product].paths if product in software_products() else ()
        path = paths[int(number)] if number.isdecimal() and int(number) < len(paths) else None
        if path is not None and _tells(path, one, home) and isinstance(one.answer, Exchange):
            sign = Sign(body=path.path, weight=SignWeight.PROOF, precision=path.precision)
            yield ProductMark(product, sign, version_in(path, one.answer.final), one.path.removesuffix(path.path))


def _tells(path: ProductPath, one: PathAnswer, home: Exchange) -> bool:
    """Whether what a path answered is really what tells the version there."""
    if not isinstance(one.answer, Exchange) or isinstance(one.nowhere, str):
        return False
    try:
        return present(one.answer, one.nowhere or Nowhere((), one.answer.at), is_it=partial(is_version_file, path), home=home)
    except Unknown:
        return False


def is_version_file(path: ProductPath, answer: Response) -> bool:
    """Whether an answer is what a product has at its path."""
    if path.hashes:
        return answer.body.sha256 in path.hashes and not answer.body.cut
    text = answer.body.text[:ENOUGH_BYTES]
    return form_of(text) is ProofForm(path.form) and all(pattern.search(text) for pattern in path.patterns)


def version_in(path: ProductPath, answer: Response) -> str | None:
    """The version that the body tells."""
    if path.hashes:
        return path.hashes.get(answer.body.sha256)
    text = answer.body.text
    matches: Iterable[str | None] = (
        match["version"] for pattern in path.patterns if "version" in pattern.groupindex and (match := pattern.search(text[:ENOUGH_BYTES]))
    )
    return next((version for version in matches if version), None)
