"""What to ask: doubts, people, and the gaps in what we know."""

FILLED = ("business_direction=exports fall", "business_plan=third line by May")


def asked(sheet, **deal):
    made = sheet("understand", **deal)
    return [line.fills for s in made.sections if s.id in ("ask", "later") for line in s.lines if line.fills]


def test_what_the_profile_lacks_is_asked_and_what_it_has_is_not(sheet):
    empty, begun = asked(sheet), asked(sheet, profile=FILLED)
    assert "fill:client_profile.business_plan" in empty
    assert "fill:client_profile.business_plan" not in begun
    assert begun[0] == "fill:client_profile.success_factors"


def test_a_doubt_is_asked_before_any_gap(lines):
    first = lines("ask", "understand", answers={"needs_known": "unsure 2026-11-12 delivery"})[0]
    assert first == "“Does this supplier know what we need?” What is still missing for a clear yes?"


def test_nobody_known_who_decides_is_asked_for(sheet):
    assert "contact:economic_buyer" not in asked(sheet, known=("Chen Yu", "Gao Min"))
    assert asked(sheet, known=("Gao Min", "Wu Bin"))[0] == "contact:economic_buyer"
    assert asked(sheet, known=())[0] == "contact:economic_buyer"
    assert asked(sheet, account=None)[0] == "set:account"


def test_scores_of_the_behaviour_are_asked_only_while_it_is_not_known(sheet):
    def about_behaviour(behaviour):
        fills = asked(sheet, behaviour=behaviour, profile=[*FILLED, "success_factors=x", "our_solution=x"])
        return [f for f in fills if f.startswith("fill:buying_behaviour")]

    assert about_behaviour("project") == []
    assert "fill:buying_behaviour.help_needed" in about_behaviour(None)


def test_what_does_not_fit_is_asked_if_there_is_time_until_the_deal_is_won(sheet):
    def gaps(stage, part):
        found = next((s.lines for s in sheet(stage, profile=FILLED).sections if s.id == part), ())
        return sum((line.fills or "").startswith("fill:client_profile") for line in found)

    assert [gaps(stage, "ask") for stage in ("understand", "explore", "execute")] == [3, 3, 0]
    assert [gaps(stage, "later") for stage in ("understand", "explore", "execute")] == [2, 2, 0]
