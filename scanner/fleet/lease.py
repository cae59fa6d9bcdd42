"""Addresses that one worker asks at a time, whatever group they are in: politeness holds for each across all machines."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterable

from redis.asyncio import Redis

_PREFIX = "tilik:lease:"
# Seconds that a lease lasts without being renewed. Whoever could not renew it for so long, less the margin, stops by itself.
LASTING = 10.0
_MARGIN = 3.0
# Seconds for which an address rests when it is given back: what was asked in its last second counts for whoever comes next.
_REST = 1.1

# All or none; each script is one step for Redis.
_TAKE = """
for _, key in ipairs(KEYS) do
  local holder = redis.call('GET', key)
  if holder and holder ~= ARGV[1] then return 0 end
end
for _, key in ipairs(KEYS) do redis.call('SET', key, ARGV[1], 'PX', ARGV[2]) end
return 1
"""
_RENEW = """
for _, key in ipairs(KEYS) do
  if redis.call('GET', key) ~= ARGV[1] then return 0 end
end
for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, ARGV[2]) end
return 1
"""
_GIVE_BACK = """
for _, key in ipairs(KEYS) do
  if redis.call('GET', key) == ARGV[1] then redis.call('PEXPIRE', key, ARGV[2]) end
end
"""


class AddressLease:
    """The right to ask these addresses. Its token is known to nobody else, so that nobody renews or ends what another has taken since."""

    def __init__(self, redis: Redis, addresses: Iterable[str], lasting: float = LASTING) -> None:
        self._keys = [f"{_PREFIX}{address}" for address in sorted(set(addresses))]
        self._token, self._lasting, self._until = secrets.token_hex(16), lasting, 0.0
        self._take, self._renew, self._give_back = (redis.register_script(script) for script in (_TAKE, _RENEW, _GIVE_BACK))

    @property
    def sure(self) -> bool:
        """Whether nobody else can have it by now, reckoned without Redis."""
        return not self._keys or time.monotonic() < self._until

    async def take(self) -> bool:
        """Have all of the addresses, or none because somebody has one of them. ``RedisError`` when Redis cannot be asked."""
        return await self._ask(self._take)

    async def renew(self) -> bool:
        """Have them for longer; False when one of them is somebody else's. ``RedisError`` when Redis cannot be asked."""
        return await self._ask(self._renew)

    async def give_back(self) -> None:
        """They may be asked by others, after a rest."""
        if self._keys:
            await self._give_back(keys=self._keys, args=[self._token, int(_REST * 1000)])

    async def _ask(self, script: object) -> bool:
        if not self._keys:
            return True
        began = time.monotonic()
        assert callable(script)
        mine = bool(await script(keys=self._keys, args=[self._token, int(self._lasting * 1000)]))
        self._until = began + self._lasting - min(_MARGIN, self._lasting / 3) if mine else 0.0
        return mine
