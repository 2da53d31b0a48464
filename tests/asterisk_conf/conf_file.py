"""Reads rendered .conf files as Asterisk does, far enough for our own: sections, settings, templates."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Section:
    """One section; settings in order, those of its templates first."""

    name: str
    is_template: bool
    settings: list[tuple[str, str]] = field(default_factory=list)

    def get(self, key: str) -> str | None:
        """Return the last value of a setting, as Asterisk takes it."""
        return next((value for name, value in reversed(self.settings) if name == key), None)


def parse(text: str) -> list[Section]:
    """Return the sections in order. A template that is not there is an error."""
    sections: list[Section] = []
    for raw in text.splitlines():
        line = raw.split(";")[0].strip()
        if line.startswith("["):
            name, _, options = line[1:].partition("]")
            words = [word for word in options.strip("()").split(",") if word]
            section = Section(name, "!" in words)
            for word in words:
                if word != "!":
                    template = next(one for one in reversed(sections) if one.is_template and one.name == word)
                    section.settings += template.settings
            sections.append(section)
        elif line:
            key, _, value = line.partition("=")
            sections[-1].settings.append((key.strip(), value.removeprefix(">").strip()))
    return sections
