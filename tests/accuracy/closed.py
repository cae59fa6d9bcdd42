"""Sites closed for a while that say so with status 200, as their products write it, and news that has the same words.

Drupal: system.maintenance.yml and maintenance-page.html.twig; Joomla: offline.php and JOFFLINE_MESSAGE; WordPress: wp-includes/load.php, and the plug-ins
LightStart and SeedProd; Laravel: errors/503.blade.php; Moodle: lang/en/admin.php, `sitemaintenance`; Nextcloud: update.user.php; Matomo: the message of
its maintenance mode; RFC 9110 section 15.6.4 for what servers call it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scanner.example_city.page import example_page
from tests.accuracy.backgrounds import BACKGROUNDS
from tests.accuracy.behaviour import AGENCY, HOME, Behaviour, bare, everywhere
from tests.accuracy.blocked import PAGE


def _page(title: str, content: str, attributes: str = "", head: str = "") -> str:
    return f'<!DOCTYPE html><html lang="en"><head><title>{title}</title>{head}</head><body{attributes}>{content}</body></html>'


_DRUPAL = "{0} is currently under maintenance. We should be back shortly. Thank you for your patience."
_OFFLINE = '<link href="/templates/system/css/offline.css" rel="stylesheet" />'
_ENTER = '<form action="/index.php" method="post" id="form-login"><input name="username" type="text"><input type="password" name="password"></form>'
CLOSED: Mapping[str, str] = {
    "drupal-7": _page("Site under maintenance", f'<h1 class="title" id="page-title">Site under maintenance</h1>{_DRUPAL.format("Dinas Contoh")}', ' class="html not-front maintenance-page in-maintenance no-sidebars"'),
    "drupal-10": _page("Site under maintenance | Dinas Contoh", f'<main role="main"><h1>Site under maintenance</h1>{_DRUPAL.format("Dinas Contoh")}</main>', ' class="maintenance-page"'),
    "drupal-without-a-theme": _page("Dinas Contoh", f"<p>{_DRUPAL.format('Dinas Contoh')}</p>"),
    "drupal-in-own-words": _page("Situs ditutup | Dinas Contoh", '<main role="main"><h1>Situs ditutup</h1>Mohon maaf, kami sedang berbenah.</main>', ' class="maintenance-page"'),
    "joomla": _page("Dinas Contoh", f'<div id="frame" class="outline"><h1>Dinas Contoh</h1><p>This site is down for maintenance.<br>Please check back again soon.</p>{_ENTER}</div>', "", _OFFLINE),
    "joomla-in-indonesian": _page("Dinas Contoh", f'<div id="frame" class="outline"><h1>Dinas Contoh</h1><p>\n\tSitus ini sedang dalam pemeliharaan.<br>Silakan kembali lagi nanti.</p>{_ENTER}</div>', "", _OFFLINE),
    "wordpress": _page("Maintenance", "<h1>Maintenance</h1><p>Briefly unavailable for scheduled maintenance. Check back in a minute.</p>"),
    "wordpress-under-its-name": _page("Dinas Contoh", '<div class="wp-die-message">Briefly unavailable for scheduled maintenance. Check back in a minute.</div>', ' id="error-page"'),
    "wordpress-in-indonesian": _page("Pemeliharaan", '<div class="wp-die-message">Tidak tersedia untuk sementara waktu karena pemeliharaan terjadwal. Cek kembali beberapa saat lagi.</div>', ' id="error-page"'),
    "lightstart": _page("Maintenance mode", '<div class="wrap" role="main"><h1>Maintenance mode</h1><h2><p>Sorry for the inconvenience.<br />Our website is currently undergoing scheduled maintenance.</p></h2></div>'),
    "seedprod": _page("Dinas Contoh", "<h1>Coming Soon</h1><p>Get Ready... Something Really Cool Is Coming Soon</p>"),
    "laravel": _page("Service Unavailable", '<div class="px-4 text-lg">503</div><div class="ml-4 text-lg">Service Unavailable</div>', ' class="antialiased"'),
    "laravel-5": _page("Be right back.", '<div class="title">Be right back.</div>'),
    "moodle": _page("E-learning", '<h1>E-learning</h1><div class="box errorbox"><p>This site is undergoing maintenance and is currently not available</p></div>', ' class="format-site maintenance"'),
    "nextcloud": _page("Nextcloud", "<div><h2>Maintenance mode</h2><p>This Nextcloud instance is currently in maintenance mode, which may take a while.</p></div>", ' id="body-login"'),
    "owncloud": _page("ownCloud", "<ul><li>This ownCloud instance is currently in maintenance mode, which may take a while.</li></ul>"),
    "matomo": "<html><body><h1>Statistik</h1><p>Matomo is in maintenance mode. Please come back later.</p></body></html>",
    "headline-that-begs-pardon": _page("Dinas Contoh", "<h2>Sedang dalam perbaikan, mohon maaf</h2>"),
    "we-will-be-back": _page("Dinas Contoh", "<h1>We'll be back soon!</h1>"),
}  # fmt: skip
NEWS: Mapping[str, str] = {
    "bridge": "Dalam perbaikan: Jembatan Contoh",
    "bridge-with-a-verb": "Sedang dalam perbaikan jembatan Contoh, warga memutar",
    "road": "Dalam perbaikan, Jalan Merdeka ditutup",
    "traineeship": "Under Maintenance: program magang",
    "festival": "Coming Soon: Festival Kota",
    "office": "Kantor pelayanan: Service Unavailable pada hari libur",
    "question": "Situs sedang dalam pemeliharaan? Begini cara melapor",
    "shop": "We'll be back: warung UMKM dibuka lagi",
}
# A part of the site is closed, which the page says beside all else.
NOTICES: Mapping[str, str] = {
    "application": "<p>Aplikasi e-Arsip sedang dalam pemeliharaan.</p>",
    "other-site": "<p>Situs Dinas Kesehatan sedang dalam perbaikan.</p>",
    "plug-in-that-is-off": '<p>Berita.</p><link rel="stylesheet" href="/assets/wp-maintenance-mode/front.css">',
}


def behaviours() -> Iterator[Behaviour]:
    """Closed front pages, half of them for whatever is asked; and news, which is the site's own page."""
    for number, (name, page) in enumerate(CLOSED.items()):
        labels = dict.fromkeys((*PAGE, "content-forms", "content-personal"), "unknown (maintenance|server-error)")
        everything = number % 2 == 0
        yield Behaviour(
            name=f"closed-for-a-while-{name}",
            https=everywhere(bare(page)) if everything else BACKGROUNDS["honest"].site({"/": bare(page)}),
            must=labels | ({"exposed-*": "unknown"} if everything else {}),
        )
    for name, headline in NEWS.items():
        yield Behaviour(
            name=f"open-although-{name}",
            https=BACKGROUNDS["honest"].site({"/": example_page(headline, HOME * 2, AGENCY)}),
            must=dict.fromkeys(PAGE, "pass"),
        )
    for name, notice in NOTICES.items():
        yield Behaviour(
            name=f"open-with-a-notice-{name}",
            https=BACKGROUNDS["honest"].site({"/": example_page("Beranda", notice + HOME, AGENCY)}),
            must=dict.fromkeys(PAGE, "pass"),
        )
