"""The forms of a page, filled in and sent as a browser without scripts does it."""

from html.parser import HTMLParser

import httpx
from served import Visitor

ONE_LINE = ("text", "search", "date")


class SentForm:
    """`fields` as they stand on the page: what is hidden, chosen, ticked or typed there."""

    def __init__(self, id: str, action: str, method: str) -> None:
        self.id, self.action, self.method = id, action, method
        self.fields: dict[str, str] = {}
        self.choices: dict[str, list[str]] = {}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.all: list[SentForm] = []
        self.ids: list[str] = []
        self.alert: list[str] = []
        self._form: SentForm | None = None
        self._name, self._select = "", False
        self._text: list[str] | None = None
        self._alert = 0

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        if "id" in said:
            self.ids.append(said["id"])
        if self._alert or said.get("role") == "alert":
            self._alert += tag == "div"
        if tag == "form":
            self._form = SentForm(said.get("id", ""), said.get("action") or "", said.get("method", "get"))
            self.all.append(self._form)
        if self._form is None:
            return
        fields, name = self._form.fields, said.get("name", "")
        if tag == "input" and said.get("type") in ("checkbox", "radio"):
            self._form.choices.setdefault(name, []).append(said["value"])
            if "checked" in said:
                fields[name] = said["value"]
        elif tag == "input":
            value = said.get("value", "")
            fields[name] = value.replace("\n", "") if said.get("type") in ONE_LINE else value
        elif tag == "select":
            self._name, self._select = name, True
            self._form.choices[name] = []
        elif tag == "option" and self._select:
            self._form.choices[self._name].append(said["value"])
            if "selected" in said or self._name not in fields:
                fields[self._name] = said["value"]
        elif tag == "textarea":
            self._name, self._text = name, []

    def handle_data(self, data):
        if self._text is not None:
            self._text.append(data)
        if self._alert:
            self.alert.append(data)

    def handle_endtag(self, tag):
        if tag == "div" and self._alert:
            self._alert -= 1
        if tag == "select":
            self._select = False
        if tag == "textarea" and self._form and self._text is not None:
            self._form.fields[self._name] = "".join(self._text).removeprefix("\n")
            self._text = None
        if tag == "form":
            self._form = None


class Opened:
    """A page somebody has open: `forms` by their ids, `alert` why something was refused."""

    def __init__(self, who: Visitor, answer: httpx.Response) -> None:
        self.who, self.answer, self.text = who, answer, answer.text
        read = _Reader()
        read.feed(answer.text)
        self.forms, self.ids = {form.id.removesuffix("-form"): form for form in read.all}, read.ids
        self.alert = " ".join(" ".join(read.alert).split())

    @property
    def status(self) -> int:
        return self.answer.status_code

    def send(self, form: str, **typed: str) -> "Opened":
        """Fill in fields and press the button; the page it leads to. `class_` is the field `class`."""
        found = self.forms[form]
        said = {name.rstrip("_"): value for name, value in typed.items()}
        unknown = said.keys() - found.fields.keys() - found.choices.keys()
        assert not unknown, f"{form} has no {unknown}"
        sent = {k: v.replace("\n", "\r\n") for k, v in {**found.fields, **said}.items()}
        where = str(self.who.base_url).rstrip("/")
        answer = self.who.post(found.action, data=sent, headers={"origin": where})
        self.led_to = answer.headers.get("location", "")
        return Opened(self.who, self.who.get(self.led_to) if self.led_to else answer)


def opened(who: Visitor, path: str) -> Opened:
    return Opened(who, who.get(path))


class PageForm:
    """The form of a page that is sent to where `action` begins. `fields`: what it would send; `names`: all
    there is to fill in, with what a choice offers."""

    def __init__(self, page: str, action: str) -> None:
        read = _Reader()
        read.feed(page)
        found = next(
            (form for form in read.all if form.action.startswith(action) and form.method == "post"), None
        )
        assert found, f"no form for {action}"
        self.path, self.fields = found.action, found.fields
        self.names = {**dict.fromkeys(found.fields), **found.choices}

    def fill(self, name: str, value: str) -> None:
        """Only what is there to fill in, and of choices only what is offered."""
        assert name in self.names, f"{name} is not on the page: {sorted(self.names)}"
        offered = self.names[name]
        assert offered is None or value in offered, f"{name} does not offer {value!r}: {offered}"
        self.fields[name] = value

    def send(self, visitor: Visitor) -> httpx.Response:
        origin = {"origin": str(visitor.base_url).rstrip("/")}
        return visitor.post(self.path, data=self.fields, headers=origin)
