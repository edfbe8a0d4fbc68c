"""The versions of PostgreSQL are named in one place, and the pages say the same."""

from pathlib import Path

from engine.postgres.health import TESTED

DOCS = Path(__file__).parents[2] / "docs"


def test_the_pages_name_the_versions_that_were_tried():
    english, chinese = " and ".join(map(str, TESTED)), " 和 ".join(map(str, TESTED))
    assert f"Tested on PostgreSQL {english}." in (DOCS / "postgresql.md").read_text(encoding="utf-8")
    assert f"在 PostgreSQL {chinese} 上测试过" in (DOCS / "postgresql.zh.md").read_text(encoding="utf-8")
