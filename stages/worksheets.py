"""All worksheets there are, by id; the engine gets this table handed in."""

from collections.abc import Mapping

from engine.worksheet import Worksheet
from stages.understand.buying_behaviour import BUYING_BEHAVIOUR
from stages.understand.client_profile import CLIENT_PROFILE

WORKSHEETS: Mapping[str, Worksheet] = {
    "client_profile": CLIENT_PROFILE,
    "buying_behaviour": BUYING_BEHAVIOUR,
}
