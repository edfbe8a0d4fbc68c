"""The board shows what `list` and `stalled` tell, filter by filter."""

import json
import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from served import serving
from shell import sized_up

from engine.store import open_store


class Lanes(HTMLParser):
    """`lanes`: by stage, the keys of the tiles, and the head's text."""

    def __init__(self, text):
        super().__init__()
        self.lanes, self.heads, self._stage, self._in_head = {}, {}, None, False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        if "data-stage" in said:
            self._stage = said["data-stage"]
            self.lanes[self._stage], self.heads[self._stage] = [], ""
        if "data-deal" in said:
            self.lanes[self._stage].append(said["data-deal"])
        self._in_head = self._in_head or (tag == "header" and self._stage is not None)

    def handle_endtag(self, tag):
        if tag == "header":
            self._in_head = False

    def handle_data(self, data):
        if self._in_head:
            self.heads[self._stage] += f" {data.strip()}"


@pytest.fixture
def busy(desk):
    """Deals of both teams, in two stages and two currencies; some have stood still for long."""
    shell = desk.shell
    shell.ok("account edit ACME class=A", by="mia")
    shell.ok("account edit HNJG class=C", by="mia")
    shell.ok("contact add 'Lin Ma' --account HNJG --part decider --since 2026-01-05")
    for n, line in enumerate(
        ("--amount 120000 --behaviour profit", "--amount 9000.50 --currency USD", "", "--amount 7000")
    ):
        shell.ok(f"new 'Coating {n}' --account HNJG {line}", by="bo")
    sized_up(shell)
    shell.ok("answer ACME-1 needs_known yes --evidence e --kind client_said --contact chen")
    shell.ok("advance ACME-1")
    shell.days(45)
    shell.ok("new 'Fresh' --account HNJG --amount 1", by="bo")
    return desk


def lanes(desk, path="/", who="wei"):
    answer = desk.visitor(who).get(path)
    assert answer.status_code == 200
    return Lanes(answer.text)


FILTERS = [
    ("", "", lambda deal: True),
    ("?owner=bo", "--owner bo", lambda deal: deal["owner"] == "bo"),
    ("?team=north", "--team north", lambda deal: deal["owner"] == "lin"),
    ("?behaviour=profit", None, lambda deal: deal["behaviour"] == "profit"),
    ("?class=A", None, lambda deal: deal["account"] == "ACME"),
    ("?class=C&team=south", None, lambda deal: deal["owner"] == "bo"),
    ("?playbook=client-value", "", lambda deal: True),
]


@pytest.mark.parametrize(("asked", "options", "wanted"), FILTERS, ids=[f[0] or "all" for f in FILTERS])
def test_it_counts_and_shows_what_the_command_line_lists(busy, asked, options, wanted):
    live = [d for d in busy.shell.data("list") if d["status"] in ("open", "won")]
    here = [d for d in live if wanted(d)]
    if options is not None:
        by_cli = [d["key"] for d in busy.shell.data(f"list {options}") if d["status"] in ("open", "won")]
        assert sorted(by_cli) == sorted(d["key"] for d in here)
    stalled = {d["key"]: d for d in busy.shell.data("stalled", by="mia")}
    found = lanes(busy, f"/{asked}")
    assert {stage: sorted(keys) for stage, keys in found.lanes.items() if keys} == {
        stage: sorted(d["key"] for d in here if d["stage"] == stage) for stage in {d["stage"] for d in here}
    }
    for stage, head in found.heads.items():
        of = [d for d in here if d["stage"] == stage]
        assert re.search(rf"\b{len(of)} deals?\b", head)
        bad = [d for d in of if stalled.get(d["key"], {}).get("level") in ("warn", "critical")]
        assert (f"{len(bad)} stalled" in head) == bool(bad)
        worth = Counter()
        for deal in of:
            if deal["amount"]:
                worth[deal["currency"]] += float(deal["amount"])
        for currency, amount in worth.items():
            assert f"{currency} {amount:,.2f}".removesuffix(".00") in head
        assert head.count("CNY") + head.count("USD") == len(worth)


def test_the_stalled_come_first_and_say_why(busy):
    text = busy.visitor("wei").get("/").text
    levels = re.findall(r'<li class="tile (\w+)"', text)
    assert levels.index("critical") < levels.index("none")
    assert "signs" in text
    first = busy.shell.data("stalled", by="mia")[0]
    assert first["signs"][0]["because"].split("{")[0] in text.replace("&#39;", "'")


def test_of_many_the_first_are_shown_and_the_rest_behind_a_link(busy):
    for n in range(12):
        busy.shell.ok(f"new 'Number {n}'")
    found = lanes(busy)
    assert len(found.lanes["understand"]) == 10
    text = busy.visitor("wei").get("/").text
    more = re.search(r'href="(/\?stage=understand)">(\d+) more', text)
    assert more
    every = lanes(busy, more[1])
    assert list(every.lanes) == ["understand"]
    assert len(every.lanes["understand"]) == 10 + int(more[2])
    assert every.lanes["understand"][:10] == found.lanes["understand"]


