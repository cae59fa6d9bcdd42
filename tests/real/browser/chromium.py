"""The system's Chromium, in which every name leads to the sites that are served."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import hashlib
from collections.abc import AsyncIterator, Callable, Mapping

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from playwright.async_api import Browser, async_playwright

from tests.real.browser.serving import ADDRESS, Service
from tests.real.browser.site import Site
from tests.real.browser.view import View
from tests.real.browser.visitor import RestlessError, Visitor

_AT_ONCE = 3
_TOPS = ("test", "example")
# A browser as it is shipped, without what it does of its own accord, and in few processes: thousands of sites are looked at.
_SWITCHES = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-extensions", "--disable-default-apps", "--mute-audio", "--disable-site-isolation-trials", "--renderer-process-limit=2",
)  # fmt: skip
# Isolation into processes and the asking of HTTPS first change who does something, not what; LocalNetworkAccess would ask somebody about loopback.
_WITHOUT = (
    "IsolateOrigins", "site-per-process", "BackForwardCache", "SpareRendererForSitePerProcess", "HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable",
    "LocalNetworkAccessChecks", "Translate", "MediaRouter", "OptimizationHints", "AvoidUnnecessaryBeforeUnloadCheckSync", "PaintHolding",
)  # fmt: skip


async def views(sites: Mapping[str, Site], service: Service, path: str, progress: Callable[[int], None]) -> dict[str, View]:
    """What the browser at ``path`` sees of every site; ``progress`` is called with how many are done."""
    waiting = list(sites.items())[::-1]
    done: dict[str, View] = {}

    again = set[str]()

    async def visit(browser: Browser) -> None:
        while waiting:
            async with Visitor.of(browser, service) as visitor:
                await look(visitor)

    async def look(visitor: Visitor) -> None:
        """To the last site; or to the first where the window is of no use any more, which another one asks once more."""
        while waiting:
            name, site = waiting.pop()
            try:
                done[name] = await visitor.view(name, site)
            except RestlessError:
                if name in again:
                    raise
                again.add(name)
                waiting.append((name, site))
                return
            progress(len(done))

    async with _running(service, path) as browser, asyncio.TaskGroup() as tasks:
        for _ in range(_AT_ONCE):
            tasks.create_task(visit(browser))
    return done


@contextlib.asynccontextmanager
async def _running(service: Service, path: str) -> AsyncIterator[Browser]:
    # What the browser asks of its maker leads nowhere.
    places = [f"MAP *.{top}:{port} {ADDRESS}:{there}" for top in _TOPS for port, there in service.ports.items()]
    rules = ",".join([*places, "MAP * ~NOTFOUND"])
    switches = [
        *_SWITCHES,
        f"--host-resolver-rules={rules}",
        f"--ignore-certificate-errors-spki-list={_key_hash(service.certificate)}",
        f"--disable-features={','.join(_WITHOUT)}",
    ]
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=switches)
        try:
            yield browser
        finally:
            await browser.close()


def _key_hash(certificate: bytes) -> str:
    """What the browser trusts without an authority, so that HSTS counts (RFC 6797 section 8.1)."""
    key = x509.load_pem_x509_certificate(certificate).public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(hashlib.sha256(key).digest()).decode("ascii")
