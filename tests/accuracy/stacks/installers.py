"""Installers that would install, and those that are done, refused, or only written about."""

from __future__ import annotations

from collections.abc import Mapping

from tests.accuracy.behaviour import bare, moved
from tests.accuracy.stacks.bodies import REFUSED, Place, article, titled

_SLIMS = titled(
    "SLiMS Installer",
    '<link rel="stylesheet" href="css/tailwind.min.css"><div id="app"></div><script src="js/main.js" type="module"></script>',
    "<!doctype html>",
)
_CODEIGNITER = titled(
    "Install | Aplikasi Surat",
    '<form method="post"><input type="text" name="hostname" value="localhost"><input name="username"><input type="password" name="password"><input name="database"><button>Install</button></form>',
)
_OPENSID = titled(
    "Install | OpenSID",
    '<div class="container"><h1 class="title">OpenSID Installation</h1><a class="btn" href="/install/index.php?page=1">Start</a></div>',
)
_GLPI = bare(
    "<!DOCTYPE html'><html lang='en_GB'><head><meta charset='utf-8'><title>Setup GLPI</title></head><body><div id='principal'><h2>GLPI SETUP</h2><form action=\"install.php\" method=\"post\"><select name='language' id='dropdown_language1'><option value='id_ID'>Bahasa Indonesia</option></select><button type=\"submit\">OK</button></form></div></body></html>"
)
_OJS = '<form class="cmp_form" id="installForm" method="post" action="/index.php/index/install/install"><input type="text" name="adminUsername"><input type="password" name="adminPassword"></form>'

