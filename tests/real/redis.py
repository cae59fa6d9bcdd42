"""A real Redis for the length of the tests, on a port of its own."""

from __future__ import annotations

import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from redis import Redis
from redis.exceptions import RedisError

from scanner.example_city.ports import bind
from tests.real.programs import program

_ADDRESS = "127.0.0.1"
_LOOKS = 600


class RedisServer:
    """A Redis that can be killed and started again, without a memory of what it was told before unless it is to have one."""

    def __init__(self, folder: Path, *, remembers: bool = False) -> None:
        self._folder, self._remembers = folder, remembers
        self.port, (place,) = bind([(_ADDRESS, socket.SOCK_STREAM)])
        place.close()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://{_ADDRESS}:{self.port}/0"

    def start(self) -> None:
        """Until it answers."""
        server = program("redis-server", "redis-server")
        options = ("--save", "", "--appendonly", "yes" if self._remembers else "no", "--dir", str(self._folder))
        self._process = subprocess.Popen(
            [server, "--bind", _ADDRESS, "--port", str(self.port), *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        with Redis(host=_ADDRESS, port=self.port) as client:
            for _ in range(_LOOKS):
                try:
                    client.ping()
                except RedisError:
                    if self._process.poll() is not None:
                        raise RuntimeError("redis-server did not start") from None
                    continue
                return
        raise RuntimeError("redis-server does not answer")

    def kill(self) -> None:
        """With SIGKILL."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()


@contextmanager
def redis_server(*, remembers: bool = False) -> Iterator[RedisServer]:
    """A Redis that runs."""
    folder = Path(tempfile.mkdtemp(prefix="tilik-redis-"))
    server = RedisServer(folder, remembers=remembers)
    try:
        server.start()
        yield server
    finally:
        server.kill()
        shutil.rmtree(folder, ignore_errors=True)
