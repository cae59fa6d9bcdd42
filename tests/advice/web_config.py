"""What of a ``web.config`` IIS would refuse, after its schema (IIS_schema.xml and rewrite_schema.xml of Windows, URL Rewrite 2.1).

There is no IIS here: sections, their children and attributes, and that a collection's keys are unique, are held against these tables.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterator

# Path of an element to its attributes; {} has none.
SCHEMA: dict[str, set[str]] = {
    "configuration": set(),
    "configuration/system.web": set(),
    "configuration/system.web/httpRuntime": {"enableVersionHeader"},
    "configuration/system.web/httpCookies": {"requireSSL", "httpOnlyCookies", "sameSite"},
    "configuration/system.webServer": set(),
    "configuration/system.webServer/directoryBrowse": {"enabled"},
    "configuration/system.webServer/cors": {"enabled"},
    "configuration/system.webServer/cors/add": {"origin"},
    "configuration/system.webServer/security": set(),
    "configuration/system.webServer/security/requestFiltering": set(),
    "configuration/system.webServer/security/requestFiltering/verbs": {"allowUnlisted"},
    "configuration/system.webServer/security/requestFiltering/verbs/add": {"verb", "allowed"},
    "configuration/system.webServer/httpProtocol": set(),
    "configuration/system.webServer/httpProtocol/customHeaders": set(),
    "configuration/system.webServer/httpProtocol/customHeaders/add": {"name", "value"},
    "configuration/system.webServer/httpProtocol/customHeaders/remove": {"name"},
    "configuration/system.webServer/rewrite": set(),
    **{
        f"configuration/system.webServer/rewrite/{rules}{rest}": attributes
        for rules, match in (("rules", {"url"}), ("outboundRules", {"serverVariable", "pattern"}))
        for rest, attributes in (
            ("", set()),
            ("/rule", {"name", "stopProcessing"}),
            ("/rule/match", match),
            ("/rule/conditions", set()),
            ("/rule/conditions/add", {"input", "pattern", "negate"}),
            ("/rule/action", {"type", "url", "redirectType", "appendQueryString", "statusCode", "statusReason", "value"}),
        )
    },
}
_KEYS = {"add": ("name", "verb", "origin", "input"), "remove": ("name",), "rule": ("name",)}


def refusals(text: str) -> Iterator[str]:
    """What the schema says against a document; ``ParseError`` where it is no XML."""
    yield from _below(ElementTree.fromstring(text.encode()), "")


def _below(element: ElementTree.Element, parent: str) -> Iterator[str]:
    path = f"{parent}/{element.tag}".lstrip("/")
    if path not in SCHEMA:
        yield f"{path} is unknown"
        return
    yield from (f"{path} has no attribute {name}" for name in element.attrib.keys() - SCHEMA[path])
    tags = Counter(child.tag for child in element)
    yield from (f"{path} has {n} of {tag}" for tag, n in tags.items() if n > 1 and tag not in _KEYS)
    for tag, names in _KEYS.items():
        keys = Counter(tuple((child.get(name) or "").lower() for name in names) for child in element if child.tag == tag)
        yield from (f"{path} has {key} twice" for key, n in keys.items() if n > 1)
    for child in element:
        yield from _below(child, path)
