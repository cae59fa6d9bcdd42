"""``openssl ocsp`` as the responder of an authority."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.real.certificates import Issued
from tests.real.programs import program


@contextmanager
def answering(folder: Path, port: int, index: str, by: Issued) -> Iterator[None]:
    """Answers on a port of loopback from this index (the file of ``openssl ca``), signed by the authority itself."""
    (folder / "index.txt").write_text(index)
    signer = folder / "signer.pem"
    signer.write_bytes(by.key_pem + by.pem)
    files = ("-index", f"{folder}/index.txt", "-CA", str(signer), "-rsigner", str(signer), "-rkey", str(signer))
    command = (program("openssl", "openssl"), "ocsp", "-port", str(port), "-ignore_err", *files)
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        try:
            # A connection without a request, to see whether it listens, makes OpenSSL 3.0's responder turn in circles: it says so itself.
            assert process.stdout is not None
            assert process.stdout.readline().startswith(b"ACCEPT")
            yield
        finally:
            process.kill()
