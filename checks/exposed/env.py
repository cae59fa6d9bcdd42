"""The application's settings file (dotenv) is not served with the site."""

from functools import cache

from checks import (
    CLOSED,
    DOT_FILES,
    STATUS,
    Answer,
    Example,
    Exchange,
    Exposed,
    Failure,
    FailureKind,
    Finding,
    FindingPaths,
    Findings,
    Fix,
    Kind,
    Missing,
    Nowhere,
    PathRule,
    Problem,
    Reason,
    Response,
    Risk,
    Text,
    bearing,
    build,
    check,
    parse,
    present_paths,
    reason,
)

ENV, PRODUCTION, _BACKUP, BAK = "/.env", "/.env.production", "/.env.backup", "/.env.bak"

SECRETS = Problem(
    "secrets",
    Risk(5, 4),
    Text(
        id="Berkas {path} dapat diunduh siapa pun dan memuat rahasia: {names} (seluruhnya {count} pengaturan).",
        en="Anyone can download {path}, and it holds secrets: {names} ({count:setting/settings} in all).",
    ),
    Kind.EXPOSURE,
)
SETTINGS = Problem(
    "settings",
    Risk(5, 2),
    Text(
        id="Berkas pengaturan {path} dapat diunduh siapa pun ({count} pengaturan, tanpa nama yang menunjuk rahasia).",
        en="Anyone can download the settings file {path} ({count:setting/settings}, none with a name that tells of a secret).",
    ),
    Kind.EXPOSURE,
)

_TEXT = "APP_ENV=production\nAPP_KEY=contoh\nDB_HOST=127.0.0.1\nDB_PASSWORD=contoh\n"


@cache
def _file() -> Exchange:
    return build.file(ENV, _TEXT)


@cache
def _backup() -> Exchange:
    return build.file(BAK, _TEXT)


@cache
def _public() -> Exchange:
    return build.file(ENV, "APP_NAME=Situs\nAPP_ENV=production\n")


def _leak(path: str, file: Exchange) -> Finding:
    return SECRETS(path, path=path, names=("APP_KEY", "DB_PASSWORD"), count=4, sha256=file.final.body.sha256)


def _is_dotenv(answer: Response) -> bool:
    return parse.dotenv(answer.body.text) is not None


@cache
def _healthy() -> dict[str, object]:
    return {
        "env": build.gone(ENV),
        "production": build.gone(PRODUCTION),
        "backup": build.gone(_BACKUP),
        "bak": build.gone(BAK),
        "nowhere": build.nowhere(),
        "nowhere_bak": build.nowhere(),
        "home": build.page(),
    }


def _case(*findings: Finding, reason: Reason | None = None, **changed: object) -> Example:
    return Example(*findings, reason=reason, outcome=None, **(_healthy() | changed))


@check(
    id="exposed-env",
    title=Text(id="Berkas pengaturan aplikasi (.env) tidak terbuka", en="The application's settings file (.env) is not open"),
    action=Text(id="Tutup berkas .env dan ganti semua rahasia di dalamnya", en="Close the .env file and replace every secret in it"),
    why=Text(
        id="Berkas ini memuat kunci aplikasi serta kata sandi basis data dan surel. Dengan isinya, orang luar dapat membaca dan mengubah seluruh data layanan, "
        "termasuk data pribadi masyarakat. Alat pemindai otomatis mencarinya setiap hari, sehingga isinya harus dianggap sudah diketahui pihak lain.",
        en="This file holds the application's key and the passwords of database and mail. With it outsiders can read and change all data of the service, "
        "people's personal data included. Automatic scanners look for it every day, so its content must be assumed to be known to others.",
    ),
    fix=Fix(
        any=Text(
            id="Arahkan folder situs (document root) ke folder public aplikasi sehingga .env berada di luarnya, hapus salinan seperti .env.bak, dan tolak semua berkas berawalan "
            "titik kecuali .well-known. Setelah itu ganti semua kata sandi dan kunci yang tercantum, batasi akses basis data ke server aplikasi saja, dan periksa log untuk "
            "melihat siapa yang pernah mengunduhnya.",
            en="Point the site's folder (document root) at the application's public folder, so that .env lies outside it, delete copies such as .env.bak, and refuse every "
            "file that begins with a dot, except .well-known. Then replace all passwords and keys in it, let only the application's server reach the database, and look in "
            "the logs for who has downloaded it.",
        ),
        measures=(PathRule(DOT_FILES), FindingPaths()),
        verify=STATUS,
        expected=CLOSED,
    ),
    references=("CWE-538", "CWE-552", "OWASP Top 10 2025 A02", "WSTG-CONF-04"),
    bearing=bearing.EXPOSURE.but(functions=("g", "k", "m"), pemdi=("I8", "I9", "I10"), category="data"),
    needs={
        "env": Exposed(ENV), "production": Exposed(PRODUCTION), "backup": Exposed(_BACKUP), "bak": Exposed(BAK),
        "nowhere": Missing(like=ENV), "nowhere_bak": Missing(like=BAK), "home": Answer("/"),
    },
    problems=(SECRETS, SETTINGS),
    examples=lambda: (
        _case(_leak(ENV, _file()), env=_file()),
        _case(_leak(BAK, _backup()), reason=reason.of_failure(FailureKind.TIMEOUT), bak=_backup(), env=build.failure("timeout")),
        _case(SETTINGS(ENV, path=ENV, count=2, sha256=_public().final.body.sha256), env=_public()),
        _case(),
        _case(env=build.page(path=ENV)),
        _case(env=build.gone(ENV, 403), nowhere=build.nowhere(403)),
        _case(reason=reason.CATCH_ALL, env=build.page(path=ENV), nowhere=build.nowhere(200, build.HOME)),
        _case(reason=reason.CATCH_ALL, env=_file(), nowhere=build.nowhere(200, _TEXT)),
        _case(reason=reason.NO_BASELINE, env=_file(), nowhere=Nowhere((build.failure("reset"),), build.AT)),
        _case(reason=reason.BLOCKED, env=build.page((), "<h1>Web Application Firewall</h1>", 403, ENV)),
        _case(reason=reason.of_failure(FailureKind.TIMEOUT), env=build.failure("timeout")),
    ),
)  # fmt: skip
def exposed_env(
    env: Exchange | Failure,
    production: Exchange | Failure,
    backup: Exchange | Failure,
    bak: Exchange | Failure,
    nowhere: Nowhere | Failure,
    nowhere_bak: Nowhere | Failure,
    home: Exchange | Failure,
) -> Findings:
    candidates = {
        ENV: (env, nowhere, _is_dotenv), PRODUCTION: (production, nowhere, _is_dotenv),
        _BACKUP: (backup, nowhere, _is_dotenv), BAK: (bak, nowhere_bak, _is_dotenv),
    }  # fmt: skip
    for path, exchange in present_paths(candidates, home):
        read = parse.dotenv(exchange.final.body.text)
        if read and read.secret:
            yield SECRETS(path, path=path, names=read.secret, count=len(read.names), sha256=exchange.final.body.sha256)
        elif read:
            yield SETTINGS(path, path=path, count=len(read.names), sha256=exchange.final.body.sha256)
