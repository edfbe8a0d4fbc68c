"""What takes long to make is made once, by one of those who wait for it."""

import threading

from serving.kept import Kept


def test_no_more_than_so_many_are_kept_and_what_is_asked_for_stays():
    kept = Kept(most=2)
    for key in ("a", "b", "a", "c"):
        kept.get(key, lambda key=key: key.upper())
    assert len(kept) == 2
    assert kept.find("b") is None
    assert kept.get("a", lambda: "new") == "A"
    assert kept.get(None, lambda: "never kept") == "never kept"
    kept.get("huge", lambda: "x" * 2_000_000)
    assert kept.find("huge") is None


def test_of_those_who_wait_for_the_same_one_makes_it():
    kept, made, begun = Kept(), [], threading.Event()

    def make():
        begun.wait(5)
        made.append(1)
        return "text"

    waiting = [threading.Thread(target=kept.get, args=("key", make)) for _ in range(4)]
    for each in waiting:
        each.start()
    begun.set()
    for each in waiting:
        each.join(5)
    assert made == [1]
