"""What tilik's model of the front page says, in the browser's terms."""

from __future__ import annotations

from collections.abc import Iterator

from checks import Exchange, FailureKind, parse
from checks.core.page.html_document import is_html
from checks.core.page.page_markup import page_markup
from checks.core.parse.origin import origin
from checks.core.parse.reference import reference
from checks.core.parse.tree import tree
from tests.real.browser.view import Value, load, ordered

# What is in the text of a page and not shown (HTML section 15.3.1, "hidden elements"; scripts are on).
_HIDDEN = [
    "script",
    "style",
    "template",
    "noscript",
    "title",
    "datalist",
    "iframe",
    "noembed",
    "noframes",
    "video",
    "audio",
    "canvas",
    "rp",
    "textarea",
]

# Statuses of answers without content (RFC 9110 sections 15.3.5, 15.3.6 and 15.4.5).
_NO_CONTENT = (204, 205, 304)


def of_page(front: Exchange) -> Iterator[tuple[str, Value]]:
    """The facts that the page itself tells."""
    answer = front.final
    is_nothing = answer.status in _NO_CONTENT or answer.body.broken
    yield "address", "" if is_nothing else front.url if front.stop is None else _elsewhere(front)
    yield "status", answer.status
    html = is_html(answer)
    yield "type", "html" if html else "other"
    yield "text", "".join((_visible_text(answer.body.text) if html else answer.body.text).split())
    yield "cookies", ordered(_cookies(front))
    policy = parse.hsts(answer.values("strict-transport-security"))
    yield "hsts-below", policy is not None and policy.max_age > 0 and policy.include_subdomains
    if not html:
        return
    page = page_markup(answer, front.url)
    links = (link.partition("#")[0] for link in page.links)
    yield "links", ordered(link for link in links if link != front.url)
    yield "forms", ordered(f"{form.method} {form.action}" for form in page.forms)
    yield "loads", ordered(load(resource.sort, resource.url) for resource in page.resources)
    yield (
        "unpinned",
        ordered(
            resource.url
            for resource in page.resources
            if resource.sort in ("script", "style") and not resource.integrity and ".example/" in resource.url
        ),
    )


def _elsewhere(front: Exchange) -> str:
    """The address of another site to which this one leads; tilik does not go there."""
    stop = front.stop
    if stop is None or stop.kind is not FailureKind.OUT_OF_SCOPE:
        return ""
    (place,) = front.final.values("location")[:1]
    there = reference(place, front.url)
    return f"{origin(there.scheme, there.host, there.port)}{there.target}" if there else ""


def _visible_text(html: str) -> str:
    page = tree(html).clone()
    page.strip_tags(_HIDDEN)
    for hidden in page.css("[hidden]"):
        hidden.decompose()
    return page.body.text() if page.body else ""


def _cookies(front: Exchange) -> Iterator[str]:
    """Those that are kept, as far as the attributes of one tell."""
    lines = [(hop.url, line) for hop in front.hops for line in hop.response.values("set-cookie")]
    for _, cookie in parse.kept_cookies(lines, front.at):
        # Of these the check says itself that browsers refuse them (RFC 6265bis section 5.7).
        if cookie.broken_promises or (cookie.same_site == "none" and not cookie.secure):
            continue
        flags = f"{'secure ' * cookie.secure}{'http-only ' * cookie.http_only}{cookie.same_site}"
        yield f"{cookie.name} {flags} {'session' if cookie.life(front.at) is None else 'kept'}"
