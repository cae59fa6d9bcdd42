"""Installations that nobody finished, as the whole site: every address leads to the installer, or only the front page does; and pages that only come near.

Each installer is titled and made as its product's own source has it: PrestaShop install-dev/theme, Dolibarr htdocs/install, Chamilo main/install, OrangeHRM installer,
openSIS install, EspoCRM install, Concrete single_pages/install.php, Cacti install/install.php, Mautic InstallBundle, SMF install.php, Flarum views/install, Wiki.js setup.pug,
phpIPAM app/install, Gogs templates/install.tmpl, Redash setup.html, MODX setup, FreshRSS app/install.php, LibreNMS resources/views/install, Gibbon installer,
TYPO3 install tool, UVDesk wizard, Piwigo install.php, SuiteCRM install.php, Vtiger modules/Install, phpBB install/app.php, MediaWiki NoLocalSettings.php, Odoo
database_manager.qweb.html, rachidlaasri/laravel-installer; what applications.md saw of CMS Balitbang, SLiMS and Moodle.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scanner.example_city.page import CAREFUL
from scanner.example_city.site import IncomingRequest, Respond, ServedAnswer
from tests.accuracy.backgrounds import BACKGROUNDS, LOST
from tests.accuracy.behaviour import Behaviour, answering, bare, moved

_HEADERS = (*CAREFUL, ("Cache-Control", "no-store"), ("Content-Type", "text/html; charset=utf-8"))
_UNFINISHED = "unfinished-setup"


def _page(title: str, content: str = "", attributes: str = "") -> ServedAnswer:
    document = f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title></head><body{attributes}>{content}</body></html>'
    return ServedAnswer(200, _HEADERS, document.encode())


# Where every address leads, "" where the front page is the installer itself; its page; the entry.
UNFINISHED: Mapping[str, tuple[str, ServedAnswer, str]] = {
    "prestashop": ("/install/", _page("PrestaShop Installation Assistant", '<ol id="tabs"><li>Choose your language</li></ol>'), _UNFINISHED),
    "dolibarr": ("/install/index.php", _page("Dolibarr install or upgrade", '<form name="forminstall" action="check.php" method="POST"></form>'), _UNFINISHED),
    "chamilo": ("", _page("Chamilo has not been installed", '<a href="main/install/index.php">Install Chamilo</a>'), _UNFINISHED),
    "orangehrm": ("/installer/installerUI.php", _page("OrangeHRM Web Installation Wizard", "<form></form>"), _UNFINISHED),
    "opensis": ("/install/index.php", _page("openSIS Installer", "<h1>openSIS Installer</h1>"), _UNFINISHED),
    "espocrm": ("/install/", _page("EspoCRM Installation", "<h4>Welcome to EspoCRM</h4>"), _UNFINISHED),
    "concrete5": ("/index.php/install", _page("Install concrete5", '<form method="post" action="/index.php/install/setup"></form>'), _UNFINISHED),
    "concrete": ("/index.php/install", _page("Install Concrete CMS", '<div id="app"></div>'), _UNFINISHED),
    "cacti": ("/install/install.php", _page("Cacti Server v1.2.24 - Installation Wizard", '<div class="cactiInstallTable"></div>'), _UNFINISHED),
    "mautic": ("/installer", _page("Mautic Installation - Environment Check", "<h4>Ready to Install!</h4>"), _UNFINISHED),
    "smf": ("/install.php", _page("SMF Installer", "<h1>SMF Installer</h1>"), _UNFINISHED),
    "flarum": ("", _page("Install Flarum", '<form method="post"><input name="forumTitle"><input name="mysqlHost"></form>'), _UNFINISHED),
    "wikijs": ("", _page("Wiki.js Setup", '<div id="root"></div>'), _UNFINISHED),
    "phpipam": ("/index.php", _page("phpipam installation", "<h4>phpipam installation wizard</h4>"), _UNFINISHED),
    "gogs": ("/install", _page("Installation - Gogs", '<form action="/install" method="post"><input id="db_host" name="db_host"></form>'), _UNFINISHED),
    "redash": ("/setup", _page("Redash Initial Setup", '<form><input name="org_name"></form>'), _UNFINISHED),
    "modx": ("/setup/", _page("MODX Revolution 2.8.5-pl &raquo; Install", '<form id="install" method="post"></form>'), _UNFINISHED),
    "freshrss": ("/i/", _page("Installation · FreshRSS", '<form action="index.php?step=0" method="post"></form>'), _UNFINISHED),
    "librenms": ("/install", _page("LibreNMS Install", "<h2>LibreNMS Install</h2>"), _UNFINISHED),
    "gibbon": ("/installer/install.php", _page("Gibbon Installer - Step 1", "<h2>Step 1</h2>"), _UNFINISHED),
    "typo3": ("/typo3/install.php", _page("Installing TYPO3 CMS", "<h1>Installing TYPO3 CMS</h1>"), _UNFINISHED),
    "uvdesk": ("", _page("UVDesk Helpdesk Community Edition - Installation Wizard", "<h2>UVDesk</h2>"), _UNFINISHED),
    "suitecrm": ("/install.php", _page("SuiteCRM Setup Wizard: Welcome to the SuiteCRM Setup Wizard", '<form action="install.php" method="post"></form>'), _UNFINISHED),
    "vtiger": ("/index.php", _page("Install", "<h4> Installation Wizard </h4><p>Welcome to Vtiger CRM 7</p>"), _UNFINISHED),
    "phpbb": ("/install/app.php", _page("Introduction", "<h1>Installation Panel</h1><p>Welcome to phpBB3!</p>"), _UNFINISHED),
    "jira": ("/secure/SetupMode!default.jspa", _page("JIRA - JIRA setup", "<h1>JIRA setup</h1>"), _UNFINISHED),
    "umbraco": ("/install", _page("Install Umbraco", "", ' id="umbracoInstallPageBody"'), _UNFINISHED),
    "mediawiki": ("", _page("MediaWiki 1.39.5", '<h1>MediaWiki 1.39.5</h1><div class="errorbox"><p>LocalSettings.php not found.</p><p>Please <a href="/mw-config/index.php">set up the wiki</a> first.</p></div>'), "mediawiki-installer"),
    "moodle-in-indonesian": ("/install.php", _page("Instalasi - Moodle 3.11.4 (Build: 20211108)", '<form id="installform" method="post" action="install.php"><select name="lang"></select></form>'), "moodle-installer"),
    "backdrop": ("/core/install.php", _page("Choose language | Backdrop CMS", '<form action="/core/install.php"></form>'), "drupal-installer"),
    "slims": ("/install/index.php", _page("SLiMS Installer | Bulian", '<div id="app"></div>'), "installer"),
    "balitbang": ("/install/", _page("Install | CMS Balitbang v4-public", '<form method="post"></form>'), "installer"),
    "laravel-application": ("/install", _page("Selamat datang | SIMPEG", '<div class="master"><a href="/install/requirements" class="button">Check Requirements</a></div>'), "installer"),
    "odoo": ("/web/database/manager", _page("Odoo", '<form role="form" action="/web/database/create" method="post"><input name="master_pwd" type="password"></form>'), "odoo-databases"),
}  # fmt: skip
WORDPRESS = _page(
    "WordPress &rsaquo; Setup Configuration File", '<p class="step"><a href="setup-config.php?step=1&amp;language=en_US" class="button button-large">Let&#8217;s go!</a></p>', ' class="wp-core-ui"'
)  # fmt: skip
NEAR: Mapping[str, ServedAnswer] = {
    "article": _page("Cara memasang PrestaShop Installation Assistant", "<h1>Panduan</h1><p>Installation Panel, SMF Installer, LocalSettings.php not found.</p>"),
    "application-for-telephones": _page("Install Aplikasi Mobile SIPADU", "<p>Unduh di Play Store</p>"),
    "electricians": _page("Instalasi Listrik | Dinas ESDM", '<form action="/cari"><input name="hostname" placeholder="nama gedung"></form>'),
    "wizard-of-permits": _page("Setup Wizard Permohonan Izin", '<form><input name="nama"></form>'),
    "odoo-closed": _page("Odoo", "<p>The database manager has been disabled by the administrator</p>"),
    "wiki-that-explains": _page("Wiki kota", "<h1>MediaWiki 1.39.5</h1><p>Jika muncul LocalSettings.php not found, hubungi pengelola.</p>"),
    "installed": _page("Installer | Layanan", '<p>Application is already installed.</p><a href="/install/requirements">x</a>'),
}  # fmt: skip


def _site(to: str, page: ServedAnswer) -> Respond:
    def answer(request: IncomingRequest) -> ServedAnswer:
        if request.path == (to or "/"):
            return page
        return moved(to) if to else bare(LOST, 404)

    return answering(answer)


def behaviours() -> Iterator[Behaviour]:
    """Each installer as the whole site, and what only has its words."""
    for name, (to, page, entry) in UNFINISHED.items():
        yield Behaviour(name=f"setup-of-{name}", https=_site(to, page), must={"exposed-installers": f"fail ({entry})", "exposed-*": ""})
    yield Behaviour(
        name="setup-of-wordpress-before-its-settings", https=_site("/wp-admin/setup-config.php", WORDPRESS), must={"exposed-admin": "fail (installer)"}
    )  # fmt: skip
    for name, page in NEAR.items():
        for at in ("/", "/install/"):
            site = BACKGROUNDS["honest"].site({at: page})
            yield Behaviour(name=f"no-setup-but-{name}-at-{at.strip('/') or 'the-front'}", https=site, must={"exposed-installers": "pass"})
