"""Logs that anyone can read, and pages and files that speak of times only."""

from __future__ import annotations

from collections.abc import Mapping

from tests.accuracy.behaviour import plain
from tests.accuracy.folders import apache
from tests.accuracy.stacks.bodies import ACCESS, APACHE_ERROR, EMPTY, LARAVEL_LOG, NGINX_ERROR, PHP_ERROR, REFUSED, SAYS_NO, Place, article

_SYMFONY = '[2026-11-21T08:11:42.123456+07:00] request.CRITICAL: Uncaught PHP Exception {"exception":"[object]"} []\n'
_YII = "2026-11-21 08:11:42 [192.0.2.7][-][-][error][yii\\db\\Exception] PDOException: SQLSTATE[HY000]\n"
_TOMCAT = "21-Nov-2026 08:11:42.123 INFO [main] org.apache.catalina.startup.Catalina.start Server startup in [3124] milliseconds\n"
_WORDPRESS = "[21-Nov-2026 01:11:42 UTC] PHP Deprecated:  Hook custom_css_loaded is deprecated since version 4.9 in /var/www/html/wp-includes/functions.php on line 6078\n"

OPEN: Mapping[str, Mapping[str, Place]] = {
    "unknown": {"error-log": ("/error_log", plain(PHP_ERROR)), "access-log": ("/access.log", plain(ACCESS)), "laravel-log": ("/storage/logs/laravel.log", plain(LARAVEL_LOG))},
    "nginx": {"error-log-file": ("/error.log", plain(NGINX_ERROR))},
    "php": {"error-log-file": ("/php_errors.log", plain(PHP_ERROR)), "log-folder": ("/logs/error.log", plain(APACHE_ERROR))},
    "wordpress": {"wordpress-debug-log": ("/wp-content/debug.log", plain(_WORDPRESS * 3))},
    "roundcube": {"roundcube-log": ("/logs/errors.log", plain("[21-Nov-2026 08:11:42 +0700]: <a1b2c3d4> IMAP Error: Login failed for budi against localhost from 192.0.2.7\n"))},
    "symfony": {"symfony-log": ("/var/log/prod.log", plain(_SYMFONY * 2))},
    "yii": {"yii-log": ("/runtime/logs/app.log", plain(_YII * 2))},
    "codeigniter": {"codeigniter-log-folder": ("/application/logs/", apache("/application/logs", "log-2026-11-20.php", "log-2026-11-21.php", "index.html"))},
    "opensid": {"opensid-log-folder": ("/logs/", apache("/logs", "log-2026-11-20.php", "log-2026-11-21.php"))},
    "java": {"tomcat-log": ("/logs/catalina.out", plain(_TOMCAT * 3)), "debug-log": ("/debug.log", plain("2026-11-21 08:11:42.123  INFO 1 --- [main] id.go.kotacontoh.Aplikasi : Started\n" * 2))},
    "simrs": {"simrs-log": ("/simrs/error_log", plain(PHP_ERROR))},
}  # fmt: skip
INNOCENT: Mapping[str, Mapping[str, Place]] = {
    "unknown": {
        "article": ("/error_log", article("Membaca error_log", f"<pre>{PHP_ERROR}</pre>")), "nothing": ("/access.log", EMPTY),
        "says-no": ("/storage/logs/laravel.log", SAYS_NO),
    },
    "nginx": {"refused": ("/error.log", REFUSED)},
    "php": {"note": ("/php_errors.log", plain("Log dimatikan sejak 2026-11-21 08:11:42\n")), "agenda": ("/logs/access.log", article("Agenda 21/Nov/2026"))},
    "wordpress": {"refused": ("/wp-content/debug.log", REFUSED)},
    "codeigniter": {"refused": ("/application/logs/", plain("Directory access is forbidden.\n"))},
    "java": {"tides": ("/debug.log", plain("Pasang surut pelabuhan\n2026-11-21 08:00 0,9 m\n")), "page": ("/logs/catalina.out", article("catalina.out"))},
    "simrs": {"page": ("/simrs/error_log", article("Log SIMRS"))},
}  # fmt: skip
