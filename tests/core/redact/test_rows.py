"""Rows of tables drawn with bars, items with a dash, and labels alone in their line: what stands beside or below them is gone, words about it stay."""

from checks.core.redact.mask import mask
from tests.each import each

HTML = "<!doctype html><html><body>{}</body></html>"
VALUE = "S3mangka-7"
SECRET = [
    "| DB_PASSWORD | {} |", "|DB_PASSWORD|{}|", "Nama | Nilai\n--- | ---\nDB_PASSWORD | {}\n", "| **Password** | {} |", "| `API_KEY` | {} | wajib |",
    "| Variabel | Nilai |\n|---|---|\n| DB_PASSWORD | `{}` |", "| 1 | Kata sandi | {} |", "Kata sandi database | {}", "| Password | {} dan lain |",
    "| Aplikasi | Pengguna | Kata sandi |\n|---|---|---|\n| SIAP | admin | {} |", HTML.format("<pre>| DB_PASSWORD | {} |</pre>"),
    "password\n{}\n", "Password:\n{}\n", "Password:\n\n    {}\n", "Kata sandi:\n{}", "### Password\n\n{}", "- **Password**\n  {}", "Password\n: {}\n",
    "> Password\n> {}", HTML.format("<pre>Password\n{}</pre>"), "* **DB_PASSWORD** – {}", "- Kata sandi — {}", "DB_PASSWORD -> {}", "Password:\r\n{}\r\n",
]  # fmt: skip
ORDINARY = [
    "Password\nWajib diisi", "| Password | wajib diisi |", "| Kata sandi | Minimal 8 karakter |", "| Password | Email | Nama |\n|---|---|---|\n",
    "| Password | Keterangan |\n| --- | --- |\n", "Password\nKeluar\nProfil", "| password | string | kata sandi pengguna |",
    "Token\n\nSetiap permintaan harus membawa token.", "Reset password\nhttps://kota.example/reset\n", "Kata sandi\n\n1. Buka halaman masuk\n",
    "Ganti kata sandi | Keluar | Profil", HTML.format("<p>Password</p><p>Lupa kata sandi? Hubungi admin.</p>"),
]  # fmt: skip


@each("text", SECRET)
def test_the_value_is_gone(text: str) -> None:
    row = text.replace("{}", VALUE)
    left, count = mask(row)
    assert VALUE not in left
    assert count == {"secret": 1}
    assert mask(left)[0] == left


@each("text", ORDINARY)
def test_words_about_it_stay(text: str) -> None:
    assert mask(text) == (text, {})


def test_a_word_in_a_row_of_two_is_a_value() -> None:
    assert "semangka" not in mask("| kata sandi | semangka |")[0]
