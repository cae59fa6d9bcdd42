"""A real Tomcat: with one application and nothing else, and as it is unpacked, with its manager and its examples."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.real.applications.background import GROUP, USER, owned
from tests.real.applications.packaged import package, unpack
from tests.real.programs import program
from tests.real.server import Program, Server, document_root, serving
from tests.real.site import HOME, Site

CLEAN, NEGLECTED = (f"layanan-{name}.kotacontoh.go.id" for name in ("rapi", "lalai"))
_HEADERS = """
  <filter>
    <filter-name>kepala</filter-name>
    <filter-class>org.apache.catalina.filters.HttpHeaderSecurityFilter</filter-class>
    <init-param><param-name>hstsMaxAgeSeconds</param-name><param-value>31536000</param-value></init-param>
    <init-param><param-name>hstsIncludeSubDomains</param-name><param-value>true</param-value></init-param>
  </filter>
  <filter-mapping><filter-name>kepala</filter-name><url-pattern>/*</url-pattern></filter-mapping>
  <security-constraint>
    <web-resource-collection><web-resource-name>semua</web-resource-name><url-pattern>/*</url-pattern></web-resource-collection>
    <user-data-constraint><transport-guarantee>CONFIDENTIAL</transport-guarantee></user-data-constraint>
  </security-constraint>
  <session-config><cookie-config><http-only>true</http-only><secure>true</secure></cookie-config></session-config>
"""
_LISTINGS = """
  <servlet>
    <servlet-name>berkas</servlet-name>
    <servlet-class>org.apache.catalina.servlets.DefaultServlet</servlet-class>
    <init-param><param-name>listings</param-name><param-value>true</param-value></init-param>
  </servlet>
  <servlet-mapping><servlet-name>berkas</servlet-name><url-pattern>/</url-pattern></servlet-mapping>
"""
_APPLICATION = '<?xml version="1.0" encoding="UTF-8"?>\n<web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">{}</web-app>\n'
_MOVED = '<Realm className="org.apache.catalina.realm.NullRealm" transportGuaranteeRedirectStatus="301" />'
_QUIET = '<Valve className="org.apache.catalina.valves.ErrorReportValve" showReport="false" showServerInfo="false" />'


def clean() -> Site:
    """As "Security Considerations" of Tomcat's documentation has it."""
    files = {"ROOT/index.html": HOME, "ROOT/WEB-INF/web.xml": _APPLICATION.format(_HEADERS)}
    return Site(host=CLEAN, https=_QUIET + _MOVED, http="", files=files)


def neglected() -> Site:
    """The examples are still there, a folder lists, and somebody took the log-in out of the manager's settings."""
    files = {
        "ROOT/WEB-INF/web.xml": _APPLICATION.format(_LISTINGS),
        "ROOT/uploads/data-pegawai.xlsx": "PK",
        "ROOT/uploads/rapat.pdf": "%PDF-1.7",
    }
    return Site(host=NEGLECTED, https="", http="", files=files, plant=_unpack)


@contextmanager
def tomcat(sites: Sequence[Site]) -> Iterator[Server]:
    """Serve these sites, each a host of one Tomcat; their directives are what stands in the ``Host`` element."""
    package("tomcat10")
    with serving(Program(_command, _settings), sites) as server:
        yield server


def _unpack(root: Path) -> None:
    shutil.copy(package("tomcat10-root") / "default_root/index.html", root / "ROOT/index.html")
    unpack(package("tomcat10-examples") / "examples", root / "examples")
    manager = unpack(package("tomcat10-admin") / "manager", root / "manager", "context.xml*")
    settings = manager / "WEB-INF/web.xml"
    text = settings.read_text()
    begins, ends = text.index("<security-constraint>"), text.rindex("</security-constraint>") + len("</security-constraint>")
    settings.write_text(text[:begins] + text[ends:])
    (manager / "META-INF/context.xml").write_text('<Context privileged="true" />\n')


def _command(folder: Path) -> Sequence[str]:
    home = package("tomcat10")
    own = ("setpriv", "--reuid", USER, "--regid", GROUP, "--clear-groups", "--") if USER else ()
    return (
        *own, program("java", "tomcat10"), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto",
        "-cp", f"{home}/bin/bootstrap.jar:{home}/bin/tomcat-juli.jar",
        f"-Dcatalina.home={home}", f"-Dcatalina.base={folder}", f"-Djava.io.tmpdir={folder}/temp", "org.apache.catalina.startup.Bootstrap", "start",
    )  # fmt: skip


def _settings(server: Server, _: str) -> str:
    """Tomcat looks for ``conf/server.xml``, and finds a link to the file that `serving` writes. It takes connections when its applications are there."""
    folder = server.folder
    (folder / "conf").mkdir()
    (folder / "conf/server.xml").symlink_to(folder / "server.conf")
    (folder / "conf/web.xml").symlink_to(package("tomcat10") / "etc/web.xml")
    for name in ("logs", "work", "temp"):
        (folder / name).mkdir()
        owned(folder / name)
    secure = "\n".join(
        f'<SSLHostConfig hostName="{host}"><Certificate certificateFile="{folder}/{host}.pem" type="EC" /></SSLHostConfig>'
        for host in server.sites
    )
    hosts = "\n".join(
        f'<Host name="{site.host}" appBase="{document_root(folder, site)}" deployOnStartup="true" autoDeploy="false">{site.https}</Host>'
        for site in server.sites.values()
    )
    first = next(iter(server.sites))
    return f"""<Server port="-1">
  <Service name="Catalina">
    <Connector port="{server.http}" address="127.0.0.1" protocol="HTTP/1.1" redirectPort="443" bindOnInit="false" />
    <Connector port="{server.https}" address="127.0.0.1" protocol="org.apache.coyote.http11.Http11NioProtocol" SSLEnabled="true" scheme="https" secure="true" bindOnInit="false" defaultSSLHostConfigName="{first}">
      {secure}
    </Connector>
    <Engine name="Catalina" defaultHost="{first}">
      {hosts}
    </Engine>
  </Service>
</Server>
"""
