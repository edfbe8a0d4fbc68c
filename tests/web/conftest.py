"""Pages are made in English unless a test says otherwise."""

import pytest

from words.say import speak


@pytest.fixture(autouse=True)
def _english():
    speak("en")
    yield
    speak("en")
