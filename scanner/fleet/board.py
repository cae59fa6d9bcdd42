"""What planner, workers and `tilik fleet` know of each other, in Redis. Nothing here is the truth: that is in the store."""

from __future__ import annotations

from collections.abc import Iterable

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

ERRAND_QUEUE = "tilik"
# Seconds for which a run goes on, a worker is there and a group is held, without another sign of it.
RUN_LASTS, WORKER_LASTS, HOLD_LASTS = 30, 10, 10
_DAY = 86_400
_ON, _OVER = "on", "over"
_POISON, _WORKERS, _RUNS = "tilik:poison", "tilik:worker:", "tilik:state:"
# Only whoever holds a group renews or ends that.
_HOLD = """
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2])
return 1
"""
_LET_GO = "if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end"


class Board:
    """Texts by their names. Every method raises ``RedisError`` when Redis cannot be asked."""

    def __init__(self, url: str) -> None:
        # A connection that broke since it was used last is made anew, once; everything else is for whoever asks to try again.
        again = Retry(NoBackoff(), 1)
        self.redis: Redis = Redis.from_url(url, decode_responses=True, socket_timeout=5.0, socket_connect_timeout=5.0, retry=again)
        self._hold, self._let_go = self.redis.register_script(_HOLD), self.redis.register_script(_LET_GO)

    async def close(self) -> None:
        """Let go of the connections."""
        await self.redis.aclose()

    async def open_run(self, run: str, order: str) -> bool:
        """A run goes on, with this order; False when Redis knew nothing of it, as when it is new or Redis has forgotten."""
        state = await self.redis.set(f"tilik:run:{run}", _ON, ex=RUN_LASTS, get=True) is not None
        if not state:
            await self.redis.set(f"tilik:order:{run}", order, ex=_DAY)
        return state

    async def keep_order(self, run: str) -> None:
        """The order of a run is still needed."""
        await self.redis.expire(f"tilik:order:{run}", _DAY)

    async def end_run(self, run: str) -> None:
        """Nobody does anything more for this run."""
        await self.redis.set(f"tilik:run:{run}", _OVER, ex=_DAY)
        await self.redis.delete(f"tilik:order:{run}", f"tilik:reports:{run}")

    async def run_goes_on(self, run: str) -> bool | None:
        """Whether a run goes on; None where nobody knows."""
        state = await self.redis.get(f"tilik:run:{run}")
        return None if state is None else state == _ON

    async def order(self, run: str) -> str | None:
        """The order of a run, as it was published."""
        return _text(await self.redis.get(f"tilik:order:{run}"))

    async def hold(self, run: str, number: int, worker: str) -> bool:
        """This worker has the group, and keeps it; False when another has it."""
        return bool(await self._hold(keys=[f"tilik:hold:{run}:{number}"], args=[worker, HOLD_LASTS]))

    async def let_go(self, run: str, number: int, worker: str) -> None:
        """This worker has the group no more."""
        await self._let_go(keys=[f"tilik:hold:{run}:{number}"], args=[worker])

    async def holds(self, run: str, numbers: Iterable[int]) -> frozenset[int]:
        """Those of the groups that some worker has."""
        numbers = list(numbers)
        holders = await self.redis.mget([f"tilik:hold:{run}:{number}" for number in numbers]) if numbers else []
        return frozenset(number for number, holder in zip(numbers, holders, strict=True) if holder is not None)

    async def report(self, run: str, text: str) -> None:
        """What a worker says of an errand."""
        await self.redis.rpush(f"tilik:reports:{run}", text)
        await self.redis.expire(f"tilik:reports:{run}", _DAY)

    async def reports(self, run: str) -> list[str]:
        """What workers said since."""
        return _texts(await self.redis.lpop(f"tilik:reports:{run}", 1000) or ())

    async def queue_length(self) -> int:
        """Messages that no worker has taken."""
        return int(await self.redis.llen(ERRAND_QUEUE))

    async def show_worker(self, name: str, text: str) -> None:
        """How a worker is."""
        await self.redis.set(f"{_WORKERS}{name}", text, ex=WORKER_LASTS)

    async def show_run(self, run: str, text: str) -> None:
        """How far a run is."""
        await self.redis.set(f"{_RUNS}{run}", text, ex=_DAY)

    async def hide_run(self, run: str) -> None:
        """A run is over."""
        await self.redis.delete(f"{_RUNS}{run}")

    async def workers(self) -> list[str]:
        """How every worker is that gave a sign lately."""
        return await self._all(_WORKERS)

    async def runs(self) -> list[str]:
        """How far every run is that is not over."""
        return await self._all(_RUNS)

    async def set_aside(self, scan: int, number: int, text: str) -> None:
        """A group is not tried any more."""
        await self.redis.hset(_POISON, f"{scan}:{number}", text)

    async def poison(self) -> list[str]:
        """All groups that were set aside."""
        return _texts(await self.redis.hvals(_POISON))

    async def forget_poison(self, scan: int) -> None:
        """The groups of a scan that were set aside are tried again, or done."""
        fields = [field for field in _texts(await self.redis.hkeys(_POISON)) if field.startswith(f"{scan}:")]
        if fields:
            await self.redis.hdel(_POISON, *fields)

    async def _all(self, prefix: str) -> list[str]:
        keys = sorted([key async for key in self.redis.scan_iter(match=f"{prefix}*", count=1000)])
        return _texts(await self.redis.mget(keys) if keys else [])


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _texts(values: Iterable[object]) -> list[str]:
    return [value for value in values if isinstance(value, str)]
