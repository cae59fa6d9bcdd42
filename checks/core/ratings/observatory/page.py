"""What a page of HTML adds to its headers, and which scripts it loads."""

from __future__ import annotations

import msgspec

from checks.core.evidence.http import Response
from checks.core.parse.tree import tree
from checks.core.ratings.observatory.ecmascript import trim
from checks.core.ratings.observatory.fields import is_html_document

# No honest page has more policies, and each is compared with those before it.
_MOST = 100


class Script(msgspec.Struct, frozen=True):
    """A ``<script>``: its ``src`` as written, empty for an inline one, and whether it has an ``integrity``."""

    src: str
    integrity: bool


class Document(msgspec.Struct, frozen=True):
    """``policies`` are the CSPs of ``<meta>``, ``referrer`` the last ``<meta name=referrer>``, ``base`` the first ``<base href>``."""

    policies: tuple[str, ...] = ()
    referrer: str | None = None
    base: str = ""
    scripts: tuple[Script, ...] = ()


def parse_page(answer: Response) -> Document | None:
    """The page of an answer; None where it is not HTML."""
    if not is_html_document(answer):
        return None
    page = tree(answer.body.text)
    scripts = tuple(Script(script.attributes.get("src") or "", bool(script.attributes.get("integrity"))) for script in page.css("script"))
    base = next((element.attributes["href"] or "" for element in page.css("base[href]")), "")
    for hidden in page.css("noscript"):
        # Scripts in it count, policies do not: the original reads the page twice, with and without scripting.
        hidden.decompose()
    policies, referrer = [], None
    for meta in page.css("meta"):
        attributes = meta.attributes
        content = attributes.get("content")
        if "http-equiv" in attributes and "content" in attributes:
            if content and trim((attributes["http-equiv"] or "").lower()) == "content-security-policy":
                policies.append(content)
        elif content and trim((attributes.get("name") or "").lower()) == "referrer":
            referrer = content
    return Document(tuple(policies[:_MOST]), referrer, base, scripts)
