"""Directory listings as servers write them: pages, JSON and XML, known by the folder's own names in them."""

from __future__ import annotations

import re

import msgspec

from checks.core.parse.listing_data import json_names, script_names, xml_names
from checks.core.parse.listing_page import page_names

_SENSITIVE = re.compile(
    r"\.(?:sql|dump|bak|old|orig|save|swp|env|ini|conf|config|log|mdb|accdb|sqlite3?|db|pem|key|ppk|pfx|p12|jks|keystore|kdbx|ovpn|htpasswd|"
    r"zip|rar|7z|tar|tgz|gz|bz2|xz)(?:\.(?:gz|zip|bz2|xz|bak|old|\d{1,3}))?~?$|~$|^\.(?:env|git|ht|ssh|aws|npmrc|netrc|pgpass|my\.cnf)|"
    # Keys of ssh-keygen(1), and files of settings by the names that frameworks give them.
    r"^id_(?:rsa|dsa|ecdsa|ed25519)$|^(?:credentials?|secrets?|service-account|appsettings(?:\.\w{1,30})?)\.json$|^(?:application|bootstrap|settings|database|secrets|parameters)\.(?:ya?ml|properties)$|(?:^|[_\-.])(?:backup|dump)(?:[_\-.]|$)",
    re.IGNORECASE,
)
# What a server runs, and what pages load: such a file is part of a program that makes backups, and none itself.
_CODE = re.compile(r"\.(?:php\d?|phtml|inc|jspx?|aspx?|ashx|cgi|pl|py|rb|js|mjs|ts|java|go)$", re.IGNORECASE)
_LOADED = re.compile(r"\.(?:css|scss|less|map|html?|twig|tpl|mustache|svg|png|gif|jpe?g|webp|ico)$", re.IGNORECASE)


class Listing(msgspec.Struct, frozen=True):
    """The folder a listing is of, as far as it says so, and the names in it in order; folders end with a slash where the server writes one."""

    path: str
    names: tuple[str, ...]

    @property
    def sensitive(self) -> tuple[str, ...]:
        """The names that look like dumps, archives, backups, logs or settings. A folder among source code is source code, whatever it is called."""
        program = any(_CODE.search(name) and not name.startswith("index.") for name in self.names)
        return tuple(name for name in self.names if _SENSITIVE.search(name) and not (_is_code(name) or (program and name.endswith("/"))))


def _is_code(name: str) -> bool:
    return _CODE.search(name) is not None or _LOADED.search(name) is not None


def listing(text: str) -> Listing | None:
    """The listing, or None when this is none.

    >>> listing("<title>Index of /f/</title><h1>Index of /f/</h1><a href='../'>../</a><a href='a.sql'>a.sql</a>").sensitive
    ('a.sql',)
    >>> listing('[{"name":"a.sql", "type":"file", "mtime":"Sun, 29 Nov 2026 18:28:08 GMT", "size":1}]').names
    ('a.sql',)
    """
    begins = text.lstrip("\ufeff \t\r\n")
    if begins.startswith("["):
        names = json_names(begins)
        return Listing("", names) if names else None
    if begins.startswith("<") and (names := xml_names(begins)):
        return Listing("", names)
    if names := script_names(text):
        return Listing("", names)
    read = page_names(text)
    return Listing(*read) if read else None
