"""What the views ask for, as whom, how often, and what they keep."""

from __future__ import annotations

from collections.abc import Callable

import httpx

from checks.core.check.need import Pages
from checks.core.check.views_need import Views
from checks.core.evidence.codec import unpack
from checks.core.evidence.http import Exchange
from checks.core.evidence.observation import Observation
from checks.core.evidence.views import AddressSort, SiteViews
from checks.core.model.finding import Level
from checks.core.model.visitor import Visitor
from scanner.engine import collect
from scanner.net import loop
from scanner.net.policy.scope import Grant
from tests.each import each
from tests.scanner.net.fakes import HOST, TARGET, response
from tests.scanner.probes.crawl.site import Page, Site, html, links, text

SPAM = "<title>Slot Gacor</title><p>Slot gacor maxwin, rtp live, mahjong ways</p>"
FEED = '<link rel="alternate" type="application/rss+xml" href="/feed"><a href=/a>A</a>'


def views(site: Site, level: Level = Level.PROBE) -> SiteViews:
    site.world.scope.permit(HOST, Grant(frozenset((80, 443)), level))

    async def run() -> dict[str, bytes]:
        async with site.world.door.visit(TARGET) as visit:
            return await collect.collect([Pages().at(TARGET), Views().at(TARGET)], visit)

    evidence: dict[str, Observation] = {key: unpack(packed) for key, packed in loop.run(run()).items()}
    answer = evidence[Views().at(TARGET).key]
    assert isinstance(answer, SiteViews), answer
    return answer


def cloaking(token: str) -> Callable[[httpx.Request], httpx.Response | None]:
    """Gambling for whoever has this in User-Agent or Referer."""
    return lambda request: html(SPAM) if token in request.headers["user-agent"] + request.headers.get("referer", "") else None


def test_each_visitor_asks_in_its_manner_and_says_who_it_is() -> None:
    site = Site({"/": links()})
    views(site, Level.VISIT)
    fronts = [request.headers for request in site.world.server.requests if request.url.raw_path == b"/"]
    others = [headers for headers in fronts if headers["user-agent"].startswith("Mozilla")]
    assert len(others) == len(Visitor)
    assert all("tilik/" in headers["user-agent"] for headers in fronts)
    crawlers = [headers for headers in others if "Googlebot" in headers["user-agent"]]
    assert [headers.get("accept-language") for headers in crawlers] == [None]
    assert sum("google" in headers.get("referer", "") for headers in others) == 2
    assert sum("Android" in headers["user-agent"] for headers in others) == 2
    assert others[-1]["user-agent"] == crawlers[0]["user-agent"]


def test_what_all_are_answered_alike_is_not_kept_again() -> None:
    answer = views(Site({"/": links("/a"), "/a": links()}), Level.VISIT)
    assert {view.answer for view in answer.views if view.sort is AddressSort.PAGE} == {None}
    assert [view.visitor for view in answer.views][:5] == list(Visitor)


def test_a_sound_site_is_asked_for_forty_more_at_most() -> None:
    many = {f"/layanan/{n}/izin-{'x' * n}": links() for n in range(30)}
    site = Site({"/": FEED + links(*many), "/feed": text("<rss/>"), "/a": links(), **many})
    views(site)
    crawl = [request for request in site.world.server.requests if not request.headers["user-agent"].startswith("Mozilla")]
    assert len(site.world.server.requests) - len(crawl) <= 36
    assert len(crawl) <= 26


def test_what_stands_out_is_asked_for_again() -> None:
    answer = views(Site({"/": links()}, cloaking("Googlebot")), Level.VISIT)
    crawler = next(view for view in answer.views if view.visitor is Visitor.CRAWLER)
    assert isinstance(crawler.answer, Exchange)
    assert isinstance(crawler.again, Exchange)
    assert {view.again for view in answer.views if view.visitor is not Visitor.CRAWLER} == {None}


def test_who_of_the_two_it_is_is_asked_on_inner_pages() -> None:
    pages = {"/": links("/a"), "/a": links()}

    def serve(request: httpx.Request) -> httpx.Response | None:
        return html(SPAM) if "google.com" in request.headers.get("referer", "") and request.url.path == "/a" else None

    inner = [view for view in views(Site(pages, serve), Level.VISIT).views if view.url.endswith("/a")]
    visitors = [view.visitor for view in inner if isinstance(view.answer, Exchange)]
    assert visitors == [Visitor.TELEPHONE_SEARCH, Visitor.SEARCH]


def test_unlikeness_alone_is_asked_for_once() -> None:
    turns = iter(range(1000))
    answer = views(Site({"/": links()}, lambda request: html(f"<p>{next(turns)}</p>") if request.url.path == "/" else None), Level.VISIT)
    fronts = [view for view in answer.views if view.sort is AddressSort.PAGE]
    assert [(view.again, type(view.answer)) for view in fronts] == [(None, Exchange)] * 5


