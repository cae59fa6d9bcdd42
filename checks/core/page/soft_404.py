"""Is the thing at this path really there, or is it how this site says "not found"?"""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Callable
from typing import TypeGuard
from urllib.parse import urljoin, urlsplit

from checks.core.evidence.http import Exchange, Nowhere, Response
from checks.core.evidence.observation import Failure
from checks.core.model import reason
from checks.core.model.failure import FailureKind
from checks.core.model.undecided import Unknown
from checks.core.page.block_pages import not_followed, refusal
from checks.core.page.similarity import WordSet, frame, likeness, words

ALIKE = 0.7
GONE = (404, 410)
# So many words that every answer has are enough to know the page again, however much else varies.
_TELLING = 5
_VOWELS, _CONSONANTS = "aeiou", "bdfgklmnprst"

# What a server hands to a program, or answers itself; files and what hides behind a dot are looked up by their whole name.
_PROGRAM = re.compile(r"(?:/[^./?][^./?]{0,100}){1,10}(?:\.(?:php|jsp|jspa|do|aspx?|axd|cgi|html?))?/?(?:\?.{0,500})?", re.IGNORECASE)

# How markup and JSON begin; a section of an INI file is no list.
_SAYS_ITS_SORT = re.compile(r"\s{0,200}(?:<|\{|\[\s{0,20}[\[{\"\d\]])")

IsIt = Callable[[Response], bool]


class PrefixMatch(Unknown):
    """The thing is there, under longer names, too: a server's rule for all that begins alike (``location /nginx_status``), or a decoy.

    One such rule is a server's; many beside one another are a honeypot's, so whoever asks for several paths decides.
    """


def paths_of(a_shape: str, host: str, count: int = 2) -> tuple[str, ...]:
    """Paths of a shape that cannot exist. The names are derived from the host, so that a scan can be repeated exactly."""
    return tuple(
        "/".join(s.replace("*", _name(f"{host} {a_shape} {n} {i}")) for i, s in enumerate(a_shape.split("/"))) for n in range(count)
    )


def neighbour(path: str, host: str) -> str:
    """A path beside this one that cannot exist: its last name goes on, its extension stays.

    >>> neighbour("/.env", "a.test"), neighbour("/adminer.php", "a.test")
    ('/.envtlkmopemipupe', '/adminertlkpitofugobu.php')
    """
    path = path.split("?")[0]
    slash = "/" if path.endswith("/") else ""
    folder, _, last = path.rstrip("/").rpartition("/")
    begins, dot, extension = last.rpartition(".")
    name = _name(f"{host} {path}")
    return f"{folder}/{begins}{name}.{extension}{slash}" if begins and dot else f"{folder}/{last}{name}{slash}"


def neighbour_domain(domain: str) -> str:
    """A domain beside this one that cannot exist, with as many labels.

    >>> neighbour_domain("lama.web.id")
    'tlkrulisatena.web.id'
    """
    return f"{_name(domain)}.{domain.partition('.')[2]}"


def _name(seed: str) -> str:
    digest = hashlib.sha256(seed.encode()).digest()
    letters = (_CONSONANTS[a % 12] + _VOWELS[b % 5] for a, b in zip(digest[:5], digest[5:10], strict=True))
    return "tlk" + "".join(letters)


def present(
    exchange: Exchange | Failure,
    nowhere: Nowhere | Failure | None,
    *,
    is_it: IsIt,
    home: Exchange | None = None,
    is_honest: bool = False,
) -> TypeGuard[Exchange]:
    """Whether what was asked for is there. ``is_it`` says whether an answer's body is what the path promises.

    Compares status, redirect target and words with how the site answers paths that cannot exist; ``nowhere`` is None for the
    front page, which has nothing to be compared with. ``home`` (the front page)
    lets a rule that refuses every dot-file be told from a site that refuses everything, as does ``is_honest`` (it answers other addresses
    that are not there with 404) a rule that refuses every file of a kind. Raises `Unknown` when the evidence
    leaves the question open.
    """
    if isinstance(exchange, Failure):
        raise Unknown(reason.of_failure(exchange.kind), exchange.detail)
    if (why := refusal(exchange)) is not None:
        raise Unknown(why, _line(exchange))
    if exchange.stop is not None:
        return _led_away(exchange, exchange.stop)
    status = exchange.final.status
    if status == 200 and exchange.final.body.unreadable and not is_it(exchange.final):
        raise Unknown(reason.BROKEN_OFF, _line(exchange))
    if nowhere is None:
        return status == 200 and is_it(exchange.final)
    if status in GONE:
        return False
    samples = _usable(nowhere)
    if 400 <= status < 500:
        return _is_refusal(exchange, samples, home, is_honest)
    if status != 200 or _led_to_the_same_place(exchange, samples):
        return False
    if all(s.final.status != 200 for s in samples) or _lead_to_one_place(samples):
        if _only_begins(exchange.final) and not is_it(exchange.final):
            raise Unknown(reason.PARTLY_READ, _line(exchange))
        return is_it(exchange.final) and not _also_beside(exchange, is_it)
    # Everything is answered with success here: only a body that is what it must be, unlike the others, can prove anything.
    if any(is_it(s.final) for s in samples) or not is_it(exchange.final) or _alike(exchange, samples):
        raise Unknown(reason.CATCH_ALL, _line(exchange))
    return not _also_beside(exchange, is_it)


