"""How the fleet is, as its machines say on the board; what is not signed by one of them is not shown."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from typing import TypeVar

import msgspec
from redis.exceptions import RedisError

from scanner.errors import TilikError
from scanner.fleet.board import Board
from scanner.fleet.errand import PoisonGroup, RunState, WorkerState
from scanner.fleet.run import broker_of
from scanner.fleet.seal import Refused, Seal, seal_of
from scanner.settings import Settings

_Value = TypeVar("_Value", bound=msgspec.Struct)
_log = logging.getLogger(__name__)


class FleetState(msgspec.Struct, frozen=True, kw_only=True):
    """``queue`` is how many messages no worker has taken yet."""

    queue: int
    workers: tuple[WorkerState, ...]
    runs: tuple[RunState, ...]
    poison: tuple[PoisonGroup, ...]


def fleet_state(settings: Settings) -> FleetState:
    """How the fleet of these settings is now; `TilikError` when its Redis does not answer."""
    broker, seal = broker_of(settings), seal_of(settings.fleet)

    async def ask() -> FleetState:
        board = Board(broker)
        try:
            return FleetState(
                queue=await board.queue_length(),
                workers=_signed(await board.workers(), WorkerState, seal),
                runs=_signed(await board.runs(), RunState, seal),
                poison=_signed(await board.poison(), PoisonGroup, seal),
            )
        finally:
            await board.close()

    try:
        return asyncio.run(ask())
    except RedisError as why:
        raise TilikError(f"Redis does not answer: {why}", "See that it runs, and that fleet.broker has its address and password.") from None


def _signed(texts: Iterable[str], kind: type[_Value], seal: Seal) -> tuple[_Value, ...]:
    values = []
    for text in texts:
        try:
            values.append(seal.open(text, kind))
        except Refused as why:
            _log.warning("what stands on the board is refused: %s", why)
    return tuple(values)
