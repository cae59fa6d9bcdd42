"""Panels without a door, doors that are only noted, and pages that speak of either."""

from __future__ import annotations

from collections.abc import Mapping

from scanner.example_city.sites.bapenda import PHPMYADMIN_PAGE
from tests.accuracy.behaviour import bare
from tests.accuracy.exposures import ADMINER
from tests.accuracy.stacks.bodies import ASKED_TO_LOG_IN, REFUSED, Place, article, titled

_SANDI = '<form method="post"><input name="user"><input type="password" name="pass"><button>Masuk</button></form>'
_FRAMES = (
    '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Frameset//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-frameset.dtd">\n'
    '<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en">\n<head>\n<title>phpPgAdmin</title>\n</head>\n<frameset cols="200,*">\n\t<frame src="browser.php" name="browser" id="browser" frameborder="0" />\n</frameset>\n</html>\n'
)
_KIBANA = titled(
    "Elastic",
    '<kbn-injected-metadata data="{&quot;version&quot;:&quot;7.17.9&quot;,&quot;buildNumber&quot;:1}"></kbn-injected-metadata><div class="kbnWelcomeView"></div>',
)
# Where the tool is the whole site.
TOMCAT = bare(
    '<!DOCTYPE html>\n<html lang="en">\n    <head>\n        <title>Apache Tomcat/9.0.83</title>\n    </head>\n    <body><h2>If you\'re seeing this, you\'ve successfully installed Tomcat. Congratulations!</h2><a href="/manager/status">Server Status</a></body></html>'
)
_DRUPAL_7 = titled(
    "User account | Situs",
    '<meta name="Generator" content="Drupal 7 (http://drupal.org)" /><form action="/user/login" method="post" id="user-login"><input name="name"><input type="password" name="pass"></form>',
)

