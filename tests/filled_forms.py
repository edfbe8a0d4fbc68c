"""A form as a browser without scripts sends it: found on a page, filled in by the names of its fields."""

from html.parser import HTMLParser


class PageForm(HTMLParser):
    """The form of a page that is sent to where `action` begins. `fields`: what it would send; `names`: all
    there is to fill in, with what a choice offers."""

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
