"""Debug tools and status pages that are open, and pages that only bear their names."""

from __future__ import annotations

from collections.abc import Mapping

from tests.accuracy.behaviour import bare, plain
from tests.accuracy.stacks.bodies import ASKED_TO_LOG_IN, REFUSED, SAYS_NO, Place, article, json, titled

_TRANSITIONAL = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "DTD/xhtml1-transitional.dtd">'
_PHPINFO = titled(
    "PHP 7.4.33 - phpinfo()",
    '<div class="center">\n<table>\n<tr class="h"><td><h1 class="p">PHP Version 7.4.33</h1></td></tr>\n</table>\n<table>\n<tr><td class="e">System </td><td class="v">Linux dinas 5.4.0 </td></tr>\n</table></div>',
    _TRANSITIONAL,
)
_STATUS = bare(
    '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">\n<html><head>\n<title>Apache Status</title>\n</head><body>\n<h1>Apache Server Status for dinas.kotacontoh.go.id (via 127.0.0.1)</h1>\n\n'
    "<dl><dt>Server Version: Apache/2.4.58 (Ubuntu)</dt>\n<dt>Server uptime:  3 days</dt></dl></body></html>"
)
_INFO = bare(
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN">\n<html><head>\n  <title>Server Information</title>\n</head>\n<body><h1 style="text-align: center">Apache Server Information</h1><dl><dt>Server Settings</dt></dl></body></html>'
)
# Horizon has its styles and scripts in the page since its fifth version: a third of a megabyte stands before its name.
_HORIZON = bare(
    '<!DOCTYPE html>\n<html lang="en">\n<head>\n    <meta charset="utf-8">\n    <meta name="csrf-token" content="pW1">\n    <title>Horizon - Layanan</title>\n'
    f'    <style data-scheme="light">{".a{margin:0}" * 8000}</style>\n<style data-scheme="dark">{".b{margin:0}" * 8000}</style>\n<script type="module">window.Horizon = {{"path":"horizon"}};</script>\n</head>\n<body>\n<div id="horizon" v-cloak></div>\n</body>\n</html>'
)
_OLD_HORIZON = titled("Horizon - Layanan", '<div id="horizon" v-cloak></div><script>window.Horizon = {"path":"horizon"};</script>')
_LOG_VIEWER = bare(
    '<!DOCTYPE html>\n<html lang="en" class="h-full">\n<head>\n    <meta name="csrf-token" content="pW1">\n    <link rel="shortcut icon" href="data:image/png;base64,iVBORw0KGgo=">\n    <title>Log Viewer - Layanan</title>\n'
    f'    <style>{".a{margin:0}" * 7000}</style>\n</head>\n<body class="h-full px-3 lg:px-5 bg-gray-100 dark:bg-gray-900">\n<div id="log-viewer" class="flex h-full max-h-screen max-w-full"><router-view></router-view></div>\n<script>window.LogViewer = {{"path":"log-viewer"}};</script></body></html>'
)
_FIRST_LOG_VIEWER = titled(
    "Logs - Layanan",
    '<h1 class="font-semibold">Log Viewer <a href="https://www.github.com/opcodesio/log-viewer" target="_blank">GitHub</a></h1><div wire:id="a1"></div>',
)
_OLD_LOG_VIEWER = titled("Laravel log viewer", '<h1>Laravel Log Viewer</h1><table id="table-log" class="table table-striped"></table>')

