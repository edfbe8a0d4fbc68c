import pytest

from exchange.tables.code_page import readings

SURE = {
    "cp1252": [
        "name,city\nMüller,Köln\nJürgen,Düren\n",
        "id,nom,étape\n1,Société Générale,Gagné\n2,Hôtel Élysée,Perdu\n",
        "id,cliente\n1,Peña Núñez S.A.\n2,Construcción Ibérica\n",
        "id,name\n1,Møller Mærsk\n2,Ørsted\n3,Åse Bjørn\n",
        "id,name,amount\n1,Weiß,€ 20\n",
        "id,nome\n1,São Paulo Construção\n2,Brasília Ltda\n",
        "id\nÅse\nÄrzte\nÖlmühle\n",
        "id,name\n1,O’Brien’s 10½\n",
        "id\nÄrzte\n",
        "id,name\n1,—Abc\n",
    ],
    "cp1250": [
        "id,nazwa,miasto\n1,Zakład Łódź,Łódź\n2,Świętokrzyska Spółka,Kielce\n",
        "id,název\n1,Škoda Plzeň\n2,Česká spořitelna\n3,Železárny Třinec\n",
        "id,név\n1,Győri Keksz\n2,Tűzoltó Kft.\n3,Földművelő\n",
    ],
    "cp1251": ["id,имя,город\n1,Иванов,Москва\n", "id,name\n1,Газпром\n", "номер;клиент\n1;Завод «Восток»\n"],
    "cp1253": ["Παπαδοπουλος\n", "Ελλήνων\n", "id,όνομα\n1,Παπαδόπουλος\n2,Αθήνα\n"],
    "cp1254": ["id,ad\n1,Şişli İnşaat\n2,Güneş Tekstil Ağrı\n"],
    "cp1257": ["id,name\n1,Žemaitijos pienas\n2,Šiaulių bankas\n3,Ąžuolas\n"],
    "gb18030": [
        "商机,客户\n三号产线改造,华南精工\n",
        "id,name\n1,华为\n",
        "客户\n朱镕基\n李喆\n华南精工\n中国移动\n",
    ],
    "big5": ["商機,客戶\n三號產線改造,華南精工\n二期擴建,臺北電機股份有限公司\n"],
    "cp932": ["案件,顧客\nトヨタ自動車,名古屋\nソニー株式会社,東京\n"],
    "cp949": ["이름,도시\n삼성전자,수원\n현대자동차,울산\n"],
}


@pytest.mark.parametrize(
    ("encoding", "text"), [(encoding, text) for encoding, texts in SURE.items() for text in texts]
)
def test_the_only_encoding_that_makes_words_of_it(encoding, text):
    """Another is as good where it gives the same text: ü is the same byte in two of them."""
    found = readings(text.encode(encoding))
    assert [text.encode(encoding).decode(each.encoding) for each in found] == [text]


@pytest.mark.parametrize(
    ("encoding", "text", "shown"),
    [
        ("cp1252", "id,name\n1,São Paulo\n", ["1,São Paulo", "1,Săo Paulo"]),
        ("cp1254", "id,ad\n1,Işık Ticaret\n", ["1,Iþýk Ticaret", "1,Işık Ticaret"]),
    ],
)
def test_where_two_encodings_make_words_both_are_shown(encoding, text, shown):
    assert [each.sample for each in readings(text.encode(encoding))] == shown


def test_a_mixture_no_language_has_is_nothing():
    assert readings("id\n1,ÿ¤ÐØ×ñÞ\n".encode("cp1252")) == ()