OPEN: Mapping[str, Mapping[str, Place]] = {
    "unknown": {"installer": ("/install/", _CODEIGNITER)},
    "slims": {"installer": ("/install/", _SLIMS)},
    # Titles as OpenSID 2410.0.0 and PopojiCMS 2.0.1 have them.
    "opensid": {"installer": ("/install/", _OPENSID), "opensid-installer": ("/install", titled("Pemasangan - OpenSID", '<a href="install/requirements">Periksa Persyaratan</a>'))},
    "popoji": {"popoji-installer": ("/install.php", titled("PopojiCMS Installation", '<form method="post"></form>'))},
    # public/setup.php of PostfixAdmin 3.3.13, as Debian 12 ships it.
    "postfixadmin": {"postfixadmin-setup": ("/setup.php", titled("Postfix Admin - Setup", '<nav class="navbar navbar-default fixed-top"></nav>'))},
    "laravel": {"installer": ("/installer/", titled("Laravel Installer", '<div class="master"><ul class="step"></ul><a href="/install/requirements" class="button">Check Requirements</a></div>'))},
    "moodle": {"moodle-installer": ("/install.php", titled("Installation - Moodle 4.1.2 (Build: 20230313)", '<h2>Choose a language</h2><form method="post" action="install.php"><select name="lang" onchange="this.form.submit()"></select></form>', '<!DOCTYPE html>'))},
    "ojs": {"ojs-installer": ("/index.php/index/install", titled("OJS Installation", _OJS))},
    "drupal": {"drupal-installer": ("/core/install.php", titled("Choose language | Drupal", '<form id="install-select-language-form" method="post"><select name="langcode"></select></form>'))},
    "mediawiki": {"mediawiki-installer": ("/mw-config/index.php", titled("MediaWiki 1.39.5 installation", '<div class="config-page-wrapper"><form name="config-form" method="post"></form></div>'))},
    "dokuwiki": {"dokuwiki-installer": ("/install.php?l=en", titled("DokuWiki Installer", '<h1>DokuWiki Installer</h1><form action="" method="post"><input name="d[title]"></form>'))},
    "nextcloud": {"nextcloud-installer": ("/nextcloud/", titled("Nextcloud", '<form action="" method="post"><input type="text" name="adminlogin"><input type="password" name="adminpass"></form>'))},
    "php": {"simplesamlphp-installation-page": ("/simplesaml/", titled("SimpleSAMLphp installation page", '<ul class="tabset_tabs"></ul>')), "phpmyadmin-setup": ("/phpmyadmin/setup/index.php", titled("phpMyAdmin setup", '<h1><span class="blue">php</span><span class="orange">MyAdmin</span>  setup</h1><form method="post"></form>'))},
    "wordpress": {"duplicator-installer": ("/installer.php", titled("Duplicator", '<form id="s1-input-form" method="post" class="content-form"><input name="archive"></form>'))},
    "joomla": {"kickstart": ("/kickstart.php", titled("Akeeba Kickstart Core 8.0.3", '<div id="page1"><select id="kickstart.setup.sourcefile"></select></div>'))},
    "roundcube": {"roundcube-installer": ("/installer/index.php", titled("Roundcube Webmail Installer", '<ol id="progress"><li class="step1">Check environment</li></ol><form action="index.php" method="get"></form>'))},
    "devops": {"zabbix-setup": ("/zabbix/setup.php", titled("Installation", '<form method="post" action="setup.php"><div class="setup-container"><div class="setup-left"><div class="zabbix-logo"></div></div><h1>Welcome to Zabbix 6.0</h1></div></form>')), "glpi-installer": ("/install/install.php", _GLPI)},
}  # fmt: skip
INNOCENT: Mapping[str, Mapping[str, Place]] = {
    "unknown": {
        "request": ("/install/", titled("Permohonan Instalasi Subdomain", '<form method="post"><input name="nama_opd"><input name="hostname" placeholder="contoh.kotacontoh.go.id"><button>Ajukan</button></form>')),
        "application-for-telephones": ("/installer/", article("Pasang aplikasi layanan di ponsel Anda", "<a href='https://play.example/'>Unduh</a>")),
    },
    "slims": {"guide": ("/install/", article("Cara install SLiMS 9 di komputer sendiri")), "done": ("/installer/", moved("/index.php"))},
    "popoji": {"guide": ("/install.php", article("PopojiCMS Installation: panduan"))},
    "postfixadmin": {"log-in": ("/setup.php", titled("Postfix Admin - surel.kotacontoh.go.id", '<form action="login.php"><input type="password" name="fPassword"></form>'))},
    "opensid": {"guide": ("/install/", article("Panduan Instalasi OpenSID untuk desa")), "guide-of-the-makers": ("/installer/", article("OpenSID: langkah instalasi di hosting"))},
    "laravel": {"done": ("/install/", bare("<h1>404</h1>", 404)), "guide": ("/installer/", article("Laravel: instalasi dan konfigurasi awal"))},
    "moodle": {"done": ("/install.php", titled("Error", "<p>Installation aborted: config.php already exists</p>"))},
    "ojs": {"guide": ("/index.php/index/install", article("OJS Installation untuk pengelola jurnal"))},
    "drupal": {"done": ("/core/install.php", titled("Drupal already installed | Situs", "<p>To start over, you must empty your existing database</p>"))},
    "mediawiki": {"locked": ("/mw-config/index.php", titled("MediaWiki 1.39.5", '<p>Berkas LocalSettings.php telah terdeteksi.</p>'))},
    "dokuwiki": {"done": ("/install.php?l=en", titled("DokuWiki Installer", '<p><code>conf/local.php</code> already exists</p><form></form>'))},
    "nextcloud": {"log-in": ("/nextcloud/", titled("Nextcloud", '<form><input name="user"><input type="password" name="password"></form>'))},
    "php": {"disabled": ("/phpmyadmin/setup/index.php", titled("phpMyAdmin", "<p>Configuration already exists, setup is disabled!</p>"))},
    "wordpress": {"removed": ("/installer.php", REFUSED)},
    "joomla": {"guide": ("/kickstart.php", article("Memulihkan situs dengan Akeeba Kickstart"))},
    "roundcube": {"disabled": ("/installer/index.php", titled("Roundcube Webmail Installer", "<h2 class='error'>The installer is disabled!</h2>"))},
    "devops": {"done": ("/zabbix/setup.php", titled("Zabbix", "<p>You are not logged in. You must login to view this page.</p>")), "glpi": ("/install/install.php", titled("GLPI", "<p>Impossible to access the setup page</p>"))},
}  # fmt: skip
