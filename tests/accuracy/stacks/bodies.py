"""Files as programs write them, with invented content."""

from __future__ import annotations

import gzip
import io
import zipfile

from scanner.example_city.page import CAREFUL, html
from scanner.example_city.site import ServedAnswer
from tests.accuracy.behaviour import bare, plain

# What stands where: a path, with the names of the site filled in, and its answer.
Place = tuple[str, ServedAnswer]

DUMP = (
    "-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)\n--\n-- Host: localhost    Database: dinas\n-- ------------------------------------------------------\n"
    "-- Server version\t8.0.36\n\n/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;\n\nDROP TABLE IF EXISTS `pegawai`;\nCREATE TABLE `pegawai` (\n"
    "  `id` int NOT NULL AUTO_INCREMENT,\n  `nama` varchar(100) DEFAULT NULL,\n  PRIMARY KEY (`id`)\n) ENGINE=InnoDB;\n\nINSERT INTO `pegawai` VALUES (1,'Budi'),(2,'Siti');\n"
)
PHPMYADMIN_DUMP = (
    "-- phpMyAdmin SQL Dump\n-- version 4.9.7\n-- https://www.phpmyadmin.net/\n--\n-- Host: localhost\n-- Generation Time: Nov 02, 2023 at 09:14 AM\n\n"
    'SET SQL_MODE = "NO_AUTO_VALUE_ON_ZERO";\n\nCREATE TABLE `users` (\n  `id` int(11) NOT NULL\n) ENGINE=InnoDB;\n'
)
POSTGRES_DUMP = (
    "--\n-- PostgreSQL database dump\n--\n\nSET statement_timeout = 0;\n\nCREATE TABLE public.wilayah (\n    id integer NOT NULL\n);\n"
)
MARIADB_DUMP = "/*M!999999\\- enable the sandbox mode */ \n-- MariaDB dump 10.19  Distrib 10.11.6-MariaDB\n--\nDROP TABLE IF EXISTS `berita`;\nCREATE TABLE `berita` (\n  `id` int(11)\n);\n"
PHP_DATABASE = "<?php\n$host = 'localhost';\n$user = 'root';\n$pass = 'contoh';\n$koneksi = mysqli_connect($host, $user, $pass, 'dinas') or die('Gagal');\n"
APACHE_ERROR = (
    "[Sat Nov 21 06:25:03.123456 2026] [mpm_prefork:notice] [pid 812] AH00163: Apache/2.4.58 configured -- resuming normal operations\n"
    "[Sat Nov 21 08:11:42.000001 2026] [php:error] [pid 901] [client 192.0.2.7:50122] PHP Fatal error:  Uncaught Error in /var/www/html/index.php:3\n"
)
PHP_ERROR = "[21-Nov-2026 08:11:42 Asia/Jakarta] PHP Warning:  Undefined variable $x in /home/dinas/public_html/index.php on line 12\n" * 3
NGINX_ERROR = (
    '2026/11/21 08:11:42 [error] 812#812: *1 open() "/var/www/html/a" failed (2: No such file or directory), client: 192.0.2.7\n' * 2
)
ACCESS = '192.0.2.7 - - [21/Nov/2026:08:11:42 +0700] "GET /index.php?id=3 HTTP/1.1" 200 5120 "-" "Mozilla/5.0"\n' * 4
LARAVEL_LOG = (
    '[2026-11-21 08:11:42] production.ERROR: SQLSTATE[HY000] [2002] Connection refused {"exception":"[object] (PDOException(code: 2002))\n[stacktrace]\n'
    '#0 /var/www/html/vendor/laravel/framework/src/Illuminate/Database/Connectors/Connector.php(70): PDO->__construct()\n"} \n'
)
PRIVATE_KEY = "-----BEGIN OPENSSH PRIVATE KEY-----\nY29udG9oIHNhamEsIGJ1a2FuIGt1bmNpIHlhbmcgYmVuYXI=\n-----END OPENSSH PRIVATE KEY-----\n"
PUBLIC_KEY = "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC7contoh admin@dinas\n"


def binary(data: bytes, media_type: str = "application/octet-stream") -> ServedAnswer:
    """A file of bytes beside a careful site."""
    return ServedAnswer(200, (*CAREFUL, ("Content-Type", media_type)), data)


def archive(name: str = "index.php") -> ServedAnswer:
    """A zip archive with one file in it."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr(zipfile.ZipInfo(name), "<?php echo 1;" * 40)
    return binary(archive.getvalue(), "application/zip")


def tarball() -> ServedAnswer:
    """Something in gzip, as a file and not as an encoding."""
    return binary(gzip.compress(b"contoh" * 200, mtime=0), "application/gzip")


def json(text: str, status: int = 200) -> ServedAnswer:
    """An answer in JSON."""
    return bare(text, status, "application/json")


def xml(text: str) -> ServedAnswer:
    """A file of XML."""
    return ServedAnswer(200, (*CAREFUL, ("Content-Type", "application/xml")), text.encode())


def titled(title: str, content: str = "", doctype: str = "<!DOCTYPE html>") -> ServedAnswer:
    """A page with this title and body, as an application writes it."""
    return html(
        f'{doctype}\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n</head>\n<body>\n{content}\n</body>\n</html>\n'
    )


def article(title: str, content: str = "") -> ServedAnswer:
    """A page of the site about something."""
    return titled(title, f"<h1>{title}</h1><p>Panduan bagi pengelola situs dinas, disusun oleh tim Diskominfo.</p>{content}")


def page_of_php(message: str) -> ServedAnswer:
    """What a script that was run, and not shown, says."""
    return bare(f"<html><body>{message}</body></html>")


REFUSED = bare("<html><head><title>403 Forbidden</title></head><body><h1>Forbidden</h1></body></html>", 403)
ASKED_TO_LOG_IN = bare("<h1>401 Unauthorized</h1>", 401, WWW_Authenticate='Basic realm="Terbatas"')
SAYS_NO = json('{"status":"error","code":404,"message":"Resource not found","path":"unknown","user":null}')
EMPTY = plain("")