def test_no_name_that_cannot_exist_is_asked_for_on_a_visit() -> None:
    site = Site({"/": links()})
    assert AddressSort.LOST not in {view.sort for view in views(site, Level.VISIT).views}
    assert not [path for path in site.paths if "tlk" in path]
    site = Site({"/": links()})
    assert [view.visitor for view in views(site).views if view.sort is AddressSort.LOST] == [
        None,
        Visitor.TELEPHONE_SEARCH,
        Visitor.CRAWLER,
    ]


def test_what_robots_txt_forbids_no_visitor_asks_for() -> None:
    site = Site({"/": FEED, "/robots.txt": text("User-agent: *\nDisallow: /feed\nDisallow: /a"), "/feed": text("<rss/>"), "/a": links()})
    views(site)
    assert not {"/feed", "/a"} & set(site.paths)


def test_a_limit_ends_it_and_a_visitor_who_is_turned_away_is_not_sent_again() -> None:
    site = Site({"/": links("/a"), "/a": links()}, lambda request: response(403) if "Googlebot" in request.headers["user-agent"] else None)
    answer = views(site, Level.VISIT)
    assert (answer.end_reason, sum(view.visitor is Visitor.CRAWLER for view in answer.views)) == ("", 1)

    def limit(request: httpx.Request) -> httpx.Response | None:
        return response(429, {"Retry-After": "9"}) if "Firefox" in request.headers["user-agent"] else None

    answer = views(Site({"/": links("/a"), "/a": links()}, limit), Level.VISIT)
    assert (answer.end_reason, len(answer.views)) == ("rate-limited", 1)


def test_entries_that_only_crawlers_are_told_of_are_asked_for_as_one() -> None:
    entry = f"<urlset><url><loc>https://{HOST}/slot-gacor</loc></url></urlset>"

    def serve(request: httpx.Request) -> httpx.Response | None:
        crawler = "Googlebot" in request.headers["user-agent"]
        return (
            text(entry)
            if crawler and request.url.path == "/sitemap.xml"
            else html(SPAM)
            if crawler and "slot" in request.url.path
            else None
        )

    answer = views(Site({"/": links(), "/sitemap.xml": text("<urlset></urlset>")}, serve), Level.VISIT)
    assert [(view.url, view.visitor) for view in answer.views if view.sort is AddressSort.ENTRY] == [
        (f"https://{HOST}/slot-gacor", Visitor.CRAWLER)
    ]


def version(attributes: str, path: str, body: str = "") -> str:
    return f"<title>Dinas</title><link {attributes} href='https://{HOST}{path}'>{body}"


def entries(answer: SiteViews) -> list[tuple[str, Visitor | None]]:
    return [(view.url.removeprefix(f"https://{HOST}"), view.visitor) for view in answer.views if view.sort is AddressSort.ENTRY]


@each(
    "attributes",
    [
        "rel=amphtml",
        'rel="alternate" hreflang="th"',
        "hreflang=vi rel=alternate",
        "REL = 'amphtml'",
        "rel='alternate' hreflang='x-default'",
    ],
)
@each("at", ["/", "/a"])
def test_versions_of_pages_that_no_link_leads_to_are_asked_for(attributes: str, at: str) -> None:
    pages: dict[str, Page] = {"/": links("/a"), "/a": html("<p>A</p>"), "/amp/slot-gacor": html(SPAM)}
    pages[at] = html(version(attributes, "/amp/slot-gacor", "<a href=/a>A</a>"))
    assert entries(views(Site(pages), Level.VISIT)) == [("/amp/slot-gacor", None)]


@each(
    ("attributes", "path"),
    [
        ("rel=canonical", "/b"),
        ("rel=alternate", "/b"),
        ("rel=stylesheet", "/b.css"),
        ("rel='alternate' hreflang='id'", "/"),
        ("rel='alternate' hreflang='id'", "/a"),
        ("rel='alternate' hreflang='id'", "/a#isi"),
        ("rel=amphtml", "/berkas.pdf"),
    ],
)
def test_what_is_no_version_or_was_met_costs_no_request(attributes: str, path: str) -> None:
    site = Site({"/": html(version(attributes, path, "<a href=/a>A</a><a href=/berkas.pdf>B</a>")), "/a": links()})
    assert entries(views(site, Level.VISIT)) == []


def test_versions_are_few_within_the_site_and_none_that_robots_txt_forbids() -> None:
    many = "".join(f'<link rel=alternate hreflang=x{n} href="/v/{n}">' for n in range(50))
    site = Site({"/": html(f"<title>Dinas</title>{many}")})
    assert len(entries(views(site, Level.VISIT))) == 3
    elsewhere = '<link rel=amphtml href="https://slotmaju88.example/"><link rel=alternate hreflang=th href="/admin/th">'
    site = Site({"/": html(f"<title>Dinas</title>{elsewhere}"), "/robots.txt": text("User-agent: *\nDisallow: /admin")})
    views(site, Level.VISIT)
    assert "/admin/th" not in site.paths
