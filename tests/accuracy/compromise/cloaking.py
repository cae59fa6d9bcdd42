"""What only one kind of visitor gets: crawlers, telephones, visitors from a search, and redirects by who asks.

Public reports of Google ("hacked with cloaking", the Japanese keyword hack), Sucuri on conditional redirects, and of Indonesian offices describe each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tests.accuracy.compromise.case import Case, Cause
from tests.accuracy.compromise.dresses import OLD, PORTAL, WORDPRESS, Dress
from tests.accuracy.compromise.packs import ADULT, CHINESE, ESSAYS, GAMBLING, JAPANESE, LOANS, PILLS, REPLICA, THAI, VIETNAMESE
from tests.accuracy.compromise.plants import (
    answer_instead,
    every,
    front,
    inner,
    insertion,
    instead_of_404,
    new_title,
    paths,
    redirection,
    replacement,
)
from tests.accuracy.compromise.site import Layer, feed, sitemap, web
from tests.accuracy.compromise.visitors import (
    Visitor,
    crawler,
    from_search,
    from_search_by_telephone,
    of_the_country,
    telephone,
    without_language,
)

_HIDDEN = f'<div style="display:none">{GAMBLING.links(10)}</div>'
_VISITORS: Mapping[str, Visitor] = {"crawlers": crawler, "visitors-from-a-search": from_search, "telephones": telephone}
_ENTRIES = [(path, GAMBLING.title(n)) for n, path in enumerate(GAMBLING.addresses(12))]
# Only crawlers get these, as what the search engine shows is all that is wanted.
FOR_CRAWLERS: Mapping[str, tuple[Layer, ...]] = {
    "inner-pages": (replacement(GAMBLING.page(3), inner, crawler),),
    "one-page": (replacement(GAMBLING.page(5), paths("kontak"), crawler),),
    "list-in-view": (insertion(f"<div>{GAMBLING.links(20)}</div>", "end", every, crawler),),
    "title-and-description": (new_title(GAMBLING.title(1), every, crawler), insertion(f'<meta name="description" content="{GAMBLING.phrases[0]} dan {GAMBLING.phrases[3]}">', "head", every, crawler)),
    "front-with-few-words": (new_title("Mahjong Ways 2", front, crawler), insertion('<p><a href="https://raja-gacor88.example/">Gates of Olympus</a></p>', "heading", front, crawler)),
    "feed": (answer_instead(feed("Berita", _ENTRIES), paths("feed", "rss"), crawler),),
    "block-without-links": (insertion(GAMBLING.text(8), "end", every, crawler),),
}  # fmt: skip
# Redirects: to a host of gambling, and to one whose name tells nothing.
_TARGETS = {"gambling-host": "https://raja-gacor88.example/?ref=kota", "plain-host": "https://t.alihkan.example/x8f2"}


def _whole() -> Iterator[Case]:
    for name, visitor in _VISITORS.items():
        yield _one(
            f"page-for-{name}",
            Cause.CLOAKING,
            "gambling in place of the front page",
            replacement(GAMBLING.page(), front, visitor),
            also=(Cause.GAMBLING,),
        )
        yield _one(
            f"hidden-block-for-{name}",
            Cause.CLOAKING,
            "a hidden block of gambling links",
            insertion(_HIDDEN, "end", every, visitor),
            also=(Cause.GAMBLING,),
        )
        yield _one(
            f"hidden-block-on-inner-pages-for-{name}",
            Cause.CLOAKING,
            "a hidden block of gambling links on inner pages",
            insertion(_HIDDEN, "start", inner, visitor),
            also=(Cause.GAMBLING,),
        )
        yield _one(
            f"instead-of-404-for-{name}",
            Cause.CLOAKING,
            "gambling for names that are not there",
            instead_of_404(GAMBLING.page(2), visitor),
            also=(Cause.GAMBLING, Cause.DOORWAYS),
        )
    for name, layers in FOR_CRAWLERS.items():
        yield _one(f"for-crawlers-{name}", Cause.CLOAKING, "what only crawlers get is gambling", *layers, also=(Cause.GAMBLING,))
    for pack, name in (
        (JAPANESE, "japanese"),
        (PILLS, "pills"),
        (ESSAYS, "essays"),
        (LOANS, "loans"),
        (ADULT, "adult"),
        (REPLICA, "replicas"),
    ):
        yield _one(
            f"for-crawlers-{name}",
            Cause.CLOAKING,
            f"{name} that only crawlers get",
            replacement(pack.page(), front, crawler),
            also=(Cause.SPAM,),
        )
    for pack, name in ((THAI, "thai"), (VIETNAMESE, "vietnamese"), (CHINESE, "chinese")):
        yield _one(
            f"for-crawlers-gambling-in-{name}",
            Cause.CLOAKING,
            f"gambling in {name} that only crawlers get",
            replacement(pack.page(), front, crawler),
            also=(Cause.GAMBLING,),
        )
    hidden = insertion(_HIDDEN, "end", every, of_the_country)
    yield _one(
        "hidden-block-for-the-country", Cause.CLOAKING, "gambling that only browsers in Indonesian get", hidden, also=(Cause.GAMBLING,)
    )
    page = replacement(GAMBLING.page(4), front, without_language)
    yield _one(
        "page-for-no-language", Cause.CLOAKING, "gambling for whoever names no language, as crawlers do", page, also=(Cause.GAMBLING,)
    )
    both = replacement(GAMBLING.page(6), front, from_search_by_telephone)
    yield _one(
        "page-for-telephones-from-a-search",
        Cause.CLOAKING,
        "gambling for telephones that come from a search only",
        both,
        also=(Cause.GAMBLING,),
    )
    addresses = answer_instead(sitemap(GAMBLING.addresses(300)), paths("sitemap"), crawler)
    yield _one(
        "sitemap-for-crawlers",
        Cause.DOORWAYS,
        "a sitemap that only crawlers get names three hundred gambling pages, which exist for them",
        addresses,
        replacement(GAMBLING.page(), front, crawler),
        instead_of_404(GAMBLING.page(1), crawler),
        also=(Cause.CLOAKING, Cause.GAMBLING),
    )
    pharma = insertion(f"<div>{PILLS.links(12)}</div>", "heading", inner, from_search)
    yield _one(
        "pills-for-visitors-from-a-search",
        Cause.CLOAKING,
        "links to pills on inner pages for visitors from a search",
        pharma,
        also=(Cause.SPAM,),
    )


def _away() -> Iterator[Case]:
    for name, visitor in _VISITORS.items():
        yield _one(
            f"sent-away-{name}",
            Cause.REDIRECT,
            f"only {name} are sent to a gambling host",
            redirection(_TARGETS["gambling-host"], every, visitor),
        )
    yield _one(
        "sent-away-from-inner-pages",
        Cause.REDIRECT,
        "visitors from a search are sent away from inner pages",
        redirection(_TARGETS["gambling-host"], inner, from_search),
    )
    yield _one(
        "sent-away-to-a-plain-host",
        Cause.REDIRECT,
        "visitors from a search, and only they, are sent to a stranger from every page",
        redirection(_TARGETS["plain-host"], every, from_search),
    )
    yield _one(
        "sent-away-for-good",
        Cause.REDIRECT,
        "crawlers are told that the site has moved to a gambling host",
        redirection("https://slotmewah.example/", front, crawler, 301),
    )
    refresh = '<meta http-equiv="refresh" content="0; url=https://slotmewah.example/daftar">'
    yield _one(
        "sent-away-by-a-page",
        Cause.REDIRECT,
        "telephones get a page that leads to a gambling host",
        replacement(f"<html><head>{refresh}</head><body></body></html>", front, telephone),
        also=(Cause.CLOAKING,),
    )
    script = "<script>window.location.replace('https://slotmewah.example/daftar-slot');</script>"
    yield _one(
        "sent-away-by-a-script",
        Cause.REDIRECT,
        "visitors from a search get a script that sends them to a gambling host",
        insertion(script, "head", every, from_search),
        also=(Cause.CLOAKING, Cause.SCRIPT),
    )
    yield _one(
        "sent-away-on-one-section",
        Cause.REDIRECT,
        "telephones are sent to a gambling host from one section",
        redirection("https://toto-sakti.example/", paths("profil"), telephone),
        dress=PORTAL,
    )
    yield _one(
        "telephones-sent-to-pills",
        Cause.REDIRECT,
        "telephones are sent to a seller of pills",
        redirection("https://rx-discount-pills.example/buy-viagra", every, telephone),
        dress=OLD,
    )
    yield _one(
        "sent-away-with-a-cookie",
        Cause.REDIRECT,
        "visitors from a search are sent to a stranger by 307",
        redirection("https://lucky-prize.example/spin?c=id", front, from_search, 307),
        dress=WORDPRESS,
    )


def _one(name: str, cause: Cause, because: str, *layers: Layer, also: tuple[Cause, ...] = (), dress: Dress | None = None) -> Case:
    site = web(name, dress)
    return Case(name=name, cause=cause, also=also, https=site.responding(*layers), because=because)


def cases() -> Iterator[Case]:
    """Pages first, then redirects."""
    yield from _whole()
    yield from _away()