@pytest.mark.parametrize(
    "asked", ["owner=nobody", "team=west", "behaviour=x", "class=Z", "stage=x", "playbook=x"]
)
def test_a_filter_nobody_has_is_refused_by_name(desk, asked):
    answer = desk.visitor("wei").get(f"/?{asked}")
    assert answer.status_code == 404
    assert asked.partition("=")[2] in answer.text


def test_a_deal_of_an_older_version_is_not_lost_with_its_stage(desk):
    """The newest version has no stage `explore` any more; a deal still stands there."""
    shell = desk.shell
    sized_up(shell)
    shell.ok("answer ACME-1 needs_known yes --evidence e --kind client_said --contact chen")
    shell.ok("advance ACME-1")
    with open_store(shell.db, for_writing=True) as store, store.transaction():
        row = store.row("SELECT * FROM playbook WHERE id = 'client-value'")
        parsed = json.loads(row["parsed"])
        parsed["version"] += 1
        parsed["stages"] = [s for s in parsed["stages"] if s["id"] != "explore"]
        store.run(
            "INSERT INTO playbook (id, version, digest, parsed, source, installed_at)"
            " VALUES ('client-value', :version, 'x', :parsed, '', :at)",
            version=parsed["version"],
            parsed=json.dumps(parsed),
            at=row["installed_at"],
        )
    found = lanes(desk)
    assert found.lanes["explore"] == ["ACME-1"]
    assert list(found.lanes)[-1] == "explore"


@pytest.mark.parametrize(
    ("who", "path", "offered"),
    [
        ("mia", "/", []),
        ("wei", "/", ["lin", "wei"]),
        ("mia", "/?team=south", ["bo", *(f"rep{n}" for n in range(60))]),
        ("mia", "/?owner=bo", ["bo"]),
        ("wei", "/?owner=bo", ["bo", "lin", "wei"]),
    ],
)
def test_in_a_large_company_one_chooses_the_team_first(desk, who, path, offered):
    with open_store(desk.shell.db, for_writing=True) as store, store.transaction():
        sql = (
            'INSERT INTO person ("user", name, role, team, version)'
            " VALUES (:user, :user, 'rep', 'south', 1)"
        )
        store.run_many(sql, ({"user": f"rep{n}"} for n in range(60)))
    text = desk.visitor(who).get(path).text
    select = text.partition('<select name="owner">')[2].partition("</select>")[0]
    assert sorted(re.findall(r'value="(\w+)"', select)) == sorted(offered)


def test_a_company_without_deals_is_told_how_to_begin(shell):
    with serving(shell) as desk:
        for lang, said in (("en", "There are no deals yet"), ("zh", "还没有商机")):
            page = desk.visitor("lin", lang).get("/")
            assert page.status_code == 200
            assert said in page.text
            assert 'href="/new"' in page.text


def test_filters_that_find_nothing_say_so(desk):
    text = desk.visitor("wei").get("/?owner=bo").text
    assert "No deal that is under way answers these filters." in text
    assert '<a href="/">Show everything</a>' in text


@pytest.mark.parametrize(
    ("typed", "led"),
    [
        ("acme-1", "/deals/ACME-1"),
        ("D", "/deals/D-1"),
        ("LINE 3", "/deals/ACME-1"),
        ("fair", "/deals/D-1"),
    ],
)
def test_one_that_is_found_alone_is_opened(desk, typed, led):
    answer = desk.visitor("wei").get("/find", params={"deal": typed})
    assert answer.headers["location"] == led


def test_those_under_way_are_found_first_and_the_others_when_asked_for(desk):
    wei = desk.visitor("wei")
    desk.shell.ok("new 'Line 4 upgrade' --account ACME")
    found = wei.get("/find", params={"deal": "acme tools"}).text
    assert re.findall(r'href="/deals/([\w-]+)"', found) == ["ACME-1", "ACME-3"]
    every = re.search(r'href="(/find[^"]+)"', found)[1].replace("&amp;", "&")
    keys = re.findall(r'href="/deals/([\w-]+)"', wei.get(every).text)
    assert keys == ["ACME-1", "ACME-2", "ACME-3"]
    assert wei.get("/find?deal=scanners").headers["location"] == "/deals/ACME-2"


@pytest.mark.parametrize("typed", ["zzz", "", "%", "_", "!", "' OR 1=1 --", "<script>"])
def test_nothing_found_says_so(desk, typed):
    answer = desk.visitor("wei").get("/find", params={"deal": typed})
    assert answer.status_code == 200
    assert "/deals/" not in answer.text
    assert "<script>" not in answer.text.partition("<main")[2]
