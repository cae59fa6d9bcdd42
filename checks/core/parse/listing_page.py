"""Listings as pages: Apache, nginx, IIS, lighttpd, LiteSpeed, Caddy, Tomcat, Jetty, h5ai, and what Node, Python and Go bring with them."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

import msgspec

from checks.core.parse.tree import tree

# "Index of /x/", "Directory listing for /x/", "Files within x/", "www.example.go.id - /x/", "HFS /x/".
_HEADING = re.compile(
    r"(?:[\w.\-]{1,60} - )?(?:index of|index for|directory listing (?:for|of)|directory:|listing directory)\s{0,5}\[?(?P<path>/[^\]\n]{0,1000})\]?|"
    r"(?:(?P<site>[\w.:\-]{1,255}) -|HFS) (?P<folder>/[^\n]{0,1000})|files within [^\n]{1,1000}/",
    re.IGNORECASE,
)
_MOST = 2000
# The title of an article has words after the path; of a folder with a space in its name there is a way up, too.
_UPWARDS = re.compile(r"href=[\"']?\.\./|\bparent directory\b", re.IGNORECASE)
_UP_TEXTS = frozenset(
    (
        "..",
        "../",
        "parent directory",
        "parent directory/",
        "[to parent directory]",
        "go up",
        "up",
        "[parent directory]",
        "[..]",
        "../ (parent directory)",
    )
)
# How Apache, fancyindex, Tomcat, Jetty and LiteSpeed sort, and how Caddy, rclone and HFS do.
_ORDER = r"(?:C=[A-Z][;&]?O=[AD]|sort=[a-z]{1,20}&order=(?:asc|desc)|sort=[!a-z]{1,3})"
_SORT = re.compile(rf"(?:\./)?\?{_ORDER}(?:[&;][\w=&;%+]{{0,100}})?$")
# Apache's ways to show a listing (F, V, P), and Caddy's.
_ORDER_ALONE = re.compile(rf"{_ORDER}(?:[&;](?:F=[012]|V=[01]|P=[^&;]{{0,100}}|layout=[a-z]{{1,20}}))*")
_NO_ENTRY = re.compile(r"[?#]|(?:javascript|mailto|data):|(?:\./)?\.{0,2}/?$", re.IGNORECASE)
# Servers cut long names: "file_dengan_nama_yan..>".
_CUT = re.compile(r"(?P<begins>.{8,200}?)\.{2,3}(?:>|&gt;)?/?", re.DOTALL)


class _Anchor(msgspec.Struct, frozen=True):
    """A link of the page: ``name`` of the entry where it leads to one, ``label`` what a reader sees."""

    href: str
    name: str
    folder: str
    label: str
    title: str

    @property
    def names_itself(self) -> bool:
        """Whether what is shown is the name of what it leads to, as only machines write it."""
        name = self.name.rstrip("/")
        if not name:
            return False
        label = self.label.rstrip("/")
        cut = _CUT.fullmatch(self.label)
        return (
            name in (label, self.title.rstrip("/"))
            or self.label.split("\n")[0].strip().rstrip("/") == name
            or bool(cut and name.startswith(cut["begins"]))
        )

    @property
    def leads_up(self) -> bool:
        return self.label.lower() in _UP_TEXTS or self.title == ".."


def only_sorts(query: str) -> bool:
    """Whether a query asks for the same page in another order, and for nothing else."""
    return _ORDER_ALONE.fullmatch(query) is not None


def page_names(html: str) -> tuple[str, tuple[str, ...]] | None:
    """The folder that the page says it lists (empty where it does not) and the names in it, or None when it is no listing.

    Either title and heading are what servers write, or nearly all that the page leads to are things in one folder, each link showing the
    very name it leads to, beside a link that sorts them, one that leads upwards, or a title of a server; or there is nothing else at all.
    """
    if "<a" not in html and "<A" not in html:
        return None
    page = tree(html)
    title = _words(title_of.text()) if (title_of := page.css_first("title")) else ""
    heading = page.css_first("h1, h2")
    match = _HEADING.fullmatch(title)
    path = (match["path"] or match["folder"] or "").strip() if match else ""
    if match and " " in path and not path.endswith("/") and not _UPWARDS.search(html):
        match, path = None, ""
    # HFS has its panel beside the table of files.
    anchors = [
        _anchor(anchor.attributes.get("href") or "", anchor.text(), anchor.attributes.get("title") or "")
        for anchor in page.css("#files a[href]" if title.startswith("HFS /") else "a[href]")[:_MOST]
    ]
    if not anchors:
        return None
    if path and heading is not None and _same(_words(heading.text()), title):
        return path, _names(anchors, path)
    # Above many a list stands the way to it, link by link.
    way = {(link.attributes.get("href"), link.text().strip()) for link in page.css("h1 a[href], h2 a[href]")}
    links = [anchor for anchor in anchors if not (anchor.leads_up or _SORT.match(anchor.href) or (anchor.href, anchor.label) in way)]
    themselves = [anchor for anchor in links if anchor.names_itself]
    if 2 * len(themselves) < len(links):
        return None
    machine = any(_SORT.match(anchor.href) for anchor in anchors) or any(anchor.leads_up for anchor in anchors) or match is not None
    if themselves and (machine or _nothing_else(html, themselves, anchors)):
        folder = _common_folder(themselves)
        return path or folder, tuple(dict.fromkeys(anchor.name for anchor in themselves if anchor.folder in ("", folder)))
    return (path, ()) if path and not links else None


def _words(text: str) -> str:
    return " ".join(text.split())


def _same(heading: str, title: str) -> bool:
    # Apache's title leaves out the trailing slash that others have; IIS repeats the title as it is.
    return heading.rstrip("/]").lower().startswith(title.rstrip("/]").lower())


def _anchor(href: str, text: str, title: str) -> _Anchor:
    href = href.strip()
    name, folder = _entry(href)
    return _Anchor(href, name, folder, text.strip(), title)


def _entry(href: str) -> tuple[str, str]:
    """The last name of a path and the folder before it, where that is absolute; empty for sorting links, the parent folder and links elsewhere."""
    if _NO_ENTRY.match(href):
        return "", ""
    try:
        parts = urlsplit(href)
    except ValueError:
        return "", ""
    target = unquote(parts.path).removeprefix("./")
    if parts.scheme or parts.netloc:
        return "", ""
    slash = "/" if target.endswith("/") else ""
    folder, _, last = target.rstrip("/").rpartition("/")
    if target.startswith("/"):
        return last + slash, f"{folder}/"
    return ("", "") if folder else (last + slash, "")


def _names(anchors: list[_Anchor], path: str) -> tuple[str, ...]:
    """The names below a folder that the page itself names."""
    own = unquote(path).rstrip("/") + "/"
    return tuple(dict.fromkeys(anchor.name for anchor in anchors if anchor.name and anchor.folder in ("", own) and not anchor.leads_up))


def _common_folder(anchors: list[_Anchor]) -> str:
    folders = [anchor.folder for anchor in anchors if anchor.folder]
    return max(folders, key=folders.count) if folders else ""


def _nothing_else(html: str, themselves: list[_Anchor], anchors: list[_Anchor]) -> bool:
    """Whether the page is nothing but its names, in one ``<pre>``, as Go's ``http.FileServer`` writes it."""
    page = tree(html)
    body = page.body
    return (
        len(themselves) == len(anchors)
        and body is not None
        and len(page.css("body > pre")) == 1
        and "".join(body.text().split()) == "".join("".join(anchor.label.split()) for anchor in themselves)
    )
