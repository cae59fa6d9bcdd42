"""A sign of compromise: what is out of order, where, and of which kind. Two of different kinds make a verdict."""

from __future__ import annotations

import enum
import re

import msgspec

from checks.core.parse.passages import PagePlace
from checks.core.signs.pack import Subject


class SignKind(enum.StrEnum):
    """What a sign rests on; signs of one kind do not support one another."""

    WORDS = "words"
    PLACEMENT = "placement"
    LINKS = "links"
    VIEWS = "views"
    ADDRESSES = "addresses"
    SCRIPTS = "scripts"
    CHANGE = "change"


class CompromiseSign(msgspec.Struct, frozen=True, kw_only=True):
    """One sign on one page. ``words`` are those of the packs, never more than their names; ``hosts`` where links lead, ``excerpt`` a few words of the page."""

    kind: SignKind
    subject: Subject
    path: str
    place: PagePlace = PagePlace.VISIBLE
    words: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    excerpt: str = ""


# What programs make links of by themselves: a scheme, ``//``, ``www.``, and a name that ends as names of hosts do (two letters only before a path).
_SCHEME = re.compile(r"\b(ht|f)t(ps?)(?=\s{0,3}:)", re.IGNORECASE)
_ENDINGS = (
    "academy|agency|app|asia|bet|bio|biz|blog|bond|buzz|cam|casa|casino|cc|center|cfd|click|cloud|club|co|com|cyou|dev|digital|edu|email|fit|fun|fyi|games|"
    "go|gov|green|guru|help|homes|host|icu|id|info|ink|io|link|live|lol|ltd|me|media|mobi|mom|monster|name|net|network|news|ninja|one|online|org|page|"
    "party|pics|plus|poker|press|pro|pw|quest|rest|rocks|run|sbs|shop|site|skin|social|space|store|stream|tech|today|tokyo|tools|top|trade|tv|vegas|vip|"
    "wang|webcam|website|wiki|win|wiki|work|works|world|ws|wtf|xn--[a-z0-9\\-]{1,40}|xxx|xyz|zip|zone"
)
_HOST = re.compile(
    rf"(?<![\w.\-])(?:www\.[\w.\-]{{1,250}}|(?:[\w\-]{{1,63}}\.){{1,8}}(?:{_ENDINGS})(?![\w\-])|(?:[\w\-]{{1,63}}\.){{1,8}}[a-z]{{2}}(?=/\w))",
    re.IGNORECASE,
)
_OWN = re.compile(r"https?://[^/?#]{1,300}")
_ABROAD = re.compile(r"(?!\A)//([^/?&#]{0,300})")
_AFTER_SCHEME = re.compile(r"((?:hxxps?|fxps?):[\\/]{0,4}|(?<![:\w])//)([^\s/\\\"'<>]{1,300})", re.IGNORECASE)


def inert_text(text: str) -> str:
    """A text with the addresses in it as `inert_host` has hosts, at most 120 characters of it.

    >>> inert_text("location='https://slot.example/a'")
    "location='hxxps://slot[.]example/a'"
    >>> inert_text("www.slot.example, slot88.com, t.me/slot, this.com_a")
    'www[.]slot[.]example, slot88[.]com, t[.]me/slot, this.com_a'
    """
    text = _SCHEME.sub(lambda match: f"{'hxx' if match[1] in 'htHT' else 'fx'}{match[2]}", text[:400])
    text = _AFTER_SCHEME.sub(lambda match: match[1] + inert_host(match[2]), text)
    return _HOST.sub(lambda match: inert_host(match[0]), text)[:120]


def inert_path(place: str) -> str:
    """A path or URL of the site with an address within it written so that it leads to the same page (RFC 3986 section 6.2.2.2), and no program makes a link of the address.

    >>> inert_path("/?lihat=https://slot.example/a"), inert_path("https://dinas.example/?q=slot88.com")
    ('/?lihat=https:%2F%2Fslot%2Eexample/a', 'https://dinas.example/?q=slot88%2Ecom')
    """
    own = _OWN.match(place)
    start = own.end() if own else 0
    rest = _ABROAD.sub(lambda match: "%2F%2F" + match[1].replace(".", "%2E"), place[start:])
    return place[:start] + _HOST.sub(lambda match: match[0].replace(".", "%2E"), rest)


def inert_host(host: str) -> str:
    """The name of a host as responders write it to one another, so that no program makes a link of it.

    >>> inert_host("a.slot.example")
    'a[.]slot[.]example'
    """
    return host.replace(".", "[.]")
