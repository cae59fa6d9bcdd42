"""What a web server can be told to do, whatever its make: the vocabulary in which fixes are written."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import msgspec

# Files and folders that begin with a dot, but for those of RFC 8615, by which certificates are issued.
DOT_FILES = r"/\.(?!well-known(/|$))"


class Access(StrEnum):
    """Who may still ask for a path: nobody, or the office's network alone."""

    NOBODY = "nobody"
    OFFICE = "office"


class ResponseHeader(msgspec.Struct, frozen=True, tag="header"):
    """A header that every answer has once, whoever else sends it; with ``secure`` on HTTPS alone (RFC 6797 section 7.2)."""

    name: str
    value: str
    secure: bool = False


class HeaderRemoval(msgspec.Struct, frozen=True, tag="removal"):
    """A header that no answer has."""

    name: str


class PolicyDirective(msgspec.Struct, frozen=True, tag="policy"):
    """A part of the one Content-Security-Policy; with ``trial`` of its Report-Only form, which browsers do not enforce."""

    directive: str
    trial: bool = False


class PathRule(msgspec.Struct, frozen=True, tag="path"):
    """Paths that match a PCRE, case aside, or requests whose query matches ``query``, are closed. A ``pattern`` begins with ``^/`` where it is anchored."""

    pattern: str
    access: Access = Access.NOBODY
    query: str = ""


class FindingPaths(msgspec.Struct, frozen=True, tag="finding-paths"):
    """The paths on which something open was seen are closed."""

    access: Access = Access.NOBODY


class SettingBlock(msgspec.Struct, frozen=True, tag="block"):
    """Settings of their own for each server, by their name in ``blocks.toml``."""

    name: str


Measure = ResponseHeader | HeaderRemoval | PolicyDirective | PathRule | FindingPaths | SettingBlock


class Circumstances(msgspec.Struct, frozen=True, kw_only=True):
    """What is filled in: the host, the paths of its findings, who is told of flaws and until when, the office's networks (IPv4, CIDR),
    and whether the server's own OpenSSL is known to be 3.5 or newer, the first with a post-quantum group.
    """

    host: str
    paths: tuple[str, ...] = ()
    contact: str = ""
    expires: dt.date | None = None
    office: tuple[str, ...] = ("10.0.0.0/8",)
    post_quantum: bool = False
