"""The products of a whole site: pages, folders, and the paths that are asked for versions."""

import pytest
from msgspec.structs import replace

from checks.core.assess.product_contract import with_hash
from checks.core.evidence.exposure import CatalogueAnswers, PathAnswer
from checks.core.evidence.http import Exchange, Nowhere
from checks.core.evidence.observation import Failure
from checks.core.exposure.site_software import ERROR_ANSWER, ICON, MOST_REQUESTS, entry_id, site_software, version_questions
from checks.core.software.product import software_products
from checks.core.software.recognition import Recognition
from checks.core.testing import evidence as build

NOWHERE = build.nowhere()
GENERATOR = '<meta name="generator" content="{}">'


def page(head: str, path: str = "/", *cookies: str) -> Exchange:
    text = f"<!doctype html><html><head><title>Situs</title>{head}</head><body><p>Isi</p></body></html>"
    return build.page([("Content-Type", "text/html"), *(("Set-Cookie", cookie) for cookie in cookies)], text, path=path)


def answers(product: str, text: str, folder: str = "", number: int = 0, nowhere: Nowhere = NOWHERE, status: int = 200) -> CatalogueAnswers:
    path = folder + software_products()[product].paths[number].path
    answer = build.page([], text, status, path)
    return CatalogueAnswers(build.AT, (PathAnswer(entry_id(product, number), path, answer, nowhere),))


MEDIAWIKI = page(GENERATOR.format("MediaWiki"))
SITEINFO = '{"query":{"general":{"generator":"MediaWiki 1.39.10"}}}'


def software(*pages: Exchange, paths: CatalogueAnswers | None = None) -> list[tuple[str, str, str | None]]:
    return [(one.product, one.folder, one.version) for one in site_software(pages[0], build.crawl(*pages), paths)]


def test_a_path_tells_the_version_that_pages_do_not() -> None:
    assert software(MEDIAWIKI) == [("mediawiki", "", None)]
    assert software(MEDIAWIKI, paths=answers("mediawiki", SITEINFO)) == [("mediawiki", "", "1.39.10")]


@pytest.mark.parametrize(
    "paths",
    [
        answers("mediawiki", '{"generator":"Lain 1.39.10"}'),
        answers("mediawiki", f"<!doctype html><html><body>{SITEINFO}</body></html>"),
        answers("mediawiki", SITEINFO, status=404),
        answers("mediawiki", SITEINFO, status=500),
        answers("mediawiki", SITEINFO, nowhere=build.nowhere(200, SITEINFO)),
        CatalogueAnswers(build.AT, (PathAnswer("mediawiki 0", "/api.php", build.failure("not-permitted"), NOWHERE),)),
        CatalogueAnswers(build.AT, (PathAnswer("mediawiki 9", "/api.php", build.page([], SITEINFO), NOWHERE),)),
        CatalogueAnswers(build.AT, (PathAnswer("mediawiki x", "/api.php", build.page([], SITEINFO), NOWHERE),)),
        CatalogueAnswers(build.AT, (PathAnswer("tidak ada 0", "/api.php", build.page([], SITEINFO), NOWHERE),)),
    ],
)
def test_an_answer_that_is_no_version_file_says_nothing(paths: CatalogueAnswers) -> None:
    assert software(MEDIAWIKI, paths=paths) == [("mediawiki", "", None)]


def test_a_product_in_a_folder_is_one_of_its_own() -> None:
    blog = page(GENERATOR.format("WordPress 5.8.3") + '<link rel="stylesheet" href="/blog/wp-content/themes/a/b.css">', "/blog/")
    home = page(GENERATOR.format("WordPress 6.9.3") + '<link rel="stylesheet" href="/wp-content/themes/a/b.css">')
    assert software(home, blog) == [("wordpress", "", "6.9.3"), ("wordpress", "/blog", "5.8.3")]
    assert software(MEDIAWIKI, blog) == [("mediawiki", "", None), ("wordpress", "/blog", "5.8.3")]


def test_what_only_a_later_page_shows_is_there() -> None:
    login = page("", "/masuk", "MoodleSession=a")
    assert software(build.page(), login) == [("moodle", "", None)]


