"""What a group's answers prove: findings for what is open, products for what is only worth knowing."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence

import msgspec

from checks.core.check.check import Findings
from checks.core.evidence.exposure import CatalogueAnswers, PathAnswer
from checks.core.evidence.http import Exchange, Nowhere, Response
from checks.core.evidence.observation import Failure
from checks.core.exposure.entry import CatalogueEntry, entries_by_id, front_ids
from checks.core.exposure.proof import proves
from checks.core.exposure.secret_values import keeps_secrets_elsewhere
from checks.core.exposure.selection import obstacle
from checks.core.model import reason
from checks.core.model.finding import Kind, Problem, Reason
from checks.core.model.risk import Risk
from checks.core.model.text import Text
from checks.core.model.undecided import NotApplicable, Unknown
from checks.core.page.soft_404 import GONE, PrefixMatch, present
from checks.core.parse import asks_password, path_of
from checks.core.software.product import product_id
from checks.core.software.recognition import recognition
from checks.core.software.releases import support_status

PLAIN = Problem(
    "plain",
    Risk(3, 4),
    Text(
        id="Halaman masuk {tool} di {path} meminta kata sandi melalui HTTP tanpa enkripsi.",
        en="The log-in page of {tool} at {path} asks for a password over unencrypted HTTP.",
    ),
    Kind.EXPOSURE,
)
ENDED = Problem(
    "ended",
    Risk(3, 3),
    Text(
        id="{tool} {version} di {path} tidak lagi mendapat perbaikan keamanan, padahal halaman masuknya dapat dibuka siapa pun.",
        en="{tool} {version} at {path} no longer gets security fixes, and anyone can open its log-in page.",
    ),
    Kind.EXPOSURE,
)
WITHOUT_SECRETS = Problem(
    "without-secrets",
    Risk(3, 2),
    Text(
        id="Berkas pengaturan {path} dapat diunduh siapa pun; rahasianya disimpan di tempat lain, tetapi susunan aplikasi terlihat.",
        en="Anyone can download the settings file {path}; its secrets are kept elsewhere, but it shows how the application is set up.",
    ),
    Kind.EXPOSURE,
)
NOT_CALLED_FOR = Reason(
    "not-called-for",
    Text(
        id="Perangkat lunak yang ditanyakan tidak tampak dipakai di situs ini, sehingga alamatnya tidak diminta.",
        en="Nothing on this site shows that it uses that software, so its addresses were not asked for.",
    ),
)

# Rules for all that begins alike: a server has one for its own status page and one for PHP's; a honeypot has many.
_MOST_PREFIXES = 2


class _Candidate(msgspec.Struct, frozen=True):
    """An answer, the entry that it may prove and the path it was seen at.

    ``nowhere`` is None for the front page, which has nothing to be compared with. A page that was only met, on the way to something else,
    is looked at for what it betrays.
    """

    entry: CatalogueEntry
    path: str
    answer: Exchange | Failure
    nowhere: Nowhere | Failure | None = None
    by_chance: bool = False

    @property
    def cause(self) -> str:
        """What it is told once for: two paths that lead to one place are one, and what a path shows the front page only shows again."""
        if self.nowhere is None or isinstance(self.answer, Failure):
            return self.entry.common_cause
        return f"{self.entry.common_cause} {self.answer.url}"

    def is_there(self, home: Exchange | Failure, is_honest: bool = False) -> bool:
        """Whether the entry is really there. Raises `Unknown` where that cannot be told."""
        if self.by_chance:
            page = self.answer.final if isinstance(self.answer, Exchange) else None
            return page is not None and self.entry.pages.includes(page.status) and self._is_it(page)
        front = home if isinstance(home, Exchange) else None
        return present(self.answer, self.nowhere, is_it=self._is_it, home=front, is_honest=is_honest)

    def _is_it(self, answer: Response) -> bool:
        return any(proves(proof, answer) for proof in self.entry.proof)


# What of a site is said elsewhere to get no fixes any more, by the ids of products.
Ended = Callable[[], Container[str]]


def exposures(
    name: str, catalogue: CatalogueAnswers, home: Exchange | Failure, crawl: Sequence[Exchange] = (), ended: Ended = frozenset
) -> Findings:
    """A finding for each entry of the group that is really there, the path as its subject; ``crawl`` are pages that were met besides.

    That a product's line has ended is said of none that is among ``ended``.

    What is found stands; where the front page or a path stays open, raises `Unknown` with the first open one's reason at the end. Raises
    `NotApplicable` where there was nothing to ask and the front page shows nothing.
    """
    still_open = Unknown(reason.of_failure(home.kind), home.detail) if isinstance(home, Failure) else obstacle(home)
    is_honest = any(_is_honest_404(answer) for one in catalogue.assemble({}).answers for answer in _all_of(one))
    causes = set[str]()
    prefixes: list[tuple[_Candidate, Unknown]] = []
    for candidate in _candidates(name, catalogue, home, crawl):
        try:
            there = candidate.is_there(home, is_honest)
        except PrefixMatch as question:
            prefixes.append((candidate, question))
            continue
        except Unknown as question:
            still_open = still_open or question
            continue
        if there and isinstance(candidate.answer, Exchange) and candidate.cause not in causes:
            causes |= {candidate.cause, candidate.entry.common_cause}
            yield from findings_of(candidate.entry, candidate.path, candidate.answer, ended)
    if len({candidate.entry.id for candidate, _ in prefixes}) > _MOST_PREFIXES:
        still_open = still_open or prefixes[0][1]
    else:
        for candidate, _ in prefixes:
            if isinstance(candidate.answer, Exchange):
                yield from findings_of(candidate.entry, candidate.path, candidate.answer, ended)
    if still_open is not None:
        raise still_open
    if not (causes or catalogue.answers):
        raise NotApplicable(NOT_CALLED_FOR)


def _all_of(one: PathAnswer) -> Iterator[object]:
    """What came for a path, and for those of its shape that cannot exist: a rule for files of a kind leaves other names alone."""
    yield one.answer
    yield from one.nowhere.samples if isinstance(one.nowhere, Nowhere) else ()


def _is_honest_404(answer: object) -> bool:
    return isinstance(answer, Exchange) and answer.final.status in GONE


def software_at(name: str, catalogue: CatalogueAnswers, home: Exchange | Failure) -> Iterator[tuple[str, str | None]]:
    """The products whose presence the group's evidence proves, with the version that each tells."""
    for candidate in _candidates(name, catalogue, home):
        try:
            there = bool(candidate.entry.software) and candidate.is_there(home)
        except Unknown:
            continue
        if there and isinstance(candidate.answer, Exchange):
            yield candidate.entry.software, _version(candidate.entry, candidate.answer)


