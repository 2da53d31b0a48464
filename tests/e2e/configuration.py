"""The configuration of a system under test: free ports, short texts, short times."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.ports import Ports

#: Replaces long texts of the catalogues, so that a test hears in two seconds what a citizen hears in ten.
TEXTS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "welcome": "Welcome to the hotline.",
        "consent-notice": "This call may be recorded.",
        "main-menu": "For water, press one. For streets, press two. To leave a message, press three.",
        "water-menu": "To speak to our water staff, press one. For hours, press two.",
        "streets-menu": "To report a street light, press one.",
        "water-hours": "The office is open until half past two.",
        "message-instructions": "Please speak after the tone, then press hash.",
        "message-review": "To hear it, one. Again, two. To send it, three.",
        "offer-message": "To leave a message, press one.",
        "callback-number-is": "Your number is",
        "callback-confirm": "If right, press one. Another number, two. To wait, star.",
        "callback-enter-number": "Please key in your number, then hash.",
        "callback-kept": "Your place is kept. We will call you.",
        "callback-place-kept": "You had asked for a call. Your place is kept.",
        "callback-here-is": "This is the hotline, as you asked.",
        "callback-press-one": "To speak with us now, press one.",
        "status-ask": "Your reference number, then hash.",
        "status-ask-known": "Your reference number, or three digits, then hash.",
        "status-slip": "One of the digits is wrong.",
        "status-case": "The case with number",
        "status-assigned": "was given to somebody.",
        "status-department": "The department:",
        "status-note": "They tell you:",
        "status-press-again": "Once more, one.",
        "status-press-message": "A message, two.",
        "status-press-reopen": "To open it again, three.",
        "status-press-owner": "To speak with them, four.",
        "status-press-back": "Back, star.",
        "status-is-reopened": "We have opened it again.",
        "message-added": "We have added your message.",
        "outside-connecting": "We are connecting you.",
        "speech-invitation": "You may also say a word.",
        "lifeboat": "We are sorry, please leave a message after the tone.",
        "lifeboat-thanks": "We have kept your message. Goodbye.",
    },
    "ar": {
        "welcome": "أهلا بكم في الخط الساخن.",
        "consent-notice": "قد يتم تسجيل هذه المكالمة.",
        "main-menu": "للمياه اضغط واحد. للطرق اضغط اثنين. لترك رسالة اضغط ثلاثة.",
        "water-menu": "للتحدث مع موظفي المياه اضغط واحد.",
        "feature-signed-in": "أهلا بك، يمكنك الآن استقبال المكالمات.",
        "lifeboat": "نعتذر، يرجى ترك رسالة بعد الصافرة.",
        "lifeboat-thanks": "لقد حفظنا رسالتك. إلى اللقاء.",
    },
}

#: A hurried voice, for the same reason.
WORDS_PER_MINUTE = 260

MENUS = """\
[menus.main]
prompts = ["main-menu"]

[menus.main.keys]
1 = { menu = "water" }
2 = { menu = "streets" }
3 = { message = "general" }
4 = { status = true }
9 = { repeat = true }

[menus.water]
prompts = ["water-menu"]

[menus.water.keys]
1 = { queue = "water" }
2 = { information = "water-hours" }

[menus.streets]
prompts = ["streets-menu"]

[menus.streets.keys]
1 = { queue = "general" }
"""


@dataclass(frozen=True, slots=True)
class SystemPorts:
    """Where the system under test listens."""

    sip: int
    ami: int
    agi: int
    web: int
    ws: int
    rtp: int
    rtp_count: int = 60

    @classmethod
    def taken_from(cls, ports: Ports) -> "SystemPorts":
        """Take six free places."""
        sip, ami, agi, web, ws = (ports.take() for _ in range(5))
        return cls(sip, ami, agi, web, ws, ports.take_even(60))


def write_configuration(folder: Path, ports: SystemPorts, changes: str = "") -> Path:
    """Write `hotline.toml`, the menus and the short texts; return the path of the first.

    `changes` is TOML that comes last: further tables, and others in the place of those with the same name.

    Numbers: 1111 has the menus; 1112 leads straight to the queue `water`, in English, without notice; 1113
    the same for `patience`, whose callers are offered a message after three seconds; 1114 for `crowded`,
    where nobody may wait.
    """
    for language, texts in TEXTS.items():
        lines = [
            "[voice]",
            f"words_per_minute = {WORDS_PER_MINUTE}",
            "[prompts]",
            *(f'{name} = "{text}"' for name, text in texts.items()),
            "",
        ]
        catalogue = folder / "texts" / language / "catalogue.toml"
        catalogue.parent.mkdir(parents=True)
        catalogue.write_text("\n".join(lines), encoding="utf-8")
    (folder / "menus.toml").write_text(MENUS)
    file = folder / "hotline.toml"
    tables = [
        table for table in _toml(ports).split("\n\n") if table.splitlines()[0] not in changes.splitlines()
    ]
    file.write_text("\n\n".join(tables) + "\n" + changes)
    return file


def _toml(ports: SystemPorts) -> str:
    return f"""\
[node]
name = "e2e"
data_dir = "var"

[asterisk]
ami_port = {ports.ami}
agi_port = {ports.agi}
ws_port = {ports.ws}

[sip]
port = {ports.sip}
rtp_start = {ports.rtp}
rtp_end = {ports.rtp + ports.rtp_count - 1}
allow_anonymous = true

[web]
port = {ports.web}

[prompts]
catalogue = "texts"

[ivr]
menus = "menus.toml"
operator_queue = "general"
tries = 2
first_digit_seconds = 1.0

[messages]
max_seconds = 20
silence_seconds = 2
min_free_megabytes = 10

[numbers.1111]
menu = "main"

[numbers.1112]
queue = "water"
language = "en"
consent_notice = false

[numbers.1113]
queue = "patience"
language = "en"
consent_notice = false

[numbers.1114]
queue = "crowded"
language = "en"
consent_notice = false

[queues.water]
title = {{ ar = "المياه", en = "Water" }}
ring_seconds = 4
wrap_up_seconds = 0.5
announce_every_seconds = 10

[queues.general]
ring_seconds = 4
wrap_up_seconds = 0.5

[queues.patience]
ring_seconds = 4
wrap_up_seconds = 0.5
announce_every_seconds = 0
offer_message_after_seconds = 3

[queues.crowded]
max_waiting = 0

[agents.1001]
name = "Aisha"
queues = ["water", "general", "patience", "crowded"]

[agents.1002]
name = "Salim"
queues = ["water", "general"]
"""
