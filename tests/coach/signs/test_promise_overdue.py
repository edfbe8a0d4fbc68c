import pytest

from coach.signs.promise_overdue import SIGN


@pytest.mark.parametrize(
    ("promises", "shown"),
    [
        ((), "none"),
        (("us 2026-11-18 a reference visit",), "none"),
        (("us 2026-11-17 a reference visit kept",), "none"),
        (
            ("us 2026-11-17 a reference visit",),
            "warn: we promised the client “a reference visit” by 17 Nov 2026, 3 working days ago"
            " (warning limit 2)",
        ),
        (
            ("us 2026-11-17 a visit", "client 2026-11-05 the drawings"),
            "critical: the client promised us “the drawings” by 5 Nov 2026, 11 working days ago"
            " (critical limit 10)",
        ),
    ],
)
def test_it_says_whose_promise_and_the_oldest_first(shows, promises, shown):
    assert shows(SIGN, promises=promises) == shown
