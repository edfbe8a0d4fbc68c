"""What a browser is called, from what it says of itself: enough to know one's own again."""

_BROWSERS = (("Edg", "Edge"), ("OPR/", "Opera"), ("MicroMessenger", "WeChat"), ("Firefox/", "Firefox"))
_COMMON = (("Chrome/", "Chrome"), ("CriOS/", "Chrome"), ("Safari/", "Safari"))
"""Others name these as well."""
_SYSTEMS = (
    *(("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows")),
    *(("Mac OS X", "macOS"), ("Linux", "Linux")),
)


def called(agent: str) -> str:
    """`Firefox, Windows`; empty where it is none we know."""
    found = (_first(agent, (*_BROWSERS, *_COMMON)), _first(agent, _SYSTEMS))
    return ", ".join(name for name in found if name)


def _first(agent: str, known: tuple[tuple[str, str], ...]) -> str | None:
    return next((name for sign, name in known if sign in agent), None)
