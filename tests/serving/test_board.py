"""The board in a real browser."""

from selenium.webdriver.common.by import By


def test_the_board_shows_every_live_deal_once(sit, axe):
    page = sit("wei")
    keys = [tile.get_attribute("data-deal") for tile in page.find_elements(By.CSS_SELECTOR, ".tile")]
    assert sorted(keys) == ["ACME-1", "D-1"]
    assert axe() == []
