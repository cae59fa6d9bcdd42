"""What real clients say of a chain: nothing when they go on, else why they do not."""

from __future__ import annotations

import contextlib
import re
import subprocess
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.async_api import Browser, async_playwright

from tests.real.programs import program
from tests.real.tls.chains.house import DOMAIN

ADDRESS = "127.0.0.1"
_SWITCHES = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-extensions", "--disable-default-apps", "--renderer-process-limit=1", "--disable-features=LocalNetworkAccessChecks,HttpsUpgrades",
)  # fmt: skip
# A page asks for all of them; a few at a time, because the server makes keys for each.
_FETCH = """async urls => {
  const done = urls.map(() => false), rest = [...urls.keys()];
  const ask = async () => {
    for (let at = rest.shift(); at !== undefined; at = rest.shift())
      await fetch(urls[at], {mode: "no-cors", cache: "no-store"}).then(() => { done[at] = true; }, () => {});
  };
  await Promise.all([...Array(6)].map(ask));
  return done;
}"""


def openssl(host: str, address: str, port: int, roots: Path) -> str:
    """``openssl s_client`` with the system's security level."""
    name = ("-noservername", "-verify_ip", host) if host == address else ("-servername", host, "-verify_hostname", host)
    command = ("s_client", "-connect", f"{address}:{port}", *name, "-CAfile", str(roots), "-no-CApath", "-verify_return_error", "-brief")
    done = subprocess.run((program("openssl", "openssl"), *command), input=b"", capture_output=True, timeout=30, check=False)
    output = (done.stdout + done.stderr).decode("latin-1")
    if done.returncode == 0 and "Verification: OK" in output:
        return ""
    reasons = re.findall(r"verify error:num=(\d+:[^\n]*)", output) or re.findall(r"SSL routines:[^:]*:([^:\n]*)", output)
    return reasons[0].strip() if reasons else output.strip()[-80:] or "?"


def gnutls(host: str, address: str, port: int, roots: Path) -> str:
    """``gnutls-cli`` with its usual priorities."""
    name = ("--disable-sni",) if host == address else ("--sni-hostname", host)
    command = ("--x509cafile", str(roots), "-p", str(port), *name, "--verify-hostname", host, address)
    done = subprocess.run((program("gnutls-cli", "gnutls-bin"), *command), input=b"", capture_output=True, timeout=30, check=False)
    output = (done.stdout + done.stderr).decode("latin-1")
    if done.returncode == 0:
        return ""
    reasons = re.findall(r"Status: ([^\n]*)", output) or re.findall(r"\*\*\* Fatal error: ([^\n]*)|error: ([^\n]*)", output)
    first = reasons[0] if reasons else output.strip()[-80:]
    return (first if isinstance(first, str) else "".join(first)).replace("The certificate is NOT trusted. ", "").strip() or "?"


async def chromium(places: Sequence[tuple[str, int]], roots: Sequence[bytes]) -> list[str]:
    """The system's Chromium with these roots: of every host and port the error, or nothing."""
    urls = [f"https://{host}:{port}/" for host, port in places]
    errors: dict[str, str] = {}
    async with _browser(roots) as browser:
        page = await browser.new_page()
        page.on("requestfailed", lambda request: errors.update({request.url: (request.failure or "?").removeprefix("net::")}))
        done = await page.evaluate(_FETCH, urls)
    return [errors.get(url, "" if is_there else "?") for url, is_there in zip(urls, done, strict=True)]


@contextlib.asynccontextmanager
async def _browser(roots: Sequence[bytes]) -> AsyncIterator[Browser]:
    with TemporaryDirectory(prefix="tilik-chains-") as home:
        _trust(Path(home) / ".pki" / "nssdb", roots)
        switches = [*_SWITCHES, f"--host-resolver-rules=MAP *.{DOMAIN} {ADDRESS},MAP {DOMAIN} {ADDRESS}"]
        async with async_playwright() as playwright:
            chromium = playwright.chromium
            browser = await chromium.launch(
                executable_path=program("chromium", "chromium"), args=switches, env={"HOME": home, "PATH": "/usr/bin:/bin"}
            )
            try:
                yield browser
            finally:
                await browser.close()


def _trust(store: Path, roots: Sequence[bytes]) -> None:
    """A certificate store of the browser's own with these roots, but for those of kinds that it cannot hold."""
    store.mkdir(parents=True)
    certutil = (program("certutil", "libnss3-tools"), "-d", f"sql:{store}")
    subprocess.run((*certutil, "-N", "--empty-password"), check=True, capture_output=True)
    for number, pem in enumerate(roots):
        subprocess.run((*certutil, "-A", "-n", f"akar{number}", "-t", "C,,"), input=pem, check=False, capture_output=True)
