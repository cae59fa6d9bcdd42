"""`make software-parity`: real applications of the system's packages, as tilik and WhatWeb (a GPL program, to compare with) name them, beside the truth.

The neglected twin of each is looked at, on the page where it lives. Fails where tilik names a version that is not the package's, or
does not name what WhatWeb names rightly.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import msgspec

from tests.real.applications.makers import MAKERS
from tests.real.applications.product import products
from tests.real.applications.standing import standing
from tests.real.look import ALL, look
from tests.real.server import Server


class Application(msgspec.Struct, frozen=True):
    """What stands there: its name in the inventory, the Debian package that has the truth, and the path where it lives."""

    name: str
    package: str
    path: str = "/"


# By the name of what is started, in `tests/real/applications`.
APPLICATIONS: Mapping[str, Application] = {
    "wordpress": Application("WordPress", "wordpress"),
    "mediawiki": Application("MediaWiki", "mediawiki", "/index.php?title=Halaman_Utama"),
    "dokuwiki": Application("DokuWiki", "dokuwiki", "/doku.php"),
    "roundcube": Application("Roundcube", "roundcube-core"),
    "tomcat": Application("Apache Tomcat", "tomcat10"),
    "database-tools": Application("phpMyAdmin", "phpmyadmin", "/phpmyadmin/"),
    "zabbix": Application("Zabbix", "zabbix-frontend-php"),
    "phpldapadmin": Application("phpLDAPadmin", "phpldapadmin"),
    "phpsysinfo": Application("phpSysInfo", "phpsysinfo", "/phpsysinfo/"),
    "postfixadmin": Application("Postfix Admin", "postfixadmin", "/postfixadmin/"),
    "gitweb": Application("gitweb", "git"),
    "cgit": Application("cgit", "cgit", "/cgit/"),
    "nagios": Application("Nagios", "nagios4-cgi", "/nagios4/"),
    "awstats": Application("AWStats", "awstats"),
    "netdata": Application("Netdata", "netdata"),
    "monit": Application("Monit", "monit"),
    "nginx": Application("nginx", "nginx-light"),
    "apache2": Application("Apache", "apache2"),
    "lighttpd": Application("lighttpd", "lighttpd"),
    "caddy": Application("Caddy", "caddy"),
    "influxdb": Application("InfluxDB", "influxdb"),
    "jupyter": Application("Jupyter", "python3-notebook"),
    "flask": Application("Werkzeug", "python3-werkzeug"),
    "express": Application("Express", "node-express"),
    "django": Application("Django", "python3-django"),
}


_NAMES = re.compile(r"([A-Za-z][A-Za-z]+)(?:[ /]([0-9][0-9.]*[0-9]))?")


class Row(msgspec.Struct, frozen=True):
    """What each says of an application: a version, ``-`` where it names it without one, empty where it does not name it."""

    started: str
    application: Application
    truth: str
    tilik: str
    whatweb: str

    @property
    def is_right(self) -> bool:
        """Whether tilik says nothing wrong, and all that WhatWeb says rightly."""
        right = self.tilik in ("", "-") or agrees(self.tilik, self.truth)
        whatweb_knows = agrees(self.whatweb, self.truth)
        return right and (not whatweb_knows or agrees(self.tilik, self.truth)) and (self.whatweb != "-" or self.tilik != "")


def agrees(version: str, truth: str) -> bool:
    """Whether a version is that of the package, or a line of it."""
    return bool(version.strip("-")) and (truth == version or truth.startswith(f"{version}."))


def packaged(package: str) -> str:
    """The version of the program in a Debian package, without epoch and what Debian adds; empty where it is not installed."""
    ran = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", package], capture_output=True, text=True, check=False)
    match = re.match(r"(?:\d+:)?(?:0\.0\.)?([0-9][0-9.]*[0-9])", ran.stdout)
    return match[1] if match else ""


@contextmanager
def _started(name: str) -> Iterator[tuple[Server, str]]:
    """The server of an application's twin that hides nothing, and its host."""
    if name in MAKERS:
        with MAKERS[name].standing() as server:
            yield server, next(label.host for label in MAKERS[name].labels if label.twin in ("neglected", "open"))
    else:
        product = products()[name]
        with standing(product) as servers:
            twin = list(servers)[-1]
            yield servers[twin], product.host(twin)


def row(name: str) -> Row:
    """Both looks at one application."""
    application = APPLICATIONS[name]
    with _started(name) as (server, host):
        inventory = {
            one["name"]: one["version"] or "-" for one in look(server, host, "--level", "probe", only=ALL).content["evidence"]["software"]
        }
        answer = whatweb(server, host, application)
    return Row(name, application, packaged(application.package), inventory.get(application.name, ""), answer)


def whatweb(server: Server, host: str, application: Application) -> str:
    """What WhatWeb says of the page where the application lives."""
    url, answers = f"https://{host}:{server.https}{application.path}", server.folder / "whatweb.json"
    hosts = server.folder / "hosts"
    hosts.write_text(f"{server.address(host)} {host}\n", "utf-8")
    # Names are looked up in a file of its own, in a mount namespace of its own.
    script = f"mount --bind {hosts} /etc/hosts && exec whatweb --quiet --no-errors --color=never --log-json={answers} {url}"
    answers.unlink(missing_ok=True)
    subprocess.run(["unshare", "--map-root-user", "--mount", "sh", "-c", script], capture_output=True, check=False, timeout=120)
    names: dict[str, str] = {}
    for line in answers.read_text("utf-8").splitlines() if answers.exists() else ():
        line = line.strip().rstrip(",")
        if line.startswith("{"):
            for plugin, details in json.loads(line).get("plugins", {}).items():
                names[plugin.lower()] = (details.get("version") or ["-"])[0]
                if plugin in ("MetaGenerator", "HTTPServer"):
                    names |= {name.lower(): version or "-" for text in details.get("string", []) for name, version in _NAMES.findall(text)}
    plugin_name = application.name.lower().removeprefix("apache ").replace(" ", "")
    return next((version for plugin, version in names.items() if plugin.replace(" ", "").replace("-", "") == plugin_name), "")


def main(names: list[str]) -> int:
    """Print the table; 1 where a row is wrong."""
    rows = []
    print(f"{'started':<16}{'product':<16}{'package':<14}{'tilik':<14}{'WhatWeb':<14}", flush=True)
    for name in names or APPLICATIONS:
        try:
            one = row(name)
        except Exception as wrong:
            print(f"{name:<16}not started: {wrong}", flush=True)
            continue
        rows.append(one)
        details = f"{name:<16}{one.application.name:<16}{one.truth:<14}{one.tilik:<14}{one.whatweb:<14}{'' if one.is_right else 'WRONG'}"
        print(details, flush=True)
    return int(any(not one.is_right for one in rows))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
