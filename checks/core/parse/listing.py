"""Directory listings as web servers write them: Apache, nginx, IIS, lighttpd, LiteSpeed, Python, Tomcat, Jetty."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

import msgspec

from checks.core.parse.tree import tree

# "Index of /x/", "Directory listing for /x/", "www.example.go.id - /x/": the same in the title and in the heading.
_HEADING = re.compile(
    r"(?:index of|directory listing for|directory:|listing directory)\s{0,5}\[?(?P<path>/[^\]\n]{0,1000})\]?|(?P<site>[\w.:\-]{1,255}) - (?P<folder>/\S{0,1000})",
    re.IGNORECASE,
)
_MOST = 2000
# How a listing leads to the folder above. The title of an article has words after the path, a folder with a space in its name has this.
_UPWARDS = re.compile(r"href=[\"']?\.\./|\bparent directory\b", re.IGNORECASE)
# What is sorted, what leads upwards.
_NO_ENTRY = re.compile(r"[?#]|(?:javascript|mailto|data):|\.{0,2}/?$", re.IGNORECASE)
_SENSITIVE = re.compile(
    r"\.(?:sql|dump|bak|old|orig|save|swp|env|ini|conf|config|log|mdb|accdb|sqlite3?|db|pem|key|pfx|p12|kdbx|htpasswd|"
    r"zip|rar|7z|tar|tgz|gz|bz2|xz)(?:\.(?:gz|zip|bz2|xz|bak|old|\d{1,3}))?~?$|~$|^\.(?:env|git|ht)|(?:^|[_\-.])(?:backup|dump)(?:[_\-.]|$)",
    re.IGNORECASE,
)


class Listing(msgspec.Struct, frozen=True):
    """The folder a listing is of, and the names in it in order, folders with a trailing slash."""

    path: str
    names: tuple[str, ...]

    @property
    def sensitive(self) -> tuple[str, ...]:
        """The names that look like dumps, archives, backups, logs or settings."""
        return tuple(name for name in self.names if _SENSITIVE.search(name))


def listing(html: str) -> Listing | None:
    """The listing, or None when this page is none: its title and heading must be what servers write.

    >>> listing("<title>Index of /f/</title><h1>Index of /f/</h1><a href='../'>../</a><a href='a.sql'>a.sql</a>").sensitive
    ('a.sql',)
    """
    if not re.search(r"<title\b", html[:4000], re.IGNORECASE):
        return None
    page = tree(html)
    title = " ".join(title_of.text().split()) if (title_of := page.css_first("title")) else ""
    heading = page.css_first("h1, h2")
    match = _HEADING.fullmatch(title)
    if match is None or heading is None or page.css_first("a[href]") is None or not _same(" ".join(heading.text().split()), title):
        return None
    hrefs = (anchor.attributes.get("href") or "" for anchor in page.css("a[href]")[:_MOST])
    path = (match["path"] or match["folder"]).strip()
    if " " in path and not path.endswith("/") and not _UPWARDS.search(html):
        return None
    return Listing(path, tuple(dict.fromkeys(name for href in hrefs if (name := _name(href, path)))))


def _same(heading: str, title: str) -> bool:
    # Apache's title leaves out the trailing slash that others have; IIS repeats the title as it is.
    return heading.rstrip("/]").lower().startswith(title.rstrip("/]").lower())


def _name(href: str, path: str) -> str:
    """The entry's name; empty for sorting links, the parent folder and links elsewhere."""
    href = href.strip()
    if _NO_ENTRY.match(href):
        return ""
    try:
        parts = urlsplit(href)
    except ValueError:
        return ""
    target = unquote(parts.path)
    folder = unquote(path).rstrip("/") + "/"
    if parts.scheme or parts.netloc or (target.startswith("/") and not target.startswith(folder)):
        return ""
    return target.removeprefix(folder).removeprefix("./")
