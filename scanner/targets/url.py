"""What stands in an address bar, as the host that it is about."""

from __future__ import annotations

import re

from scanner.targets.host import is_target_address

_URL = re.compile(r"(https?)://([^/?#]*)", re.IGNORECASE)
_DEFAULT_PORT = {"http": ":80", "https": ":443"}


def url_host(text: str) -> str:
    """``host[:port]`` of ``https://host[:port]/path`` or ``host/path``; what is no URL comes back as it is, a network such as 192.0.2.0/24, too."""
    if url := _URL.match(text):
        return url[2].removesuffix(_DEFAULT_PORT[url[1].lower()])
    name, slash, _ = text.partition("/")
    return name if slash and "." in name and "@" not in text and not is_target_address(name) else text
