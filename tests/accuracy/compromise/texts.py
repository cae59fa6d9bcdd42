"""What honest offices write on their pages: neutral sentences, chosen by number so that a site is the same each time."""

from __future__ import annotations

import msgspec


class Office(msgspec.Struct, frozen=True):
    """Who runs the site, about what, and what is offered there."""

    name: str
    matter: str
    services: tuple[str, ...]


OFFICES = (
    Office("Dinas Kesehatan Kota Contoh", "kesehatan", ("Imunisasi anak", "Rujukan puskesmas", "Izin praktik bidan", "Cek kesehatan gratis")),
    Office("Dinas Kependudukan dan Pencatatan Sipil Kota Contoh", "kependudukan", ("Akta kelahiran", "Kartu keluarga", "Pindah datang", "Identitas digital")),
    Office("Dinas Perpustakaan dan Kearsipan Kota Contoh", "kearsipan", ("Kartu anggota", "Perpustakaan keliling", "Peminjaman arsip", "Kelas menulis")),
    Office("Satuan Polisi Pamong Praja Kota Contoh", "ketertiban umum", ("Pengaduan gangguan", "Izin keramaian", "Penertiban reklame", "Pembinaan pedagang")),
    Office("Dinas Pariwisata dan Kebudayaan Kota Contoh", "pariwisata", ("Peta wisata", "Kalender acara", "Izin usaha wisata", "Pemandu lokal")),
    Office("Dinas Pendidikan Kota Contoh", "pendidikan", ("Penerimaan murid baru", "Legalisasi ijazah", "Beasiswa daerah", "Mutasi siswa")),
    Office("Badan Penanggulangan Bencana Daerah Kota Contoh", "kebencanaan", ("Peta rawan banjir", "Pelatihan tanggap darurat", "Bantuan logistik", "Posko siaga")),
    Office("Dinas Penanaman Modal dan Pelayanan Terpadu Kota Contoh", "perizinan", ("Izin mendirikan usaha", "Antrean daring", "Konsultasi investasi", "Lacak berkas")),
    Office("Rumah Sakit Umum Daerah Kota Contoh", "layanan rumah sakit", ("Jadwal dokter", "Pendaftaran rawat jalan", "Ketersediaan kamar", "Hasil laboratorium")),
    Office("Pemerintah Desa Mekarsari", "pemerintahan desa", ("Surat pengantar", "Data penerima bantuan", "Produk hukum desa", "Lapak warga")),
    Office("SMA Negeri 3 Kota Contoh", "sekolah", ("Jadwal pelajaran", "Ekstrakurikuler", "Perpustakaan sekolah", "Alumni")),
    Office("Badan Perencanaan Pembangunan Daerah Kota Contoh", "perencanaan", ("Dokumen rencana", "Musyawarah pembangunan", "Satu data", "Kajian daerah")),
)  # fmt: skip

_SENTENCES = (
    "Kegiatan {m} ini diikuti perwakilan dari setiap kecamatan dan berlangsung selama dua hari di aula balai kota.",
    "Warga dapat mengajukan permohonan melalui loket pelayanan atau secara daring tanpa dipungut biaya.",
    "Kepala bidang menjelaskan bahwa anggaran {m} tahun ini diarahkan pada perbaikan layanan dasar.",
    "Petugas mengingatkan masyarakat untuk membawa dokumen asli serta salinannya pada saat verifikasi berkas.",
    "Pemerintah kota berharap kerja sama dengan perguruan tinggi mempercepat pembaruan data {m}.",
    "Hasil pemantauan triwulan pertama menunjukkan peningkatan kepuasan masyarakat dibandingkan tahun lalu.",
    "Rapat koordinasi dipimpin sekretaris daerah dan dihadiri camat, lurah, serta unsur tokoh masyarakat.",
    "Jadwal pelayanan pada bulan puasa disesuaikan menjadi pukul delapan pagi sampai dengan pukul tiga sore.",
    "Peserta pelatihan menerima modul, sertifikat, dan pendampingan selama enam bulan setelah kegiatan selesai.",
    "Pengaduan mengenai {m} ditanggapi paling lambat lima hari kerja sejak laporan diterima.",
    "Tim lapangan mencatat kebutuhan warga di sebelas kelurahan sebagai bahan penyusunan rencana kerja.",
    "Pembangunan gedung baru direncanakan selesai pada akhir tahun dan langsung digunakan untuk pelayanan.",
    "Informasi lebih lanjut tersedia di papan pengumuman kantor dan pada laman ini setiap hari kerja.",
    "Masyarakat menyambut baik perpanjangan jam buka loket pada hari Sabtu.",
)
_HEADLINES = (
    "Rapat koordinasi {m} tingkat kota digelar di balai kota", "Jadwal pelayanan selama bulan puasa", "Pelatihan petugas {m} angkatan ketiga dibuka",
    "Survei kepuasan masyarakat triwulan pertama", "Pemeliharaan jaringan pada hari Minggu", "Kunjungan kerja dari kabupaten tetangga",
    "Penyerahan penghargaan bagi kelurahan terbaik", "Warga antusias mengikuti sosialisasi {m}",
)  # fmt: skip


def paragraphs(office: Office, start: int, count: int = 4) -> str:
    """So many paragraphs of three sentences; another ``start`` gives others."""
    sentences = (_SENTENCES[(start * 5 + n * 3) % len(_SENTENCES)].format(m=office.matter) for n in range(count * 3))
    lines = list(sentences)
    return "\n".join(f"<p>{' '.join(lines[n * 3 : n * 3 + 3])}</p>" for n in range(count))


def headlines(office: Office, count: int = 6) -> list[str]:
    """Titles of news that nobody minds."""
    offset = len(office.name) % len(_HEADLINES)
    return [_HEADLINES[(offset + n) % len(_HEADLINES)].format(m=office.matter) for n in range(count)]


def slug(title: str) -> str:
    """As content management systems write a title into an address."""
    return "-".join("".join(sign if sign.isalnum() else " " for sign in title.lower()).split())
