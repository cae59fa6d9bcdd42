"""Settings, keys and manifests: as they lie open, and what only bears their names."""

from __future__ import annotations

from collections.abc import Mapping

from tests.accuracy.behaviour import plain
from tests.accuracy.exposures import ENV
from tests.accuracy.stacks.bodies import (
    EMPTY,
    PHP_DATABASE,
    PRIVATE_KEY,
    PUBLIC_KEY,
    REFUSED,
    SAYS_NO,
    Place,
    article,
    binary,
    json,
    page_of_php,
    xml,
)  # fmt: skip

_WP_CONFIG = "<?php\n/** The name of the database for WordPress */\ndefine( 'DB_NAME', 'dinas' );\ndefine( 'DB_USER', 'dinas' );\ndefine( 'DB_PASSWORD', 'contoh' );\ndefine( 'AUTH_KEY', 'contoh' );\n$table_prefix = 'wp_';\n"
_CI_DATABASE = "<?php defined('BASEPATH') OR exit('No direct script access allowed');\n$active_group = 'default';\n$db['default'] = array(\n\t'dsn' => '',\n\t'hostname' => 'localhost',\n\t'username' => 'dinas',\n\t'password' => 'contoh',\n);\n"
_COMPOSE = "version: '3'\nservices:\n  web:\n    image: php:8.2-apache\n    ports:\n      - \"80:80\"\n  db:\n    image: mariadb:10\n    environment:\n      MYSQL_ROOT_PASSWORD: contoh\n"
_HISTORY = "cd /var/www/html\nls -la\nnano .env\nmysql -u root -p\nsudo systemctl restart apache2\nexit\n"
_KUBE = "apiVersion: v1\nclusters:\n- cluster:\n    server: https://192.0.2.9:6443\n  name: kota\ncontexts:\n- context:\n    cluster: kota\nusers:\n- name: admin\n  user:\n    token: contoh\n"

