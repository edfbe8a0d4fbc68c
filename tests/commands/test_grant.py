"""`db grant` where there is nothing that could see to rights."""

import pytest


@pytest.mark.sqlite("a server is granted on in tests/engine/postgres")
@pytest.mark.parametrize(
    ("lang", "first"),
    [("en", "is a SQLite file: rights are declared there"), ("zh", "是 SQLite 文件，权限只作约定")],
)
def test_a_file_has_no_logins(shell, lang, first):
    shell.lang = lang
    said = shell("db grant", by="ada")
    assert said.code == 1
    assert first in said.err
    assert "dealgate db copy" in said.err
