"""Origins as RFC 6454 writes them."""

from __future__ import annotations

from typing import Literal

Scheme = Literal["http", "https"]


DEFAULT_PORTS = {"http": 80, "https": 443}


def origin(scheme: str, host: str, port: int) -> str:
    """``https://host[:port]`` as RFC 6454 writes an origin, the default port left out."""
    authority = f"[{host}]" if ":" in host else host
    return f"{scheme}://{authority}" if port == DEFAULT_PORTS.get(scheme) else f"{scheme}://{authority}:{port}"
