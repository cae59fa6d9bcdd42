"""What a domain says of the encryption of mail that is sent to it: the record and the policy of MTA-STS (RFC 8461 section 3)."""

from __future__ import annotations

import re

import msgspec

_MOST_TEXT, _MOST_FIELDS, _MOST_LINES, _MOST_NAMES = 4096, 40, 1000, 200
_ID = re.compile(r"[A-Za-z0-9]{1,32}")
_SECONDS = re.compile(r"[0-9]{1,10}")
_LONGEST = 31_557_600
_NAME = re.compile(r"(?:\*\.)?(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", re.IGNORECASE)
_MODES = ("enforce", "testing", "none")


class MtaStsRecord(msgspec.Struct, frozen=True):
    """``id`` is empty where there is none that senders take."""

    text: str
    id: str = ""


class MtaStsPolicy(msgspec.Struct, frozen=True):
    """``mail_hosts`` are names in lower case, some with ``*.`` in front. ``wrong`` names the keys by which nobody can use the policy."""

    mode: str = ""
    mail_hosts: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()

    def admits(self, host: str) -> bool:
        """Whether mail may be delivered to a host; ``*.`` stands for exactly one label (section 4.1)."""
        name = host.lower().rstrip(".")
        return name in self.mail_hosts or f"*.{name.partition('.')[2]}" in self.mail_hosts


def mta_sts_record(text: str) -> MtaStsRecord | None:
    """The record, or None for what senders discard: it must begin with its version and a semicolon (section 3.1).

    >>> mta_sts_record("v=STSv1; id=20260101T00").id
    '20260101T00'
    """
    text = text[:_MOST_TEXT]
    if not text.startswith("v=STSv1;"):
        return None
    fields = (field.partition("=") for field in text.split(";")[1:_MOST_FIELDS])
    id = next((value.strip() for name, _, value in fields if name.strip() == "id"), "")
    return MtaStsRecord(text, id if _ID.fullmatch(id) else "")


def mta_sts_policy(text: str) -> MtaStsPolicy:
    """The policy as senders read it: unknown keys are passed over, and of a key that stands twice the first counts, but for ``mx`` (section 3.2)."""
    pairs = [(key.strip(), value.strip()) for key, sign, value in (line.partition(":") for line in text.splitlines()[:_MOST_LINES]) if sign]
    values = dict(reversed(pairs))
    names = tuple(value.lower().rstrip(".") for key, value in pairs if key == "mx")[:_MOST_NAMES]
    mode, seconds = values.get("mode", ""), values.get("max_age", "")
    wrong = {
        "version": values.get("version") != "STSv1",
        "mode": mode not in _MODES,
        "max_age": not _SECONDS.fullmatch(seconds) or int(seconds) > _LONGEST,
        "mx": any(not _NAME.fullmatch(name) for name in names) or (not names and mode != "none"),
    }
    return MtaStsPolicy(mode, tuple(dict.fromkeys(names)), tuple(key for key, is_wrong in wrong.items() if is_wrong))
