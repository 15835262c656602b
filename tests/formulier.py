"""Filling in a form as a browser does: what its HTML holds, with some fields changed."""

from html.parser import HTMLParser


class _Lezer(HTMLParser):
    """Collects the fields of the forms that POST, but for that of signing out."""

    def __init__(self):
        super().__init__()
        self.velden: dict[str, list[str]] = {}
        self.binnen = False
        self.keuzelijst = self.tekstvak = None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.binnen = attrs.get("method") == "post" and attrs.get("id") != "logout-form"
        if not self.binnen:
            return
        naam = attrs.get("name")
        if tag == "input" and naam and attrs.get("type") not in {"submit", "file"}:
            if attrs.get("type") in {"checkbox", "radio"} and "checked" not in attrs:
                return
            self._zet(naam, attrs.get("value", "on" if attrs.get("type") == "checkbox" else ""))
        elif tag == "select":
            self.keuzelijst = naam
        elif tag == "option" and self.keuzelijst and "selected" in attrs:
            self._zet(self.keuzelijst, attrs["value"])
        elif tag == "textarea":
            self.tekstvak = naam
            self._zet(naam, "")

    def handle_endtag(self, tag):
        if tag == "form":
            self.binnen = False
        elif tag == "select":
            self.keuzelijst = None
        elif tag == "textarea":
            self.tekstvak = None

    def handle_data(self, data):
        if self.tekstvak:
            # The first line break after <textarea> is no part of the text.
            self.velden[self.tekstvak][-1] += data.removeprefix("\r\n").removeprefix("\n")

    def _zet(self, naam, waarde):
        self.velden.setdefault(naam, []).append(waarde)


def velden_van(antwoord) -> dict[str, list[str]]:
    """What a browser would send, were the form on this page sent untouched."""
    lezer = _Lezer()
    lezer.feed(antwoord.content.decode())
    return lezer.velden


def verstuur(client, pad, **anders):
    """GET the form, change these fields (`__` in a name reads `-`), POST it."""
    velden = velden_van(client.get(pad))
    return client.post(
        pad, velden | {naam.replace("__", "-"): waarde for naam, waarde in anders.items()}
    )