OPEN: Mapping[str, Mapping[str, Place]] = {
    "php": {"phpmyadmin": ("/pma/", bare(PHPMYADMIN_PAGE)), "adminer": ("/adminer/", bare(ADMINER))},
    "geoserver": {"phppgadmin": ("/phppgadmin/", bare(_FRAMES)), "pgadmin": ("/pgadmin4/", titled("pgAdmin 4", '<link rel="icon" href="/pgadmin4/favicon.ico"><form action="/pgadmin4/authenticate/login" method="POST" name="login_user_form"><input name="email"><input name="password" type="password"></form>'))},
    "lokomedia": {"phpliteadmin": ("/phpliteadmin.php", titled("phpLiteAdmin", '<div id="loginBox"><h1>phpLiteAdmin v1.9.7.1</h1><input type="password" name="password"></div>')), "lokomedia-admin": ("/adminweb/", titled("Administrator", '<form name="login" action="cek_login.php" method="POST"><input name="username"><input type="password" name="password"></form>'))},
    "popoji": {"popoji-admin": ("/po-admin/", titled("Login - PopojiCMS", f"<p>PopojiCMS</p>{_SANDI}"))},
    "java": {"tomcat-manager": ("/manager/status", titled("/manager", '<table><tr><td>Tomcat Version</td></tr><tr><td>Apache Tomcat/9.0.83</td></tr></table>'))},
    "devops": {
        "mongo-express": ("/mongo-express/", titled("Home - Mongo Express", '<h1 id="pageTitle">Mongo Express</h1><table class="table-databases"></table>')), "kibana": ("/app/kibana", _KIBANA),
        "prometheus": ("/graph", titled("Prometheus Time Series Collection and Processing Server", '<div id="root"></div>')), "traefik": ("/dashboard/", titled("Traefik", "<div id=q-app></div>")),
        "haproxy": ("/haproxy?stats", titled("Statistics Report for HAProxy", "<h1><a href='http://www.haproxy.org/'>HAProxy version 2.4.22</a></h1>", '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">')),
        # htdocs/index.php of Nagios 4.4.6 and templates/html/index_all.html of phpSysInfo 3.4.2, as Debian 12 ships them.
        "nagios-open": ("/nagios4/", bare('<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Frameset//EN" "http://www.w3.org/TR/html4/frameset.dtd">\n\n<html>\n<head>\n\t<meta name="ROBOTS" content="NOINDEX, NOFOLLOW">\n\t<title>Nagios: pantau.kotacontoh.go.id</title>\n</head>\n\n<frameset cols="180,*" style="border: 0px; framespacing: 0px">\n\t<frame src="side.php" name="side" frameborder="0" style="">\n\t<frame src="main.php" name="main" frameborder="0" style="">\n</frameset>\n\n</html>')),
        "phpsysinfo": ("/phpsysinfo/", titled("phpSysInfo - Redirection", '<script type="text/JavaScript">window.location.replace("index.php?disp=dynamic");</script>')),
        "netdata": ("/netdata/", titled("netdata dashboard", '<script src="dashboard.js?v20190902-0"></script>')), "jenkins-open": ("/jenkins/", titled("Dashboard [Jenkins]", '<div id="jenkins">Build Queue</div>')),
    },
    # As JupyterLab 4.6.6 answers without a token, from its package.
    "jupyter": {"jupyter-open": ("/lab", bare('<!doctype html><html lang="en"><head><meta charset="utf-8"><title>JupyterLab</title><meta name="viewport" content="width=device-width,initial-scale=1">   <script id="jupyter-config-data" type="application/json">{"allow_hidden_files": false, "appName": "JupyterLab", "appVersion": "4.6.6", "baseUrl": "/", "mode": "multiple-document", "notebookVersion": "[2, 21, 1]", "serverRoot": "/srv/data", "terminalsAvailable": true, "token": "", "treeUrl": "/lab/tree"}</script></head><body class="jp-ThemedContainer"></body></html>'))},
    "drupal": {"ended": ("/user/login", _DRUPAL_7)},
}  # fmt: skip
# Panels as PopojiCMS 2.0.1 and Lokomedia's edition for CodeIgniter have them.
MORE: Mapping[str, tuple[str, str, Place]] = {
    "panel-that-a-script-writes": (
        "popoji",
        "popoji-admin",
        ("/po-admin/", titled("Login", '<div id="login"></div>', '<!DOCTYPE html><meta name="generator" content="PopojiCMS 2.0.1">')),
    ),
    "panel-of-codeigniter": (
        "lokomedia",
        "lokomedia-admin",
        ("/administrator", titled("Administrator &rsaquo; Log In", f'<meta name="author" content="phpmu.com">{_SANDI}')),
    ),
    "dynamic-phpsysinfo": (
        "devops",
        "phpsysinfo",
        ("/phpsysinfo/", titled("phpSysInfo 3.4.2", '<div id="loader"><h1>Loading... please wait!</h1></div>')),
    ),
    "nagios-core": (
        "devops",
        "nagios-open",
        (
            "/nagios/",
            titled(
                "Nagios Core",
                '<div id="currentversioninfo">\n\t<div class="product">Nagios<sup><span style="font-size: small;">&reg;</span></sup> Core</div>\n\t<div class="version">Version 4.4.6</div></div>',
            ),
        ),
    ),
}
# Log-in pages are noted and accused of nothing.
INNOCENT: Mapping[str, Mapping[str, Place]] = {
    "php": {"phpmyadmin": ("/pma/", article("phpMyAdmin untuk pemula", "<p>Isi pma_username.</p>")), "guarded": ("/phpMyAdmin/", ASKED_TO_LOG_IN), "adminer": ("/adminer/", titled("Masuk", _SANDI))},
    "geoserver": {"phppgadmin": ("/phppgadmin/", REFUSED), "pgadmin": ("/pgadmin4/", article("pgAdmin 4")), "geoserver": ("/geoserver/web/", titled("GeoServer: Welcome", '<form action="../j_spring_security_check" method="post"><input type="password" name="password"></form>'))},
    "lokomedia": {"own-log-in": ("/adminweb/", titled("Masuk", _SANDI)), "lite": ("/phpliteadmin.php", article("Mengenal phpLiteAdmin"))},
    "popoji": {"own-log-in": ("/po-admin/", titled("Masuk", _SANDI))},
    "java": {"manager": ("/manager/status", ASKED_TO_LOG_IN)},
    # Log-in of Jupyter Server 2.21, and JupyterLite, which has no server behind it.
    "jupyter": {
        "log-in": ("/lab", titled("Jupyter Server", f'<form action="/login?next=%2Flab" method="post">{_SANDI}</form>')),
        "lite": ("/jupyter/", bare('<!DOCTYPE html><html lang="en" data-jupyter-lite-root=".."><head><title>JupyterLab</title><script id="jupyter-config-data" type="application/json" data-jupyter-lite-root="..">{"appName": "JupyterLite", "notebookVersion": "[2, 0, 0]"}</script></head><body></body></html>')),
    },
    "drupal": {"today": ("/user/login", titled("Masuk | Situs", '<form class="user-login-form" data-drupal-selector="user-login-form" method="post"><input name="name"><input type="password" name="pass"></form>'))},
    "moodle": {"log-in": ("/login/index.php", titled("Masuk ke situs", f'<input type="hidden" name="logintoken" value="a1">{_SANDI}'))},
    "ojs": {"log-in": ("/index.php/index/login", titled("Login", f'<div class="page pkp_page_login">{_SANDI}</div>'))},
    "slims": {"log-in": ("/index.php?p=login", titled("Library Automation LOGIN", f"<p>SLiMS</p>{_SANDI}"))},
    "opensid": {"log-in": ("/siteman", titled("OpenSID | Masuk", _SANDI))},
    "simrs": {"log-in": ("/simrs/", titled("SIMRS", f"<p>SIMRS Khanza</p>{_SANDI}"))},
    "eoffice": {"log-in": ("/e-office/", titled("e-Office Kota Contoh", _SANDI))},
    "nextcloud": {"log-in": ("/login", bare('<!DOCTYPE html>\n<html class="ng-csp"><head data-requesttoken="a1:b2"><title>Nextcloud</title></head><body id="body-login"></body></html>'))},
    "cpanel": {"log-in": ("/cpanel", titled("cPanel Login", _SANDI)), "mail": ("/roundcube/", titled("Webmail", '<input id="rcmloginuser"><input id="rcmloginpwd" type="password">'))},
    "iis": {"log-in": ("/login_up.php", titled("Plesk Obsidian 18.0.57", '<input name="login_name"><input type="password" name="passwd">'))},
    "devops": {
        "jenkins": ("/jenkins/login", titled("Sign in [Jenkins]", _SANDI)), "gitlab": ("/users/sign_in", titled("Sign in · GitLab", _SANDI)), "gitea": ("/user/login?redirect_to=", titled("Sign In - Gitea", f"<p>Powered by Gitea Version: 1.21.1</p>{_SANDI}")),
        "grafana": ("/grafana/login", titled("Grafana", "<script>window.grafanaBootData = {};</script>")), "zabbix": ("/zabbix/", titled("Zabbix", _SANDI)), "webmin": ("/session_login.cgi", titled("Login to Webmin", _SANDI)),
        "graphs": ("/graph", article("Grafik Prometheus")), "board": ("/dashboard/", titled("Dashboard kota", "<p>Indikator</p>")), "kibana": ("/app/kibana", titled("Elastic", '<kbn-injected-metadata data="{&quot;vars&quot;:{&quot;basePath&quot;:&quot;&quot;,&quot;loginUrl&quot;:&quot;/login&quot;}}"></kbn-injected-metadata>')),
        "mongo": ("/mongo-express/", ASKED_TO_LOG_IN), "netdata": ("/netdata/", REFUSED), "haproxy": ("/haproxy?stats", ASKED_TO_LOG_IN), "minio": ("/minio/login", titled("MinIO Console", "<div id='root'></div>")), "proxmox": ("/pve2/", titled("pve - Proxmox Virtual Environment", "<div></div>")),
    },
}  # fmt: skip
