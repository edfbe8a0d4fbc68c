import pytest

from coach.signs.slowed_long import SIGN


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("yes 2026-01-05", "none"),
        ("unsure 2026-11-06", "none"),
        ("unsure 2026-11-05", "warn: the client has been unsure here for 11 working days (warning limit 10)"),
        ("unsure 2026-10-09", "warn: the client has been unsure here for 30 working days (warning limit 10)"),
        (
            "unsure 2026-10-08",
            "critical: the client has been unsure here for 31 working days (critical limit 30)",
        ),
    ],
)
def test_for_long_means_working_days_since_they_said_so(shows, said, shown):
    assert shows(SIGN, answers={"needs_known": said}) == shown


def test_in_chinese(shows):
    from words.say import speak

    speak("zh")
    assert shows(SIGN, answers={"needs_known": "unsure 2026-11-05"}) == (
        "warn: 客户在本阶段的决策点上不确定已有 11 个工作日（预警线 10 个工作日）"
    )
