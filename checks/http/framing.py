"""Other sites may not show this one inside a frame (CSP frame-ancestors; X-Frame-Options)."""

from checks import (
    Example,
    Exchange,
    Findings,
    Fix,
    Page,
    PolicyDirective,
    Problem,
    ResponseHeader,
    Risk,
    Text,
    bearing,
    build,
    check,
    header_lines,
    parse,
    parse_document,
    reason,
)

MISSING = Problem(
    "missing",
    Risk(2, 2),
    Text(
        id="Situs lain dapat menampilkan halaman ini di dalam bingkai: tidak ada frame-ancestors maupun X-Frame-Options.",
        en="Other sites can show this page in a frame: there is neither frame-ancestors nor X-Frame-Options.",
    ),
)
IGNORED = Problem(
    "ignored",
    Risk(2, 2),
    Text(
        id="X-Frame-Options dikirim, tetapi nilainya diabaikan peramban: {value}",
        en="X-Frame-Options is sent, but browsers ignore its value: {value}",
    ),
)
CONTRADICTORY = Problem(
    "contradictory",
    Risk(1, 1),
    Text(
        id="X-Frame-Options dikirim dengan nilai yang saling bertentangan, sehingga peramban lama dan baru memperlakukannya berbeda: {value}",
        en="X-Frame-Options is sent with contradictory values, which old and new browsers treat differently: {value}",
    ),
)
OPEN = Problem(
    "open",
    Risk(2, 2),
    Text(
        id="Situs mana pun dapat menampilkan halaman ini di dalam bingkai: frame-ancestors memuat {sources}.",
        en="Any site can show this page in a frame: frame-ancestors has {sources}.",
    ),
)


def _page(*headers: tuple[str, str]) -> Exchange:
    return build.page(headers)


@check(
    id="http-framing",
    title=Text(id="Halaman tidak dapat dibingkai situs lain", en="Other sites cannot frame the page"),
    action=Text(id="Larang situs lain membingkai halaman", en="Forbid other sites to frame the page"),
    why=Text(
        id="Situs palsu dapat menampilkan halaman asli secara tembus pandang di atas tombolnya sendiri, sehingga pengguna yang sudah masuk tanpa sadar menekan "
        "tombol di situs pemerintah (clickjacking), misalnya menyetujui atau menghapus sesuatu.",
        en="A fake site can lay the real page invisibly over its own buttons, so that people who are logged in press buttons on the "
        "government site without knowing (clickjacking), approving or deleting something, for instance.",
    ),
    fix=Fix(
        any=Text(
            id="Kirim frame-ancestors pada header Content-Security-Policy; bila CSP sudah ada, tambahkan direktif itu ke dalamnya. X-Frame-Options hanya untuk peramban lama "
            "dan hanya mengenal DENY dan SAMEORIGIN. Bila situs lain memang perlu membingkai, sebutkan alamatnya pada frame-ancestors.",
            en="Send frame-ancestors in the Content-Security-Policy header; if there is a CSP already, add the directive to it. X-Frame-Options is "
            "for old browsers only and knows just DENY and SAMEORIGIN. If another site must frame this one, name it in frame-ancestors.",
        ),
        measures=(PolicyDirective("frame-ancestors 'self'"), ResponseHeader("X-Frame-Options", "SAMEORIGIN")),
        verify=header_lines("content-security-policy|x-frame-options"),
        expected=Text(
            id="frame-ancestors 'self' dan satu baris X-Frame-Options: SAMEORIGIN",
            en="frame-ancestors 'self' and one line X-Frame-Options: SAMEORIGIN",
        ),
    ),
    references=("W3C CSP Level 3 section 6.4.2", "RFC 7034", "CWE-1021", "OWASP Top 10 2025 A02", "WSTG-CLNT-09"),
    bearing=bearing.HEADERS,
    needs={"home": Page("/")},
    problems=(MISSING, IGNORED, CONTRADICTORY, OPEN),
    examples=lambda: (
        Example(MISSING(), home=build.page()),
        Example(
            MISSING(),
            home=build.page(text="<head><meta http-equiv=Content-Security-Policy content=\"frame-ancestors 'none'\"></head>"),
        ),
        Example(IGNORED(value="ALLOW-FROM https://a.example"), home=_page(("X-Frame-Options", "ALLOW-FROM https://a.example"))),
        Example(CONTRADICTORY(value="DENY, SAMEORIGIN"), home=_page(("X-Frame-Options", "DENY"), ("X-Frame-Options", "SAMEORIGIN"))),
        Example(
            OPEN(sources=("*",)),
            home=_page(("Content-Security-Policy", "frame-ancestors *"), ("X-Frame-Options", "DENY")),
        ),
        Example(home=_page(("X-Frame-Options", "SAMEORIGIN"), ("X-Frame-Options", "sameorigin"))),
        Example(home=_page(("Content-Security-Policy", "frame-ancestors 'self' https://kotacontoh.go.id"))),
        Example(home=build.page(status=503), reason=reason.SERVER_ERROR),
    ),
)
def http_framing(home: Exchange) -> Findings:
    page = parse_document(home)
    policies = parse.csp(page.values("content-security-policy"))
    ancestors = [limit[1] for policy in policies if (limit := policy.limit("frame-ancestors"))]
    if ancestors:
        # X-Frame-Options no longer counts then (CSP3 section 6.4.2.2); all policies are obeyed, so one that limits is enough.
        everyone = [parse.every_host(sources) for sources in ancestors]
        if all(everyone):
            yield OPEN(sources=everyone[0])
        return
    values = page.values("x-frame-options")
    match parse.frame_options(values):
        case parse.FrameOptions.ABSENT:
            yield MISSING()
        case parse.FrameOptions.IGNORED:
            yield IGNORED(value=", ".join(values))
        case parse.FrameOptions.CONTRADICTS:
            yield CONTRADICTORY(value=", ".join(values))
