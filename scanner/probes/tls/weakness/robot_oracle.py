"""Whether a server is an oracle for RSA ciphertexts (ROBOT), told from how it takes those of different form."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from typing import Protocol

from checks.core.evidence.observation import Failure
from checks.core.evidence.tls import Vulnerable
from scanner.probes.tls.weakness.robot_premaster import Form
from scanner.probes.tls.weakness.session import Shown

SILENCE = "silence"
_FORMS = tuple(Form)
# Where several servers take turns behind one address, each form meets another of them every time, and so betrays that they differ.
_ORDERS = (_FORMS, _FORMS[::-1], (*_FORMS[2:], *_FORMS[:2]))

# In words that are equal for equal reactions; or what is to be said where the server could not be asked.
Reaction = str | Shown


class React(Protocol):
    """Sends a ciphertext of this form, as part of a ``whole`` flight or alone. ``careful``: slowness must not pass for silence."""

    async def __call__(self, form: Form, *, whole: bool, careful: bool) -> Reaction: ...


async def judge(react: React) -> Shown:
    """Five ciphertexts in whole flights, then alone, which some servers react to only.

    A quick look decides only where every reaction is the same. Any difference is asked for three times more, carefully and in another order each time, and
    counts when all three agree. As the authors' own test has it, an oracle is strong where it betrays that the plaintext begins as it must, else weak.
    """
    sound = await react(Form.SOUND, whole=True, careful=False)
    if not isinstance(sound, str):
        return sound
    for whole in (True, False):
        told = await _round(react, _FORMS, whole=whole, known={Form.SOUND: sound} if whole else {})
        if isinstance(told, dict) and _differ(told):
            told = await _carefully(react, whole)
        if not isinstance(told, dict):
            return told
        if _differ(told):
            blind = told[Form.OTHER_START] == told[Form.LATE_END] == told[Form.NO_END]
            return Vulnerable.WEAK if blind else Vulnerable.YES, "; ".join(f"{form.value}: {told[form]}" for form in _FORMS)
        if whole:
            sound = told[Form.SOUND]
            if sound == SILENCE:
                return Vulnerable.UNKNOWN, "the server does not react to a handshake that it must refuse"
    return Vulnerable.NO, f"the reaction is the same to {len(Form)} forms of ciphertext: {sound}"


async def _carefully(react: React, whole: bool) -> dict[Form, str] | tuple[Vulnerable, str]:
    """The reactions that every round shows."""
    same: dict[Form, str] | None = None
    for order in _ORDERS:
        told = await _round(react, order, whole=whole, careful=True)
        if not isinstance(told, dict):
            return told
        if same is not None and told != same:
            return Vulnerable.UNKNOWN, "the server does not react in the same way every time"
        same = told
    assert same is not None
    return same


async def _round(
    react: React, forms: Iterable[Form], *, whole: bool, careful: bool = False, known: Mapping[Form, str] | None = None
) -> dict[Form, str] | tuple[Vulnerable, str]:
    """The reaction to each form; UNKNOWN when the server would not be asked about all of them."""
    told = dict(known or {})
    asked = [form for form in forms if form not in told]
    for form, reaction in zip(asked, await asyncio.gather(*(react(form, whole=whole, careful=careful) for form in asked)), strict=True):
        if not isinstance(reaction, str):
            why = reaction.detail or reaction.kind.value if isinstance(reaction, Failure) else reaction[1]
            return Vulnerable.UNKNOWN, f"not every form of ciphertext could be sent: {why}"
        told[form] = reaction
    return told


def _differ(told: Mapping[Form, str]) -> bool:
    return len(set(told.values())) > 1