def _version(entry: CatalogueEntry, answer: Exchange) -> str | None:
    """The version that an answer tells: by the entry's own pattern, or by the signs of the product that it proves."""
    product, version = product_id(entry.software), entry.version_in(answer.final.body.text)
    there = recognition(product, answer) if product and not version else None
    return there.version if there else version


def findings_of(entry: CatalogueEntry, path: str, answer: Exchange, ended: Ended = frozenset) -> Findings:
    """The findings of an entry that was proven: its own, or of what is only observed those that a second fact makes."""
    body = answer.final.body
    if entry.secret and not body.partial and keeps_secrets_elsewhere(body.text):
        yield WITHOUT_SECRETS(path, path=path)
        return
    if (problem := entry.problem) is not None:
        yield problem(path if entry.paths else "/", path=path, size=_size(answer.final), lines=body.lines, sha256=body.sha256)
        return
    tool, version = entry.software or path, _version(entry, answer)
    if answer.url.startswith("http:") and asks_password(body.text):
        yield PLAIN(path, path=path, tool=tool)
    product = product_id(entry.software) or ""
    if version and support_status(product, version, answer.at.date()).support.over and product not in ended():
        yield ENDED(path, path=path, tool=tool, version=version)


def _size(answer: Response) -> int:
    """Bytes of the whole file, as far as the server tells; those that came where it does not."""
    length = answer.value("content-length") or ""
    return int(length) if answer.body.cut and length.isascii() and length.isdigit() and len(length) < 16 else answer.body.size


def _candidates(name: str, catalogue: CatalogueAnswers, home: Exchange | Failure, crawl: Sequence[Exchange] = ()) -> Iterator[_Candidate]:
    """Every answer with the entry it may prove: paths that were asked, the front page for every page, whatever else was met."""
    # An answer that is still a key was not read, and must not be passed over.
    catalogue, entries = catalogue.assemble({}), entries_by_id(name)
    for one in catalogue.answers:
        entry = entries.get(one.entry)
        if entry is not None and entry.paths and isinstance(one.answer, Exchange | Failure) and not isinstance(one.nowhere, str):
            # Without a baseline only an honest "not found" says anything.
            yield _Candidate(entry, one.path, one.answer, one.nowhere or Nowhere((), catalogue.at))
    at_front, pages = front_ids(name), tuple(_distinct(catalogue, crawl))
    for entry in entries.values():
        if entry.id in at_front:
            # Where the front page only leads to it, the place is named.
            yield _Candidate(entry, path_of(home.url) if isinstance(home, Exchange) else "/", home)
        if not entry.paths:
            yield _Candidate(entry, "/", home, by_chance=True)
            yield from (_Candidate(entry, path, page, by_chance=True) for path, page in pages)


def _distinct(catalogue: CatalogueAnswers, crawl: Sequence[Exchange]) -> Iterator[tuple[str, Exchange]]:
    """The pages that were met, each with its path, once: most sites answer whatever is not there with one page."""
    answers = ((one.path, one.answer) for one in catalogue.answers if isinstance(one.answer, Exchange))
    before = set[tuple[object, ...]]()
    for path, page in (*answers, *((path_of(page.url), page) for page in crawl)):
        answer = page.final
        sort = (answer.status, answer.values("content-type"), answer.body.magic, answer.body.text, answer.body.cut)
        if sort not in before:
            before.add(sort)
            yield path, page
