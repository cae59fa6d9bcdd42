"""X-Permitted-Cross-Domain-Policies does not open the site to plug-ins of every other site (Adobe's cross-domain policy file specification)."""

from checks import Example, Exchange, Findings, Fix, Page, Problem, ResponseHeader, Risk, Text, bearing, build, check, header_lines, reason

ALL = Problem(
    "all",
    Risk(2, 2),
    Text(
        id="X-Permitted-Cross-Domain-Policies mengizinkan semua berkas kebijakan: {value}",
        en="X-Permitted-Cross-Domain-Policies permits every policy file: {value}",
    ),
)


def _page(value: str) -> Exchange:
    return build.page({"X-Permitted-Cross-Domain-Policies": value})


@check(
    id="http-example",
    title=Text(id="Kebijakan lintas domain tidak terbuka", en="Cross-domain policies are not open"),
    action=Text(id="Kirim X-Permitted-Cross-Domain-Policies: none", en="Send X-Permitted-Cross-Domain-Policies: none"),
    why=Text(
        id="Dokumen dan pengaya milik situs lain dapat membaca data atas nama pengunjung.",
        en="Documents and plug-ins of other sites can read data in the name of a visitor.",
    ),
    fix=Fix(
        any=Text(
            id="Kirim X-Permitted-Cross-Domain-Policies: none pada setiap jawaban.",
            en="Send X-Permitted-Cross-Domain-Policies: none on every answer.",
        ),
        measures=(ResponseHeader("X-Permitted-Cross-Domain-Policies", "none"),),
        verify=header_lines("x-permitted-cross-domain-policies"),
        expected=Text(id="satu baris X-Permitted-Cross-Domain-Policies: none", en="one line X-Permitted-Cross-Domain-Policies: none"),
    ),
    references=("CWE-942",),
    bearing=bearing.HEADERS,
    needs={"home": Page("/")},
    problems=(ALL,),
    examples=lambda: (
        Example(ALL(value="all"), home=_page("all")),
        Example(home=_page("none")),
        Example(home=build.page()),
        Example(home=build.page(status=429), reason=reason.RATE_LIMITED),
    ),
)
def http_example(home: Exchange) -> Findings:
    for value in home.final.values("x-permitted-cross-domain-policies"):
        if value.strip().lower() == "all":
            yield ALL(value=value)