def _only_begins(answer: Response) -> bool:
    """Whether it is the beginning of a file of text, which a long comment may fill; pages and data say what they are by how they begin."""
    return answer.body.partial and _SAYS_ITS_SORT.match(answer.body.text) is None


def _also_beside(exchange: Exchange, is_it: IsIt) -> bool:
    """False; `Unknown` where a neighbour that cannot exist shows the same thing, as decoys do; `PrefixMatch` where a server's rule may."""
    beside = exchange.beside
    if isinstance(beside, Exchange) and beside.final.status == 200 and is_it(beside.final):
        program = _PROGRAM.fullmatch(_place(exchange.hops[0].url)[1])
        raise (PrefixMatch if program else Unknown)(reason.CATCH_ALL, _line(beside))
    return False


def _line(exchange: Exchange) -> str:
    return f"{exchange.url} {exchange.final.status}"


def _led_away(exchange: Exchange, stop: Failure) -> bool:
    """A redirect that was not followed: to some other page it means "not here"; a site that moved as a whole was not seen."""
    moves = _place(exchange.final.location, exchange.url)[1].rstrip("/") == _place(exchange.hops[0].url)[1].rstrip("/")
    if moves or stop.kind is not FailureKind.OUT_OF_SCOPE:
        raise Unknown(not_followed(stop), stop.detail)
    return False


def _usable(nowhere: Nowhere | Failure) -> list[Exchange]:
    """The samples, all of them real answers that agree in status; `Unknown` otherwise."""
    if isinstance(nowhere, Failure):
        raise Unknown(reason.of_failure(nowhere.kind), nowhere.detail)
    usable = []
    for sample in nowhere.samples:
        if isinstance(sample, Failure):
            turned_away = sample.kind in (FailureKind.RATE_LIMITED, FailureKind.BLOCKED)
            raise Unknown(reason.of_failure(sample.kind) if turned_away else reason.NO_BASELINE, sample.detail)
        if (why := refusal(sample)) is not None:
            raise Unknown(why, _line(sample))
        usable.append(sample)
    if len({sample.final.status for sample in usable}) != 1:
        raise Unknown(reason.NO_BASELINE)
    return usable


def _is_refusal(exchange: Exchange, samples: list[Exchange], home: Exchange | None, is_honest: bool) -> bool:
    """False: nobody is given what is refused. Unless everything is refused, which looks like being blocked."""
    if any(sample.final.status != exchange.final.status for sample in samples):
        return False
    path = _place(exchange.hops[0].url)[1]
    # Drupal's and SLiMS' own .htaccess refuse all of *.sql and *.yml, whether it is there or not.
    of_a_kind = "/." in path or (is_honest and "." in path.rpartition("/")[2])
    if of_a_kind and home is not None and home.final.status < 400 and refusal(home) is None:
        return False
    raise Unknown(reason.FORBIDDEN, _line(exchange))


def _place(url: str, base: str = "") -> tuple[str, str]:
    """Origin and path of a URL; what a log-in or error page is told in its query does not make it another place."""
    try:
        parts = urlsplit(urljoin(base, url))
    except ValueError:
        return url, ""
    return f"{parts.scheme}://{parts.netloc}".lower(), parts.path


def _led_to_the_same_place(exchange: Exchange, samples: list[Exchange]) -> bool:
    return len(exchange.hops) > 1 and any(len(s.hops) > 1 and _place(s.url) == _place(exchange.url) for s in samples)


def _lead_to_one_place(samples: list[Exchange]) -> bool:
    return all(len(s.hops) > 1 for s in samples) and len({_place(s.url) for s in samples}) == 1


def _alike(exchange: Exchange, samples: list[Exchange]) -> bool:
    """Whether the page may be the one that answers everything: by the words that one always has, else by what it is made of.

    True as well when that one is never twice the same in either.
    """
    vocabularies = [own_words(sample) for sample in samples]
    always = frozenset.intersection(*vocabularies)
    steady = all(likeness(one, other) >= ALIKE for one, other in itertools.combinations(vocabularies, 2))
    own = own_words(exchange)
    if steady or len(always) >= _TELLING:
        return len(always & own) >= ALIKE * len(always) if always else not own
    frames = [frame(sample.final.body.text) for sample in samples]
    steady_frame = all(likeness(one, other) >= ALIKE for one, other in itertools.combinations(frames, 2))
    return not steady_frame or any(likeness(frame(exchange.final.body.text), one) >= ALIKE for one in frames)


def own_words(exchange: Exchange) -> WordSet:
    """The words of a page without those of its own address: a page that echoes the asked name is still the same page."""
    return words(exchange.final.body.text) - words(_place(exchange.hops[0].url)[1].replace("_", " "))
