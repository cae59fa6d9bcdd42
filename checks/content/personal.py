"""Pages for the public show no lists of identity numbers (CWE-359)."""

import math
import re

from checks import (
    Body,
    Confidence,
    Crawl,
    Example,
    Exchange,
    Findings,
    Fix,
    Kind,
    Outcome,
    Pages,
    Problem,
    Risk,
    Text,
    bearing,
    build,
    check,
    own_pages,
    reason,
    require_whole,
)

# One number of sixteen digits may be anything; of random ones every fourteenth reads as an identity number (9/10 begin with no 0, of 100 days 62
# are one, of 100 months 12). A list of them is no chance where there are more than chance gives among that many: five times the deviation.
FEWEST = 5
_BY_CHANCE = 1 / 14
_DEVIATIONS = 5
_OTHER = re.compile(r"(?<!\d)\d{16}(?!\d)")
NIK = Problem(
    "nik",
    Risk(4, 4),
    Text(
        id="Halaman “{path}” menampilkan {count} nomor berbentuk NIK atau nomor kartu keluarga kepada siapa pun.",
        en="The page “{path}” shows {count:number/numbers} in the form of national identity (NIK) or family card numbers to anyone.",
    ),
    Kind.EXPOSURE,
    Confidence.TENTATIVE,
)
NPWP = Problem(
    "npwp",
    Risk(4, 4),
    Text(
        id="Halaman “{path}” menampilkan {count} nomor berbentuk NPWP kepada siapa pun.",
        en="The page “{path}” shows {count:number/numbers} in the form of tax numbers (NPWP) to anyone.",
    ),
    Kind.EXPOSURE,
    Confidence.TENTATIVE,
)


def _table(*numbers: str, path: str = "/penerima") -> Exchange:
    rows = "".join(f"<tr><td>{number}</td></tr>" for number in numbers)
    return build.page((), f"<!doctype html><title>Penerima Bantuan</title><table>{rows}</table>", path=path)


def _nik(count: int) -> tuple[str, ...]:
    return tuple(f"317101{day:02}0190{day:04}" for day in range(1, count + 1))


@check(
    id="content-personal",
    title=Text(id="Halaman umum tidak menampilkan nomor identitas warga", en="Public pages show no residents' identity numbers"),
    action=Text(id="Hapus nomor identitas warga dari halaman umum", en="Remove residents' identity numbers from public pages"),
    why=Text(
        id="NIK dan nomor kartu keluarga dipakai untuk penipuan, pinjaman daring, dan pembukaan rekening atas nama orang lain. Daftar yang tampil untuk umum disalin mesin "
        "pencari dalam hitungan hari. Ini berpotensi menjadi kegagalan pelindungan data pribadi; bila terbukti diakses, berlaku UU 27/2022 Pasal 46.",
        en="Identity and family card numbers are used for fraud, online loans and accounts in other people's names. A public list is copied by search engines within days. "
        "It may become a failure of personal data protection; if access is proven, Article 46 of Law 27/2022 applies.",
    ),
    fix=Fix(
        any=Text(
            id="Turunkan halaman atau samarkan nomornya (misalnya 317101******0001), lalu minta mesin pencari menghapus salinannya. Periksa log akses untuk mengetahui siapa yang sudah "
            "membukanya, dan laporkan kepada pejabat pelindungan data serta tim keamanan. Bila nomor itu bukan NIK, KK, atau NPWP, beri tahu tim keamanan agar dicatat. "
            "Pemindai hanya menghitung; nomornya tidak disimpan.",
            en="Take the page down or mask the numbers (317101******0001, for instance), then ask search engines to delete their copies. Look into the access log to learn who has "
            "opened it, and tell the data protection officer and the security team. If the numbers are not identity or tax numbers, tell the security team, so that it is "
            "noted. The scanner only counts; the numbers are not kept.",
        ),
        verify="curl -sS -w '\\n%{http_code}\\n' {path} | tr -cs 0-9 '\\n' | awk 'length == 16 { n++ } { last = $0 } END { print n + 0, last }'",
        expected=Text(id="0 200, atau 0 404 bila halaman diturunkan", en="0 200, or 0 404 where the page was taken down"),
    ),
    references=("CWE-359", "UU 27/2022 Pasal 46", "OWASP Top 10 2025 A01", "WSTG-INFO-05"),
    bearing=bearing.CONTENT.but(functions=("g",), controls=(), pemdi=("I8", "I10"), personal=True, threat="misuse", category="data", harm="law"),
    needs={"pages": Pages()},
    problems=(NIK, NPWP),
    examples=lambda: (
        Example(NIK("/penerima", path="/penerima", count=6), pages=build.crawl(build.page(), _table(*_nik(6)))),
        Example(
            NPWP("/rekanan", path="/rekanan", count=5),
            pages=build.crawl(build.page(), _table(*(f"01.234.567.{n}-901.000" for n in range(5)), path="/rekanan")),
        ),
        Example(pages=build.crawl(build.page(), _table(*_nik(4)))),
        Example(pages=build.crawl(build.page(), _table("081234567890", "surel@kotacontoh.go.id", "9" * 16))),
        Example(reason=reason.NOT_HTML, outcome=Outcome.NOT_APPLICABLE, pages=build.crawl(build.file("/", "teks"))),
        Example(reason=reason.RATE_LIMITED, pages=build.crawl(end_reason="rate-limited")),
    ),
)  # fmt: skip
def content_personal(pages: Crawl) -> Findings:
    for page in own_pages(pages):
        for problem in (NIK, NPWP):
            count = page.answer.body.masked.get(problem.key, 0)
            if count >= FEWEST and (problem is NPWP or _is_list(count, page.answer.body)):
                yield problem(page.path, path=page.path, count=count)
    require_whole(pages)


def _is_list(count: int, body: Body) -> bool:
    """Whether so many identity numbers are more than chance among all numbers of sixteen digits of the page (binomial distribution)."""
    total = count + body.masked.get("number", 0) + len(set(_OTHER.findall(body.text)))
    expected = total * _BY_CHANCE
    return count - expected > _DEVIATIONS * math.sqrt(expected * (1 - _BY_CHANCE))
