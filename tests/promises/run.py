"""tilik as an operator starts it, inside the namespace, and all that was seen of it from outside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from tests.bench.ended import ended
from tests.promises.capture import capturing
from tests.promises.nameserver import RESOLVER
from tests.promises.wire import Connection, Packet, connections
from tests.promises.world import SiteRequest, World

PROGRAM = Path(sys.executable).with_name("tilik")
_SETTINGS = 'resolver = "{resolver}"\ntrusted_roots = ["{root}"]\n'


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """One run of the program: how it ended, what it used (seconds, MiB), and what it sent."""

    folder: Path
    code: int
    out: bytes
    err: bytes
    seconds: float
    memory: float
    packets: Sequence[Packet]
    requests: Sequence[SiteRequest]

    def whole(self) -> Run:
        """This run, when it ended with 0. Raises ``RuntimeError`` with what it said."""
        if self.code != 0:
            raise RuntimeError(f"exit code {self.code}: {self.err.decode(errors='replace')[-300:]}")
        return self

    @property
    def moments(self) -> Iterator[tuple[str, float]]:
        """At which address each request arrived and when it left, by the capture's clock: with the last octets of its connection before it was read."""
        left: dict[tuple[int, tuple[str, int]], list[float]] = defaultdict(list)
        for packet in self.packets:
            if packet.size:
                left[packet.source[1], packet.to].append(packet.at)
        for one in self.requests:
            times = left[one.source, one.to]
            yield one.to[0], times[max(0, bisect(times, one.at) - 1)]

    @property
    def connections(self) -> list[Connection]:
        """Those to anything but name servers."""
        return [one for one in connections(self.packets) if one.to[1] != 53]


class Place(msgspec.Struct, frozen=True):
    """A folder with settings and a list, in which tilik is started as often as an attack likes."""

    folder: Path
    world: World

    def start(self, *arguments: str, environment: Mapping[str, str] | None = None, stop_after: float | None = None) -> Run:
        """Run tilik to its end, or until it is killed after so many seconds (SIGKILL)."""
        before = len(self.world.requests)
        with capturing(self.folder) as capture, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            began = time.monotonic()
            process = subprocess.Popen(
                [PROGRAM, *arguments], cwd=self.folder, stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                env={**os.environ, **(environment or {})},
            )  # fmt: skip
            killing = threading.Timer(stop_after or 0.0, process.kill)
            if stop_after:
                killing.start()
            _, memory = ended(process)
            killing.cancel()
            seconds = time.monotonic() - began
            outputs = [(stream.seek(0), stream.read())[1] for stream in (out, err)]
        return Run(
            folder=self.folder, code=process.returncode, out=outputs[0], err=outputs[1], seconds=seconds, memory=memory,
            packets=capture.packets, requests=tuple(self.world.requests[before:]),
        )  # fmt: skip

    def targets(self, text: str) -> None:
        """Write the list of targets."""
        (self.folder / "targets.txt").write_text(text, "utf-8")

    def report(self) -> dict[str, Any]:
        """The newest scan as `tilik report --format json` has it. Raises ``RuntimeError`` where that fails."""
        run = subprocess.run([PROGRAM, "report", "--format", "json"], cwd=self.folder, capture_output=True, check=False)
        if run.returncode != 0:
            raise RuntimeError(run.stderr.decode(errors="replace"))
        content: dict[str, Any] = json.loads(run.stdout)
        return content


def place(folder: Path, world: World, root: Path, targets: str, settings: str = "") -> Place:
    """A folder with settings that reach a served world; ``settings`` are further lines of [network] and more tables."""
    tilik_place = Place(folder, world)
    tilik_place.targets(targets)
    (folder / "tilik.toml").write_text("[network]\n" + _SETTINGS.format(resolver=RESOLVER, root=root) + settings, "utf-8")
    return tilik_place
