"""PHP as it runs behind web servers in production: FastCGI processes that stay, with the compiled code in memory."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.real.applications.background import background, owned, run
from tests.real.programs import program

# What php.ini-production says, and what keeps PHP from speaking to anybody: no mail leaves.
CAREFUL = "expose_php = Off\ndisplay_errors = Off\nlog_errors = On\nsession.cookie_secure = On\nsession.cookie_httponly = On\nsession.cookie_samesite = Lax\n"
# What php.ini-development says.
CARELESS = "expose_php = On\ndisplay_errors = On\nerror_reporting = E_ALL\nhtml_errors = On\n"
_ALWAYS = "sendmail_path = /bin/true\nopcache.revalidate_freq = 60\nrealpath_cache_ttl = 600\n"
_PROCESSES = "3"


@contextmanager
def php(folder: Path, settings: str) -> Iterator[str]:
    """Start PHP with these settings; yields the directives by which a virtual host of Apache hands its scripts to it."""
    own = folder / "php"
    (own / "sessions").mkdir(parents=True)
    (own / "php.ini").write_text(f"session.save_path = {own}/sessions\nerror_log = {own}/errors\n{_ALWAYS}{settings}")
    owned(own)
    socket = own / "socket"
    command = (program("php-cgi", "php-cgi"), "-b", str(socket), "-c", str(own / "php.ini"))
    environment = {"PATH": os.environ["PATH"], "PHP_FCGI_CHILDREN": _PROCESSES, "PHP_FCGI_MAX_REQUESTS": "0"}
    with background(command, socket.is_socket, own / "said", environment):
        # The other type of backend, FPM, is sent names of files that only FPM understands.
        yield f'ProxyFCGIBackendType GENERIC\n<FilesMatch "\\.php$">\n  SetHandler "proxy:unix:{socket}|fcgi://localhost/"\n</FilesMatch>'


def script(text: str, folder: Path, *arguments: str) -> None:
    """Run a script of PHP in a folder, as an administrator does on the command line."""
    run(program("php", "php-cli"), "-d", "sendmail_path=/bin/true", "-r", text, "--", *arguments, folder=folder)
