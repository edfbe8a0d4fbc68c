"""One-time links: by which whoever has the desk alone comes in, and by which somebody sets their password."""

from datetime import datetime

from serving.keys import LINK_LASTS, OWN_LINK_LASTS, Keys


def own_link(keys: Keys, user: str, now: datetime) -> str:
    """The path of a new one."""
    return f"/in/{keys.make('link', user, now, OWN_LINK_LASTS)}"


def invitation(keys: Keys, user: str, now: datetime) -> tuple[str, datetime]:
    """The path of a new one, and until when; one they had is over."""
    keys.drop_all(user, "link")
    return f"/in/{keys.make('link', user, now, LINK_LASTS)}", now + LINK_LASTS
