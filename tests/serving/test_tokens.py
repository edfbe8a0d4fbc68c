"""Tokens and invitations as somebody types them."""

from datetime import UTC, datetime, timedelta

import pytest
from served import keys_of


def holds(shell, token):
    with keys_of(shell) as keys:
        found = keys.find("token", token, datetime.now(UTC))
        return found and found.user


def test_a_token_is_shown_once_and_is_whose_it_was_made_for(work):
    made = work.data("token add 'weekly export' --days 30")
    assert made["user"] == "lin"
    assert holds(work, made["token"]) == "lin"
    assert made["token"] not in work.ok("token list")
    (kept,) = work.data("token list")
    assert (kept["label"], kept["used"] is not None) == ("weekly export", True)
    ends = datetime.fromisoformat(kept["ends"]) - datetime.fromisoformat(kept["made"])
    assert ends == timedelta(days=30)
    assert work.data("token list", by="wei") == []


def test_for_people_it_is_a_sentence_and_a_table(work):
    assert "The token “weekly” of lin, shown this once" in work.ok("token add weekly")
    assert work.ok("token list").splitlines()[0].split() == ["Id", "Label", "Made", "Until", "Last", "used"]
    assert work.ok("token list", by="bo") == "No tokens yet.\n"
    assert work.ok("token list --csv").startswith("id,label,made,ends,used\n")


@pytest.mark.parametrize("label", ["''", "' '", "x" * 61])
def test_a_label_says_something_and_is_short(work, label):
    assert work(f"token add {label}").code == 2


def test_one_drops_one_s_own_and_an_admin_anybody_s(work):
    tokens = [work.data(f"token add {name}")["token"] for name in ("a", "b")]
    first, second = (token["id"] for token in work.data("token list"))
    assert work(f"token drop {first}", by="bo").code == 4
    for user in ("bo", "wei", "mia"):
        refused = work(f"token drop {first} --of lin", by=user)
        assert (refused.code, "takes an admin" in refused.err) == (4, True)
    assert holds(work, tokens[0]) == "lin"
    work.ok(f"token drop {first}")
    work.ok(f"token drop {second} --of lin", by="ada")
    assert [holds(work, token) for token in tokens] == [None, None]
    assert work(f"token drop {first}").code == 4


def test_an_admin_invites_and_nobody_else(work):
    for user in ("lin", "wei", "mia"):
        refused = work("person invite bo", by=user)
        assert (refused.code, "takes an admin" in refused.err) == (4, True)
    made = work.data("person invite bo --url https://desk.example/", by="ada")
    assert made["link"].startswith("https://desk.example/in/")
    assert made["user"] == "bo"
    said = work.ok("person invite bo", by="ada")
    assert "Give this link to bo" in said
    assert "\n/in/" in said


def test_only_who_works_here_is_invited(work):
    assert work("person invite nobody", by="ada").code == 4
    work.ok("person leave bo --to lin", by="ada")
    assert work("person invite bo", by="ada").code == 4


@pytest.mark.parametrize(
    "url", ["desk.example", "ftp://desk.example", "https://a@desk.example", "https://d.e/x", "https://"]
)
def test_a_link_leads_to_a_site_and_nothing_more(work, url):
    assert work(f"person invite bo --url {url}", by="ada").code == 2
