import pytest

from coach.signs.silence import SIGN


@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        ("2026-11-20", "none"),
        ("2026-11-06", "none"),
        ("2026-11-05", "warn: client silent for 11 working days, 10 at most"),
        ("2026-10-23", "warn: client silent for 20 working days, 10 at most"),
        ("2026-10-22", "critical: client silent for 21 working days, 10 at most"),
    ],
)
def test_since_the_last_contact_however_old_the_stay(shows, contact, shown):
    assert shows(SIGN, since="2026-01-05", contact=contact) == shown


@pytest.mark.parametrize(
    ("since", "shown"),
    [
        ("2026-11-06", "none"),
        ("2026-11-05", "warn: no two-sided contact on record"),
        ("2026-10-22", "critical: no two-sided contact on record"),
    ],
)
def test_nothing_on_record_is_at_least_as_old_as_the_stay(shows, since, shown):
    assert shows(SIGN, since=since) == shown


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ({"since": "2026-11-06"}, "none"),
        ({"since": "2026-11-05"}, "note: no two-sided contact on record"),
        ({"since": "2004-02-02"}, "note: no two-sided contact on record"),
        (
            {"since": "2026-01-05", "contact": "2026-11-05"},
            "warn: client silent for 11 working days, 10 at most",
        ),
    ],
)
def test_an_imported_deal_has_no_talks_on_record_until_somebody_records_one(shows, given, shown):
    assert shows(SIGN, entered_by="import", **given) == shown


def test_nothing_on_record_and_no_date_says_nothing(shows):
    assert shows(SIGN) == "none"
