"""Pages that lead on by themselves (HTML sections 4.2.5.3 and 7.4.3)."""

from __future__ import annotations

from tests.real.browser.kind import kind
from tests.real.browser.site import Site

_FORMS = (
    "0; url=/web/",
    "0;url=/web/",
    "0;URL='/web/'",
    '0; url="/web/"',
    "0, url=/web/",
    "0 url=/web/",
    "0;/web/",
    "0; url = /web/",
    " 0 ; url=/web/",
    "0.5; url=/web/",
    "0; url=web/",
    ".5;url=/web/",
    "0;url='/web/",
    "0;uri=/web/",
    "0; URL=/web/;x",
)


def _arrive(site: Site) -> str:
    site.files["https", site.host, "*"] = site.front
    site.front.without("content-security-policy")
    return "<!doctype html><title>Mohon tunggu</title><link rel=icon href=data:,>"


@kind("HTML section 4.2.5.3, shared declarative refresh steps")
def meta(site: Site) -> None:
    content = site.pick(*_FORMS)
    quote = "'" if '"' in content else '"'
    start = _arrive(site)
    site.files["https", site.host, "/"] = type(site.front)(
        lines=list(site.front.lines),
        content=f"{start}<meta http-equiv={site.pick('refresh', 'Refresh', 'REFRESH')} content={quote}{content}{quote}>".encode(),
    )


@kind("HTML section 7.4.3: the header Refresh")
def header(site: Site) -> None:
    start = _arrive(site)
    value = site.pick(*_FORMS)
    site.files["https", site.host, "/"] = type(site.front)(lines=[f"Refresh: {value}".encode(), *site.front.lines], content=start.encode())


@kind("HTML section 4.2.5.3: several refreshes, of which Chromium takes the soonest, and the last of equal ones")
def several(site: Site) -> None:
    start = _arrive(site)
    for place in ("/lain/", "/sana/"):
        site.files["https", site.host, place] = site.front
    steps = [f"{site.pick('0', '0.5', '300')}; url={place}" for place in ("/web/", "/lain/", "/sana/")]
    steps[site.pick(0, 1, 2)] = "0; url=/akhir/"
    lines = [f"Refresh: {steps.pop(0)}".encode()] if site.pick(True, False) else []
    metas = "".join(f'<meta http-equiv="refresh" content="{step}">' for step in steps)
    site.files["https", site.host, "/"] = type(site.front)(lines=[*lines, *site.front.lines], content=f"{start}{metas}".encode())


@kind("HTML section 7.2.4: location")
def script(site: Site) -> None:
    statement = site.pick(
        'location="/web/"', 'location.href = "/web/";', "window.location.href='/web/'", 'window.location = "web/"', 'location.replace("/web/")', "location.assign('/web/')", 'document.location="/web/"', 'self.location="/web/"', 'top.location.href = "/web/"',
        'setTimeout(function(){ location.href="/web/" }, 10)', 'document.location.href = "/web/"', 'window.location.replace("/web/");',
    )  # fmt: skip
    start = _arrive(site)
    page = site.pick(
        f"<script>{statement}</script>",
        f"<body onload='{statement}'>" if "'" not in statement else f"<script>{statement}</script>",
        f'<script type="text/javascript">\n<!--\n{statement}\n//-->\n</script>',
    )
    site.files["https", site.host, "/"] = type(site.front)(lines=list(site.front.lines), content=f"{start}{page}".encode())


@kind("HTML sections 4.2.5.3 and 7.2.4: a script runs while the page is read, before any refresh; a timer waits")
def script_or_refresh(site: Site) -> None:
    statement = site.pick("location.href = '/web/'", "location.replace('/web/')", "setTimeout(function () { location.href = '/web/' }, 1)")
    seconds = site.pick("0", "1", "300")
    if site.pick(True, False):
        statement, seconds = statement.replace("}, 1)", "}, 2000)"), "0"
    refresh = f'<meta http-equiv="refresh" content="{seconds}; url=/lain/">'
    start = _arrive(site)
    for place in ("/web/", "/lain/"):
        site.files["https", site.host, place] = site.front
    parts = [f"<script>{statement}</script>", refresh]
    site.random.shuffle(parts)
    site.files["https", site.host, "/"] = type(site.front)(lines=list(site.front.lines), content=f"{start}{''.join(parts)}".encode())


@kind("HTML section 4.2.5.3: what leads nowhere")
def none(site: Site) -> None:
    content = site.pick("url=/web/", "", "abc", "-1; url=/web/", "x0; url=/web/", "; url=/web/")
    site.head.append(f'<meta http-equiv="refresh" content="{content}">')


@kind("HTML section 4.2.5.3: a page that is shown for a while")
def later(site: Site) -> None:
    content = site.pick("300", "600; url=/", "60;url=/berita")
    if site.pick(True, False):
        site.head.append(f'<meta http-equiv="refresh" content="{content}">')
    else:
        site.front.line(f"Refresh: {content}")
