"""`account`: the companies deals belong to."""

import pytest


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("'Bohai Logistics'", "BOHAI"),
        ("渤海物流", "BOHAI"),
        ("'Ünal & Söhne'", "UNAL"),
        ("'Acme Paper'", "ACME2"),
        ("'3M China'", "3M"),
        ("'Kunlun' --code KL", "KL"),
        ("'Kunlun' --code kl", "KL"),
    ],
)
def test_an_account_gets_a_short_code(work, given, code):
    assert work.data(f"account add {given}")["code"] == code


@pytest.mark.parametrize("code", ["D", "A-1", "渤海", "WAYTOOLONGACODE", "''"])
def test_a_code_nobody_could_type_is_refused(work, code):
    assert work(f"account add Kunlun --code {code} --json").error["code"] == "refused"


def test_adding_says_whom_to_add_next(shell):
    assert shell.ok("account add Kunlun") == (
        "Kunlun is added, with the code KUNLUN.\n  → dealgate contact add … --account KUNLUN --part …\n"
    )


def test_an_account_with_its_people_and_deals(work):
    work.ok("contact leave gao")
    shown = work.data("account show acme")
    assert [c["name"] for c in shown["contacts"]] == ["Chen Yu", "Gao Yan"]
    assert [d["key"] for d in shown["deals"]] == ["ACME-1", "ACME-2"]
    assert work.ok("account show ACME").splitlines()[:6] == [
        "ACME  Acme Tools",
        "  No class yet",
        "  No orders.",
        "  Chen Yu · decider",
        "  Gao Yan · user · left on 2 Mar 2026",
        "  → dealgate account value ACME",
    ]


def test_an_account_with_its_class_its_orders_and_its_worksheets(work):
    work.ok("order add ACME 120000 --on 2026-01-05")
    work.ok("account classify", by="wei")
    work.ok("order add ACME 900.50 --currency USD --on 2026-02-05")
    work.ok("order add ACME 7 --on 2026-02-20")
    work.ok("order drop ACME/3 --reason twice")
    work.ok("account fill ACME rating loyalty=4")
    shown = work.data("account show ACME")
    assert [shown[name] for name in ("class", "class_by", "orders_from", "last_order")] == [
        *("A", "orders", "orders", "2026-02-05")
    ]
    assert shown["orders"] == [
        {"amount": "120000.00", "currency": "CNY"},
        {"amount": "900.50", "currency": "USD"},
    ]
    assert work.ok("account show ACME").splitlines()[1:8] == [
        "  Class A, as orders rank it",
        "  2 orders, CNY 120,000, USD 900.50 in all · the last on 5 Feb 2026",
        "  Chen Yu · decider",
        "  Gao Yan · user",
        "  Client rating: 5 %  → dealgate account show ACME rating",
        "  → dealgate account value ACME",
        "  → dealgate order list --account ACME",
    ]
    work.ok("account edit ACME class=B")
    assert "  Class B, set by hand" in work.ok("account show ACME").splitlines()
    then = work.data("account show ACME --as-of 2026-01-31")
    assert (then["orders"], then["last_order"]) == (
        [{"amount": "120000.00", "currency": "CNY"}],
        "2026-01-05",
    )
    work.lang = "zh"
    assert work.ok("account show ACME").splitlines()[1:3] == [
        "  等级 B（人工指定）",
        "  2 笔订单，合计 CNY 120,000、USD 900.50 · 最近一笔在2026年2月5日",
    ]
    assert work.data("account show HNJG")["orders_from"] == "orders"


def test_the_help_of_filling_speaks_of_clients(work):
    page = work.ok("account fill --help")
    assert "such as rating" in page
    assert "deal" not in page.replace("dealgate", "")


def test_accounts_are_listed_with_the_number_of_their_deals(work):
    assert [(a["code"], a["deals"]) for a in work.data("account list")] == [("ACME", 2), ("HNJG", 0)]
    work.days(5)
    work.ok("new Press --account ACME")
    assert [a["deals"] for a in work.data("account list")] == [3, 0]
    assert [a["deals"] for a in work.data("account list --as-of 2026-03-02")] == [2, 0]
    assert work.data("account list --as-of 2026-03-01") == []
    assert work.ok("account list").splitlines()[0].split() == ["Code", "Name", "Class", "Deals", "Orders"]


def test_an_account_can_be_renamed_and_classed_and_nothing_else(work):
    work.ok("account edit ACME name='Acme Group'")
    assert work.data("account show ACME")["name"] == "Acme Group"
    assert work("account edit ACME code=X").code == 2
    assert work("account edit ACME name= --json").error["code"] == "refused"
    assert work("account edit ACME --class A").err.startswith(
        "There is no option --class; a field is written class=A"
    )


def test_a_class_by_hand_and_back(work):
    assert work.ok("account edit ACME class=b") == "ACME Acme Tools: class B\n"
    shown = work.data("account show ACME")
    assert (shown["class"], shown["class_by"]) == ("B", "hand")
    assert work.ok("account list").splitlines()[1].split()[:4] == ["ACME", "Acme", "Tools", "B*"]
    assert "the ranking" in work.ok("account edit ACME class=")
    assert work.data("account show ACME")["class"] is None
    assert "D" in work("account edit ACME class=D").err


