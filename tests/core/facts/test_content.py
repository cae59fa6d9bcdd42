"""What is told of a crawl, whatever the checks make of it."""

from __future__ import annotations

from checks import build
from checks.core.check.need import Pages
from checks.core.evidence.crawl import SkippedUrl, Why
from checks.core.facts.target import facts
from checks.core.facts.values import ContentFacts


def test_pages_skipped_links_and_personal_data_are_counted() -> None:
    contact = build.page(text="<p>Telepon 081234567890, surel dinkes@kotacontoh.go.id, ppid@kotacontoh.go.id</p>")
    skips = (
        SkippedUrl("https://a.example/x", Why.ALIKE),
        SkippedUrl("https://a.example/y", Why.ALIKE),
        SkippedUrl("https://a.example/z", Why.FILE),
    )
    crawl = build.crawl(contact, build.failure("timeout"), skipped_urls=skips, end_reason="timeout")
    content = facts(build.TARGET, {Pages().at(build.TARGET).key: crawl}).content
    assert content == ContentFacts(pages=2, skipped_links={"alike": 2, "file": 1}, personal={"email": 2, "phone": 1}, end_reason="timeout")


def test_without_a_crawl_nothing_is_told() -> None:
    assert facts(build.TARGET, {}).content is None
    assert facts(build.TARGET, {Pages().at(build.TARGET).key: build.failure("timeout")}).content is None
