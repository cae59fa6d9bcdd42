"""What `tilik schedule` says."""

from __future__ import annotations

from checks.core.model.text import Text

SCHEDULE_WORDS = {
    "schedule": Text(id="jadwal", en="schedule"),
    "paused": Text(id="Jadwal {name} ditunda; `tilik schedule resume {name}` melanjutkannya.", en="Schedule {name} is paused; `tilik schedule resume {name}` goes on with it."),
    "pause": Text(id="Jadwal {name} ditunda.", en="Schedule {name} is paused."),
    "resume": Text(id="Jadwal {name} dilanjutkan.", en="Schedule {name} goes on."),
    "going": Text(id="belum selesai", en="not ended"),
    "exit_code": Text(id="kode akhir {code}", en="exit code {code}"),
}  # fmt: skip
