from coach.signs.unproven import SIGN


def test_stages_left_without_proof(shows):
    assert shows(SIGN) == "none"
    assert shows(SIGN, unproven=("understand",)) == "note: left without proof: Explore"
