from stages.understand.client_profile import CLIENT_PROFILE

POINTS = [
    "business_direction",
    "business_plan",
    "success_factors",
    "our_solution",
    "our_competitiveness",
    "our_cases",
    "unique_value",
]


def test_it_has_the_seven_points_in_order():
    assert [field.id for field in CLIENT_PROFILE.fields] == POINTS


def test_complete_is_the_filled_share_rounded():
    shares = [CLIENT_PROFILE.complete(dict.fromkeys(POINTS[:n], "…")) for n in range(8)]
    assert shares == [0, 14, 29, 43, 57, 71, 86, 100]


def test_what_is_typed_is_trimmed_and_an_empty_text_clears():
    values, faults = CLIENT_PROFILE.read({"business_plan": " 第三条产线 ", "our_cases": "  "})
    assert values == {"business_plan": "第三条产线", "our_cases": None}
    assert faults == ()
    assert CLIENT_PROFILE.complete(values) == 14


def test_every_unknown_field_is_named_and_the_good_ones_are_kept():
    values, faults = CLIENT_PROFILE.read({"busines_plan": "a", "unique_value": "b", "zzz": "c"})
    assert values == {"unique_value": "b"}
    assert [(f.field, f.what.id, f.what.params.get("close")) for f in faults] == [
        ("busines_plan", "worksheets.unknown_field_close", "business_plan"),
        ("zzz", "worksheets.unknown_field", None),
    ]


def test_it_computes_nothing():
    assert CLIENT_PROFILE.figures({"business_plan": "x"}) == {}
