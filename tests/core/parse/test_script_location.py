"""Scripts that lead on (HTML section 7.2.4, `Location`), as they stand in front pages; and such that only look so."""

from __future__ import annotations

from checks.core.parse.script_location import script_location
from tests.each import each

_URL = "https://dinkes.kotacontoh.go.id/a/?q=1"


@each(
    ("script", "expected"),
    [
        ('location="/web/"', "/web/"),
        ("location.href = '/web/';", "/web/"),
        ("window.location.href='/web/'", "/web/"),
        ('window.location = "web/"', "web/"),
        ('location.replace("/web/")', "/web/"),
        ("location.assign('/web/')", "/web/"),
        ("window.location.replace(`/web/`);", "/web/"),
        ('document.location="/web/"', "/web/"),
        ('self.location="/web/"', "/web/"),
        ('top.location.href = "/web/"', "/web/"),
        ("parent.location = '/web/'", "/web/"),
        ("window['location']['href']='\\/web\\/'", "/web/"),
        ("location = '\\x2fweb\\u002f'", "/web/"),
        ('setTimeout(function(){ location.href="/web/" }, 10)', "/web/"),
        ("window.onload=()=>{location='/web/'}", "/web/"),
        ("<!--\nlocation='/web/'\n//-->", "/web/"),
        ("var goal='/web/';\nlocation.href=goal", "/web/"),
        ("var goal='/web/'; location.href = goal + 'index.php';", "/web/index.php"),
        ("location.href=location.protocol+'//'+location.host+'/web/'", "https://dinkes.kotacontoh.go.id/web/"),
        ('window.location.href = "http://"+window.location.hostname+"/web";', "http://dinkes.kotacontoh.go.id/web"),
        ("if(/Mobile/.test(navigator.userAgent)){location='/m/'}else{location='/web/'}", "/web/"),
        ("location.href='/web/'\nbegin()", "/web/"),
        ("location.pathname = '/web/'", "/web/"),
        ("location.pathname = 'web/'", "/web/"),
        ("window.open('/web/', '_self')", "/web/"),
        ("open('/web/','_top')", "/web/"),
        ("setTimeout(\"location.href='/web/'\", 50)", "/web/"),
        ("window.setTimeout('location=\"/web/\"', 50);", "/web/"),
        ("if (wide) { begin() } location = '/web/'", "/web/"),
        ("if (wide) begin(); location = '/web/'", "/web/"),
        ("if (top != self) top.location = '/no'; else location = '/web/'", "/web/"),
        # Chromium on a page of HTTPS, in a window of its own, goes to none of these.
        ("if (location.protocol != 'https:') location.href = '/no'", None),
        ("if(location.protocol!='https:'){location.href='/no'}", None),
        ("if (top !== self) { top.location = '/no' }", None),
        ("if (a) { if (b) { c() } location = '/no' }", None),
        ("if (screen.width < 700)\n  window.location = '/no';", None),
        ("(screen.width < 700) && (location = '/no')", None),
        ("navigator.userAgent.match(/Mobile/) && location.replace('/no')", None),
        ("top != self && (top.location = '/no')", None),
        ("top != self && (window.top.location.href = '/no')", None),
        ("switch (x) { case 1: location = '/no' }", None),
        ("try { begin() } catch (e) { location = '/no' }", None),
        ("window.open('/no')", None),
        ("window.open('/no', '_blank')", None),
        ("shop.open('/no', '_self')", None),
        ("location.href = 'a'; location.href = 'b'", "b"),
        ("location.href=wide?'/a':'/b'", None),
        ("location.href='/a'.replace('a','b')", None),
        ("// location='/no'\nvar a=1", None),
        ("/* location='/no' */", None),
        ("data.location='/no'", None),
        ("if (location == '/no') begin()", None),
        ("var text='location=\"/no\"'", None),
        ("location.hash='x'", None),
        ("location.reload()", None),
        ("location.href = next()", None),
        ("location", None),
        ("location.", None),
        ("location.href=", None),
        ("window.location.href = window.", None),
        ("'unclosed", None),
    ],
)
def test_where_it_leads(script: str, expected: str | None) -> None:
    assert script_location(script, _URL) == expected
