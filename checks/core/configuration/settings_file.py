"""Files of settings as a host's administrator gets them."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class WebServer(StrEnum):
    """The servers that configuration is written for, as reports call them. LiteSpeed and cPanel take it as ``.htaccess``."""

    NGINX = "nginx"
    APACHE = "Apache"
    LITESPEED = "LiteSpeed/cPanel"
    IIS = "IIS"


class SettingsScope(StrEnum):
    """Where settings belong: with the host's own, with those of the whole server, or into the document root."""

    HOST = "host"
    WHOLE = "whole"
    DOCUMENT = "document"


class SettingsFile(msgspec.Struct, frozen=True, kw_only=True):
    """``text`` is whole, with where it goes; ``replaces`` are directives that must not stand beside it at its place, ``modules`` what it needs."""

    name: str
    scope: SettingsScope
    text: str
    replaces: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
