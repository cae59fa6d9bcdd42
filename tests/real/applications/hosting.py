"""A virtual host of Apache for an application: as its documentation asks for, and as it is often left."""

from __future__ import annotations

from pathlib import Path

from tests.real.site import Site

_CAREFUL = """DocumentRoot {root}
<Directory {root}>
  Options -Indexes +FollowSymLinks
  AllowOverride All
  RemoveHandler .php
  Require all granted
</Directory>
ServerSignature Off
TraceEnable off
Header always set Strict-Transport-Security "max-age=31536000; includeSubDomains"
Header always set X-Content-Type-Options nosniff
Header always set X-Frame-Options SAMEORIGIN
Header always set Referrer-Policy strict-origin-when-cross-origin
"""
_CARELESS = """DocumentRoot {root}
<Directory {root}>
  Options +Indexes +FollowSymLinks
  AllowOverride All
  RemoveHandler .php
  Require all granted
</Directory>
ServerSignature On
"""
OFFICE = "Require ip 10.0.0.0/8"


def careful(host: str, root: Path, *directives: str) -> Site:
    """HTTPS alone, no listings, the headers that suit every application."""
    return Site(host=host, files={}, https=_CAREFUL.format(root=root) + "\n".join(directives), http=f"Redirect permanent / https://{host}/")


def careless(host: str, root: Path, *directives: str, https: bool = True) -> Site:
    """Listings, no headers, and plain HTTP beside HTTPS; or plain HTTP alone, at an address where nobody else has HTTPS."""
    settings = _CARELESS.format(root=root) + "\n".join(directives)
    return Site(host=host, files={}, https=settings if https else None, http=settings, address="127.0.0.1" if https else "127.0.0.2")


def closed(path: str) -> str:
    """What matches a path may be asked for from the office's network alone."""
    return f'<LocationMatch "{path}">\n  {OFFICE}\n</LocationMatch>'
