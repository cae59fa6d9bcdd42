"""Where settings go on Debian and Ubuntu, on Red Hat's kin (EL), under cPanel and on Windows, in words."""

from __future__ import annotations

from checks.core.configuration.settings_file import SettingsScope, WebServer
from checks.core.model.text import Text

REWRITE_MODULE = "URL Rewrite"

AIM = Text(
    id="Perbaikan untuk @host@, disusun oleh tilik dari temuan pada laporan.",
    en="Fixes for @host@, composed by tilik from the report's findings.",
)
REPLACES = Text(
    id="Beri tanda # di depan baris berikut bila sudah ada pada situs ini: @lines@",
    en="Put a # before these lines where the site has them already: @lines@",
)
SECOND_STEP = Text(
    id="Langkah 2, setelah konsol peramban bersih pada semua halaman: hapus kedua baris kebijakan di atas dan pakai baris ini",
    en="Step 2, once the browser's console is clean on all pages: take both lines of policies above away and use this one",
)
_APACHE_MODULES = Text(
    id="Modul (Debian/Ubuntu; pada EL sudah aktif): a2enmod @modules@",
    en="Modules (Debian/Ubuntu; active on EL already): a2enmod @modules@",
)
_PLAIN_MODULES = Text(id="Modul yang diperlukan: @modules@", en="Modules that are needed: @modules@")
MODULES = {
    WebServer.NGINX: _PLAIN_MODULES,
    WebServer.APACHE: _APACHE_MODULES,
    WebServer.LITESPEED: _PLAIN_MODULES,
    WebServer.IIS: _PLAIN_MODULES,
}
OF_FILE = {
    (WebServer.NGINX, SettingsScope.HOST): Text(
        id="Simpan sebagai /etc/nginx/snippets/perbaikan-@host@.conf, lalu tulis\n"
        "  include snippets/perbaikan-@host@.conf;\n"
        "tepat setelah server_name pada setiap blok server situs ini (Debian/Ubuntu: /etc/nginx/sites-available/, EL: /etc/nginx/conf.d/).\n"
        "Blok location yang memiliki add_header sendiri tidak mewarisi header di bawah ini: ulangi di sana.\n"
        "Terapkan: nginx -t && systemctl reload nginx",
        en="Save as /etc/nginx/snippets/perbaikan-@host@.conf, then write\n"
        "  include snippets/perbaikan-@host@.conf;\n"
        "right after server_name in each server block of this site (Debian/Ubuntu: /etc/nginx/sites-available/, EL: /etc/nginx/conf.d/).\n"
        "A location block with an add_header of its own does not inherit the headers below: repeat them there.\n"
        "Apply: nginx -t && systemctl reload nginx",
    ),
    (WebServer.NGINX, SettingsScope.WHOLE): Text(
        id="Simpan sebagai /etc/nginx/conf.d/perbaikan.conf (blok http, berlaku untuk seluruh server).",
        en="Save as /etc/nginx/conf.d/perbaikan.conf (the http block, for the whole server).",
    ),
    (WebServer.APACHE, SettingsScope.HOST): Text(
        id="Simpan sebagai /etc/apache2/perbaikan-@host@.conf (Debian/Ubuntu) atau /etc/httpd/perbaikan-@host@.conf (EL), lalu tulis\n"
        "  Include /etc/apache2/perbaikan-@host@.conf\n"
        "sebagai baris terakhir sebelum </VirtualHost> pada setiap <VirtualHost> situs ini.\n"
        "Terapkan: apachectl configtest && systemctl reload apache2 (EL: httpd)",
        en="Save as /etc/apache2/perbaikan-@host@.conf (Debian/Ubuntu) or /etc/httpd/perbaikan-@host@.conf (EL), then write\n"
        "  Include /etc/apache2/perbaikan-@host@.conf\n"
        "as the last line before </VirtualHost> in each <VirtualHost> of this site.\n"
        "Apply: apachectl configtest && systemctl reload apache2 (EL: httpd)",
    ),
    (WebServer.APACHE, SettingsScope.WHOLE): Text(
        id="Simpan sebagai /etc/apache2/conf-available/zz-perbaikan.conf, lalu a2enconf zz-perbaikan (EL: /etc/httpd/conf.d/zz-perbaikan.conf).\n"
        "Berlaku untuk seluruh server; baris ini tidak boleh berada di dalam <VirtualHost>.",
        en="Save as /etc/apache2/conf-available/zz-perbaikan.conf, then a2enconf zz-perbaikan (EL: /etc/httpd/conf.d/zz-perbaikan.conf).\n"
        "For the whole server; these lines cannot stand inside <VirtualHost>.",
    ),
    (WebServer.LITESPEED, SettingsScope.HOST): Text(
        id="Tempelkan sebagai baris pertama .htaccess di folder situs (cPanel: public_html), di atas aturan aplikasi seperti # BEGIN WordPress.",
        en="Paste as the first lines of .htaccess in the site's folder (cPanel: public_html), above rules of applications such as # BEGIN WordPress.",
    ),
    (WebServer.IIS, SettingsScope.HOST): Text(
        id="Gabungkan dengan web.config di folder situs; setiap bagian hanya boleh muncul satu kali.",
        en="Merge with web.config in the site's folder; each section may stand there only once.",
    ),
}
OF_STEP = {
    **OF_FILE,
    (WebServer.NGINX, SettingsScope.HOST): Text(
        id="Di blok server situs ini, tepat setelah server_name (Debian/Ubuntu: /etc/nginx/sites-available/, EL: /etc/nginx/conf.d/)",
        en="In this site's server block, right after server_name (Debian/Ubuntu: /etc/nginx/sites-available/, EL: /etc/nginx/conf.d/)",
    ),
    (WebServer.APACHE, SettingsScope.HOST): Text(
        id="Di setiap <VirtualHost> situs ini, sebelum </VirtualHost> (Debian/Ubuntu: /etc/apache2/sites-available/, EL: /etc/httpd/conf.d/)",
        en="In each <VirtualHost> of this site, before </VirtualHost> (Debian/Ubuntu: /etc/apache2/sites-available/, EL: /etc/httpd/conf.d/)",
    ),
}
DOCUMENT = Text(
    id="Berkas tersendiri, simpan sebagai @name@ di folder situs:",
    en="A file of its own, save it as @name@ in the site's folder:",
)
