"""What a front page looks like, in the words that stay while its news do not."""

from __future__ import annotations

import re
import zlib

from checks.core.evidence.earlier import FrontLook, SitePast
from checks.core.evidence.http import Exchange
from checks.core.page.similarity import WordSet, words

# Words of a look that are kept, the same ones of every page, and looks that are.
_MOST_WORDS, _MOST_LOOKS = 200, 4
# A look with fewer words tells nothing.
FEWEST_WORDS = 8
# With this share of the words of a look a page still has it.
_SAME = 0.3
_TITLE = re.compile(r"<title\b[^<>]{0,300}>([^<>]{1,300})", re.IGNORECASE)
# Words of any page in Indonesian or English, and of any title, which tell nothing of whose it is.
_ANYBODYS = frozenset(
    """
    about ada adalah akan also anda antara atau bagi bahwa baru beberapa beranda bisa dalam dapat dari datang dengan depan from hari
    have home homepage index indonesia informasi into jika juga kami kepada kita lain laman lebih maka masuk menjadi mereka more oleh
    online other pada page para portal resmi saat saja salah sangat satu sebagai secara selamat semua seperti serta setiap site situs
    some sudah telah terbaik tersebut than that their there these they this tidak untuk website welcome will with yaitu yang your
    """.split()  # noqa: SIM905  # a list of its words takes a line each
)
_SHORTEST = 4


def telling_words(front: Exchange) -> WordSet:
    """The distinct words of a page that tell whose it is."""
    return _telling(words(front.final.body.text))


def remember(earlier: SitePast, front: Exchange) -> tuple[FrontLook, ...]:
    """The looks with that of this front page among them: of the one that it still has, those words are kept that it has, too."""
    present, at = telling_words(front), front.at
    title = _TITLE.search(front.final.body.text)
    name = tuple(sorted(_telling(words(title[1])))) if title else ()
    shares = [(len(present.intersection(look.words)) / max(1, len(look.words)), number) for number, look in enumerate(earlier.looks)]
    share, best = max(shares, default=(0.0, 0))
    if share < _SAME:
        return (*earlier.looks, FrontLook(at, at, _some(present), name))[-_MOST_LOOKS:]
    before = earlier.looks[best]
    common = present.intersection(before.words)
    look = FrontLook(before.first, at, tuple(sorted(common)) if len(common) >= FEWEST_WORDS else before.words, name or before.name)
    return (*(one for one in earlier.looks if one is not before), look)


def _telling(present: WordSet) -> WordSet:
    return frozenset(word for word in present if len(word) >= _SHORTEST and word not in _ANYBODYS)


def _some(present: WordSet) -> tuple[str, ...]:
    """As many as are kept: the same ones of every page that has them, whatever else it has."""
    by_hash = sorted(present, key=lambda word: (zlib.crc32(word.encode(errors="replace")), word))
    return tuple(sorted(by_hash[:_MOST_WORDS]))
