"""Whether a server is an oracle for RSA ciphertexts (ROBOT), told from how it takes those of different form."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from typing import Protocol

from checks.core.evidence.observation import Failure
from checks.core.evidence.tls import Vulnerable
from scanner.probes.tls.weakness.robot_premaster import PremasterForm
from scanner.probes.tls.weakness.session import WeaknessResult

SILENCE = "silence"
_FORMS = tuple(PremasterForm)
# Where several servers take turns behind one address, each form meets another of them every time, and so betrays that they differ.
_ORDERS = (_FORMS, _FORMS[::-1], (*_FORMS[2:], *_FORMS[:2]))

# In words that are equal for equal reactions; or what is to be said where the server could not be asked.
ServerReaction = str | WeaknessResult


class React(Protocol):
    """Sends a ciphertext of this form, as part of a ``whole`` flight or alone. ``careful``: slowness must not pass for silence."""

    async def __call__(self, form: PremasterForm, *, whole: bool, careful: bool) -> ServerReaction: ...


async def oracle_strength(react: React) -> WeaknessResult:
    """Five ciphertexts in whole flights, then alone, which some servers react to only.

    A quick look decides only where every reaction is the same. Any difference is asked for three times more, carefully and in another order each time, and
    counts when all three agree. As the authors' own test has it, an oracle is strong where it betrays that the plaintext begins as it must, else weak.
    """
    sound = await react(PremasterForm.SOUND, whole=True, careful=False)
    if not isinstance(sound, str):
        return sound
    for whole in (True, False):
        reactions = await _round(react, _FORMS, whole=whole, earlier={PremasterForm.SOUND: sound} if whole else {})
        if isinstance(reactions, dict) and _differ(reactions):
            reactions = await _carefully(react, whole)
        if not isinstance(reactions, dict):
            return reactions
        if _differ(reactions):
            blind = reactions[PremasterForm.OTHER_START] == reactions[PremasterForm.LATE_END] == reactions[PremasterForm.NO_END]
            return Vulnerable.WEAK if blind else Vulnerable.YES, "; ".join(f"{form.value}: {reactions[form]}" for form in _FORMS)
        if whole:
            sound = reactions[PremasterForm.SOUND]
            if sound == SILENCE:
                return Vulnerable.UNKNOWN, "the server does not react to a handshake that it must refuse"
    return Vulnerable.NO, f"the reaction is the same to {len(PremasterForm)} forms of ciphertext: {sound}"


async def _carefully(react: React, whole: bool) -> dict[PremasterForm, str] | tuple[Vulnerable, str]:
    """The reactions that every round shows."""
    same: dict[PremasterForm, str] | None = None
    for order in _ORDERS:
        reactions = await _round(react, order, whole=whole, careful=True)
        if not isinstance(reactions, dict):
            return reactions
        if same is not None and reactions != same:
            return Vulnerable.UNKNOWN, "the server does not react in the same way every time"
        same = reactions
    assert same is not None
    return same


async def _round(
    react: React, forms: Iterable[PremasterForm], *, whole: bool, careful: bool = False, earlier: Mapping[PremasterForm, str] | None = None
) -> dict[PremasterForm, str] | tuple[Vulnerable, str]:
    """The reaction to each form; UNKNOWN when the server would not be asked about all of them."""
    reactions = dict(earlier or {})
    rest = [form for form in forms if form not in reactions]
    for form, reaction in zip(rest, await asyncio.gather(*(react(form, whole=whole, careful=careful) for form in rest)), strict=True):
        if not isinstance(reaction, str):
            why = reaction.detail or reaction.kind.value if isinstance(reaction, Failure) else reaction[1]
            return Vulnerable.UNKNOWN, f"not every form of ciphertext could be sent: {why}"
        reactions[form] = reaction
    return reactions


def _differ(reactions: Mapping[PremasterForm, str]) -> bool:
    return len(set(reactions.values())) > 1
