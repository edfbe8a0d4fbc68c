"""Which names are the same, which are alike, and which are two."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.alike import Pair, alike, person_stem, proposals, read, same, stem

ENDINGS = (
    "有限公司",
    "股份有限公司",
    "有限责任公司",
    "集团",
    "集团有限公司",
    "Inc.",
    "Ltd",
    "Co., Ltd.",
    "GmbH",
    "Corp",
)
words = st.text("华南北海科技精工钢铁", min_size=1, max_size=6)
latin = st.text("bdefhjkqrtuvwxyz", min_size=3, max_size=8)
names = st.one_of(words, latin)


def wide(text):
    """As an East Asian keyboard types it: 'A' is 'Ａ', ' ' is '　'."""
    return "".join("\u3000" if c == " " else chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


class TestTheSame:
    @pytest.mark.parametrize(
        "name",
        ["ACME  Steel ", "acme steel", "Ａｃｍｅ　Ｓｔｅｅｌ", "\ufeffAcme\u200b Steel", "Acme\tSTEEL"],
    )
    def test_whatever_width_capitals_and_spaces(self, name):
        assert same(name) == "acme steel"

    @pytest.mark.parametrize("other", ["Acme Steel Inc", "Acme-Steel", "AcmeSteel", "Acmé Steel"])
    def test_and_nothing_else(self, other):
        assert same(other) != same("Acme Steel")

    @given(st.text())
    def test_it_is_its_own(self, text):
        assert same(same(text)) == same(text)

    @given(names)
    def test_width_and_capitals_say_nothing(self, name):
        assert same(wide(name.upper())) == same(name)


class TestAlike:
    @pytest.mark.parametrize(
        ("name", "other"),
        [
            ("华南精工有限公司", "华南精工"),
            ("华南精工集团股份有限公司", "华南精工有限责任公司"),
            ("华南（北京）科技有限公司", "华南科技(北京)有限公司"),
            ("华南科技（北京）有限公司", "华南科技"),
            ("華南集團", "華南"),
            ("Smith & Jones Ltd", "Smith and Jones"),
            ("Müller GmbH & Co. KG", "MULLER GMBH"),
            ("Fiat S.p.A.", "Fiat SpA"),
            ("Mærsk A/S", "MÆRSK"),
            ("O'Neil, Inc.", "ONeil"),
            ("Acme Co.,Ltd.", "ＡＣＭＥ"),
            ("Face-Book L.L.C.", "Face Book"),
            ("Kowal Sp. z o.o.", "KOWAL"),
            ("ソニー株式会社", "ソニー"),
        ],
    )
    def test_but_for_ending_place_punctuation_and_accents(self, name, other):
        assert stem(name) == stem(other) != ""

    @pytest.mark.parametrize(
        ("name", "other"),
        [
            ("华南精工有限公司", "华南重工有限公司"),
            ("华南科技有限公司北京分公司", "华南科技有限公司"),
            ("华南北京分公司", "华南北京分"),
            ("Smith Ltd", "Smith & Jones Ltd"),
            ("Incline", "Cline Inc"),
            ("Costco", "Cost Co"),
            ("ソニー", "ソーニ"),
            ("ガス", "カス"),
        ],
    )
    def test_more_than_that_are_two(self, name, other):
        assert stem(name) != stem(other)

    @pytest.mark.parametrize("name", ["", "  ", "有限公司", "（有限公司）", "Co., Ltd.", "&", "…", "集团"])
    def test_an_ending_alone_is_nobody_s_name(self, name):
        assert stem(name) == ""
        assert alike({"A": name, "B": name}) == []
        assert proposals({"A": name}, [("B", name)]) == []

    def test_a_name_in_brackets_is_a_name(self):
        assert read("（北京）") == ("北京", "", "")

    def test_what_they_differ_in_is_known(self):
        assert read("华南科技（北京）股份有限公司") == ("华南科技", "股份有限公司", "北京")
        assert read("Acme Co., Ltd.") == ("acme", "co ltd", "")

    @given(st.text())
    def test_a_stem_is_its_own(self, text):
        assert stem(stem(text)) == stem(text)

    @given(st.one_of(st.text(), names), st.sampled_from(["NFC", "NFKC", "NFD"]))
    def test_however_unicode_writes_it(self, text, form):
        assert stem(unicodedata.normalize(form, text)) == stem(text)

    @given(names, st.sampled_from(ENDINGS))
    def test_an_ending_more_is_alike(self, name, ending):
        assert stem(wide(f"{name} {ending}".upper())) == stem(name)

    @given(names, names, st.sampled_from(ENDINGS), st.sampled_from(ENDINGS))
    def test_two_names_are_never_one(self, name, other, ending, another):
        assert (stem(f"{name} {ending}") == stem(f"{other} {another}")) == (name == other)

    @given(st.text(alphabet="()（）[]&.,'/ aco限有公司集团", max_size=40))
    def test_nothing_that_is_written_stops_it(self, text):
        assert stem(stem(text)) == stem(text)


class TestGroups:
    def test_in_the_order_they_come(self):
        known = {
            "A": "Acme Inc",
            "H": "华南",
            "B": "ACME",
            "N": "North",
            "H2": "华南有限公司",
            "C": "Acme Ltd",
        }
        assert alike(known) == [("A", "B", "C"), ("H", "H2")]

    def test_two_places_are_two_companies(self):
        assert alike({"B": "华南（北京）", "S": "华南（上海）"}) == []
        assert alike({"H": "华南", "B": "华南（北京）"}) == [("H", "B")]

    def test_where_there_are_two_places_the_bare_name_is_neither(self):
        known = {"H": "华南", "B": "华南（北京）", "S": "华南（上海）", "B2": "华南（北京）公司"}
        assert alike(known) == [("B", "B2")]


class TestWhatWasOpened:
    def test_each_is_asked_about_once(self):
        known = [("A", "Acme"), ("B", "Acme Inc"), ("C", "Coral")]
        assert proposals({"N": "ACME Ltd"}, known) == [Pair("N", "ACME Ltd", "A", "Acme")]

    def test_of_two_that_were_opened_the_later(self):
        opened = {"A": "Acme", "B": "Acme Inc"}
        assert proposals(opened, opened.items()) == [Pair("B", "Acme Inc", "A", "Acme")]

    def test_nobody_is_their_own_double(self):
        assert proposals({"A": "Acme"}, [("A", "Acme")]) == []


class TestPeople:
    @pytest.mark.parametrize(
        ("name", "other"),
        [
            ("王 伟", "王伟"),
            ("Zhang, Wei", "Wei Zhang"),
            ("JOSÉ  da Silva", "Da Silva, Jose"),
            ("阿·娜", "阿娜"),
        ],
    )
    def test_who_may_be_one(self, name, other):
        assert person_stem(name) == person_stem(other)

    @pytest.mark.parametrize(("name", "other"), [("王伟", "伟王"), ("Wei Zhang", "Wei Zhao")])
    def test_who_may_not(self, name, other):
        assert person_stem(name) != person_stem(other)


@pytest.mark.parametrize(("one", "other"), [("A 😀", "A"), ("A +1", "A -1"), ("C++", "C"), ("C++", "C#")])
def test_names_that_are_hardly_more_than_a_sign_differ_by_it(one, other):
    assert stem(one) != stem(other)
    assert proposals({"N": one}, [("K", other)]) == []


@pytest.mark.parametrize(("one", "other"), [("3M", "3M Company"), ("A Ltd.", "A"), ("Bohai +", "Bohai")])
def test_elsewhere_a_sign_says_nothing(one, other):
    assert stem(one) == stem(other)
