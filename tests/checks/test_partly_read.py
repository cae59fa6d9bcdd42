"""A part is never judged as the whole: what does not stand in the text that was kept may stand in the rest."""

from __future__ import annotations

from checks import CatalogueAnswers, Outcome, build
from checks.content.forms import content_forms
from checks.content.integrity import content_integrity
from checks.content.listings import content_listings
from checks.content.mixed import content_mixed
from checks.content.passwords import content_passwords
from checks.content.personal import content_personal
from checks.content.takeover import content_takeover
from checks.core.check.check import Check
from checks.exposed.listing import exposed_listing
from checks.http.cache import http_cache
from checks.http.csp import http_csp
from checks.http.referrer_policy import http_referrer_policy
from checks.software.joomla import software_joomla
from checks.software.wordpress import software_wordpress
from tests.checks.verdicts import verdict
from tests.each import each

CONTENT = (content_forms, content_integrity, content_listings, content_mixed, content_passwords, content_personal, content_takeover)
HEAD = "<!doctype html><html><head><title>Layanan</title>"
FOLDER = '<title>Index of /uploads/</title><h1>Index of /uploads/</h1><pre><a href="../">../</a>\n<a href="a.pdf">a.pdf</a>\n<a href="b.pdf">b.pdf</a></pre>'


@each("check", CONTENT, ids=lambda check: check.id)
def test_content_that_was_not_read_is_not_healthy(check: Check) -> None:
    whole, part = build.page(), build.excerpt(build.page(text=f"{build.HOME}<p>Berita", path="/berita"))
    assert verdict(check, pages=build.crawl(whole)).outcome is Outcome.PASS
    judged = verdict(check, pages=build.crawl(whole, part))
    assert (judged.outcome, judged.reason) == (Outcome.UNKNOWN, "partly-read")


@each("check", CONTENT, ids=lambda check: check.id)
def test_a_page_of_bytes_was_not_read(check: Check) -> None:
    judged = verdict(check, pages=build.crawl(build.page(magic=b"\x00\xff\xfe\xfa")))
    assert (judged.outcome, judged.reason) == (Outcome.UNKNOWN, "broken-off")


@each("check", (http_cache, http_referrer_policy, software_wordpress, software_joomla), ids=lambda check: check.id)
def test_what_a_page_lacks_is_lacking_in_all_of_it(check: Check) -> None:
    names = {need: build.excerpt(build.page()) for need in check.needs if need == "home"}
    besides = {"nowhere": build.nowhere(), "paths": CatalogueAnswers(build.AT)}
    others = {need: besides.get(need, build.gone("/x")) for need in check.needs if need != "home"}
    judged = verdict(check, **names, **others)
    assert (judged.outcome, judged.reason) == (Outcome.UNKNOWN, "partly-read")


def test_a_policy_stands_in_the_head_or_nowhere() -> None:
    # HTML section 4.2.5.3: a policy in a meta element counts as a child of the head only.
    assert verdict(http_csp, home=build.excerpt(build.page(text=f"{HEAD}<script>"))).reason == "partly-read"
    assert verdict(http_csp, home=build.excerpt(build.page(text=f"{HEAD}</head><body><p>Berita"))).outcome is Outcome.FAIL


def test_a_fault_in_the_part_is_a_fault() -> None:
    form = '<form method=post action="http://lain.example/"><input type=password></form>'
    assert verdict(content_forms, pages=build.crawl(build.excerpt(build.page(text=HEAD + form)))).outcome is Outcome.FAIL


def test_names_are_counted_as_at_least_so_many() -> None:
    folder = build.excerpt(build.page(text=FOLDER, path="/uploads/"))
    judged = verdict(
        exposed_listing,
        home=build.page(),
        uploads=folder,
        backup=build.gone("/backup/"),
        files=build.gone("/files/"),
        nowhere=build.nowhere(),
    )
    assert judged.outcome is Outcome.FAIL
    assert judged.reason == "partly-read"
    assert judged.findings[0].facts["count"] == "≥2"
