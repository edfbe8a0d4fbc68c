"""What a test needs that Python doesn't bring: a browser, a font. Where it is missing the test is skipped and
says so; where all tests must run, `DEALGATE_ALL_TESTS=1`, it fails.
"""

import os
import shutil

import pytest


def needs(there: object, what: str) -> None:
    if there:
        return
    if os.environ.get("DEALGATE_ALL_TESTS") == "1":
        pytest.fail(f"{what} is not there, and DEALGATE_ALL_TESTS=1 asks for every test")
    pytest.skip(f"{what} is not there")


def needs_chinese_font() -> None:
    from typst import Fonts

    from visits.fonts import preferred

    needs(preferred(Fonts(), ""), "a font with Chinese (fonts-noto-cjk)")


def browser():
    """A headless Chromium as wide as a phone, which tells what it asked for. To be quit by the caller."""
    driver = shutil.which("chromedriver")
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    needs(driver and program, "a browser (chromium and chromium-driver)")
    from selenium.webdriver import Chrome, ChromeOptions, ChromeService

    options = ChromeOptions()
    options.binary_location = program
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    opened = Chrome(options=options, service=ChromeService(driver))
    screen = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    opened.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    return opened