def test_what_clients_bought_stands_beside_them_currency_by_currency(work):
    work.ok("order add ACME 120000 --on 2026-01-05")
    work.ok("order add ACME 900.50 --currency USD --on 2026-02-05")
    work.ok("order add ACME 100 --on 2026-02-05")
    acme, hnjg = work.data("account list")
    assert acme["orders"] == [
        {"amount": "120100.00", "currency": "CNY"},
        {"amount": "900.50", "currency": "USD"},
    ]
    assert (acme["orders_from"], hnjg["orders"]) == ("orders", [])
    assert work.ok("account list").splitlines()[1].endswith("CNY 120,100, USD 900.50")


def test_a_client_s_own_worksheet_is_filled_in_and_read(work):
    filled = work.data("account fill ACME rating 'loyalty=4' trust=5")
    assert (filled["code"], filled["worksheet"]) == ("ACME", "rating")
    assert work.data("account show ACME rating")["fields"] == {"loyalty": 4, "trust": 5}
    assert "account show ACME rating" in work.ok("account show ACME")
    assert work.ok("account show ACME 客户评分 --markdown").startswith("# Client rating · ACME Acme Tools")
    again = work.ok("account fill ACME rating loyalty=4")
    assert again == "ACME says so already; nothing changed.\n"


def test_what_is_wrong_with_a_client_s_worksheet_is_said_at_once(work):
    said = work("account fill ACME rating loyalty=6 trust=x cost_to_serve=much").err
    assert all(field in said for field in ("loyalty", "trust", "cost_to_serve"))
    assert work("account fill ACME rating loyality=4").err.count("did you mean loyalty") == 1
    assert work("account fill ACME --json").error["details"]["candidates"][0] == "rating"
    assert work("account fill ACME raiting loyalty=4").code == 2
    assert work("account show ACME --markdown").code == 2


def test_a_name_that_fits_two(work):
    work.ok("account add 'Acme Paper' --code ACMEP")
    error = work("account show acm --json").error
    assert (error["code"], error["details"]["candidates"]) == (
        "not_found",
        ["ACME Acme Tools", "ACMEP Acme Paper"],
    )
    assert work("account show nobody --json").error["hint"] == "dealgate account add nobody"


def test_an_account_of_a_day_before_it_was_known(work):
    assert work("account show ACME --as-of 2026-01-01").code == 4


class TestTheRecord:
    """What a client's card holds: place, people, business, goods seen there, visits."""

    def test_the_place(self, work):
        assert work.data("account add Kunlun --place 苏州")["place"] == "苏州"
        assert work.ok("account edit KUNLUN place=Wuxi") == "KUNLUN Kunlun is in Wuxi.\n"
        assert work.ok("account show KUNLUN").splitlines()[0] == "KUNLUN  Kunlun · Wuxi"
        assert [a["place"] for a in work.data("account list")] == [None, None, "Wuxi"]
        work.ok("account edit KUNLUN place=")
        assert work.data("account show KUNLUN")["place"] is None

    def test_all_of_it_on_one_page(self, work):
        work.ok("contact edit chen job='plant manager'")
        work.ok(
            "account fill ACME customer_record address='8 Star Lake Road' business_situation='booked up'"
            " goods_seen.G120.competitor=Siemens goods_seen.G120.seen_on=2026-02-20 goods_seen.MD500.note=old"
        )
        work.ok("contact leave gao")
        assert work.ok("account show ACME").splitlines()[:13] == [
            "ACME  Acme Tools",
            "  No class yet",
            "  No orders.",
            "  Chen Yu · plant manager · decider",
            "  Gao Yan · user · left on 2 Mar 2026",
            "  Address: 8 Star Lake Road",
            "  Business: booked up",
            "  Competitors' goods seen there: G120 (Siemens, 20 Feb 2026), MD500",
            "  Customer record: 100 %  → dealgate account show ACME customer_record",
            "  → dealgate account value ACME",
            "",
            "Visits and calls",
            "  2 Mar 2026, in person, Chen Yu: walked the line [ACME-1]",
        ]
        work.lang = "zh"
        assert work.ok("account show ACME").splitlines()[5:8] == [
            "  地址：8 Star Lake Road",
            "  经营状况：booked up",
            "  现场的竞品：G120（Siemens，2026年2月20日）、MD500",
        ]

    def test_the_last_five_visits_newest_first_and_all_for_a_program(self, work):
        for day in range(10, 17):
            work.days(1)
            work.ok(f"visit log ACME-1 --with chen --on 2026-02-{day} --summary 'talk {day}'")
        lines = work.ok("account show ACME").splitlines()
        at = lines.index("Visits and calls")
        assert [line.split(": ")[-1].split(" [")[0] for line in lines[at + 1 : at + 7]] == [
            "walked the line", "talk 16", "talk 15", "talk 14", "talk 13", "  3 earlier ones",
        ]  # fmt: skip
        visits = work.data("account show ACME")["visits"]
        assert [v["on"] for v in visits] == ["2026-03-02", *(f"2026-02-{n}" for n in range(16, 9, -1))]
        assert visits[0] == {
            "on": "2026-03-02", "with": "Chen Yu", "people": ["Chen Yu"], "channel": "in_person",
            "two_sided": True, "summary": "walked the line", "interest": [], "by": "lin", "deal": "ACME-1",
            "diary": dict.fromkeys(("gained", "lost", "improve", "opinions", "handled", "insight")),
        }  # fmt: skip
        assert work.data("account show ACME --as-of 2026-03-04")["visits"][0]["on"] == "2026-03-02"
        assert len(work.data("account show ACME --as-of 2026-03-04")["visits"]) == 3
