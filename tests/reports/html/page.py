"""A rendered page as a reader's browser would take it apart."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"meta", "br", "rect", "link", "img", "hr", "input"}


class Page(HTMLParser):
    """Elements with their attributes, the visible words, and whether every element was closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.numbers: dict[str, dict[str, int]] = {"data-level": {}, "data-state": {}}
        self.faults: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        self.faults += [f"{tag} is not closed" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        if {"style", "script"} & set(self._open):
            return
        self.text += data
        if not self._open or self._open[-1] != self.elements[-1][0]:
            return
        for name, numbers in self.numbers.items():
            key = self.elements[-1][1].get(name)
            if key is not None:
                numbers[key] = numbers.get(key, 0) + int(data)

    def values(self, attribute: str) -> list[str]:
        return [attributes[attribute] or "" for _, attributes in self.elements if attribute in attributes]

    @property
    def tags(self) -> set[str]:
        return {tag for tag, _ in self.elements}
