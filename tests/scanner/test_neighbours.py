"""Something that seems to be there is asked for once more under a neighbouring name that cannot exist."""

from __future__ import annotations

import httpx

from checks import Exchange, Exposed, Failure
from checks.core.check import lookup
from checks.core.evidence.codec import unpack
from checks.core.page.soft_404 import neighbour
from scanner.engine.collect import collect
from scanner.net import loop
from tests.scanner.net.fakes import HOST, TARGET, Serve, World, response

NEED = Exposed("/.env")
BESIDE = neighbour("/.env", HOST)


def ask(serve: Serve) -> tuple[list[str], Exchange | Failure | None]:
    """The paths that were asked, and what the judge is given for the need."""
    world = World(serve)

    async def scan() -> dict[str, bytes]:
        async with world.door.visit(TARGET) as visit:
            return await collect([NEED.at(TARGET)], visit)

    evidence = {key: unpack(packed) for key, packed in loop.run(scan()).items()}
    observation = lookup.observed(NEED, TARGET, evidence)
    assert observation is None or isinstance(observation, Exchange | Failure)
    return [request.url.path for request in world.server.requests], observation


def test_a_path_that_is_there_has_its_neighbour_asked() -> None:
    def serve(request: httpx.Request) -> httpx.Response:
        return response(200 if request.url.path in ("/", "/.env") else 404, body=b"A=1")

    paths, observation = ask(serve)
    assert BESIDE in paths
    assert isinstance(observation, Exchange)
    assert isinstance(observation.beside, Exchange)
    assert observation.beside.final.status == 404


def test_nothing_more_is_asked_of_an_honest_404_or_of_a_site_that_answers_everything() -> None:
    for honest in (True, False):

        def serve(request: httpx.Request, missing: int = 404 if honest else 200) -> httpx.Response:
            return response(200 if request.url.path == "/" else missing)

        paths, observation = ask(serve)
        assert BESIDE not in paths
        assert isinstance(observation, Exchange)
        assert observation.beside is None
