"""Words of the section on signs of an incident, and of its form."""

from __future__ import annotations

from checks import Text

WORDS = {
    "incident": Text(id="Indikasi insiden siber", en="Signs of a cyber incident"),
    "incident_first": Text(
        id="Ada indikasi insiden pada {hosts}. Mulailah dari langkah tanggap insiden.",
        en="There are signs of an incident on {hosts}. Begin with the steps of the response.",
    ),
    "incident_intro": Text(
        id="Pada aset berikut terlihat tanda bahwa keamanan sudah dilanggar. Kerjakan langkah di bawah ini berurutan, mulai hari ini. Apakah benar terjadi insiden, dipastikan oleh tim tanggap insiden siber (TTIS).",
        en="On these assets there are signs that security has already been breached. Take the steps below in this order, starting today. Whether it is an incident is for the cyber incident response team (TTIS) to establish.",
    ),
    "first_seen": Text(id="Pertama terlihat", en="First seen"),
    "response": Text(id="Langkah tanggap insiden", en="Steps of the response"),
    "within_hour": Text(id="jam pertama", en="first hour"),
    "within_day": Text(id="hari pertama", en="first day"),
    "within_week": Text(id="minggu pertama", en="first week"),
    "incident_last": Text(id="terakhir {at}", en="last {at}"),
    "phase_before": Text(id="sebelum kejadian", en="before"),
    "phase_during": Text(id="saat kejadian", en="during"),
    "phase_after": Text(id="setelah kejadian", en="after"),
    "phase_before_means": Text(
        id="Kesiapsiagaan dan peringatan dini: perbaikan dikerjakan sebelum ada yang memanfaatkannya.",
        en="Preparedness and early warning: fixed before anybody makes use of it.",
    ),
    "phase_during_means": Text(
        id="Tanggap insiden: menyimpan bukti, mengisolasi, melapor, menghapus penyebab, dan memulihkan.",
        en="Response: preserving evidence, isolating, reporting, removing the cause, and recovering.",
    ),
    "phase_after_means": Text(
        id="Pembelajaran: mencegah hal yang sama terulang pada aset lain.",
        en="Learning: keeping the same from happening to other assets.",
    ),
    "rests_on": Text(id="Dasar: {rule}.", en="Basis: {rule}."),
    "to_report": Text(
        id="Menurut matriks risiko SPBE, sekurang-kurangnya satu aset di atas berada pada level Tinggi atau Sangat Tinggi, sehingga patut dilaporkan kepada TTIS sektor bila terbukti insiden.",
        en="By the SPBE risk matrix at least one asset above is at level High or Very high, and so is to be reported to the sector's TTIS if it proves to be an incident.",
    ),
    "not_to_report": Text(
        id="Menurut matriks risiko SPBE, level aset di atas belum mencapai Tinggi; pelaporan ke luar pemerintah daerah diputuskan oleh TTIS.",
        en="By the SPBE risk matrix the assets above are below level High; whether to report beyond the local government is for the TTIS to decide.",
    ),
    "contacts": Text(id="Kontak", en="Contacts"),
    "name": Text(id="Nama", en="Name"),
    "ladder": Text(id="Jenjang siaga pemerintah kota", en="The city's levels of alarm"),
    "no_crisis": Text(
        id="Tidak satu pun temuan dalam laporan ini berarti krisis siber: istilah itu hanya untuk keadaan darurat berskala nasional (Perpres 47/2023 Pasal 1).",
        en="No finding in this report means a cyber crisis: that term is for an emergency of national scale only (Presidential Regulation 47/2023 Article 1).",
    ),
    "incident_form": Text(id="Formulir insiden", en="Incident form"),
    "incident_form_about": Text(
        id="Sudah diisi dengan yang diketahui dari luar. Lengkapi, tanda tangani, lalu serahkan kepada TTIS.",
        en="Filled in with what is known from outside. Complete it, sign it and hand it to the TTIS.",
    ),
    "more_forms": Text(
        id="Formulir untuk {n} lainnya tidak dicetak di sini; salin formulir di atas.",
        en="Forms for {n} more are not printed here; copy the one above.",
    ),
    "form_reporter": Text(id="Pelapor dan kontaknya", en="Reporter and contact"),
    "form_vital": Text(id="Termasuk IIV?", en="Vital information infrastructure (IIV)?"),
    "yes": Text(id="ya", en="yes"),
    "no": Text(id="tidak", en="no"),
    "not_known_yet": Text(id="belum diketahui", en="not known yet"),
    "form_description": Text(id="Uraian", en="Description"),
    "form_chronology": Text(id="Kronologi", en="Chronology"),
    "form_chronology_line": Text(
        id="Pertama terlihat pemindai: {first}. Pemindaian laporan ini: {last}.",
        en="First seen by the scanner: {first}. Scan of this report: {last}.",
    ),
    "form_impact": Text(id="Dampak", en="Impact"),
    "form_evidence": Text(id="Bukti yang disimpan", en="Evidence preserved"),
    "form_taken": Text(id="Diambil oleh, waktu, tempat simpan:", en="Taken by, time, where it is kept:"),
    "form_measures": Text(id="Tindakan yang sudah diambil", en="Measures taken so far"),
    "form_reported": Text(id="Dilaporkan kepada (waktu)", en="Reported to (time)"),
    "form_to_city": Text(id="TTIS pemerintah daerah", en="the local government's TTIS"),
    "form_to_sector": Text(id="TTIS sektor", en="the sector's TTIS"),
    "form_to_nation": Text(id="tembusan TTIS nasional", en="copy to the national TTIS"),
    "sign_department": Text(id="Pimpinan OPD", en="Head of department"),
    "sign_team": Text(id="Tim keamanan", en="Security team"),
    "sign_number": Text(id="Nama, NIP, dan tanggal", en="Name, number and date"),
}  # fmt: skip
