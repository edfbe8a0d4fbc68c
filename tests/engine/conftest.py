import pytest
from at_work import DEAL

from engine import deals


@pytest.fixture
def deal(team):
    """lin's deal with ACME, in `understand`."""
    team.do("lin", deals.new, "Line 3", account="ACME", amount="5000", playbook="small")
    return DEAL
