"""Who holds an address asks it, and nobody else does: on a real Redis."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from redis.asyncio import Redis

from scanner.fleet.lease import AddressLease
from tests.real.redis import RedisServer, redis_server

pytestmark = [pytest.mark.real]


@pytest.fixture(scope="module")
def server() -> Iterator[RedisServer]:
    with redis_server() as server:
        yield server


@asynccontextmanager
async def _client(server: RedisServer) -> AsyncIterator[Redis]:
    client = Redis.from_url(server.url, decode_responses=True)
    try:
        await client.flushall()
        yield client
    finally:
        await client.aclose()


def on(server: RedisServer, what: Callable[[Redis], Coroutine[Any, Any, None]]) -> None:
    async def run() -> None:
        async with _client(server) as client:
            await what(client)

    asyncio.run(run())


def test_all_addresses_or_none(server: RedisServer) -> None:
    async def what(redis: Redis) -> None:
        one, both, other = (AddressLease(redis, addresses) for addresses in (["::1"], ["::1", "127.0.0.1"], ["127.0.0.1"]))
        assert await one.take()
        assert not await both.take()
        assert not both.sure
        # What could not be had as a whole keeps nobody else from a part of it.
        assert await other.take()
        assert one.sure

    on(server, what)


def test_what_was_given_back_rests_and_is_free_then(server: RedisServer) -> None:
    async def what(redis: Redis) -> None:
        one, other = AddressLease(redis, ["127.0.0.1"]), AddressLease(redis, ["127.0.0.1"])
        assert await one.take()
        await one.give_back()
        assert not await other.take()
        (key,) = await redis.keys("tilik:lease:*")
        assert 1000 < await redis.pttl(key) <= 1100
        await redis.delete(key)
        assert await other.take()

    on(server, what)


def test_a_lease_that_was_lost_is_not_renewed_nor_ended_by_whoever_had_it(server: RedisServer) -> None:
    async def what(redis: Redis) -> None:
        one, other = AddressLease(redis, ["127.0.0.1"]), AddressLease(redis, ["127.0.0.1"])
        assert await one.take()
        # As if its time had run out while its worker stood still.
        await redis.flushall()
        assert await other.take()
        assert not await one.renew()
        assert not one.sure
        await one.give_back()
        (key,) = await redis.keys("tilik:lease:*")
        assert await redis.pttl(key) > 2000
        assert await other.renew()

    on(server, what)


def test_without_redis_a_lease_is_sure_for_less_time_than_it_lasts(server: RedisServer) -> None:
    async def what(redis: Redis) -> None:
        lease = AddressLease(redis, ["127.0.0.1"], lasting=0.3)
        assert await lease.take()
        (key,) = await redis.keys("tilik:lease:*")
        while lease.sure:
            assert await redis.exists(key)
            await asyncio.sleep(0.01)

    on(server, what)


def test_a_group_without_addresses_needs_no_lease(server: RedisServer) -> None:
    async def what(redis: Redis) -> None:
        lease = AddressLease(redis, [])
        assert await lease.take()
        assert await lease.renew()
        assert lease.sure
        await lease.give_back()
        assert await redis.keys("*") == []

    on(server, what)
