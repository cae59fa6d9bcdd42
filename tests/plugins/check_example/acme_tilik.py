"""The city's own rule: every site says who answers for it."""

from checks import Example, Exchange, Findings, Fix, Page, Problem, Risk, Text, build, check

MISSING = Problem(
    "missing", Risk(2, 2), Text(id="Header X-Pengelola tidak dikirim ({count}).", en="The X-Pengelola header is not sent ({count}).")
)


@check(
    id="acme-owner",
    title=Text(id="Situs menyebutkan pengelolanya", en="The site names its keeper"),
    action=Text(id="Sebutkan pengelola situs", en="Name the keeper of the site"),
    why=Text(id="Tanpa pengelola, laporan warga tidak sampai.", en="Without a keeper, reports of citizens go astray."),
    fix=Fix(any=Text(id="Kirim header X-Pengelola.", en="Send the X-Pengelola header."), verify="curl -sI {url} | grep -i x-pengelola"),
    references=("RFC 9110",),
    needs={"home": Page("/")},
    problems=(MISSING,),
    examples=(Example(MISSING(count=0), home=build.page()), Example(home=build.page({"X-Pengelola": "dinkes"}))),
)
def acme_owner(home: Exchange) -> Findings:
    owners = home.final.values("x-pengelola")
    if not owners:
        yield MISSING(count=len(owners))
