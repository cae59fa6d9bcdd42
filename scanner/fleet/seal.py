"""What travels is signed: whoever can write to the queue can still order nothing."""

from __future__ import annotations

import hashlib
import hmac
from typing import TypeVar

import msgspec

from scanner.errors import SettingsError
from scanner.settings import FleetSettings
from scanner.settings.secret import secret

_SHORTEST_KEY = 32
_T = TypeVar("_T", bound=msgspec.Struct)


class Refused(Exception):
    """What came is not to be acted upon; the message says why."""


class Seal:
    """Signs values with HMAC-SHA256 (RFC 2104) over their one encoding, JSON with sorted keys, and their kind, so that none passes for another."""

    def __init__(self, key: str) -> None:
        if len(key) < _SHORTEST_KEY:
            raise SettingsError(
                f"fleet.key: shorter than {_SHORTEST_KEY} characters", "Make one with `openssl rand -hex 32`, the same on every machine."
            )
        self._key = key.encode()

    def close(self, value: msgspec.Struct) -> str:
        """The value as text, its signature before it."""
        content = msgspec.json.encode(value, order="deterministic")
        return f"{self._sign(type(value), content)} {content.decode()}"

    def open(self, text: str, kind: type[_T]) -> _T:
        """The value again. `Refused` where it was not signed with this key, was altered since, or is of another kind."""
        signature, _, content = text.partition(" ")
        raw = content.encode("utf-8", "surrogatepass")
        if not hmac.compare_digest(signature.encode("utf-8", "surrogatepass"), self._sign(kind, raw).encode()):
            raise Refused("it is not signed with the key of this fleet, or was altered")
        try:
            return msgspec.json.decode(raw, type=kind)
        except msgspec.MsgspecError as why:
            raise Refused(f"it is signed, but of another version: {why}") from None

    def _sign(self, kind: type, content: bytes) -> str:
        return hmac.new(self._key, kind.__name__.encode() + b"\0" + content, hashlib.sha256).hexdigest()


def seal_of(settings: FleetSettings) -> Seal:
    """The seal of the settings' key; `SettingsError` where there is none that would do."""
    if not settings.key:
        raise SettingsError("fleet.key: a fleet needs a key", 'Write [fleet] key = "file:/etc/tilik/fleet.key" on every machine.')
    return Seal(secret(settings.key, "fleet.key", "the key of the fleet"))
