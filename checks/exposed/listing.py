"""Folders do not show what is in them (CWE-548)."""

from functools import cache

from checks import (
    CLOSED,
    STATUS,
    Answer,
    Example,
    Exchange,
    Exposed,
    Failure,
    FailureKind,
    Finding,
    Findings,
    Fix,
    Kind,
    Missing,
    Nowhere,
    Problem,
    Reason,
    Response,
    Risk,
    SettingBlock,
    Text,
    bearing,
    build,
    check,
    extent,
    parse,
    present_paths,
    reason,
    require_readable,
)

UPLOADS, _BACKUP, FILES = "/uploads/", "/backup/", "/files/"
_MOST = 10

OPEN = Problem(
    "open",
    Risk(5, 2),
    Text(
        id="Isi folder {path} tampil kepada siapa pun ({count} nama).",
        en="The content of the folder {path} is shown to anyone ({count:name/names}).",
    ),
    Kind.EXPOSURE,
)
SENSITIVE = Problem(
    "sensitive",
    Risk(4, 4),
    Text(
        id="Isi folder {path} tampil kepada siapa pun, termasuk berkas yang tampak sebagai cadangan, arsip, atau pengaturan: {names}",
        en="The content of the folder {path} is shown to anyone, files that look like backups, archives or settings among them: {names}",
    ),
    Kind.EXPOSURE,
)


@cache
def _healthy() -> dict[str, object]:
    return {
        "home": build.page(),
        "uploads": build.gone(UPLOADS),
        "backup": build.gone(_BACKUP),
        "files": build.gone(FILES),
        "nowhere": build.nowhere(),
    }


def _case(*findings: Finding, reason: Reason | None = None, **changed: object) -> Example:
    return Example(*findings, reason=reason, outcome=None, **(_healthy() | changed))


def _is_listing(answer: Response) -> bool:
    return parse.listing(answer.body.text) is not None


@check(
    id="exposed-listing",
    title=Text(id="Isi folder tidak ditampilkan", en="Folders do not show their content"),
    action=Text(id="Matikan penampilan isi folder", en="Switch directory listings off"),
    why=Text(
        id="Daftar isi folder menunjukkan semua berkas, termasuk yang tidak pernah dimaksudkan untuk umum: cadangan basis data, dokumen warga, salinan lama situs. "
        "Penyerang tidak perlu menebak namanya, dan mesin pencari ikut mencatatnya.",
        en="A directory listing shows every file, even those never meant for the public: database backups, residents' documents, old copies of the site. "
        "Attackers need not guess names, and search engines record them too.",
    ),
    fix=Fix(
        any=Text(
            id="Matikan penampilan isi folder untuk seluruh situs. Pindahkan cadangan dan arsip ke luar folder yang disajikan server; menyembunyikan daftarnya saja tidak cukup, "
            "karena nama berkas mungkin sudah diketahui. Periksa juga apakah dokumen yang memuat data pribadi sudah terunduh pihak lain.",
            en="Switch directory listings off for the whole site. Move backups and archives out of the folder the server serves; hiding the list alone is not enough, because "
            "the names may be known already. Also check whether documents with personal data have been downloaded by others.",
        ),
        measures=(SettingBlock("listing"),),
        verify=STATUS,
        expected=CLOSED,
    ),
    references=("CWE-548", "CWE-552", "OWASP Top 10 2025 A01", "WSTG-CONF-04"),
    bearing=bearing.EXPOSURE,
    needs={
        "home": Answer("/"), "uploads": Exposed(UPLOADS), "backup": Exposed(_BACKUP), "files": Exposed(FILES), "nowhere": Missing(like=UPLOADS),
    },
    problems=(OPEN, SENSITIVE),
    examples=lambda: (
        _case(OPEN(UPLOADS, path=UPLOADS, count=2), uploads=build.open_folder(UPLOADS, "foto.jpg", "laporan.pdf")),
        _case(OPEN("/", path="/", count=1), reason=reason.of_failure(FailureKind.TIMEOUT), home=build.open_folder("/", "foto/"), uploads=build.failure("timeout")),
        _case(SENSITIVE(_BACKUP, path=_BACKUP, names=("db.sql.gz", "situs.zip"), count=3), backup=build.open_folder(_BACKUP, "db.sql.gz", "foto.jpg", "situs.zip")),
        _case(),
        _case(home=build.gone("/", 403), uploads=build.gone(UPLOADS, 403)),
        _case(reason=reason.FORBIDDEN, uploads=build.gone(UPLOADS, 403), nowhere=build.nowhere(403)),
        _case(reason=reason.CATCH_ALL, uploads=build.page(path=UPLOADS), nowhere=build.nowhere(200, build.HOME)),
        _case(reason=reason.SERVER_ERROR, home=build.page(status=503)),
        _case(reason=reason.NO_BASELINE, uploads=build.open_folder(UPLOADS, "a.jpg"), nowhere=Nowhere((build.failure("reset"),), build.AT)),
        _case(reason=reason.of_failure(FailureKind.TIMEOUT), files=build.failure("timeout")),
    ),
)  # fmt: skip
def exposed_listing(
    home: Exchange | Failure,
    uploads: Exchange | Failure,
    backup: Exchange | Failure,
    files: Exchange | Failure,
    nowhere: Nowhere | Failure,
) -> Findings:
    candidates = {
        "/": (home, None, _is_listing), UPLOADS: (uploads, nowhere, _is_listing),
        _BACKUP: (backup, nowhere, _is_listing), FILES: (files, nowhere, _is_listing),
    }  # fmt: skip
    harmless: list[Exchange] = []
    for path, exchange in present_paths(candidates):
        index = parse.listing(exchange.final.body.text)
        if index and index.sensitive:
            yield SENSITIVE(path, path=path, names=index.sensitive[:_MOST], count=extent(len(index.names), exchange.final.body))
        elif index and index.names:
            harmless.append(exchange)
            yield OPEN(path, path=path, count=extent(len(index.names), exchange.final.body))
    for exchange in harmless:
        # What tells a folder of backups from another may be one of the names that were not read.
        require_readable(exchange.final, exchange.url)
