"""What checks of the area `compromise` are made of."""

from checks.core.signs.change import front_change as front_change, signs_beside as signs_beside
from checks.core.signs.defacement import defaced_pages as defaced_pages
from checks.core.signs.doorways import doorways as doorways
from checks.core.signs.foreign_leads import foreign_leads as foreign_leads
from checks.core.signs.pack import Subject as Subject
from checks.core.signs.script_signs import ScriptDeed as ScriptDeed
from checks.core.signs.sign import SignKind as SignKind, inert_host as inert_host
from checks.core.signs.site_scripts import site_scripts as site_scripts
from checks.core.signs.verdict import (
    advert_findings as advert_findings,
    require_views as require_views,
    suspicion as suspicion,
    visitors_spam as visitors_spam,
)
