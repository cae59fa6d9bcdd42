"""Folders of uploads that list what is in them, forms that take any file, and pages and forms that only look so."""

from __future__ import annotations

from collections.abc import Mapping

from tests.accuracy.behaviour import plain
from tests.accuracy.exposures import listing
from tests.accuracy.folders import apache, iis, litespeed
from tests.accuracy.stacks.bodies import EMPTY, REFUSED, Place, article, titled

_UPLOADER = '<form action="" method="post" enctype="multipart/form-data">Pilih berkas: <input type="file" name="fileToUpload"><input type="submit" value="Upload"></form>'
_REQUEST = (
    '<form action="/upload.php" method="post" enctype="multipart/form-data"><input name="nama" placeholder="Nama lengkap"><input type="email" name="surel">'
    '<textarea name="uraian"></textarea><input type="file" name="berkas"><button>Ajukan permohonan</button></form>'
)
_GALLERY = article("Galeri", '<p>Index of /upload/ adalah tanda folder terbuka.</p><a href="a.jpg">a</a>')

OPEN: Mapping[str, Mapping[str, Place]] = {
    "unknown": {"upload-folder": ("/upload/", apache("/upload/", "ktp_budi.jpg", "kk_siti.pdf")), "asset-folder": ("/assets/", apache("/assets/", "css/", "js/"))},
    "joomla": {"image-folder": ("/images/", litespeed("/images/", "banner.jpg"))},
    "aspnet": {"image-folder": ("/images/", iis("/images/", "banner.jpg"))},
    "wordpress": {"wordpress-uploads": ("/wp-content/uploads/", apache("/wp-content/uploads/", "2023/", "2024/"))},
    "drupal": {"drupal-files": ("/sites/default/files/", listing("/sites/default/files/", "surat.pdf"))},
    "dokuwiki": {"dokuwiki-pages": ("/data/pages/wiki/dokuwiki.txt", plain("====== DokuWiki ======\n\n[[doku>wiki:dokuwiki|{{wiki:dokuwiki-128.png }}]] DokuWiki is a simple to use wiki.\n"))},
    "codeigniter": {"codeigniter-uploads": ("/assets/uploads/", apache("/assets/uploads/", "sk_2023.pdf"))},
    "balitbang": {"editor-folder": ("/tiny_mce/", apache("/tiny_mce/", "plugins/", "themes/"))},
    "moodle": {"moodle-folders": ("/mod/", apache("/mod/", "assign/", "forum/"))},
    "opensid": {"vendor-folder": ("/vendor/", apache("/vendor/", "composer/", "autoload.php")), "opensid-uploads": ("/desa/upload/dokumen/", apache("/desa/upload/dokumen/", "kk.pdf"))},
    "slims": {"slims-files": ("/images/persons/", apache("/images/persons/", "member_1.jpg"))},
    "ojs": {"ojs-folders": ("/api/v1/", apache("/api/v1/", "contexts/", "users/")), "ojs-files": ("/public/journals/", apache("/public/journals/", "1/"))},
    "simrs": {"simrs-files": ("/webapps/radiologi/pages/upload/", apache("/webapps/radiologi/pages/upload/", "2023_rontgen.jpg"))},
    "eoffice": {"eoffice-files": ("/uploads/surat/", apache("/uploads/surat/", "surat-rahasia.pdf"))},
    "php": {"upload-form": ("/upload.php", titled("Upload", _UPLOADER))},
}  # fmt: skip
INNOCENT: Mapping[str, Mapping[str, Place]] = {
    "unknown": {"gallery": ("/upload/", _GALLERY), "nothing": ("/assets/", EMPTY)},
    "joomla": {"blank": ("/images/", titled("", ""))},
    "wordpress": {"silence": ("/wp-content/uploads/", EMPTY)},
    "drupal": {"refused": ("/sites/default/files/", REFUSED)},
    "dokuwiki": {"page": ("/data/pages/", article("Index of /data/pages", "<p>Wiki</p>")), "refused": ("/data/pages/wiki/dokuwiki.txt", REFUSED)},
    "codeigniter": {"denied": ("/assets/uploads/", titled("403 Forbidden", "<p>Directory access is forbidden.</p>"))},
    "opensid": {"denied": ("/desa/upload/dokumen/", titled("403 Forbidden", "<p>Directory access is forbidden.</p>"))},
    "eoffice": {"agenda": ("/surat/", article("Agenda surat", "<table><tr><td><a href='1'>001/SK/2026</a></td></tr></table>"))},
    "php": {"request": ("/upload.php", titled("Permohonan informasi", _REQUEST))},
    "cpanel": {"guarded": ("/upload.php", titled("Unggah", _UPLOADER.replace("Pilih", "<div class='g-recaptcha'></div> captcha. Pilih")))},
}  # fmt: skip
