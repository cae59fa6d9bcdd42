"""``administrator/manifests/files/joomla.xml``, in which Joomla keeps its own version."""

from __future__ import annotations

import re

_FILES = re.compile(r"<name>\s{0,20}files_joomla\s{0,20}</name>", re.IGNORECASE)
_VERSION = re.compile(r"<version>\s{0,20}(\d[\w.\-]{0,30})\s{0,20}</version>", re.IGNORECASE)
_LOOKED_AT = 8000


def joomla_manifest(text: str) -> str | None:
    """The version the manifest states, or None when this is no manifest of Joomla's.

    >>> joomla_manifest("<extension><name>files_joomla</name><version>5.4.8</version></extension>")
    '5.4.8'
    """
    head = text[:_LOOKED_AT]
    if not head.lstrip().lower().startswith(("<?xml", "<extension")) or not _FILES.search(head):
        return None
    match = _VERSION.search(head)
    return match[1] if match else None
