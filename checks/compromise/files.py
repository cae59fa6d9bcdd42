"""A folder that is open to anyone shows a web shell by its known name (MITRE ATT&CK T1505.003); nothing is asked for by guess."""

import re
from urllib.parse import urlsplit

from checks import (
    CLOSED,
    STATUS,
    Crawl,
    Example,
    Exchange,
    Findings,
    Fix,
    Kind,
    Pages,
    Problem,
    Risk,
    Text,
    Unknown,
    bearing,
    build,
    check,
    parse,
    reason,
    require_whole,
)

_MOST = 10
SHELL = Problem(
    "shell",
    Risk(5, 5),
    Text(
        id="Folder “{path}” memperlihatkan berkas dengan nama web shell yang dikenal: {names}",
        en="The folder “{path}” shows files with known names of web shells: {names}",
    ),
    Kind.INCIDENT,
)
_PROGRAM = r"(?:php\d?|phtml|phar|asp|aspx|ashx|jsp|jspx|cgi)"
# Names under which public collections of web shells have them, and that of a picture behind the ending, to pass a filter.
_SHELL = re.compile(
    rf"(?:c99|c100|r57|wso\d?|b374k|alfa(?:v\d|shell|cgi|new)?|indoxploit|idx|fx29|weevely|webadmin|b4tm4n|k2ll33d|priv8|0byt3m1n1|gecko|marijuana|mini(?:shell)?|"
    rf"shell\d?|cmd|backdoor|bypass|symlink|leafmailer|wp-?shell|anonymousfox|fox|sym403|ak47shell|cyb3r|sadrazam|madspot|antichat|angel|phpspy|chinachopper|aspxspy|jspspy|xleet|alexus|mailer|up|upl|uploader)"
    rf"(?:[-_.]?\d{{1,4}})?\.{_PROGRAM}(?:[.;]{{1,2}}(?:jpe?g|png|gif|pdf|docx?))?",
    re.IGNORECASE,
)
# Of these names a program of the site may have one; beside pictures nobody has a reason to.
_PLAIN = re.compile(r"(?:up|upl|uploader|mailer|cmd|mini|fox|idx|angel|gecko|symlink|bypass)\b", re.IGNORECASE)
_RUNS = re.compile(rf"\.{_PROGRAM}(?:[.;]\w{{1,5}})?$", re.IGNORECASE)
_UPLOADS = re.compile(r"/(?:uploads?|files?|images?|img|foto|gambar|media|dokumen|userfiles|unggah(?:an)?)(?:/|$)", re.IGNORECASE)
_SAFE = re.compile(r"index\.(?:php|html?)$", re.IGNORECASE)


def _listing(*names: str, path: str = "/uploads/") -> Exchange:
    return build.open_folder(path, "kegiatan.jpg", *names)


@check(
    id="compromise-files",
    title=Text(id="Folder terbuka tidak memperlihatkan web shell", en="Open folders show no web shell"),
    action=Text(id="Tangani web shell yang terlihat sebagai insiden", en="Treat the visible web shell as an incident"),
    why=Text(
        id="Web shell adalah program pengendali yang ditanam penyusup. Siapa pun yang mengetahui alamatnya dapat membaca, mengubah, dan menghapus seluruh isi server.",
        en="A web shell is a program that an intruder planted to control the server. Whoever knows its address can read, change and delete everything on it.",
    ),
    fix=Fix(
        any=Text(
            id="Simpan salinan berkas beserta waktunya, lalu cari di log siapa yang mengunggah dan membukanya. Jangan hanya menghapusnya: cari berkas lain yang dibuat pada waktu yang sama, "
            "tutup celah unggahnya, larang server menjalankan program di folder unggahan, dan ganti semua kata sandi serta kunci.",
            en="Keep a copy of the file with its times, and look in the logs for who uploaded and opened it. Do not just delete it: look for other files of the same time, close the upload "
            "that let it in, forbid the server to run programs in folders of uploads, and replace all passwords and keys.",
        ),
        verify=STATUS,
        expected=CLOSED,
    ),
    references=("CWE-506", "OWASP Top 10 2025 A08", "MITRE ATT&CK T1505.003"),
    bearing=bearing.COMPROMISE,
    needs={"pages": Pages()},
    problems=(SHELL,),
    examples=lambda: (
        Example(SHELL("/uploads/", path="/uploads/", names=("wso.php",)), pages=build.crawl(build.page(), _listing("wso.php"))),
        Example(pages=build.crawl(build.page(), _listing("brosur.pdf"))),
        Example(reason=reason.ONE_SIGN, pages=build.crawl(build.page(), _listing("radio.php"))),
        Example(reason=reason.RATE_LIMITED, pages=build.crawl(end_reason="rate-limited")),
    ),
)  # fmt: skip
def compromise_files(pages: Crawl) -> Findings:
    doubtful = ""
    for path, names in _folders(pages):
        uploads = _UPLOADS.search(path) is not None
        shells = [name for name in names if _SHELL.fullmatch(name) and (uploads or not _PLAIN.match(name))]
        if shells:
            yield SHELL(path, path=path, names=tuple(shells[:_MOST]))
        elif uploads and (programs := [name for name in names if _RUNS.search(name) and not _SAFE.search(name)]):
            doubtful = doubtful or f"{path} {programs[0]}"
    if doubtful:
        raise Unknown(reason.ONE_SIGN, doubtful)
    require_whole(pages)


def _folders(pages: Crawl) -> list[tuple[str, tuple[str, ...]]]:
    """The paths of open folders, and the names in each."""
    folders = []
    for answer in pages.answers:
        directory = parse.listing(answer.final.body.text) if answer.final.status == 200 and answer.stop is None else None
        if directory is not None:
            folders.append((urlsplit(answer.url).path or "/", directory.names))
    return folders
