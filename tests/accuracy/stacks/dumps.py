"""Copies of whole sites and databases, and pages and files that have their names only."""

from __future__ import annotations

import gzip
from collections.abc import Mapping

from scanner.example_city.page import CAREFUL
from scanner.example_city.site import ServedAnswer
from tests.accuracy.behaviour import plain
from tests.accuracy.exposures import listing
from tests.accuracy.folders import apache
from tests.accuracy.stacks.bodies import (
    DUMP,
    EMPTY,
    MARIADB_DUMP,
    PHPMYADMIN_DUMP,
    POSTGRES_DUMP,
    REFUSED,
    SAYS_NO,
    Place,
    archive,
    article,
    binary,
    tarball,
)  # fmt: skip

_ZIP, _TAR = archive(), tarball()
_GZIP_ENCODED = ServedAnswer(
    200,
    (*CAREFUL, ("Content-Type", "text/html"), ("Content-Encoding", "gzip")),
    gzip.compress(b"<!doctype html><title>Cadangan</title><p>Unduh cadangan lewat admin.</p>"),
)

OPEN: Mapping[str, Mapping[str, Place]] = {
    "unknown": {
        "host-archive": ("/{label}.zip", _ZIP), "opd-archive": ("/{opd}.zip", _ZIP), "host-dump": ("/{label}.sql", plain(DUMP)),
        "backup-archive": ("/backup.zip", _ZIP), "backup-tar": ("/backup.tar.gz", _TAR), "common-dump": ("/database.sql", plain(PHPMYADMIN_DUMP)),
    },
    "php": {"opd-dump": ("/{opd}.sql", plain(MARIADB_DUMP)), "host-archive": ("/{host}.zip", _ZIP)},
    "wordpress": {
        "other-archive": ("/www.zip", _ZIP), "compressed-dump": ("/backup.sql.gz", _TAR), "wordpress-archive": ("/wp.sql", plain(DUMP)),
        "wordpress-backup-folder": ("/wp-content/ai1wm-backups/", listing("/wp-content/ai1wm-backups/", "situs-20231102-091400-abc123.wpress")),
    },
    # As it was met on a real Drupal: /drupal7.sql.gz on the host drupal7, which its .htaccess does not refuse.
    "drupal": {"compressed-dump": ("/{label}.sql.gz", _TAR)},
    "joomla": {
        "year-archive": ("/backup{year}.zip", _ZIP), "other-dump": ("/localhost.sql", plain(PHPMYADMIN_DUMP)),
        "akeeba-backup-folder": ("/administrator/components/com_akeeba/backup/", apache("/administrator/components/com_akeeba/backup", "site-20231102.jpa")),
    },
    "cpanel": {"host-tar": ("/public_html.tar.gz", _TAR), "zipped-dump": ("/backup.sql.zip", _ZIP), "compressed-dump": ("/{label}.sql.gz", _TAR)},
    "lokomedia": {"lokomedia-dump": ("/lokomedia_database.sql", plain(PHPMYADMIN_DUMP)), "rar": ("/backup.rar", binary(b"Rar!\x1a\x07\x01\x00" + b"\x00" * 40)), "folder-dump": ("/db/{label}.sql", plain(PHPMYADMIN_DUMP))},
    "iis": {
        "seven-zip": ("/backup.7z", binary(b"7z\xbc\xaf\x27\x1c\x00\x04" + b"\x00" * 40)), "mssql-backup": ("/database.bak", binary(b"TAPE\x00\x00\x03\x00" + b"\x00" * 60)),
        "access-database": ("/App_Data/database.mdb", binary(b"\x00\x01\x00\x00Standard Jet DB\x00" + b"\x00" * 40)),
    },
    "python": {"postgres-dump": ("/backup.dump", binary(b"PGDMP\x01\x0e\x00\x04\x08" + b"\x00" * 40)), "sqlite": ("/db.sqlite3", binary(b"SQLite format 3\x00" + b"\x00" * 60))},
    "geoserver": {"postgres-dump": ("/{label}.dump", plain(POSTGRES_DUMP))},
    "simrs": {"simrs-dump": ("/sik.sql", plain(DUMP))},
    "opensid": {"opensid-example-data": ("/contoh_data_awal_20220501.sql", plain(PHPMYADMIN_DUMP)), "opensid-dump": ("/desa/backup_desa.zip", _ZIP)},
    "slims": {"slims-dump": ("/files/backup/", apache("/files/backup", "backup_20231102_091400.sql.tar.gz"))},
    "moodle": {"moodle-dump": ("/moodledata.zip", _ZIP)},
    "ojs": {"ojs-dump": ("/ojs.sql", plain(DUMP))},
    "eoffice": {"eoffice-dump": ("/surat.sql", plain(DUMP))},
}  # fmt: skip
_ABOUT = article("SIK: sistem informasi kesehatan")
_DOWNLOADS = article("Unduhan cadangan data terbuka", '<a href="/data/2025.csv">data 2025</a>')
INNOCENT: Mapping[str, Mapping[str, Place]] = {
    "unknown": {
        "page-of-downloads": ("/backup.zip", _DOWNLOADS), "page-in-gzip": ("/backup.tar.gz", _GZIP_ENCODED), "document": ("/{label}.zip", binary(b"%PDF-1.7\n1 0 obj\n", "application/pdf")),
        "lesson": ("/database.sql", article("Belajar SQL", f"<pre>{DUMP}</pre>")), "note": ("/dump.sql", plain("Cadangan dipindahkan ke pusat data kota.\n")),
        "query": ("/db.sql", plain("SELECT nama FROM pegawai WHERE id = 1;\n")), "nothing": ("/backup.sql", EMPTY),
    },
    "php": {"lesson": ("/{opd}.sql", plain("Contoh perintah: CREATE TABLE pegawai (id int)\nPerintah itu membuat tabel.\n"))},
    "wordpress": {"no-listing": ("/wp-content/ai1wm-backups/", EMPTY), "page": ("/www.zip", _DOWNLOADS), "says-no": ("/wp.sql", SAYS_NO), "index": ("/wp-content/updraft/", REFUSED)},
    "joomla": {"gallery": ("/administrator/components/com_akeeba/backup/", article("Akeeba Backup", "<a href='situs.jpa'>contoh berkas situs.jpa</a>")), "page": ("/{year}.zip", _DOWNLOADS)},
    "cpanel": {"zip-as-text": ("/backup.sql.zip", plain("PK adalah singkatan\n"))},
    "lokomedia": {"rar": ("/backup.rar", plain("Rar!\n")), "sql": ("/db/{label}.sql", REFUSED)},
    "iis": {"bak": ("/database.bak", plain("TAP sudah pindah\n")), "mdb": ("/database.mdb", _DOWNLOADS)},
    "python": {"sqlite": ("/db.sqlite3", plain("SQLite adalah basis data ringan\n"))},
    "simrs": {"sql": ("/sik.sql", _ABOUT)},
    "opensid": {"zip": ("/desa/backup_desa.zip", _ABOUT)},
    "slims": {"folder": ("/files/backup/", article("Cadangan perpustakaan", "<a href='panduan.zip'>panduan</a>"))},
    "moodle": {"zip": ("/moodle.zip", _ABOUT)},
    "ojs": {"sql": ("/ojs.sql", SAYS_NO)},
    "eoffice": {"sql": ("/surat.sql", _ABOUT)},
}  # fmt: skip
