<<<<<<< HEAD
"""A form as a browser without scripts sends it: found on a page, filled in by the names of its fields."""

from html.parser import HTMLParser


class PageForm(HTMLParser):
    """The form of a page that is sent to where `action` begins. `fields`: what it would send; `names`: all there
    is to fill in, with what a choice offers."""

    def __init__(self, page, action):
        super().__init__()
        self._action, self._inside, self._text, self._select = action, False, None, None
        self.path = None
        self.fields, self.names = {}, {}
        self.feed(page)
        assert self.path, f"no form for {action}"

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        ours = given.get("method") == "post" and (given.get("action") or "").startswith(self._action)
        if tag == "form" and self.path is None and ours:
            self._inside, self.path = True, given["action"]
        name = given.get("name")
        if not self._inside:
            return
        if tag == "option" and self._select:
            value = given.get("value")
            self.names[self._select].append(value)
            if "selected" in given or self._select not in self.fields:
                self.fields[self._select] = value
        elif name is None:
            return
        elif tag == "input" and given.get("type") in ("checkbox", "radio"):
            self.names.setdefault(name, []).append(given.get("value", "on"))
            if "checked" in given:
                self.fields[name] = given.get("value", "on")
        elif tag == "input":
            self.names[name] = None
            self.fields[name] = given.get("value", "")
        elif tag == "select":
            self.names[name], self._select = [], name
        elif tag == "textarea":
            self.names[name], self._text = None, name
            self.fields[name] = ""

    def handle_endtag(self, tag):
        if tag == "form":
            self._inside = False
        elif tag == "textarea":
            self._text = None
        elif tag == "select":
            self._select = None

    def handle_data(self, data):
        if self._text:
            self.fields[self._text] += data

    def fill(self, name, value):
        """Only what is there to fill in, and of choices only what is offered."""
        assert name in self.names, f"{name} is not on the page: {sorted(self.names)}"
        offered = self.names[name]
        assert offered is None or value in offered, f"{name} does not offer {value!r}: {offered}"
        self.fields[name] = value

    def send(self, visitor):
        origin = {"origin": str(visitor.base_url).rstrip("/")}
        return visitor.post(self.path, data=self.fields, headers=origin)
=======
"""The forms of a page, filled in and sent as a browser without scripts does it."""

from html.parser import HTMLParser

import httpx
from served import Visitor

ONE_LINE = ("text", "search", "date")


class SentForm:
    """`fields` as they stand on the page: what is hidden, chosen, ticked or typed there."""

    def __init__(self, id: str, action: str) -> None:
        self.id, self.action = id, action
        self.fields: dict[str, str] = {}
        self.choices: dict[str, list[str]] = {}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, SentForm] = {}
        self.ids: list[str] = []
        self.alert: list[str] = []
        self._form: SentForm | None = None
        self._name = ""
        self._text: list[str] | None = None
        self._alert = 0

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        if "id" in said:
            self.ids.append(said["id"])
        if self._alert or said.get("role") == "alert":
            self._alert += tag == "div"
        if tag == "form":
            self._form = SentForm(said.get("id", ""), said.get("action", ""))
            self.found[said.get("id", "").removesuffix("-form")] = self._form
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
            self._name = name
            self._form.choices[name] = []
        elif tag == "option":
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
        self.forms, self.ids = read.found, read.ids
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
>>>>>>> i10-desk
