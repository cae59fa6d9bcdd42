"""Spam that is no gambling: medicines, essays, loans, adult pages, imitations, each hidden, in view, or read by machines alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tests.accuracy.compromise.case import Case, Cause
from tests.accuracy.compromise.packs import ADULT, ESSAYS, JAPANESE, LOANS, PILLS, REPLICA, Pack
from tests.accuracy.compromise.plants import inner, insertion, new_title, paths
from tests.accuracy.compromise.site import Layer, Page, web
from tests.accuracy.compromise.texts import slug

_SUBJECTS: Mapping[str, Pack] = {
    "pills": PILLS,
    "essays": ESSAYS,
    "loans": LOANS,
    "adult": ADULT,
    "replicas": REPLICA,
    "japanese-shops": JAPANESE,
}


def _layers() -> Iterator[tuple[str, str, tuple[Layer, ...]]]:
    for name, pack in _SUBJECTS.items():
        yield (
            f"{name}-hidden",
            f"a hidden block of links to {name}",
            (insertion(f'<div style="position:absolute;left:-9999px">{pack.links(12)}</div>'),),
        )
    yield "pills-in-view", "a list of links to sellers of pills at the foot of each page", (insertion(f"<p>{PILLS.links(18)}</p>"),)
    yield (
        "pills-few-on-inner-pages",
        "three hidden links to sellers of pills on inner pages",
        (insertion(f'<span style="font-size:0">{PILLS.links(3)}</span>', "text", inner),),
    )
    title = new_title("Buy Viagra Online | Cheap Cialis Without Prescription")
    yield (
        "pills-title",
        "title, description and canonical are those of a seller of pills",
        (
            title,
            insertion(
                '<meta name="description" content="Order generic viagra without prescription"><link rel="canonical" href="https://rx-discount-pills.example/">',
                "head",
            ),
        ),
    )
    yield "essays-before-the-document", "links to essay mills before the document begins", (insertion(ESSAYS.links(8), "before"),)
    yield (
        "loans-on-one-section",
        "hidden links to lenders on one page",
        (insertion(f'<div style="height:0;overflow:hidden">{LOANS.links(8)}</div>', "end", paths("profil")),),
    )
    yield (
        "adult-text-without-links",
        "hidden praise of adult pages",
        (insertion(f'<div style="display:none">{ADULT.text(12)}</div>', "end"),),
    )


def cases() -> Iterator[Case]:
    """Each is spam of an intruder."""
    for name, because, layers in _layers():
        yield Case(name=f"spam-{name}", cause=Cause.SPAM, https=web(name).responding(*layers), because=because)
    titles = [phrase.title() for phrase in PILLS.phrases]
    pages = {
        f"/berita/{slug(title)}": Page(title=title, body=PILLS.text(9, n) + f"<p>{PILLS.links(5, n)}</p>") for n, title in enumerate(titles)
    }
    yield Case(
        name="spam-pills-among-the-news",
        cause=Cause.SPAM,
        also=(Cause.DOORWAYS,),
        https=web("pills news", pages=pages).responding(),
        because="six articles that sell pills, published among the news",
    )
