"""The repository behind the site is not served with it (gitrepository-layout(5))."""

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
    require_readable,
)

HEAD, CONFIG = "/.git/HEAD", "/.git/config"

OPEN = Problem(
    "open",
    Risk(5, 4),
    Text(
        id="Folder .git dapat diunduh siapa pun; dengan itu seluruh kode sumber dan riwayatnya dapat disusun ulang. Bukti: {paths}",
        en="Anyone can download the .git folder, and from it rebuild the whole source code and its history. Proof: {paths}",
    ),
    Kind.EXPOSURE,
)
CREDENTIALS = Problem(
    "credentials",
    Risk(5, 5),
    Text(
        id="Berkas .git/config yang terbuka memuat kata sandi atau token repositori.",
        en="The open .git/config file has a password or token of the repository in it.",
    ),
    Kind.EXPOSURE,
)


@cache
def _head_file() -> Exchange:
    return build.file(HEAD, "ref: refs/heads/main\n")


def _config(url: str) -> Exchange:
    return build.file(CONFIG, f'[core]\n\trepositoryformatversion = 0\n\tbare = false\n[remote "origin"]\n\turl = {url}\n')


def _is_head(answer: Response) -> bool:
    return parse.git_head(answer.body.text) is not None


def _read_config(answer: Response) -> parse.GitConfig | None:
    """What was read of it; a line that was cut off says nothing."""
    text = answer.body.text
    return parse.git_config(text.rpartition("\n")[0] if answer.body.partial else text)


def _is_config(answer: Response) -> bool:
    return _read_config(answer) is not None


@cache
def _healthy() -> dict[str, object]:
    return {"head": build.gone(HEAD), "config": build.gone(CONFIG), "nowhere": build.nowhere(), "home": build.page()}


def _case(*findings: Finding, reason: Reason | None = None, **changed: object) -> Example:
    return Example(*findings, reason=reason, outcome=None, **(_healthy() | changed))


@check(
    id="exposed-git",
    title=Text(id="Repositori Git tidak terbuka", en="The Git repository is not open"),
    action=Text(
        id="Tutup folder .git dan ganti rahasia yang pernah ada di dalamnya",
        en="Close the .git folder and replace the secrets it ever held",
    ),
    why=Text(
        id="Kode sumber memuat alur kerja aplikasi, celah yang belum diperbaiki, dan sering kali kata sandi basis data. Alat pemindai otomatis mencari folder ini "
        "di seluruh internet setiap hari, sehingga harus dianggap sudah diunduh pihak lain.",
        en="Source code shows how the application works, its flaws not yet fixed, and often database passwords. Automatic scanners look for this "
        "folder all over the internet every day, so it must be assumed that others have downloaded it.",
    ),
    fix=Fix(
        any=Text(
            id="Pindahkan folder .git ke luar folder yang disajikan server (terapkan dengan rsync atau git archive), dan tolak semua berkas berawalan titik kecuali .well-known. "
            "Setelah itu ganti semua kata sandi, token, dan kunci yang pernah ada di repositori, termasuk di riwayatnya, lalu periksa log akses ke /.git/.",
            en="Move the .git folder out of the folder the server serves (deploy with rsync or git archive) and refuse every file that begins with a dot, except .well-known. "
            "Then replace all passwords, tokens and keys that were ever in the repository, its history included, and look for accesses to /.git/ in the logs.",
        ),
        measures=(PathRule(DOT_FILES),),
        verify=STATUS,
        expected=CLOSED,
    ),
    references=("CWE-527", "CWE-538", "OWASP Top 10 2025 A02", "WSTG-CONF-04"),
    bearing=bearing.EXPOSURE,
    needs={"head": Exposed(HEAD), "config": Exposed(CONFIG), "nowhere": Missing(like=HEAD), "home": Answer("/")},
    problems=(OPEN, CREDENTIALS),
    examples=lambda: (
        _case(OPEN("/.git/", paths=(HEAD,)), head=_head_file()),
        _case(
            OPEN("/.git/", paths=(HEAD, CONFIG)),
            CREDENTIALS(CONFIG),
            head=_head_file(),
            config=_config("https://budi:contoh@git.example/s.git"),
        ),
        _case(
            OPEN("/.git/", paths=(CONFIG,)),
            reason=reason.of_failure(FailureKind.TIMEOUT),
            head=build.failure("timeout"),
            config=_config("https://git.example/s.git"),
        ),
        # What was cut off may hold a secret; what was read shows none.
        _case(OPEN("/.git/", paths=(CONFIG,)), reason=reason.PARTLY_READ, config=build.excerpt(_config("https://git.example/s.git"))),
        _case(),
        _case(head=build.page(path=HEAD), config=build.page(path=CONFIG)),
        _case(head=build.gone(HEAD, 403), config=build.gone(CONFIG, 403), nowhere=build.nowhere(403)),
        _case(reason=reason.FORBIDDEN, head=build.gone(HEAD, 403), nowhere=build.nowhere(403), home=build.gone("/", 403)),
        _case(reason=reason.CATCH_ALL, head=build.page(path=HEAD), nowhere=build.nowhere(200, build.HOME)),
        _case(reason=reason.RATE_LIMITED, config=build.gone(CONFIG, 429)),
        _case(reason=reason.NO_BASELINE, head=_head_file(), nowhere=Nowhere((build.failure("timeout"),), build.AT)),
        _case(reason=reason.of_failure(FailureKind.TIMEOUT), head=build.failure("timeout")),
    ),
)
def exposed_git(head: Exchange | Failure, config: Exchange | Failure, nowhere: Nowhere | Failure, home: Exchange | Failure) -> Findings:
    proof: list[str] = []
    for path, exchange in present_paths({HEAD: (head, nowhere, _is_head), CONFIG: (config, nowhere, _is_config)}, home):
        proof.append(path)
        # One finding, however much proves it: of two about one subject the last stands.
        yield OPEN("/.git/", paths=tuple(proof))
        if (read := _read_config(exchange.final)) is None:
            continue
        if read.credentials:
            yield CREDENTIALS(path)
        else:
            require_readable(exchange.final, path)