OPEN: Mapping[str, Mapping[str, Place]] = {
    "unknown": {
        "htpasswd": ("/.htpasswd", plain("admin:$apr1$8wPxu8Qd$0o0o0o0o0o0o0o0o0o0o0.\noperator:$2y$05$0o0o0o0o0o0o0o0o0o0o0uO0o0o0o0o0o0o0o0o0o0o0o0o0o0\n")),
        "private-key": ("/id_rsa", plain(PRIVATE_KEY)), "docker-compose": ("/docker-compose.yml", plain(_COMPOSE)), "bash-history": ("/.bash_history", plain(_HISTORY)),
        "php-configuration-copy": ("/koneksi.php.bak", plain(PHP_DATABASE)), "git-credentials": ("/.git-credentials", plain("https://budi:contoh@git.example\n")),
        "sftp-settings": ("/.vscode/sftp.json", json('{\n    "name": "dinas",\n    "host": "192.0.2.9",\n    "protocol": "sftp",\n    "username": "root",\n    "remotePath": "/var/www/html"\n}')),
    },
    "php": {
        "filezilla": ("/sitemanager.xml", xml('<?xml version="1.0" encoding="UTF-8"?>\n<FileZilla3 version="3.60.1" platform="windows">\n<Servers>\n<Server><Host>ftp.kotacontoh.go.id</Host><User>dinas</User><Pass encoding="base64">Y29udG9o</Pass></Server>\n</Servers>\n</FileZilla3>')),
        "ftpconfig": ("/.ftpconfig", json('{\n    "protocol": "ftp",\n    "host": "ftp.kotacontoh.go.id",\n    "port": 21,\n    "user": "dinas",\n    "pass": "contoh"\n}')),
    },
    "cpanel": {
        "private-key-elsewhere": ("/server.key", plain("-----BEGIN RSA PRIVATE KEY-----\nY29udG9o\n-----END RSA PRIVATE KEY-----\n")),
        "my-cnf": ("/.my.cnf", plain('[client]\nuser=dinas\npassword="contoh"\n')), "php-ini": ("/.user.ini", plain("; Wordfence WAF\nauto_prepend_file = '/home/dinas/public_html/wordfence-waf.php'\n; END Wordfence WAF\n")),
    },
    "iis": {"putty-key": ("/{label}.ppk", plain("PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\nComment: dinas\nPublic-Lines: 1\nY29udG9o\nPrivate-Lines: 1\nY29udG9o\nPrivate-MAC: 00\n")), "web-config": ("/web.config", xml('<?xml version="1.0"?>\n<configuration>\n  <connectionStrings><add name="db" connectionString="Server=.;Password=contoh" /></connectionStrings>\n</configuration>'))},
    "wordpress": {"wp-config-copy": ("/wp-config.php.bak", plain(_WP_CONFIG)), "wp-config-swap": ("/.wp-config.php.swp", binary(b"b0VIM 8.2\x00\x00\x00\x00" + b"\x00" * 60))},
    "joomla": {"joomla-configuration-copy": ("/configuration.php~", plain("<?php\nclass JConfig {\n\tpublic $user = 'dinas';\n\tpublic $password = 'contoh';\n}\n"))},
    "drupal": {"drupal-settings-copy": ("/sites/default/settings.php.old", plain("<?php\n$databases['default']['default'] = array (\n  'database' => 'dinas',\n  'password' => 'contoh',\n);\n")), "composer": ("/composer.json", json('{"name":"drupal/recommended-project","type":"project","require":{"drupal/core-recommended":"^10"}}'))},
    "laravel": {
        "env-variant": ("/.env.old", plain(ENV)), "env-in-folder": ("/public/.env", plain(ENV)), "package-json": ("/package.json", json('{"private":true,"scripts":{"dev":"vite"},"devDependencies":{"vite":"^5.0"}}')),
        "composer-lock": ("/composer.lock", json('{"_readme":["This file locks the dependencies"],"content-hash":"8c0ffee","packages":[{"name":"laravel/framework","version":"v10.1.0"}]}')),
    },
    "codeigniter": {
        "codeigniter-env": ("/env", plain("#--------------------------------------------------------------------\n# Example Environment Configuration file\n#\n# CI_ENVIRONMENT = production\n")),
        "codeigniter-database-copy": ("/application/config/database.php~", plain(_CI_DATABASE)), "php-configuration-copies": ("/config/database.php.bak", plain(_CI_DATABASE)),
    },
    "symfony": {"symfony-parameters": ("/app/config/parameters.yml", plain("# This file is auto-generated during the composer install\nparameters:\n    database_host: 127.0.0.1\n    database_password: contoh\n    secret: contoh\n"))},
    "opensid": {"opensid-configuration-copy": ("/desa/config/database.php.bak", plain("<?php\n$db['default']['hostname'] = 'localhost';\n$db['default']['password'] = 'contoh';\n"))},
    "slims": {"slims-configuration-copy": ("/config/sysconfig.local.inc.php.bak", plain("<?php\ndefine('DB_HOST', 'localhost');\ndefine('DB_PASSWORD', 'contoh');\n"))},
    "ojs": {"ojs-configuration-copy": ("/config.inc.php.bak", plain("; <?php exit; // DO NOT DELETE?>\n; DO NOT DELETE THE ABOVE LINE!!!\n\n[general]\ninstalled = On\n\n[database]\ndriver = mysqli\nusername = ojs\npassword = contoh\n"))},
    "mediawiki": {"mediawiki-settings-copy": ("/LocalSettings.php~", plain('<?php\n$wgSitename = "Wiki";\n$wgDBtype = "mysql";\n$wgDBpassword = "contoh";\n'))},
    "dokuwiki": {"dokuwiki-settings-copy": ("/conf/local.php.bak", plain("<?php\n/*\n * Dokuwiki's Main Configuration File - Local Settings\n */\n$conf['title'] = 'Wiki';\n$conf['useacl'] = 1;\n"))},
    "roundcube": {"roundcube-settings-copy": ("/config/config.inc.php.bak", plain("<?php\n$config['db_dsnw'] = 'mysql://roundcube:contoh@localhost/roundcubemail';\n$config['des_key'] = 'contoh';\n"))},
    "simrs": {
        "khanza-database": ("/setting/database.xml", xml('<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!DOCTYPE properties SYSTEM "http://java.sun.com/dtd/properties.dtd">\n<properties>\n<entry key="HOST">a1==</entry>\n<entry key="DATABASE">b2==</entry>\n<entry key="USER">c3==</entry>\n<entry key="PAS">d4==</entry>\n</properties>')),
        "khanza-conf-copy": ("/webapps/conf/conf.php.bak", plain(PHP_DATABASE)),
    },
    "node": {
        "npmrc": ("/.npmrc", plain("registry=https://npm.example/\n//npm.example/:_authToken=contoh\n")), "dockerfile": ("/Dockerfile", plain("# syntax=docker/dockerfile:1\nFROM node:20-alpine\nWORKDIR /app\nCOPY . .\nRUN npm ci\nCMD [\"node\", \"server.js\"]\n")),
        "service-account": ("/service-account.json", json('{"type":"service_account","project_id":"kota","private_key_id":"00","private_key":"contoh","client_email":"kota@kota.example"}')),
    },
    "python": {
        "aws-credentials": ("/.aws/credentials", plain("[default]\naws_access_key_id = contoh\naws_secret_access_key = contoh\n")), "netrc": ("/.netrc", plain("machine git.example login budi password contoh\n")),
        "pipfile": ("/Pipfile", plain('[[source]]\nurl = "https://pypi.example/simple"\nverify_ssl = true\n\n[packages]\ndjango = "*"\n\n[requires]\npython_version = "3.11"\n')),
    },
    "aspnet": {"appsettings": ("/appsettings.json", json('{\n  "Logging": { "LogLevel": { "Default": "Information" } },\n  "AllowedHosts": "*",\n  "ConnectionStrings": { "Default": "Server=.;Database=dinas" }\n}'))},
    "java": {
        "spring-properties": ("/application.properties", plain("spring.datasource.url=jdbc:mysql://localhost/dinas\nspring.datasource.password=contoh\nserver.port=8080\n")),
        "web-xml": ("/WEB-INF/web.xml", xml('<?xml version="1.0"?>\n<web-app version="3.0">\n<welcome-file-list><welcome-file>index.jsp</welcome-file></welcome-file-list>\n</web-app>')),
        "tomcat-users": ("/conf/tomcat-users.xml", xml('<?xml version="1.0"?>\n<tomcat-users><user username="tomcat" password="contoh" roles="manager-gui"/></tomcat-users>')),
    },
    "ruby": {"database-yml": ("/config/database.yml", plain("default: &default\n  adapter: postgresql\n  encoding: unicode\n\nproduction:\n  <<: *default\n  database: dinas\n  password: contoh\n"))},
    "nginx": {"htaccess": ("/.htaccess", plain("# BEGIN WordPress\n<IfModule mod_rewrite.c>\nRewriteEngine On\nRewriteRule ^index\\.php$ - [L]\n</IfModule>\n"))},
    "devops": {"kube-config": ("/.kube/config", plain(_KUBE))},
}  # fmt: skip
INNOCENT: Mapping[str, Mapping[str, Place]] = {
    "unknown": {
        "public-key": ("/id_rsa", plain(PUBLIC_KEY)), "lesson": ("/docker-compose.yml", article("Mengenal Docker", f"<pre>{_COMPOSE}</pre>")),
        "services": ("/docker-compose.yml", plain("services:\n  - kependudukan\n  - perizinan\n")), "diary": ("/.bash_history", plain("Riwayat kantor\ncd berarti compact disc\nselesai\n")),
        "run": ("/koneksi.php.bak", page_of_php("Gagal tersambung")), "users": ("/.htpasswd", plain("admin: bagian umum\noperator: bagian humas\n")),
        "says-no": ("/.vscode/sftp.json", SAYS_NO), "address": ("/.git-credentials", plain("https://git.example/kota/situs\n")),
    },
    "php": {"map": ("/sitemanager.xml", xml("<?xml version='1.0'?><urlset><url><loc>https://kotacontoh.go.id/</loc></url></urlset>")), "says-no": ("/.ftpconfig", SAYS_NO)},
    "cpanel": {"certificate": ("/server.key", plain("-----BEGIN CERTIFICATE-----\nY29udG9o\n-----END CERTIFICATE-----\n")), "public-key": ("/.ssh/id_rsa", plain("-----BEGIN PUBLIC KEY-----\nY29udG9o\n-----END PUBLIC KEY-----\n")), "nothing": ("/php.ini", EMPTY)},
    "iis": {"other-settings": ("/web.config", xml('<?xml version="1.0"?><configuration><log4net><root/></log4net></configuration>')), "refused": ("/key.ppk", REFUSED)},
    "wordpress": {"run": ("/wp-config.php.bak", EMPTY), "lesson": ("/wp-config.txt", article("Mengubah DB_NAME dan DB_PASSWORD", f"<pre>{_WP_CONFIG.replace('<', '&lt;')}</pre>")), "text": ("/wp-config.php.old", plain("DB_NAME dan DB_PASSWORD dipindahkan ke brankas.\n"))},
    "joomla": {"run": ("/configuration.php.bak", EMPTY), "text": ("/configuration.php.old", plain("class JConfig tidak lagi di sini\n"))},
    "drupal": {"other": ("/composer.json", json('{"error":"not found"}')), "text": ("/sites/default/settings.php.bak", plain("$databases kosong\n"))},
    "laravel": {
        "public-settings": ("/.env.local", plain("APP_NAME=Layanan\nAPP_ENV=production\nAPP_DEBUG=false\n")), "lesson": ("/.env.old", article(".env lama", f"<pre>{ENV}</pre>")),
        "manifest": ("/package.json", json('{"name":"Layanan Kota","short_name":"Layanan","icons":[]}')), "lock": ("/composer.lock", SAYS_NO),
    },
    "codeigniter": {"other-env": ("/env", plain("Lingkungan hidup kota\n")), "denied": ("/application/config/database.php.bak", plain("No direct script access allowed"))},
    "symfony": {"text": ("/app/config/parameters.yml", plain("parameters: tidak ada\n"))},
    "opensid": {"denied": ("/desa/config/database.php.bak", plain("No direct script access allowed"))},
    "ojs": {"notice": ("/config.inc.php.bak", plain("; <?php exit; // DO NOT DELETE?>\n"))},
    "simrs": {"other": ("/setting/database.xml", xml('<?xml version="1.0"?><properties><entry key="judul">SIMRS</entry></properties>'))},
    "node": {"public-registry": ("/.npmrc", plain("registry=https://npm.example/\nsave-exact=true\n")), "public-settings": ("/credentials.json", json('{"apiKey":"contoh","authDomain":"kota.example","projectId":"kota"}')), "note": ("/Dockerfile", plain("FROM the desk of the mayor\n"))},
    "python": {"refused": ("/.aws/credentials", REFUSED), "lesson": ("/.netrc", plain("machine learning untuk pemula\n")), "pipes": ("/Pipfile", plain("Berkas pipa air: [packages]\n"))},
    "aspnet": {"public-settings": ("/appsettings.json", json('{"apiBase":"/api","theme":"biru"}'))},
    "java": {"leaflet": ("/application.yml", plain("spring: musim semi\n")), "other": ("/WEB-INF/web.xml", REFUSED), "users": ("/conf/tomcat-users.xml", article("tomcat-users.xml"))},
    "ruby": {"text": ("/config/database.yml", plain("produksi:\n  padi: 12 ton\n"))},
    "nginx": {"page": ("/.htaccess", article("Aturan .htaccess", "<pre>RewriteEngine On</pre>"))},
    "devops": {"text": ("/.kube/config", plain("apiVersion menyusul\n"))},
}  # fmt: skip
