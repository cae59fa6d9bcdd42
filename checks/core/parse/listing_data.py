"""Listings that programs read: nginx' ``autoindex_format`` and Caddy's JSON, buckets of S3 and its kin, WebDAV's properties, what dufs gives its script."""

from __future__ import annotations

import base64
import binascii
import contextlib
import re
from html import unescape
from typing import Final
from urllib.parse import unquote

import msgspec

_MOST = 2000
_SAMPLE = 2000
# ngx_http_autoindex_module.c writes name, type and mtime in this order; Caddy's browse.go name, size, url and mod_time.
_NGINX_JSON = re.compile(
    r"\{\s{0,9}\"name\"\s{0,9}:\s{0,9}(?P<name>\"(?:[^\"\\]|\\.){1,1000}\")\s{0,9},\s{0,9}\"type\"\s{0,9}:\s{0,9}\"(?P<type>file|directory|other)\"\s{0,9},\s{0,9}\"mtime\"\s{0,9}:"
)
_CADDY_JSON = re.compile(
    r"\{\s{0,9}\"name\"\s{0,9}:\s{0,9}(?P<name>\"(?:[^\"\\]|\\.){1,1000}\")\s{0,9},\s{0,9}\"size\"\s{0,9}:\s{0,9}\d{1,20}\s{0,9},\s{0,9}\"url\"\s{0,9}:\s{0,9}\"[^\"]{0,4000}\"\s{0,9},\s{0,9}\"mod_time\""
)
_NGINX_XML = re.compile(
    r"<(?P<type>file|directory|other) mtime=\"[^\"<>]{1,40}\"(?: size=\"\d{1,20}\")?>(?P<name>[^<>]{1,1000})</(?P=type)>"
)
# Amazon S3 API, ListObjects and ListObjectsV2; MinIO, Ceph, Google, Alibaba answer alike. Azure: List Blobs.
_OBJECT = re.compile(r"<(?P<tag>Key)>(?P<name>[^<>]{1,1024})</Key>|<CommonPrefixes>\s{0,9}<Prefix>(?P<prefix>[^<>]{1,1024})</Prefix>")
_BLOB = re.compile(r"<Blob(?:Prefix)?>\s{0,9}<Name>(?P<name>[^<>]{1,1024})</Name>")
_HREF = re.compile(r"<(?:[A-Za-z]\w{0,20}:)?href>\s{0,20}(?P<name>[^<>\s]{1,4000})\s{0,20}</")
# dufs: the data of assets/index.html, in base64 since 0.43 (src/server.rs, IndexData and PathItem).
_DUFS_DATA = re.compile(r"<template id=\"?index-data\"?>\s{0,20}(?P<data>[A-Za-z0-9+/]{8,4000000}+)=*+\s*+(?:</template>|\Z)")
_DUFS_JSON = re.compile(r"\{\"path_type\":\"(?P<type>(?:Symlink)?(?:Dir|File))\",\"name\":(?P<name>\"(?:[^\"\\]|\\.){1,1000}\"),\"mtime\":")
_PREFIX: Final = re.compile(r"<Prefix>([^<>]{1,1024})</Prefix>")


def json_names(text: str) -> tuple[str, ...]:
    """The names of a JSON listing in order, folders with a slash; empty for any other JSON."""
    if re.match(r"\[\s{0,9}\{", text) is None:
        return ()
    for pattern in (_NGINX_JSON, _CADDY_JSON):
        if pattern.search(text, 0, _SAMPLE):
            return _distinct([_json_name(match) for match in pattern.finditer(text)])
    return ()


def script_names(html: str) -> tuple[str, ...]:
    """The names in the data that dufs writes into its page, folders with a slash; empty for any other page."""
    text = html
    if data := _DUFS_DATA.search(html):
        whole = data["data"][: len(data["data"]) // 4 * 4]
        with contextlib.suppress(binascii.Error, ValueError):
            text = base64.b64decode(whole).decode("utf-8", "replace")
    if '"kind":"Index"' not in text:
        return ()
    return _distinct([_slashed(_string(match["name"]), match["type"].endswith("Dir")) for match in _DUFS_JSON.finditer(text)])


def xml_names(text: str) -> tuple[str, ...]:
    """The names of an XML listing in order; of a bucket and of WebDAV without the folder that all are in. Empty for anything else."""
    begins = text[:_SAMPLE]
    if re.search(r"<list>\s{0,9}<(?:file|directory|other) mtime=", begins):
        return _distinct([_slashed(unescape(match["name"]), match["type"] == "directory") for match in _NGINX_XML.finditer(text)])
    if re.match(r"(?:<\?xml[^<>]{0,200}>\s{0,9})?<ListBucketResult\b", begins):
        outer = _PREFIX.search(begins.partition("<Contents>")[0].partition("<CommonPrefixes>")[0])
        return _below(unescape(outer[1]) if outer else "", [unescape(match["name"] or match["prefix"]) for match in _OBJECT.finditer(text)])
    if re.match(r"(?:<\?xml[^<>]{0,200}>\s{0,9})?<EnumerationResults\b", begins):
        return _distinct([unescape(match["name"]) for match in _BLOB.finditer(text)])
    if re.match(r"(?:<\?xml[^<>]{0,200}>\s{0,9})?<(?:\w{1,20}:)?multistatus\b", begins) and "DAV:" in begins:
        paths = [unquote(re.sub(r"^https?://[^/]{1,255}", "", unescape(match["name"]))) for match in _HREF.finditer(text)]
        # The first is the folder itself (RFC 4918 section 9.1).
        return _below(paths[0], paths[1:]) if paths else ()
    return ()


def _json_name(match: re.Match[str]) -> str:
    return _slashed(_string(match["name"]), match.groupdict().get("type") == "directory")


def _string(json: str) -> str:
    try:
        return msgspec.json.decode(json, type=str)
    except msgspec.DecodeError:
        return json.strip('"')


def _slashed(name: str, folder: bool) -> str:
    return f"{name}/" if folder and not name.endswith("/") else name


def _below(folder: str, paths: list[str]) -> tuple[str, ...]:
    return _distinct([path.removeprefix(folder).lstrip("/") for path in paths])


def _distinct(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names[:_MOST] if name))
