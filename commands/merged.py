"""What is said aside where somebody names an account that was merged, or one that seems to be there twice."""

import sys

from commands.step_line import command_line
from engine import accounts
from engine.accounts import Account
from engine.message import step
from engine.store import Store
from words.say import say


def point_on(store: Store, typed: str) -> None:
    """Of an account that was merged: which one goes on for it, and is meant."""
    gone = accounts.merged_of(store, typed.strip())
    if gone is None or accounts.find(store, typed).code == gone.code:
        return
    into = accounts.holder(store, gone)
    said = say("merging.gone_on", code=gone.code, gone=gone.name, into=into.code, name=into.name)
    print(said, file=sys.stderr)


def alike(store: Store, account: Account | None) -> str:
    """Lines to add where there is another account of a name alike; '' where there is none."""
    from engine.duplicates import double_of

    double = double_of(store, account) if account is not None else None
    if account is None or double is None:
        return ""
    other = double.keep if double.like.code == account.code else double.like
    merge = command_line(step("account merge", None, account=double.like.code, into=double.keep.code))
    return f"{say('merging.alike', like=other.code, like_name=other.name)}\n  → {merge}"
