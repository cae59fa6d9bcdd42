"""Words of the inventory of software, on pages and in tables."""

from __future__ import annotations

from checks import Text

WORDS = {
    "inventory": Text(id="Perangkat lunak di seluruh kota", en="Software across the city"),
    "inventory_intro": Text(
        id="Hanya yang terlihat dari luar. Yang dukungannya sudah berakhir ditulis lebih dahulu, kemudian yang tertinggal, lalu yang paling banyak dipakai. Distribusi Linux dapat memperbaiki "
        "versi lama, jadi pastikan di server. Satu baris untuk setiap pemasangan ada pada lembar Perangkat Lunak dalam register.xlsx.",
        en="Only what shows from outside. What has lost its support comes first, then what is behind, then what is used most. Linux distributions may fix old versions, "
        "so make sure on the server. The sheet Software of register.xlsx has a line for each installation.",
    ),
    "inventory_own": Text(id="Daftar perangkat lunak", en="Software inventory"),
    "inventory_own_intro": Text(
        id="Hanya yang terlihat dari luar. Cocokkan dengan daftar aset: catat yang belum tercatat, dan hapus yang tidak dipakai lagi. Distribusi Linux dapat memperbaiki versi lama, jadi pastikan di server.",
        en="Only what shows from outside. Compare it with the list of assets: add what is missing there, and remove what nobody uses any more. Linux distributions may fix old versions, so make sure on the server.",
    ),
    "inventory_product": Text(id="Produk", en="Product"),
    "inventory_version": Text(id="Versi", en="Version"),
    "inventory_hidden": Text(id="tidak disebutkan", en="not told"),
    "inventory_support": Text(id="Dukungan", en="Support"),
    "inventory_ended": Text(id="berakhir selambat-lambatnya {day}", en="ended by {day}"),
    "inventory_until": Text(id="sampai {day}", en="until {day}"),
    "inventory_over": Text(id="sudah berakhir", en="ended"),
    "inventory_on": Text(id="masih berlaku", en="supported"),
    "inventory_upgrade": Text(id="Naikkan ke", en="Upgrade to"),
}  # fmt: skip
INVENTORY_COLUMNS = (
    Text(id="Aset", en="Asset"),
    Text(id="OPD", en="Department"),
    Text(id="Produk", en="Product"),
    Text(id="Versi", en="Version"),
    Text(id="Letak di situs", en="Place on the site"),
    Text(id="Dukungan", en="Support"),
    Text(id="Dukungan sampai", en="Support until"),
    Text(id="Naikkan ke", en="Upgrade to"),
    Text(id="Kepastian", en="Certainty"),
)
CERTAIN = Text(id="pasti", en="certain")
TO_CONFIRM = Text(id="perlu dikonfirmasi", en="to be confirmed")
