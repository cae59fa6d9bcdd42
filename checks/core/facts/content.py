"""What the crawl of a site told, apart from any judgement."""

from __future__ import annotations

from collections import Counter

from checks.core.check.lookup import Evidence, observed
from checks.core.check.need import Pages
from checks.core.evidence.crawl import Crawl
from checks.core.facts.values import ContentFacts
from checks.core.model.finding import Target


def content_facts(target: Target, evidence: Evidence) -> ContentFacts | None:
    """None when there was no crawl."""
    crawl = observed(Pages(), target, evidence)
    if not isinstance(crawl, Crawl):
        return None
    personal: Counter[str] = Counter()
    for exchange in crawl.answers:
        personal.update(
            {sort: exchange.final.body.masked[sort] for sort in ("nik", "npwp", "phone", "email") if sort in exchange.final.body.masked}
        )
    return ContentFacts(
        pages=len(crawl.page_keys),
        skipped_links=dict(sorted(Counter(url.why.value for url in crawl.skipped_urls).items())),
        personal=dict(sorted(personal.items())),
        end_reason=crawl.end_reason,
    )
