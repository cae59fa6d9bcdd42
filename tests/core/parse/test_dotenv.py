"""A dotenv file is told from pages, prose and lists, masked or not."""

import pytest

from checks.core.parse import dotenv
from checks.core.redact.mask import mask
from tests.each import each

LARAVEL = """APP_NAME=Simpus
APP_KEY=base64:Y29udG9o
# basis data
DB_HOST=127.0.0.1
export DB_PASSWORD="contoh saja"
DATABASE_URL=mysql://u:p@h/db

MAIL_HOST=surat.test
"""


@pytest.mark.parametrize("text", [LARAVEL, mask(LARAVEL)[0], LARAVEL.replace("\n", "\r\n")], ids=["plain", "masked", "CRLF"])
def test_laravel(text: str) -> None:
    read = dotenv(text)
    assert read is not None
    assert read.names == ("APP_NAME", "APP_KEY", "DB_HOST", "DB_PASSWORD", "DATABASE_URL", "MAIL_HOST")
    assert read.secret == ("APP_KEY", "DB_PASSWORD", "DATABASE_URL")


# What `prisma init` writes: a comment, and one connection string. The second is of an application with one secret.
PRISMA = '# Environment variables declared in this file are automatically made available to Prisma.\n\nDATABASE_URL="postgresql://u:p@localhost:5432/db"\n'


@pytest.mark.parametrize(
    ("text", "name"), [(PRISMA, "DATABASE_URL"), (mask(PRISMA)[0], "DATABASE_URL"), ("DB_PASSWORD=contoh\n", "DB_PASSWORD")]
)
def test_one_setting_is_a_file_where_it_is_a_secret(text: str, name: str) -> None:
    read = dotenv(text)
    assert read is not None
    assert (read.names, read.secret) == ((name,), (name,))


def test_a_setting_without_a_value_holds_no_secret() -> None:
    read = dotenv("APP_ENV=x\nDB_PASSWORD=\nMAIL_PASSWORD=\"\"\r\nREDIS_PASSWORD='' # kosong\nAPP_KEY=***\n")
    assert read is not None
    assert (len(read.names), read.secret) == (5, ("APP_KEY",))


@each(
    "text",
    [
        "",
        "APP_ENV=production\n",
        "DB_PASSWORD=\n",
        "Situs dipindahkan.\nDB_PASSWORD=contoh\n",
        "password=contoh\n",
        "<!doctype html>\nAPP_ENV=x\nAPP_KEY=y\n",
        "a=1\nb=2\nc=3\n",
        "Halaman tidak ditemukan\n",
        "User-agent: *\nDisallow: /x?APP_KEY=1\n",
        "APP_ENV=x\nDB_HOST=y\n" + "Sebuah kalimat.\n" * 5,
        '{"APP_ENV":"x","DB_HOST":"y"}',
        "[core]\n\trepositoryformatversion = 0\n\tbare = false\n",
    ],
)
def test_what_is_none(text: str) -> None:
    assert dotenv(text) is None