OPEN: Mapping[str, Mapping[str, Place]] = {
    "unknown": {"phpinfo": ("/info.php", _PHPINFO), "server-status": ("/server-status", _STATUS), "ignition": ("/_ignition/health-check", json('{"can_execute_commands":true}')), "server-info": ("/server-info", _INFO)},
    "nginx": {"nginx-status": ("/nginx_status", plain("Active connections: 3 \nserver accepts handled requests\n 112 112 340 \nReading: 0 Writing: 1 Waiting: 2 \n"))},
    "php": {"fpm-status": ("/fpm-status", plain("pool:                 www\nprocess manager:      dynamic\nstart time:           21/Nov/2026:06:25:03 +0700\nstart since:          6400\naccepted conn:        120\n"))},
    "lokomedia": {"phpinfo-elsewhere": ("/test.php", _PHPINFO)},
    "java": {
        "actuator": ("/actuator", json('{"_links":{"self":{"href":"https://kotacontoh.go.id/actuator","templated":false},"health":{"href":"https://kotacontoh.go.id/actuator/health","templated":false},"env":{"href":"https://kotacontoh.go.id/actuator/env","templated":false}}}')),
        "jolokia": ("/jolokia/version", json('{"request":{"type":"version"},"value":{"agent":"1.7.2","protocol":"7.2","config":{}},"timestamp":1700000000,"status":200}')),
        "h2-console": ("/h2-console/login.jsp", bare('<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN" "http://www.w3.org/TR/html4/loose.dtd">\n<!--\nCopyright 2004-2022 H2 Group.\n-->\n<html><head>\n    <title>H2 Console</title>\n</head>\n<body style="margin: 20px"><form name="login" method="post" action="login.do?jsessionid=a1" id="login"><input type="text" name="url" value="jdbc:h2:~/test"></form></body></html>')),
        "druid": ("/druid/index.html", titled("Druid Stat Index", '<div class="container"><table id="DataSourceInfo"></table></div>', "<!doctype html>")), "tomcat-examples": ("/examples/", titled("Apache Tomcat Examples", '<ul><li><a href="servlets">Servlets examples</a></li></ul>')),
    },
    "laravel": {
        "telescope": ("/telescope/requests", titled("Telescope - Layanan", '<div id="telescope" v-cloak></div><script>window.Telescope = {"path":"telescope"};</script>')), "horizon": ("/horizon/dashboard", _HORIZON),
        "debugbar": ("/_debugbar/assets/javascript", bare("if (typeof(PhpDebugBar) == 'undefined') {\n    // namespace\n    var PhpDebugBar = {};\n}\n", 200, "text/javascript")), "clockwork": ("/clockwork/app", titled("Clockwork", '<div id="app"></div><script type="module" src="assets/index.js"></script>')), "log-viewer": ("/log-viewer", _LOG_VIEWER),
    },
    "symfony": {"symfony-profiler": ("/_profiler/", titled("Symfony Profiler", '<div id="header"><h1>Symfony Profiler</h1></div>'))},
    "yii": {"yii-debug": ("/debug/default/index", titled("Yii Debugger", '<div class="default-index"></div>')), "yii-gii": ("/gii", titled("Welcome to Gii", '<div class="default-index"><h1>Welcome to Gii</h1><h3>Model Generator</h3></div>'))},
    "python": {"werkzeug-console": ("/console", titled("Console // Werkzeug Debugger", "<h1>Interactive Console</h1><script>var EVALEX = true, EVALEX_TRUSTED = false, SECRET = '';</script>", '<!doctype html>'))},
    "aspnet": {
        "trace-axd": ("/trace.axd", bare("<html>\n<body>\n<span class=\"tracecontent\"><h1>Application Trace</h1><h2>dinas</h2><table><tr><th>Requests to this Application</th></tr></table></span></body></html>")),
        "elmah": ("/elmah.axd", titled("Error log for dinas on WEB01 (Page #1)", '<h1 id="PageTitle">Error Log for <span id="ApplicationName">dinas</span></h1><p id="Footer">Powered by <a href="http://elmah.googlecode.com/">ELMAH</a></p>')),
    },
    "api": {
        "expvar": ("/debug/vars", json('{\n"cmdline": ["/app/layanan"],\n"memstats": {"Alloc":1024}\n}\n')), "pprof": ("/debug/pprof/", bare("<html>\n<head>\n<title>/debug/pprof/</title>\n</head>\n<body>\n/debug/pprof/\n<br></body></html>")),
        "metrics": ("/metrics", plain("# HELP go_goroutines Number of goroutines that currently exist.\n# TYPE go_goroutines gauge\ngo_goroutines 12\n")),
    },
    "mediawiki": {"mediawiki-debug": ("/index.php", titled("Beranda - Wiki", '<script>RLCONF={"debugInfo":{"mwVersion":"1.39.5","phpVersion":"8.2.4"}};</script>'))},
}  # fmt: skip
# The other looks that the same tools have.
MORE: Mapping[str, tuple[str, str, Place]] = {
    "first-log-viewer": ("laravel", "log-viewer", ("/log-viewer", _FIRST_LOG_VIEWER)),
    "old-log-viewer": ("laravel", "log-viewer", ("/logs", _OLD_LOG_VIEWER)),
    "old-horizon": ("laravel", "horizon", ("/horizon/dashboard", _OLD_HORIZON)),
}
INNOCENT: Mapping[str, Mapping[str, Place]] = {
    "unknown": {"phpinfo": ("/phpinfo.php", article("phpinfo() dan bahayanya", '<table><tr><td class="e">PHP</td><td class="v">7</td></tr></table>')), "status": ("/server-status", article("Apache Status", "<p>Status server untuk warga.</p>")), "ignition": ("/_ignition/health-check", SAYS_NO), "disabled": ("/info.php", bare("<html><body><b>Warning</b>:  phpinfo() has been disabled for security reasons</body></html>"))},
    "nginx": {"status": ("/nginx_status", REFUSED)},
    "php": {"pool": ("/fpm-status", article("pool: www"))},
    "lokomedia": {"test": ("/test.php", bare("ok"))},
    "java": {
        "refused": ("/actuator", json('{"timestamp":"2026-11-21T01:11:42.000+00:00","status":401,"error":"Unauthorized","path":"/actuator"}', 401)),
        "own-interface": ("/manage", json('{"_links":{"self":{"href":"https://kotacontoh.go.id/manage"},"health-centers":{"href":"https://kotacontoh.go.id/manage/health-centers"},"environment":{"href":"https://kotacontoh.go.id/manage/environment"}}}')),
        "jolokia": ("/jolokia/version", ASKED_TO_LOG_IN), "h2": ("/h2-console/login.jsp", article("H2 Console")), "druid": ("/druid/index.html", titled("druid monitor", "<form><input type='password'></form>")), "examples": ("/examples/", article("Contoh formulir")),
    },
    "laravel": {"telescope": ("/telescope/requests", REFUSED), "horizon": ("/horizon/dashboard", article("Horizon", "<p>Cakrawala pembangunan kota.</p>")), "debugbar": ("/_debugbar/assets/javascript", bare("// PhpDebugBar tidak dipasang\n", 200, "text/javascript")), "logs": ("/logs", titled("Logs - Pengiriman", "<table><tr><td>Paket diterima</td></tr></table>")), "clockwork": ("/clockwork/app", article("Clockwork Orange")), "log-viewer": ("/log-viewer", titled("Log Viewer - Layanan", "<form><input type='password'></form>"))},
    "symfony": {"profiler": ("/_profiler/", article("Symfony Profiler di mesin sendiri"))},
    "yii": {"debug": ("/debug/default/index", article("Yii Debugger di mesin sendiri")), "gii": ("/gii", REFUSED)},
    "python": {"console": ("/console", article("Konsol gim untuk sewa"))},
    "aspnet": {"trace": ("/trace.axd", bare("<html><head><title>Trace Error</title></head><body><h1>Server Error in '/' Application.</h1><h2>Trace Error</h2></body></html>", 403)), "elmah": ("/elmah.axd", REFUSED)},
    "api": {"figures": ("/metrics", article("Indikator kinerja kota")), "variables": ("/debug/vars", json('{"cmdline":"tidak ada"}')), "profiles": ("/debug/pprof/", REFUSED)},
    "mediawiki": {"wiki": ("/index.php", titled("Beranda - Wiki", '<script>RLCONF={"wgPageName":"Beranda","debug":false};</script><p>debugInfo dan mwVersion</p>'))},
}  # fmt: skip
