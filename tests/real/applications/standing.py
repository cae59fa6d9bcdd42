"""A product, started: both its twins, each in a folder of its own, behind Apache or serving themselves."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from http import HTTPStatus
from pathlib import Path

from scanner.example_city.ports import bind
from tests.real.apache import apache
from tests.real.applications.background import background, owned, run
from tests.real.applications.hosting import careful, careless
from tests.real.applications.packaged import reworded, unpack
from tests.real.applications.php import CAREFUL, CARELESS, php
from tests.real.applications.product import CAREFUL_TWIN, Product, Setup
from tests.real.applications.serving import workshop
from tests.real.server import Program, Server, serving
from tests.real.site import Site


@contextmanager
def standing(product: Product) -> Iterator[dict[str, Server]]:
    """Yields the server of each twin, by the twin's name."""
    with workshop() as folder, ExitStack() as stack:
        if product.front:
            sites = [_behind_apache(stack, folder, twin, product) for twin in product.twins()]
            server = stack.enter_context(apache(sites, "ServerTokens Prod"))
            yield dict.fromkeys(product.twins(), server)
        else:
            yield {twin: stack.enter_context(_alone(folder / twin, product.host(twin), setup)) for twin, setup in product.twins().items()}


def _behind_apache(stack: ExitStack, workplace: Path, twin: str, product: Product) -> Site:
    folder = workplace / twin
    folder.mkdir()
    places = {"folder": str(folder), "host": product.host(twin), "port": str(_free()), "php": ""}
    if product.php:
        places["php"] = stack.enter_context(php(folder, CAREFUL if twin == CAREFUL_TWIN else CARELESS))
    setup = product.twins()[twin].fill(places)
    _make(folder, setup)
    if setup.server:
        at, log = int(places["port"]), folder / "said"
        stack.enter_context(background(setup.server, lambda: _is_ready(at), log, _environment(folder, setup)))
    site = careful if twin == CAREFUL_TWIN else careless
    return site(places["host"], folder / setup.root, setup.directives)


@contextmanager
def _alone(folder: Path, name: str, setup: Setup) -> Iterator[Server]:
    folder.mkdir()

    def settings(server: Server, _: str) -> str:
        places = {"folder": str(folder), "host": name, "http": str(server.http), "https": str(server.https)}
        here = setup.fill(places | {"pem": str(server.folder / f"{name}.pem")})
        _make(folder, here)
        commands.append(here.server)
        return ""

    commands: list[tuple[str, ...]] = []
    with serving(Program(lambda _: commands[0], settings), [Site(host=name, https="", http="", files={})]) as server:
        yield server


def _make(folder: Path, setup: Setup) -> None:
    for place, source in setup.copies.items():
        target = folder / place
        if Path(source).is_dir():
            unpack(Path(source), target)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
    for pattern in setup.without:
        for path in sorted(folder.glob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for each in setup.rewordings:
        reworded(folder / each.file, each.old, each.new)
    for name in setup.folders:
        (folder / name).mkdir(parents=True, exist_ok=True)
    for place, text in setup.files.items():
        file = folder / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        if text.startswith("#!"):
            file.chmod(0o755)
    owned(folder)
    for command in setup.commands:
        run(*command, folder=folder, environment=_environment(folder, setup))


def _environment(folder: Path, setup: Setup) -> Mapping[str, str]:
    return {"PATH": f"{os.environ['PATH']}:/usr/sbin", "HOME": str(folder), "LC_ALL": "C.UTF-8"} | setup.environment


def _free() -> int:
    port, sockets = bind([("127.0.0.1", socket.SOCK_STREAM)])
    for each in sockets:
        each.close()
    return port


def _is_ready(port: int) -> bool:
    """Whether it answers, and not that it is still starting (RFC 9110 section 15.6.4): Prometheus takes connections before its store is open."""
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        asking.request("GET", "/")
        return asking.getresponse().status != HTTPStatus.SERVICE_UNAVAILABLE
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asking.close()
