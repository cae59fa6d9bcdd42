"""What every engine does, wherever it collects: in this process, in several, on other machines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from scanner.engine.messages import TargetEvidence
from scanner.plan.groups import TargetGroup

OnCollected = Callable[[list[TargetEvidence]], None]


class Engine(Protocol):
    """Groups to evidence. It knows no store and no verdict: what becomes of the evidence is the business of whoever has it collected."""

    async def collect(self, groups: Sequence[TargetGroup], on_collected: OnCollected) -> None:
        """Have every group collected, once in the life of an engine.

        ``on_collected`` is called on the running loop with the evidence of each group as it is complete, never twice at a time. What it
        raises ends the collecting and is raised here, alone or in an ``ExceptionGroup``, as is what stops the engine itself.
        """