def test_error_pages_and_pages_elsewhere_state_no_generator() -> None:
    away = build.redirect(
        f"https://{build.HOST}/a", "https://lain.example/", text=MEDIAWIKI.final.body.text, stop=build.failure("out-of-scope")
    )
    broken = build.page([], MEDIAWIKI.final.body.text, 500, "/rusak")
    assert software(build.page(), away, broken) == []


def test_versions_of_two_pages_contradict_each_other() -> None:
    (one,) = site_software(
        page(GENERATOR.format("MediaWiki 1.35.2")), build.crawl(page(GENERATOR.format("MediaWiki 1.43.6"), "/lama")), None
    )
    assert one == Recognition("mediawiki", contradictions=("1.35.2", "1.43.6"))


def test_questions_are_those_of_what_the_site_shows() -> None:
    assert version_questions(build.page(), []) == ()
    (one,) = version_questions(MEDIAWIKI, [])
    assert (one.id, one.path) == ("mediawiki 0", "/api.php?action=query&meta=siteinfo&format=json")
    wiki = page(GENERATOR.format("MediaWiki") + '<link rel="stylesheet" href="/w/load.php?lang=id">', "/w/index.php")
    assert [question.path for question in version_questions(build.page(), [wiki])] == ["/w/api.php?action=query&meta=siteinfo&format=json"]


def test_a_site_that_shows_everything_is_asked_little() -> None:
    heads = "".join(sample.text for one in software_products().values() for sample in one.proves)
    cookies = [line.partition(": ")[2] for one in software_products().values() for sample in one.proves for line in sample.headers]
    assert 0 < len(version_questions(page(heads, "/", *cookies), [])) <= MOST_REQUESTS


def _hash_answer(path: str, sha256: str, *, cut: bool = False) -> Exchange:
    there = with_hash(build.page([("Content-Type", "text/css")], "a {}", path=path), sha256)
    hop = there.hops[0]
    return replace(there, hops=(replace(hop, response=replace(hop.response, body=replace(hop.response.body, cut=cut))),))


DJANGO = page('<input name="csrfmiddlewaretoken">', "/", "csrftoken=a")
STYLE = software_products()["django"].paths[0]


@pytest.mark.parametrize(
    ("sha256", "cut", "version"),
    [(STYLE.proves, False, STYLE.version), (STYLE.proves, True, None), (STYLE.trap, False, None), ("", False, None)],
)
def test_a_file_tells_its_line_by_its_whole_hash(sha256: str, cut: bool, version: str | None) -> None:
    answer = PathAnswer(entry_id("django", 0), STYLE.path, _hash_answer(STYLE.path, sha256, cut=cut), NOWHERE)
    assert software(DJANGO, paths=CatalogueAnswers(build.AT, (answer,))) == [("django", "", version)]


ICON_OF = next(leaf.icon for leaf in software_products()["redmine"].leaves() if leaf.icon)
REDMINE = page('<meta name="description" content="Redmine">')


@pytest.mark.parametrize(
    ("front", "icon", "there"),
    [
        (REDMINE, _hash_answer("/favicon.ico", ICON_OF), [("redmine", "", None)]),
        (REDMINE, _hash_answer("/favicon.ico", ICON_OF, cut=True), []),
        (REDMINE, _hash_answer("/favicon.ico", "0" * 64), []),
        (REDMINE, build.failure("timeout"), []),
        (build.page(), _hash_answer("/favicon.ico", ICON_OF), []),
    ],
)
def test_an_icon_adds_to_another_mark_and_states_nothing_alone(
    front: Exchange, icon: Exchange | Failure, there: list[tuple[str, str, str | None]]
) -> None:
    assert software(front, paths=CatalogueAnswers(build.AT, (PathAnswer(ICON, "/favicon.ico", icon),))) == there


@pytest.mark.parametrize(("status", "there"), [(404, [("werkzeug", "", None)]), (200, [])])
def test_what_the_site_writes_where_nothing_is_tells_who_wrote_it(status: int, there: list[tuple[str, str, str | None]]) -> None:
    """As Flask answers behind a proxy (werkzeug.exceptions.NotFound)."""
    text = "<!doctype html>\n<html lang=en>\n<title>404 Not Found</title>\n<h1>Not Found</h1>\n<p>The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.</p>\n"
    missing = PathAnswer(ERROR_ANSWER, "/robots.txt", build.page([], text, status, "/robots.txt"))
    assert software(build.page(), paths=CatalogueAnswers(build.AT, (missing,))) == there
