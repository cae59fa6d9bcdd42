"""All hostile hosts at once beside twelve healthy ones, with the settings as they are."""

from tests.promises.attacks.neighbours import CROWD

ATTACKS = CROWD
