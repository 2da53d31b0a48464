"""What somebody wrote, without the e-mail that is answered and the signature below. Pure.

The whole stays in the raw e-mail. Where nothing would remain, everything is shown: a quotation may be the message.
"""

import re

#: Lines that introduce the e-mail that is answered, as the usual programs write them.
_BEGINNINGS = (
    re.compile(r"^\s*(on|le|am)\b.{4,200}\b(wrote|écrit|schrieb)\s*:\s*$", re.IGNORECASE),
    re.compile(r"^\s*(في|بتاريخ|يوم)\s.{4,200}كتب.{0,120}:?\s*$"),
    re.compile(r"^\s*-{2,}\s*(original message|forwarded message|الرسالة الأصلية|رسالة معاد توجيهها)", re.IGNORECASE),
    re.compile(r"^_{20,}\s*$"),
)  # fmt: skip

#: The head of an e-mail within the text (Outlook): two such lines, one after the other.
_head = re.compile(
    r"^\s*\*?(from|sent|to|subject|date|من|إلى|الموضوع|التاريخ|تاريخ الإرسال)\*?\s*:", re.IGNORECASE
)

#: The line above a signature (RFC 3676, 4.3); some programs take the space away.
_signature = re.compile(r"^-- ?$")

#: A line longer than this introduces nothing.
_LONGEST_BEGINNING = 400


def without_quotes(text: str) -> str:
    """Return the part of the text that is new."""
    lines = text.splitlines()
    end = next((place for place in range(len(lines)) if _ends_before(lines, place)), len(lines))
    kept = [line for line in lines[:end] if not line.lstrip().startswith(">")]
    shown = re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()
    return shown or text.strip()


def _ends_before(lines: list[str], place: int) -> bool:
    line = lines[place]
    if len(line) > _LONGEST_BEGINNING:
        return False
    # "On … wrote:" is often broken into two lines.
    both = f"{line} {lines[place + 1]}" if place + 1 < len(lines) else line
    if _signature.match(line) or any(beginning.match(line) for beginning in _BEGINNINGS):
        return True
    if len(both) < _LONGEST_BEGINNING and line.strip() and any(one.match(both) for one in _BEGINNINGS[:2]):
        return True
    return bool(_head.match(line)) and place + 1 < len(lines) and bool(_head.match(lines[place + 1]))
