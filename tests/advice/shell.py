"""A verify command typed as the report has it, but for where the host is."""

from __future__ import annotations

import os
import subprocess

from tests.real.server import Server


def output(command: str, server: Server, host: str) -> str:
    """What it prints before what is expected; fails where nothing is said to be expected."""
    address, home = server.address(host), server.folder / "home"
    home.mkdir(exist_ok=True)
    (home / ".curlrc").write_text(
        f'cacert = "{server.root}"\nresolve = "{host}:{server.https}:{address}"\nconnect-to = "{host}:80:{address}:{server.http}"\n'
    )
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "CURL_HOME": str(home), "SSL_CERT_FILE": str(server.root)}
    typed = command.replace(f"-connect {host}:", f"-connect {address}:")
    done = subprocess.run(("bash", "-c", typed), env=environment, capture_output=True, text=True, errors="replace", timeout=60, check=False)
    answer, words, _ = done.stdout.partition("diharapkan: ")
    assert words, f"nothing is said to be expected: {done.stdout!r} {done.stderr!r}"
    return answer.strip()
