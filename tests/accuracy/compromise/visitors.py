"""Who asks, as code on servers tells visitors apart: by product tokens in the User-Agent, by where they come from, by language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from scanner.example_city.site import IncomingRequest

Visitor = Callable[[IncomingRequest], bool]
# What cloaking code of public reports looks for; Google's list of crawlers has more.
_CRAWLERS = re.compile(r"googlebot|google-inspectiontool|bingbot|yandexbot|baiduspider|duckduckbot|slurp", re.IGNORECASE)
_SEARCHES = re.compile(r"(?:google|bing|yahoo|yandex|duckduckgo)\.", re.IGNORECASE)
_PHONES = re.compile(r"android|iphone|mobile", re.IGNORECASE)


def everybody(request: IncomingRequest) -> bool:
    """Any visitor."""
    return True


def crawler(request: IncomingRequest) -> bool:
    """A search engine's crawler."""
    return bool(_CRAWLERS.search(request.headers.get("user-agent", "")))


def from_search(request: IncomingRequest) -> bool:
    """A visitor who clicked on a result of a search."""
    return bool(_SEARCHES.search(request.headers.get("referer", "")))


def telephone(request: IncomingRequest) -> bool:
    """A browser of a telephone."""
    return bool(_PHONES.search(request.headers.get("user-agent", ""))) and not crawler(request)


def of_the_country(request: IncomingRequest) -> bool:
    """A browser that prefers Indonesian."""
    return request.headers.get("accept-language", "").lower().startswith("id")


def without_language(request: IncomingRequest) -> bool:
    """A program that names no language, as crawlers do."""
    return not request.headers.get("accept-language")


def from_search_by_telephone(request: IncomingRequest) -> bool:
    """Both at once."""
    return from_search(request) and telephone(request)


def ordinary(request: IncomingRequest) -> bool:
    """Nobody of the others."""
    return not (crawler(request) or from_search(request) or telephone(request))


# Lines of curl's settings that make each of them, for whoever checks a site by hand.
ARGUMENTS: Mapping[str, tuple[str, ...]] = {
    "ordinary": ("-A", "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"),
    "crawler": ("-A", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"),
    "from_search": ("-A", "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "-e", "https://www.google.com/"),
    "telephone": ("-A", "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36"),
}  # fmt: skip
