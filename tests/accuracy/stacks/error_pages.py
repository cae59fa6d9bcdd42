"""What frameworks show where something went wrong: with their debug mode on, and with it off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scanner.example_city.page import example_page
from scanner.example_city.site import Respond, ServedAnswer
from tests.accuracy.backgrounds import LOST, Background
from tests.accuracy.behaviour import AGENCY, HOME, Behaviour, bare
from tests.accuracy.crawl_findings import Sub, linked
from tests.accuracy.stacks.fronts import FRONTS

CHECK = "exposed-debug"
_FRAMES = (
    "#0 /var/www/html/vendor/laravel/framework/src/Illuminate/Routing/Router.php(700): Illuminate\\Routing\\RouteCollection-&gt;match()\n"
)
_TAILWIND = "<style>" + ".a{margin:0}" * 3000 + "</style>"
_CI3 = '\n<div style="border:1px solid #990000;padding-left:20px;margin:0 0 10px 0;">\n\n<h4>{}</h4>\n\n<p>{}: {}</p>\n<p>Message:  Undefined variable: berita</p>\n<p>Filename: views/beranda.php</p>\n<p>Line Number: 12</p>\n\n</div>'
_CI4 = '<!doctype html>\n<html>\n<head>\n\t<title>ErrorException</title>\n</head>\n<body onload="init()">\n<div class="header"><h1>ErrorException</h1></div><ul class="tabs" id="tabs"><li><a href="#backtrace">Backtrace</a></li></ul>\n<div class="footer"><p>Displayed at 08:11:42am &mdash; PHP: 7.4.33 &mdash; CodeIgniter: {}</p></div></body></html>'


def _traced(call: str) -> str:
    """A fatal error as PHP writes it with display_errors on (main/main.c, Zend/zend_exceptions.c) whose trace has this call in it."""
    return (
        "<br />\n<b>Fatal error</b>:  Uncaught PDOException: SQLSTATE[HY000] [2002] Connection refused in /var/www/html/db.php:34\nStack trace:\n"
        f"#0 /var/www/html/db.php(34): {call}\n#1 {{main}}\n  thrown in <b>/var/www/html/db.php</b> on line <b>34</b><br />\n"
    )


# zend.exception_ignore_args off, as PHP ships it without php.ini-production; and `#[\\SensitiveParameter]` of PHP 8.2.
_CALLS = {
    "pdo": "PDO-&gt;__construct('mysql:host=127....', 'app', 'AppSandi-Rahasi...', Array)",
    "mysqli": "mysqli_connect('localhost', 'dinas', 'Rahasia123', 'dinas')",
    "mysqli-object": "mysqli-&gt;__construct('localhost', 'dinas', 'Rahasia123', 'dinas')",
    "postgres": "App\\Db-&gt;connect('10.0.0.5', 'dinas', 'Rahasia123')",
    "ldap": "ldap_bind(Object(LDAP\\Connection), 'cn=admin,dc=kota', 'Rahasia123')",
    "ftp": "ftp_login(Resource id #3, 'dinas', 'Rahasia123')",
}
_KEPT_CALLS = {
    "sensitive-parameters": "PDO-&gt;__construct(Object(SensitiveParameterValue), Object(SensitiveParameterValue), Object(SensitiveParameterValue), Array)",
    "another-function": "tampil('berita', 12)",
    "no-arguments": "PoCore-&gt;__construct()",
}
_CI4_SETTINGS = "<h2>$_SERVER</h2><table><tr><td>database.default.hostname</td><td>localhost</td></tr><tr><td>database.default.password</td><td>   Rahasia123   </td></tr></table>"
# The answer to whatever is not there, with the entry of the catalogue that it proves.
_AT_JAVA = "\\n\\tat id.go.kota.Izin.get(Izin.java:20)\\n\\tat java.base/java.lang.Thread.run(Thread.java:833)\\n"
_JSON_TRACES: Mapping[str, tuple[str, int]] = {
    "laravel": ('{\n    "message": "The route api\\/izin could not be found.",\n    "exception": "Symfony\\\\Component\\\\HttpKernel\\\\Exception\\\\NotFoundHttpException",\n    "file": "\\/var\\/www\\/html\\/vendor\\/laravel\\/framework\\/src\\/Illuminate\\/Routing\\/AbstractRouteCollection.php",\n    "line": 44,\n    "trace": [\n        {\n            "file": "\\/var\\/www\\/html\\/public\\/index.php",\n            "line": 51\n        }\n    ]\n}', 404),
    "laravel-on-windows": ('{"message":"SQLSTATE[HY000] [1045] Access denied","exception":"Illuminate\\\\Database\\\\QueryException","file":"C:\\\\laragon\\\\www\\\\izin\\\\vendor\\\\a.php","line":760,"trace":[]}', 500),
    "codeigniter": ('{"title":"ErrorException","type":"ErrorException","code":500,"message":"Undefined variable $a","file":"/srv/izin/app/Controllers/Izin.php","line":20,"trace":[{"function":"errorHandler"}]}', 500),
    "yii": ('{"name":"PHP Warning","message":"Division by zero","code":2,"type":"yii\\\\base\\\\ErrorException","file":"/srv/izin/controllers/IzinController.php","line":20,"stack-trace":["#0 /srv/izin/web/index.php(12): run()"]}', 500),
    "spring": (f'{{"timestamp":"2026-11-21T01:11:42.000+00:00","status":500,"error":"Internal Server Error","trace":"java.lang.NullPointerException: x{_AT_JAVA}","message":"x","path":"/izin"}}', 500),
    "spring-own-exception": (f'{{"timestamp":"2026-11-21T01:11:42.000+00:00","status":404,"error":"Not Found","trace":"org.springframework.web.servlet.resource.NoResourceFoundException: No static resource x.{_AT_JAVA}","path":"/x"}}', 404),
    "web-api": ('{"Message":"An error has occurred.","ExceptionMessage":"Object reference not set to an instance of an object.","ExceptionType":"System.NullReferenceException","StackTrace":"   at Izin.Get() in D:\\\\web\\\\Izin.cs:line 20"}', 500),
    "nest": ('{"statusCode":500,"message":"x is undefined","stack":"TypeError: x is undefined\\n    at IzinService.get (/app/dist/izin.service.js:20:15)\\n    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)"}', 500),
    "express": ('{"error":{"message":"Not Found","stack":"NotFoundError: Not Found\\n    at /srv/izin/app.js:40:8\\n    at Layer.handle (/srv/izin/node_modules/express/lib/router/layer.js:95:5)"}}', 404),
    "api-platform": ('{"@context":"/contexts/Error","@type":"hydra:Error","hydra:title":"An error occurred","trace":[{"namespace":"","short_class":"","class":"","type":"","function":"","file":"/srv/app/src/Izin.php","line":20,"args":[]}]}', 500),
}  # fmt: skip
_JSON_ERRORS: Mapping[str, str] = {
    "laravel": '{\n    "message": "Server Error"\n}',
    "spring": '{"timestamp":"2026-11-21T01:11:42.000+00:00","status":500,"error":"Internal Server Error","path":"/izin"}',
    "codeigniter": '{"title":"Whoops!","type":"ErrorException","code":500,"message":"We seem to have hit a snag. Please try again later."}',
    "web-api": '{"Message":"An error has occurred."}',
    "nest": '{"statusCode":404,"message":"Cannot GET /izin","error":"Not Found"}',
    "problem": '{"type":"about:blank","title":"Not Found","status":404,"traceId":"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"}',
    "form": '{"message":"Berkas tidak terbaca","file":"izin.pdf","line":20,"trace":"a1b2c3"}',
    "stack-of-cards": '{"stack":"kartu\\n at meja","message":"tidak ada"}',
}  # fmt: skip
OPEN: Mapping[str, tuple[str, ServedAnswer]] = {
    "laravel-with-whoops": ("laravel-debug", bare(f'<!DOCTYPE html><html><head><title>Whoops! There was an error.</title></head><body><div class="Whoops container"><div class="stack-container"><span>Illuminate\\Database\\QueryException</span>{_FRAMES}</div></div></body></html>', 500)),
    "laravel-with-ignition": ("laravel-debug", bare(f'<!doctype html>\n<html class="theme-light">\n<!--\nSymfony\\Component\\HttpKernel\\Exception\\NotFoundHttpException:  in file /var/www/html/vendor/laravel/framework/src/Illuminate/Routing/AbstractRouteCollection.php on line 43\n\n{_FRAMES}-->\n<head><title>🧨 </title></head><body class="scrollbar-lg">\n<script>\n    window.data = {{"report":{{"exception_class":"Illuminate\\\\Database\\\\QueryException"}}}};\n</script></body></html>', 500)),
    "laravel-11": ("laravel-debug", bare(f'<!DOCTYPE html>\n<html lang="en">\n<head>\n    <title>Layanan</title>\n{_TAILWIND}</head>\n<body class="bg-gray-200/80 font-sans antialiased dark:bg-gray-950/95">\n<div class="renderer container mx-auto lg:px-8">\n<span class="text-dark ml-3 text-2xl font-bold dark:text-white sm:text-3xl">Internal Server Error</span>\n<div class="inline-block rounded-full bg-red-500/20 px-3 py-2"><span>Illuminate\\Database\\QueryException</span></div>\n<div class="mt-4 text-lg font-semibold">SQLSTATE[HY000]</div>\n<span class="text-sm text-gray-500 dark:text-gray-400">PHP 8.3.6 — Laravel 11.9.2</span></div></body></html>', 500)),
    "laravel-12": ("laravel-debug", bare(f"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n    <title>Layanan</title>\n{_TAILWIND}</head>\n<body class=\"font-sans antialiased\">\n<script>\n    const markdown = '# Illuminate\\\\Database\\\\QueryException - Internal Server Error\\n\\nSQLSTATE[HY000]\\n\\nPHP `8.3.6`  \\nLaravel `12.30.1`  \\n\\n## Stack Trace'\n</script>\n<div class=\"font-medium text-sm\">Internal Server Error</div></body></html>", 500)),
    "codeigniter-3-notice": ("codeigniter-debug", bare(_CI3.format("A PHP Error was encountered", "Severity", "Notice"), 500)),
    "codeigniter-3-exception": ("codeigniter-debug", bare(_CI3.format("An uncaught Exception was encountered", "Type", "Error"), 500)),
    "codeigniter-3-database": ("codeigniter-debug", bare('<!DOCTYPE html>\n<html lang="en">\n<head>\n<title>Database Error</title>\n</head>\n<body>\n\t<div id="container">\n\t\t<h1>A Database Error Occurred</h1>\n\t\t<p>Error Number: 1054</p><p>Unknown column \'a\' in \'where clause\'</p><p>SELECT * FROM `berita` WHERE `a` = 1</p><p>Filename: models/M_berita.php</p><p>Line Number: 21</p>\t</div>\n</body>\n</html>', 500)),
    "codeigniter-4": ("codeigniter-debug", bare(_CI4.format("4.5.1 -- Environment: development"), 404)),
    "codeigniter-4-of-old": ("codeigniter-debug", bare(_CI4.format("4.1.9"), 500)),
    **{f"php-with-a-log-in-to-{name}": ("php-trace-secret", bare(_traced(call), 500)) for name, call in _CALLS.items()},
    **{f"php-with-{name}-in-its-trace": ("php-fatal", bare(_traced(call), 500)) for name, call in _KEPT_CALLS.items()},
    "codeigniter-4-with-its-settings": ("codeigniter-debug, debug-secrets", bare(_CI4.format("4.7.0 -- Environment: development").replace("</body>", f"{_CI4_SETTINGS}</body>"), 500)),
    "django": ("django-debug", bare("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n  <title>Page not found at /x</title>\n</head>\n<body>\n  <header id=\"summary\"><h1>Page not found <small>(404)</small></h1></header>\n  <footer id=\"explanation\">\n    <p>\n      You’re seeing this error because you have <code>DEBUG = True</code> in\n      your Django settings file.</p></footer></body></html>", 404)),
    "symfony": ("symfony-debug", bare('<!-- No route found for &quot;GET /x&quot; (404 Not Found) -->\n<!DOCTYPE html>\n<html lang="en">\n    <head>\n        <title>No route found (404 Not Found)</title></head>\n<body><header><h1 class="logo">Symfony Exception</h1></header><div class="exception-summary ">\n<h2 class="exception-http">HTTP 404 <small>Not Found</small></h2></div></body></html>', 404)),
    "werkzeug": ("werkzeug-debug", bare("<!doctype html>\n<html lang=en>\n  <head>\n    <title>KeyError: 'nik' // Werkzeug Debugger</title>\n    <script>\n      var CONSOLE_MODE = false,\n          EVALEX = true,\n          SECRET = \"a1\";\n    </script>\n  </head>\n  <body><div class=\"debugger\"></div></body></html>", 500)),
    # Since Werkzeug 3.1, and as it was met: the title has a line break, the console is for the host's own names.
    "werkzeug-3.1": ("werkzeug-trace", bare("<!doctype html>\n<html lang=en>\n  <head>\n    <title>ZeroDivisionError: division by zero\n // Werkzeug Debugger</title>\n    <script>\n      var CONSOLE_MODE = false,\n          EVALEX = false,\n          EVALEX_TRUSTED = false,\n          SECRET = \"a1\";\n    </script>\n  </head>\n  <body style=\"background-color: #fff\"><div class=\"debugger\"></div></body></html>", 500)),
    # framework/views/errorHandler/exception.php and callStackItem.php of Yii 2.
    "yii": ("yii-debug-page", bare('<!doctype html>\n<html lang="en-us">\n\n<head>\n    <meta charset="utf-8"/>\n\n    <title>Invalid Configuration – yii\\base\\InvalidConfigException</title>\n</head>\n<body>\n<div class="call-stack">\n        <ul>\n<li class="application call-stack-item"\n    data-line="12">\n    <div class="element-wrap">\n        <div class="element">\n            <span class="item-number">1.</span>\n            <span class="text">in /srv/yii/vendor/yiisoft/yii2/base/Module.php</span></div></div></li></ul></div></body></html>', 500)),
    "rails": ("rails-debug", bare('<!DOCTYPE html>\n<html lang="en">\n<head>\n  <meta charset="utf-8" />\n  <title>Action Controller: Exception caught</title>\n</head>\n<body>\n<header>\n  <h1>Routing Error</h1>\n</header>\n<p><code>Rails.root: /app</code></p></body></html>', 404)),
    "asp-net": ("aspnet-debug", bare("<!DOCTYPE html>\r\n<html>\r\n    <head>\r\n        <title>Object reference not set to an instance of an object.</title>\r\n    </head>\r\n    <body bgcolor=\"white\">\r\n<span><H1>Server Error in '/' Application.<hr width=100% size=1 color=silver></H1></span>\r\n<b>Stack Trace:</b> <br><br><pre>[NullReferenceException]</pre>\r\n<hr width=100% size=1 color=silver>\r\n\r\n<b>Version Information:</b>&nbsp;Microsoft .NET Framework Version:4.0.30319; ASP.NET Version:4.8.4494.0\r\n</body></html>", 500)),
    "asp-net-core": ("aspnet-debug", bare('<!DOCTYPE html>\n<html lang="en" xmlns="http://www.w3.org/1999/xhtml">\n    <head>\n        <title>Internal Server Error</title>\n    </head>\n    <body>\n        <h1>An unhandled exception occurred while processing the request.</h1>\n            <div class="titleerror">NullReferenceException: Object reference not set</div>\n        <ul id="header"><li id="stack" tabindex="1" class="selected">Stack</li></ul>\n        <div id="stackpage" class="page"></div></body></html>', 500)),
    "express": ("express-trace", bare('<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Error</title>\n</head>\n<body>\n<pre>TypeError: Cannot read properties of undefined<br> &nbsp; &nbsp;at /app/server.js:12:9<br> &nbsp; &nbsp;at Layer.handle [as handle_request] (/app/node_modules/express/lib/router/layer.js:95:5)</pre>\n</body>\n</html>', 500)),
    "tomcat": ("java-trace", bare('<!doctype html><html lang="en"><head><title>HTTP Status 500 – Internal Server Error</title></head><body><h1>HTTP Status 500</h1><p><b>Exception</b></p><pre>java.lang.NullPointerException: Cannot invoke &quot;String.length()&quot;\n\tid.go.kotacontoh.Halaman.doGet(Halaman.java:12)\n\tjavax.servlet.http.HttpServlet.service(HttpServlet.java:529)\n</pre></body></html>', 500)),
    "spring": ("java-trace", bare("<html><body><h1>Whitelabel Error Page</h1><p>This application has no explicit mapping for /error, so you are seeing this as a fallback.</p><div id='created'>Sat Nov 21 08:11:42 WIB 2026</div><div>There was an unexpected error (type=Internal Server Error, status=500).</div><div style='white-space:pre-wrap;'>java.lang.IllegalStateException: gagal\n\tat id.go.kotacontoh.Layanan.baca(Layanan.java:33)\n\tat java.base/java.lang.reflect.Method.invoke(Method.java:580)\n\tat org.apache.catalina.core.StandardWrapperValve.invoke(StandardWrapperValve.java:167)\n</div></body></html>", 500)),
    # What APIs answer in development: Laravel (Exceptions\\Handler), CodeIgniter 4, Yii 2, Spring Boot with server.error.include-stacktrace, ASP.NET Web API
    # with IncludeErrorDetail, NestJS and Express in their guides' error handlers, API Platform.
    **{f"json-of-{name}": ("json-trace", bare(text, status, "application/json")) for name, (text, status) in _JSON_TRACES.items()},
    "php": ("php-fatal", bare("<br />\n<b>Fatal error</b>:  Uncaught Error: Call to undefined function baca() in /var/www/html/index.php:3\nStack trace:\n#0 {main}\n  thrown in <b>/var/www/html/index.php</b> on line <b>3</b><br />\n", 500)),
    "php-on-windows": ("php-fatal", bare("<br />\n<b>Parse error</b>:  syntax error, unexpected '}' in <b>C:\\xampp\\htdocs\\dinas\\index.php</b> on line <b>7</b><br />\n", 500)),
}  # fmt: skip
INNOCENT: Mapping[str, ServedAnswer] = {
    "laravel": bare('<!DOCTYPE html>\n<html lang="en"><head><title>Not Found</title></head><body class="antialiased"><div class="relative flex items-top"><div class="px-4 text-lg text-gray-500">404</div><div class="ml-4">Not Found</div></div></body></html>', 404),
    "single-page-application": bare('<!DOCTYPE html><html><head><title>404</title><script>window.data = {"lang":"id"};</script></head><body><div id="app">Tidak ditemukan</div></body></html>', 404),
    "codeigniter": bare('<!DOCTYPE html>\n<html lang="en">\n<head>\n<title>404 Page Not Found</title>\n</head>\n<body><div id="container"><h1>404 Page Not Found</h1><p>The page you requested was not found.</p></div></body></html>', 404),
    "codeigniter-database": bare('<!DOCTYPE html>\n<html><head><title>Database Error</title></head><body><div id="container"><h1>Layanan sedang padat</h1><p>Silakan coba lagi.</p></div></body></html>', 404),
    # framework/views/errorHandler/error.php of Yii 2, which it shows without YII_DEBUG.
    "yii": bare('<!doctype html>\n<html>\n<head>\n    <meta charset="utf-8" />\n    <title>Not Found (#404)</title>\n</head>\n<body>\n    <h1>Not Found (#404)</h1>\n    <h2>Page not found.</h2>\n    <p>\n        The above error occurred while the Web server was processing your request.\n    </p></body>\n</html>', 404),
    "werkzeug": bare("<!doctype html>\n<html lang=en>\n<title>500 Internal Server Error</title>\n<h1>Internal Server Error</h1>\n<p>The server encountered an internal error and was unable to complete your request. Either the server is overloaded or there is an error in the application.</p>\n", 404),
    "django": bare("<!doctype html>\n<html lang=\"en\">\n<head>\n  <title>Not Found</title>\n</head>\n<body>\n  <h1>Not Found</h1><p>The requested resource was not found on this server.</p>\n</body>\n</html>\n", 404),
    "symfony": bare('<!DOCTYPE html>\n<html>\n<head>\n    <title>An Error Occurred: Not Found</title>\n</head>\n<body>\n<div class="container">\n    <h1>Oops! An Error Occurred</h1>\n    <h2>The server returned a "404 Not Found".</h2></div></body></html>', 404),
    "asp-net": bare("<!DOCTYPE html><html><head><title>The resource cannot be found.</title></head><body><span><H1>Server Error in '/' Application.</H1><h2> <i>The resource cannot be found.</i> </h2></span><b> Description: </b>HTTP 404. <b> Requested URL: </b>/x</body></html>", 404),
    "tomcat": bare('<!doctype html><html lang="en"><head><title>HTTP Status 404 – Not Found</title></head><body><h1>HTTP Status 404 – Not Found</h1><hr class="line" /><p><b>Type</b> Status Report</p><p><b>Description</b> The origin server did not find a current representation.</p><hr class="line" /><h3>Apache Tomcat/9.0.83</h3></body></html>', 404),
    "spring": bare("<html><body><h1>Whitelabel Error Page</h1><p>This application has no explicit mapping for /error, so you are seeing this as a fallback.</p><div id='created'>Sat Nov 21 08:11:42 WIB 2026</div><div>There was an unexpected error (type=Not Found, status=404).</div></body></html>", 404),
    "express": bare('<!DOCTYPE html>\n<html lang="en">\n<head>\n<title>Error</title>\n</head>\n<body>\n<pre>Cannot GET /x</pre>\n</body>\n</html>\n', 404),
    **{f"json-{name}": bare(text, 404, "application/json") for name, text in _JSON_ERRORS.items()},
    "article": example_page("Tidak ditemukan", "<p>Mungkin Anda mencari: <a href='/1'>Fatal error: apa artinya?</a>, <a href='/2'>java.lang.NullPointerException</a>, DEBUG = True.</p>", AGENCY, status=404),
}  # fmt: skip
_WARNING = "<br />\n<b>Warning</b>:  Undefined variable $menu in <b>/var/www/html/index.php</b> on line <b>12</b><br />\n"
_NOTICE = _CI3.format("A PHP Error was encountered", "Severity", "Notice")
# The frame of CodeIgniter 3's development branch, from application/views/errors/html/error_php.php.
_NEW_NOTICE = _NOTICE.replace("#990000;padding-left:20px;margin:0 0 10px 0;", "#dd4814;padding-left:20px;margin:10px 0;")
# system/Debug/Toolbar.php and system/View/View.php of CodeIgniter 4.
_DEBUGBAR = '\n<script  id="debugbar_loader" data-time="1764400000.123456" src="https://dinas.kotacontoh.go.id/?debugbar"></script><script  id="debugbar_dynamic_script"></script><style  id="debugbar_dynamic_style"></style>\n'
_VIEW = "<!-- DEBUG-VIEW START 2 APPPATH/Views/berita.php -->\n<p>Berita</p>\n<!-- DEBUG-VIEW ENDED 2 APPPATH/Views/berita.php -->\n"
# A page that somebody saved in development and made a template of.
_SAVED = '<script type="text/javascript" id="debugbar_dynamic_script"></script><script type="text/javascript" id="debugbar_loader" data-time="1585277113" src="/AdminLTE/plugins/index.php?debugbar"></script>'
_FATAL = "<br />\n<b>Fatal error</b>:  Uncaught Exception: koneksi gagal in /var/www/html/kaki.php:9\nStack trace:\n#0 {main}\n  thrown in <b>/var/www/html/kaki.php</b> on line <b>9</b><br />\n"
_PASTED = "<p><b>Warning</b>: Undefined variable $menu in <b>/var/www/html/index.php</b> on line <b>12</b></p><h4>A PHP Error was encountered</h4><p>Severity: Notice</p><p>Filename: a.php</p><p>Line Number: 3</p>"
FRONT_PAGES: Mapping[str, tuple[str, str]] = {
    "php-warning": ("fail (php-warning)", _WARNING), "codeigniter-notice": ("fail (php-warning)", _NOTICE), "php-fatal-in-its-foot": ("fail (php-warning)", _FATAL),
    "notice-of-codeigniter-3-in-development": ("fail (php-warning)", _NEW_NOTICE), "codeigniter-4-debug-bar": ("fail (codeigniter-development)", _DEBUGBAR),
    "codeigniter-4-debug-view": ("fail (codeigniter-development)", _VIEW), "notice-and-debug-bar": ("fail (codeigniter-development)", _NOTICE + _DEBUGBAR),
    "trace-with-a-log-in": ("fail (php-trace-secret-shown)", _traced(_CALLS["pdo"])), "trace-with-sensitive-parameters": ("fail (php-warning)", _traced(_KEPT_CALLS["sensitive-parameters"])),
    "template-saved-in-development": ("pass", _SAVED), "article-on-debug-views": ("pass", "<p>&lt;!-- DEBUG-VIEW START 1 APPPATH/Views/a.php --&gt; id=\"debugbar_loader\"</p>"),
    "question-with-a-pasted-warning": ("pass", _PASTED),
}  # fmt: skip


def _saying(answer: ServedAnswer) -> Respond:
    """A site that says this to whatever is not there."""
    return Background(lambda _: answer).site({})


def behaviours() -> Iterator[Behaviour]:
    """Each as the answer to all that is not there, or as the front page."""
    for name, (entry, answer) in OPEN.items():
        yield Behaviour(name=f"error-page-of-{name}", https=_saying(answer), must={CHECK: f"fail ({entry})"})
    for name, answer in INNOCENT.items():
        yield Behaviour(name=f"error-page-kept-{name}", https=_saying(answer), must={"exposed-*": "pass"})
    for name, (label, content) in FRONT_PAGES.items():
        front = example_page(
            "Beranda", HOME + content, AGENCY, headers=tuple(header for header in FRONTS["php"].headers if header[0] != "Content-Type")
        )
        yield Behaviour(name=f"front-page-with-{name}", https=Background(lambda _: bare(LOST, 404)).site({"/": front}), must={CHECK: label})
    # Met by the crawl alone: what is not there is answered soundly.
    for name in ("werkzeug", "werkzeug-3.1", "yii", "codeigniter-4", "django", "tomcat", "php"):
        entry, answer = OPEN[name]
        yield Behaviour(name=f"crawl-met-{name}", https=linked({"/rusak": answer}), must={CHECK: f"fail ({entry})"})
    for name, (label, content) in FRONT_PAGES.items():
        yield Behaviour(name=f"crawl-met-page-with-{name}", https=linked({"/berita/1": Sub(content)}), must={CHECK: label})
