"""What stages of other systems mean, in English and in Chinese."""

import pytest

from exchange.guess.stage_words import meaning


@pytest.mark.parametrize(
    ("value", "leads_to"),
    [
        ("Prospecting", "understand"),
        ("1-Qualify", "understand"),
        ("初步接触", "understand"),
        ("Qualification", "explore"),
        ("Needs Analysis", "explore"),
        ("需求分析", "explore"),
        ("Engaging", "explore"),
        ("Proposal/Price Quote", "expand"),
        ("Negotiation/Review", "expand"),
        ("谈判", "expand"),
        ("Closed Won", "execute"),
        ("赢单", "execute"),
        ("CLOSED_WON", "execute"),
        ("closed lost", "stop:unknown"),
        ("输单", "stop:unknown"),
        ("No decision", "stop:no_decision"),
    ],
)
def test_what_is_called_so_is_sure(value, leads_to):
    found = meaning(value)
    assert (found.leads_to, found.sure) == (leads_to, True)


@pytest.mark.parametrize(
    ("value", "leads_to"),
    [
        ("Lost to competitor", "stop:unknown"),
        ("Won - renewal", "execute"),
        ("第三轮商务谈判", "expand"),
        ("O_SENT_BACK", "expand"),
        ("A_APPROVED", "execute"),
    ],
)
def test_what_only_has_the_word_in_it_is_not(value, leads_to):
    found = meaning(value)
    assert (found.leads_to, found.sure) == (leads_to, False)


@pytest.mark.parametrize("value", ["", "On hold", "暂缓", "GavUFuuf4DrnQAoiRGlWpQ==", "unopened", "wonder"])
def test_what_nobody_knows_is_not_guessed(value):
    assert meaning(value) is None
