"""Gambling in plain view or in disguise: words that only look like others, visible lists of links, articles put among the news, and what only machines read of a page."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape

from tests.accuracy.compromise.case import Case, Cause
from tests.accuracy.compromise.dresses import WORDPRESS
from tests.accuracy.compromise.packs import CHINESE, GAMBLING, THAI, VIETNAMESE
from tests.accuracy.compromise.plants import front, inner, insertion, new_title, paths, text_change
from tests.accuracy.compromise.site import Layer, Page, web
from tests.accuracy.compromise.texts import slug
from tests.accuracy.compromise.visitors import telephone

_PLAIN = GAMBLING.links(10)
_HOST = GAMBLING.hosts[0]


def _map(table: Mapping[str, str]) -> str:
    phrases = tuple("".join(table.get(sign, sign) for sign in phrase) for phrase in GAMBLING.phrases)
    return " ".join(f'<a href="https://{GAMBLING.hosts[n % 5]}/">{phrase}</a>' for n, phrase in enumerate(phrases[:10]))


def _shift(first: int) -> dict[str, str]:
    return {chr(97 + n): chr(first + n) for n in range(26)}


# One phrase, and how it is written so that a list of words does not meet it (Unicode Technical Standard 39, section 4).
WRITINGS: Mapping[str, str] = {
    "cyrillic": _map({"o": "о", "a": "а", "c": "с", "e": "е", "i": "і"}),
    "greek": _map({"o": "ο", "i": "ι"}),
    "leetspeak": _map({"o": "0", "a": "4", "i": "1", "e": "3"}),
    "whole-width": _map(_shift(0xFF41)),
    "mathematical-bold": _map(_shift(0x1D41A)),
    "circled": _map(_shift(0x24D0)),
    "references": " ".join(f'<a href="https://{GAMBLING.hosts[n % 5]}/">{"".join(f"&#{ord(s)};" for s in phrase)}</a>' for n, phrase in enumerate(GAMBLING.phrases)),
    "soft-hyphens": _PLAIN.replace("slot", "sl&shy;ot").replace("judi", "ju&shy;di").replace("togel", "to&shy;gel"),
    "split-by-tags": _PLAIN.replace("slot", "sl<b>ot</b>").replace("gacor", "<i>ga</i>cor").replace("togel", "to<span>gel</span>"),
    "split-by-comments": _PLAIN.replace("slot", "sl<!-- -->ot").replace("togel", "tog<!--x-->el").replace("judi", "j<!--a-->udi"),
    "accents": _map({"o": "ó", "a": "á", "i": "í"}),
}  # fmt: skip


def _rating(name: str) -> str:
    rating = {"@context": "https://schema.org", "@type": "Product", "name": name, "brand": "Raja Gacor", "url": f"https://{_HOST}/",
             "aggregateRating": {"@type": "AggregateRating", "ratingValue": "4.9", "reviewCount": "88131"}, "offers": {"@type": "Offer", "price": "10000", "priceCurrency": "IDR"}}  # fmt: skip
    return f'<script type="application/ld+json">{json.dumps(rating)}</script>'


_DESCRIPTION = f'<meta name="description" content="{GAMBLING.phrases[0]} dan {GAMBLING.phrases[3]} terpercaya, daftar {GAMBLING.phrases[4]} di {_HOST}">'
# What a search engine reads and no visitor: layers of each.
HEADS: Mapping[str, tuple[Layer, ...]] = {
    "title-and-rating": (new_title(GAMBLING.title()), insertion(_rating("Slot Gacor Hari Ini"), "head")),
    "description-and-canonical": (insertion(f'{_DESCRIPTION}<link rel="canonical" href="https://{_HOST}/">', "head"),),
    "title-and-canonical": (new_title(GAMBLING.title(2)), text_change(lambda page: page.replace('rel="canonical" href="https://HOST/', f'rel="canonical" href="https://{_HOST}/'))),
    "amp-of-another-owner": (new_title(GAMBLING.title(4)), insertion(f'<link rel="amphtml" href="https://amp.{_HOST}/kota/">', "head")),
    "open-graph": (insertion(f'<meta property="og:title" content="{GAMBLING.title(1)}"><meta property="og:url" content="https://{_HOST}/"><meta property="og:description" content="Daftar slot gacor dan togel online">', "head"),),
    "languages-lead-away": (new_title(GAMBLING.title(6)), insertion("".join(f'<link rel="alternate" hreflang="{code}" href="https://{host}/{code}/">' for code, host in zip(("id", "th", "vi", "zh", "x-default"), GAMBLING.hosts, strict=True)), "head")),
    "base-leads-away": (insertion(f'<base href="https://{_HOST}/">', "head"), insertion(f'<p><a href="daftar-slot-gacor">{GAMBLING.phrases[0]}</a> <a href="togel">{GAMBLING.phrases[3]}</a></p>', "end")),
    "keywords-and-rating": (insertion(f'<meta name="keywords" content="{", ".join(GAMBLING.phrases)}">{_rating("Mahjong Ways Slot Gacor Maxwin")}', "head"),),
    "alternative-texts": (insertion("".join(f'<a href="https://{GAMBLING.hosts[n % 5]}/"><img src="/aset/p{n}.gif" width="1" height="1" alt="{phrase}"></a>' for n, phrase in enumerate(GAMBLING.phrases)), "end"),),
    "title-on-inner-pages": (new_title(GAMBLING.title(5), inner), insertion(_DESCRIPTION, "head", inner), insertion(f'<link rel="canonical" href="https://{_HOST}/">', "head", inner)),
    "title-of-one-section": (new_title("Slot Gacor Situs Judi Online Terpercaya", paths("kontak")),),
    "title-for-telephones": (new_title(GAMBLING.title(7), front, telephone), insertion(_DESCRIPTION, "head", front, telephone)),
}  # fmt: skip
# Gambling that every visitor could see: the owner does not look at these pages, or at the foot of any.
VISIBLE: Mapping[str, tuple[Layer, ...]] = {
    "list-at-the-foot": (insertion(f'<div class="partner">{GAMBLING.links(30, between=" | ")}</div>', "end"),),
    "links-in-articles": (insertion(GAMBLING.links(4, 2), "text", inner), insertion(GAMBLING.links(3, 6), "heading", inner)),
    "thai-list-at-the-foot": (insertion(f"<p>{THAI.links(14)}</p>", "end"),),
    "vietnamese-list": (insertion(f"<p>{VIETNAMESE.links(14)}</p>", "end"),),
    "chinese-list-hidden": (insertion(f'<div style="display:none">{CHINESE.links(12)}</div>', "end"),),
    "thai-block-hidden": (insertion(f'<div style="position:absolute;left:-8000px">{THAI.text(6)}{THAI.links(6)}</div>', "start"),),
    "vietnamese-block-hidden": (insertion(f'<div style="height:0;overflow:hidden">{VIETNAMESE.links(9)}</div>', "end"),),
}  # fmt: skip


def cases() -> Iterator[Case]:
    """Each is gambling of an intruder."""
    for name, block in WRITINGS.items():
        layer = insertion(f'<div style="position:absolute;top:-4000px">{block}</div>', "end")
        yield Case(
            name=f"written-as-{name}",
            cause=Cause.GAMBLING,
            https=web(name).responding(layer),
            because="hidden gambling links whose words are in disguise",
        )
    for name, layers in HEADS.items():
        site = web(name, WORDPRESS if name == "title-and-canonical" else None)
        yield Case(
            name=f"read-by-machines-{name}",
            cause=Cause.GAMBLING,
            also=(Cause.CLOAKING,) if "telephones" in name else (),
            https=site.responding(*layers),
            because="what search engines show of the page is gambling, what visitors see is not",
        )
    for name, layers in VISIBLE.items():
        yield Case(
            name=f"in-view-{name}",
            cause=Cause.GAMBLING,
            https=web(name).responding(*layers),
            because="many links with gambling words to gambling hosts in the site's own pages",
        )
    titles = [f"{GAMBLING.phrases[n].title()} Terpercaya Nomor {n + 1}" for n in range(6)]
    articles = {
        f"/berita/{slug(title)}": Page(title=title, body=GAMBLING.text(9, n) + f"<p>{GAMBLING.links(4, n)}</p>")
        for n, title in enumerate(titles)
    }
    yield Case(
        name="in-view-articles-among-the-news",
        cause=Cause.GAMBLING,
        also=(Cause.DOORWAYS,),
        https=web("articles", pages=articles).responding(),
        because="six gambling articles with links to gambling hosts, published among the news",
    )
    phrase = escape(GAMBLING.phrases[0])
    yield Case(
        name="written-backwards",
        cause=Cause.GAMBLING,
        https=web("backwards").responding(
            insertion(f'<div style="display:none"><bdo dir="rtl">{phrase[::-1]}</bdo> {_PLAIN.replace("slot gacor", "tols")}</div>')
        ),
        because="hidden gambling links, one phrase written backwards",
    )
