"""The words of the drawing of the menus, in the languages of the pages. Pure.

Arabic lines are isolated (Unicode UAX #9), so that a name in Latin letters stands where a reader from right to left
looks for it; Graphviz puts pieces of different colour side by side from the left, whatever they say.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from .menu import (
    Action,
    Back,
    Repeat,
    ToArticle,
    ToCallback,
    ToFunction,
    ToMenu,
    ToMessage,
    ToOutside,
    ToPerson,
    ToQueue,
    ToStatus,
    ToSurvey,
)
from .menu_condition import Condition


@dataclass(frozen=True, slots=True)
class GraphWords:
    """One language's."""

    #: What a key does; `{}` is the name that it holds.
    actions: Mapping[type[Action], str]
    callers: Mapping[Literal["known", "new", "withheld"], str]
    #: Names of languages; one that is not here is told by its key.
    languages: Mapping[str, str]
    open: str
    closed: str
    speaks: str
    surge: str
    no_surge: str
    otherwise: str
    only: str
    hours: str
    hours_of: str
    seconds: str
    comma: str
    right_to_left: bool = False

    def condition(self, condition: Condition) -> str:
        """Return the condition in words; empty where there is none."""
        parts = []
        if condition.hours is not None:
            parts.append(self.open.format(condition.hours))
        if condition.closed is not None:
            parts.append(self.closed.format(condition.closed))
        if condition.caller is not None:
            parts.append(self.callers[condition.caller])
        if condition.language is not None:
            parts.append(self.speaks.format(self.languages.get(condition.language, condition.language)))
        if condition.surge is not None:
            parts.append(self.surge if condition.surge else self.no_surge)
        return self.comma.join(parts)

    def line(self, words: str) -> str:
        """Return the words as a line that keeps its order."""
        return f"\u2067{words}\u2069" if self.right_to_left and words else words

    def code(self, words: str) -> str:
        """Return what is written from left to right in every language, as a part of a line."""
        return f"\u2066{words}\u2069" if self.right_to_left else words

    def side_by_side(self, first: str, second: str) -> str:
        """Return two coloured pieces so that the first is read first."""
        return f"{second} {first}" if self.right_to_left else f"{first} {second}"


ENGLISH = GraphWords(
    actions={
        ToMenu: "{}", ToQueue: "queue {}", ToMessage: "message for {}", ToCallback: "call-back by {}",
        ToSurvey: "survey of {}", ToOutside: "outside: {}", ToFunction: "{}()", ToStatus: "status of a case",
        ToArticle: "article {}", ToPerson: "a person", Back: "back", Repeat: "this menu again",
    },
    callers={"known": "known caller", "new": "new caller", "withheld": "number withheld"},
    languages={},
    open="{} open", closed="{} closed", speaks="speaks {}", surge="surge mode", no_surge="no surge mode",
    otherwise="otherwise", only="only: {}", hours="hours: {}", hours_of="hours of {}", seconds="+{} s", comma=", ",
)  # fmt: skip

ARABIC = GraphWords(
    actions={
        ToMenu: "{}", ToQueue: "الطابور {}", ToMessage: "رسالة إلى {}", ToCallback: "معاودة اتصال من {}",
        ToSurvey: "تقييم {}", ToOutside: "جهة خارجية: {}", ToFunction: "\u2066{}()\u2069", ToStatus: "حالة بلاغ",
        ToArticle: "المقال {}", ToPerson: "موظف", Back: "رجوع", Repeat: "إعادة هذه القائمة",
    },
    callers={"known": "متصل معروف", "new": "متصل جديد", "withheld": "رقم محجوب"},
    languages={"ar": "العربية", "en": "الإنجليزية"},
    open="أثناء دوام {}", closed="خارج دوام {}", speaks="يتحدث {}", surge="وضع الازدحام",
    no_surge="دون وضع الازدحام", otherwise="وإلا", only="فقط: {}", hours="الدوام: {}", hours_of="دوام {}",
    seconds="+{} ث", comma="، ", right_to_left=True,
)  # fmt: skip

#: By language of the page; in another one it is English.
GRAPH_WORDS: Mapping[str, GraphWords] = {"en": ENGLISH, "ar": ARABIC}
