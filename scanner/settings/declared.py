"""tilik.toml: every setting, its default and its documentation."""

from __future__ import annotations

from typing import Annotated, Literal, Protocol

import msgspec
from msgspec import Meta

from scanner.settings.city import Report, StrategySettings
from scanner.settings.fleet import FleetSettings
from scanner.settings.keep import KeepSettings
from scanner.settings.notify import NotifySettings
from scanner.settings.schedules import Schedule

Positive = Annotated[int, Meta(gt=0)]
Seconds = Annotated[float, Meta(gt=0)]


class IdentitySettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """[identity]: who scans."""

    contact: Annotated[str, Meta(description="Mail or web address in the User-Agent, so that administrators can reach the team.")] = ""


class Network(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """[network]: how the door to the network behaves."""

    resolver: Annotated[str, Meta(description="DNS server, ADDRESS or ADDRESS:PORT; empty for the system's.")] = ""
    second_resolver: Annotated[
        str, Meta(description="DNS server that is asked what the first one gave no answer to, before a name counts as unreachable.")
    ] = ""
    allow_private: Annotated[tuple[str, ...], Meta(description="Non-public ranges (CIDR) that may be contacted.")] = ()
    connections: Annotated[Positive, Meta(description="Connections open at once to one address, those that wait for more included.")] = 4
    rate: Annotated[
        float,
        Meta(gt=0, description="Requests in any second to one address, and as many new connections; of a fraction over 1 the whole part."),
    ] = 10.0
    timeout: Annotated[Seconds, Meta(description="Seconds one request may take, connecting included.")] = 10.0
    host_seconds: Annotated[Seconds, Meta(description="Seconds one host may take in all.")] = 120.0
    host_cpu: Annotated[Seconds, Meta(description="Seconds of CPU that reading the answers of one host may take in all.")] = 20.0
    host_requests: Annotated[
        Positive, Meta(description="Requests one host may be sent in all, each TLS handshake and each repeat counted.")
    ] = 400
    host_bytes: Annotated[
        Positive, Meta(description="Bytes one host may send in all, by TCP: what TLS and HTTP add, and what is thrown away, included.")
    ] = 20_000_000
    body_bytes: Annotated[Positive, Meta(description="Bytes of one body, before and after decompression.")] = 2_000_000
    header_bytes: Annotated[Positive, Meta(description="Bytes of one header line; and sixteen times that for all of an answer.")] = 16_384
    header_count: Annotated[Positive, Meta(description="Header lines of one answer.")] = 200
    redirects: Annotated[Positive, Meta(description="Redirects followed within a site.")] = 5
    ports: Annotated[
        dict[str, Positive], Meta(description="Ports to connect to instead, for test beds and port forwards: {443 = 8443}.")
    ] = {}
    trusted_roots: Annotated[
        tuple[str, ...], Meta(description="PEM files of roots trusted besides Mozilla's, a city's own CA for instance.")
    ] = ()


class TlsSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """[tls]: how certificates are looked into."""

    revocation: Annotated[
        Literal["stapled", "ask"],
        Meta(description="`stapled`: believe the OCSP response that the server sends along; `ask`: without one, ask the issuer over HTTP."),
    ] = "stapled"
    crl_bytes: Annotated[Positive, Meta(description="Bytes of an issuer's revocation list, which may be large.")] = 10_000_000


class CrawlSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """[crawl]: how far the links of a site are followed."""

    pages: Annotated[Positive, Meta(description="Pages of one site, the front page and every redirect counted.")] = 20
    depth: Annotated[Positive, Meta(description="Links between the front page and a page.")] = 3
    bytes: Annotated[Positive, Meta(description="Bytes of all pages of one site.")] = 5_000_000
    seconds: Annotated[Seconds, Meta(description="Seconds the crawl of one site may take.")] = 40.0
    sitemaps: Annotated[
        Positive, Meta(description="Sitemaps read of one site; a quarter of its pages is kept for what only they name.")
    ] = 3


class CatalogueSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """[catalogue]: where `tilik catalogue update` gets newer data on releases; nothing else goes there, and no scan does."""

    source: Annotated[
        str, Meta(description="endoflife.date's API (version 1), or a copy of it, over HTTPS. Empty: nothing is asked of anybody.")
    ] = "https://endoflife.date/api/v1"
    wordpress: Annotated[str, Meta(description="What WordPress offers its own installations (version-check 1.7). Empty: not asked.")] = (
        "https://api.wordpress.org/core/version-check/1.7/"
    )
    php: Annotated[str, Meta(description="PHP's list of its branches (JSON). Empty: not asked.")] = (
        "https://www.php.net/releases/branches.php"
    )
    joomla: Annotated[str, Meta(description="Joomla's update server: its targets (JSON) or its older list (XML). Empty: not asked.")] = (
        "https://update.joomla.org/cms/targets.json"
    )
    drupal: Annotated[str, Meta(description="Drupal's history of releases (XML). Empty: not asked.")] = (
        "https://updates.drupal.org/release-history/drupal/current"
    )

    exploited: Annotated[str, Meta(description="CISA's catalogue of known exploited vulnerabilities (JSON). Empty: not asked.")] = (
        "https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json"
    )

    def makers(self) -> dict[str, str]:
        """The address of each maker that is asked, by its product."""
        addresses = {"wordpress": self.wordpress, "php": self.php, "joomla": self.joomla, "drupal": self.drupal}
        return {name: address for name, address in addresses.items() if address}


class DoorSettings(Protocol):
    """What the door to the network goes by."""

    @property
    def identity(self) -> IdentitySettings: ...

    @property
    def network(self) -> Network: ...

    @property
    def tls(self) -> TlsSettings: ...

    @property
    def crawl(self) -> CrawlSettings: ...


class ScanSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """[scan]: how a scan runs."""

    engine: Annotated[
        Literal["local", "celery"], Meta(description="Who collects: `local`, this machine; `celery`, the workers of the fleet.")
    ] = "local"
    jobs: Annotated[Positive, Meta(description="Processes that collect at the same time.")] = 1
    groups: Annotated[Positive, Meta(description="Addresses one process works on at the same time.")] = 64


class LogSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """[log]: what a run tells of itself beside its output."""

    level: Annotated[
        Literal["off", "error", "warning", "info", "debug"],
        Meta(description="The least that is told: off, error, warning, info or debug. On the command line, -v tells info and -vv debug."),
    ] = "off"
    file: Annotated[
        str,
        Meta(description="File that it is added to, its owner's alone. Empty for standard error, which is where -v tells it in any case."),
    ] = ""
    format: Annotated[
        Literal["plain", "json"],
        Meta(
            description="How it is written there: `plain`, a line of text; `json`, an object a line, with the scan and the host as fields."
        ),
    ] = "plain"


class MetricsSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """[metrics]: numbers for Prometheus."""

    file: Annotated[
        str, Meta(description="File of node_exporter's textfile collector (`….prom`), renewed after each run of a schedule.")
    ] = ""
    group: Annotated[str, Meta(description="Group that may read that file. Empty for its owner alone.")] = ""
    listen: Annotated[str, Meta(description="Where `tilik schedule run` answers `GET /metrics`, as `127.0.0.1:9464`. Empty: nowhere.")] = ""


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The whole file. Relative paths are relative to it."""

    targets: Annotated[str, Meta(min_length=1, description="The list of targets.")] = "targets.txt"
    store: Annotated[str, Meta(min_length=1, description="Where evidence and verdicts are kept: a file, or a postgresql:// URL.")] = (
        "tilik.db"
    )
    out: Annotated[str, Meta(min_length=1, description="Folder that reports are written to.")] = "laporan"
    plugins: Annotated[tuple[str, ...], Meta(description="Plug-ins whose checks are used.")] = ()
    identity: IdentitySettings = IdentitySettings()
    network: Network = Network()
    tls: TlsSettings = TlsSettings()
    crawl: CrawlSettings = CrawlSettings()
    catalogue: CatalogueSettings = CatalogueSettings()
    scan: ScanSettings = ScanSettings()
    fleet: FleetSettings = FleetSettings()
    log: LogSettings = LogSettings()
    report: Report = Report()
    strategy: StrategySettings = StrategySettings()
    notify: NotifySettings = NotifySettings()
    keep: KeepSettings = KeepSettings()
    metrics: MetricsSettings = MetricsSettings()
    schedule: Annotated[
        dict[Annotated[str, Meta(pattern="^[a-z0-9][a-z0-9-]{0,40}$")], Schedule],
        Meta(description="Scans that begin by themselves, a `[schedule.NAME]` each; see below."),
    ] = {}


def tables() -> dict[str, msgspec.Struct]:
    """The tables of the file by name, with their defaults; the settings that stand in no table first, under the name ``""``."""
    defaults = Settings()
    values = {name: getattr(defaults, name) for name in defaults.__struct_fields__}
    return {"": defaults} | {name: value for name, value in values.items() if isinstance(value, msgspec.Struct)}
