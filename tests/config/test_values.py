"""What is said at start about single values, and about values that do not fit together."""

import re
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from pydantic.fields import FieldInfo

from hotline import config as config_module
from hotline.config.explain import PATTERNS
from hotline.ivr import menu as menu_module
from tests.config_file import NEEDED, problems, write_configuration

#: Lines before the text that a test adds to `NEEDED`.
LINES = NEEDED.count("\n")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[sip]\nprot = 1", "sip.prot: is no key that exists here. Did you mean `port`?"),
        (
            '[sip]\nport = "5060"',
            "sip.port: must be a whole number, not a text. Write it without quotes and without a point.",
        ),
        ("[sip]\nport = 70000", "sip.port: is 70000. It must be at most 65535."),
        (
            "[sip]\nallow_anonymous = 1",
            "sip.allow_anonymous: must be true or false, not a number. Write true or false without quotes.",
        ),
        (
            '[asterisk]\nmode = "privat"',
            "asterisk.mode: must be 'private' or 'system'. Did you mean `private`?",
        ),
        (
            '[node]\ncountry = "om"',
            "node.country: has the wrong form. Write a country of two capital letters, for example `OM`.",
        ),
        ("[node]\nname = 5", "node.name: must be a text, not a number. Put it in quotes."),
        (
            "[node]\nname = 2026-01-01",
            "node.name: is a date or a time, which no key takes. Put it in quotes if a text is meant.",
        ),
        (
            "[messages]\nmax_seconds = 1.5",
            "messages.max_seconds: must be a whole number. Write it without quotes and without a point.",
        ),
        ("[ivr2]\nx = 1", None),
        (
            "[queues.x]\nwrap_up_seconds = inf",
            "queues.x.wrap_up_seconds: is no finite number. Write an ordinary number.",
        ),
        (
            '[agents.a]\nname = "a\\u0000"\nqueues = ["water"]',
            "agents.a.name: holds a line break or another control character. Write it in one line.",
        ),
        (
            '[queues."Wasser Werk"]\nrecord = false',
            (
                'queues."Wasser Werk": is no possible name. '
                "Use 1 to 40 of a-z, 0-9, - and _, beginning with a letter or digit."
            ),
        ),
        (
            '[feature_codes]\nsign_in = "11"',
            (
                "feature_codes.sign_in: has the wrong form. "
                'Write a star and 1 to 5 digits in quotes, for example `"*11"`.'
            ),
        ),
    ],
)
def test_wrong_values(tmp_path: Path, text: str, fault: str | None) -> None:
    """A value of the wrong kind is named with its key, what is wrong, and how to write it."""
    (found,) = problems(write_configuration(tmp_path, NEEDED + text))
    if fault is None:
        assert "ivr2: is no key that exists here. Did you mean `ivr`?" in found
    else:
        assert found.split(": ", 1)[1] == fault
        assert int(found.split(":")[0]) > LINES


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[numbers.1112]", "numbers.1112: leads nowhere. Give it exactly one of `menu` and `queue`."),
        (
            '[numbers.1112]\nmenu = "main"\nqueue = "water"',
            "numbers.1112: leads to a menu and to a queue. Give it exactly one of `menu` and `queue`.",
        ),
        ('[numbers.1112]\nmenu = "mian"', "numbers.1112.menu: there is no menu `mian`. Did you mean `main`?"),
        ('[numbers.1112]\nqueue = "x"', "numbers.1112.queue: there is no queue `x`. Known here: water."),
        (
            '[numbers.1112]\nqueue = "water"\nlanguage = "fr"',
            "numbers.1112.language: `fr` is not offered. node.languages has: ar, en.",
        ),
        ('[node]\nlanguages = ["ar", "ar"]', "node.languages[1]: names `ar` twice. Name each language once."),
        (
            '[agents.1002]\nname = "S"\nqueues = ["water", "watr"]',
            "agents.1002.queues.watr: there is no queue `watr`. Did you mean `water`?",
        ),
        (
            '[agents.1002]\nname = "S"\nqueues = ["water", "water"]',
            "agents.1002.queues: names `water` twice. Name each queue once.",
        ),
        (
            '[agents.1002]\nname = " "\nqueues = ["water"]',
            "agents.1002.name: is empty. Write the agent's name.",
        ),
        (
            '[agents.anonymous]\nname = "S"\nqueues = ["water"]',
            "agents.anonymous: is a name that Asterisk's files need themselves. Choose another name.",
        ),
        (
            '[agents.trunk-x]\nname = "S"\nqueues = ["water"]',
            "agents.trunk-x: is a name that Asterisk's files need themselves. Choose another name.",
        ),
        (
            '[agents.1111]\nname = "S"\nqueues = ["water"]',
            "agents.1111: is also the number of citizens under [numbers]. Choose another name.",
        ),
        (
            '[feature_codes]\npause = "*11"',
            "feature_codes.pause: `*11` is also the code of `sign_in`. Choose another code.",
        ),
        (
            "[sip]\nrtp_start = 20000\nrtp_end = 20002",
            (
                "sip.rtp_end: is 20002, with `rtp_start` 20000 too few ports for one call. "
                "Give 4 ports for each call, for example 10000 to 10999 for 250."
            ),
        ),
        (
            "[sip]\nrtp_start = 1000",
            "sip.rtp_start: is below 1024, which only root may use. Choose 10000 or more.",
        ),
        (
            "[sip]\nport = 10500",
            "sip.port: lies among the RTP ports. Choose a port outside `rtp_start` to `rtp_end`.",
        ),
        ("[web]\nport = 5060", "web.port: 5060 is also sip.port. Choose another port."),
        (
            "[asterisk]\nagi_port = 5038",
            "asterisk.agi_port: 5038 is also asterisk.ami_port. Choose another port.",
        ),
        (
            '[web]\nhost = "0.0.0.0"\nport = 5038',
            "web.port: 5038 is also asterisk.ami_port. Choose another port.",
        ),
        (
            '[web]\nhost = "127.0.0.1:80"',
            (
                "web.host: `127.0.0.1:80` is neither an address nor a host name. "
                "Write it without port and brackets."
            ),
        ),
        (
            '[sip]\nexternal_address = "300.1.2.3"',
            (
                "sip.external_address: `300.1.2.3` is neither an address nor a host name. "
                "Write it without port and brackets."
            ),
        ),
        (
            '[sip.trunks.t]\nmatch = "10.0.0.0/33"',
            (
                "sip.trunks.t.match: `10.0.0.0/33` is no address or network. "
                "Write for example `192.0.2.1`, `192.0.2.0/24` or a host name."
            ),
        ),
        (
            '[transcription.models]\nfr = "x"',
            "transcription.models.fr: `fr` is not offered. node.languages has: ar, en.",
        ),
        ("[ivr.x]\ny = 1", None),
    ],
)
def test_values_that_do_not_fit_together(tmp_path: Path, text: str, fault: str | None) -> None:
    """What is right by itself and wrong beside the rest is refused with the line of the value to change."""
    found = problems(write_configuration(tmp_path, NEEDED + text))
    if fault is None:
        assert "ivr.x" in found[0]
        return
    told = [one for one in found if one.split(": ", 1)[1] == fault]
    assert told, found
    assert int(told[0].split(":")[0]) > LINES


@pytest.mark.parametrize(
    ("url", "what"),
    [
        ("postgresql://hotline:s3cret@db/x", "does not name its driver"),
        ("postgresql+asyncpg://hotline:s3cret@db", "does not name the database"),
        ("sqlite+aiosqlite:///s3cret.db", "does not name the file by an absolute path"),
        ("mysql://s3cret@db/x", "is of a kind that is not supported"),
        ("s3cret", "is no URL"),
        ("postgresql+asyncpg://hotline:s3cret@db:port/x", "is no URL"),
    ],
)
def test_database_urls(tmp_path: Path, url: str, what: str) -> None:
    """A database URL that cannot work is refused, and never shown: it may hold a password."""
    (found,) = problems(write_configuration(tmp_path, NEEDED + f'[database]\nurl = "{url}"'))
    assert f"database.url: {what}." in found
    assert "s3cret" not in found


@pytest.mark.parametrize("url", ["postgresql+asyncpg://a:b@db/x", "sqlite+aiosqlite:////var/lib/x.db"])
def test_right_database_urls(tmp_path: Path, url: str) -> None:
    """The two kinds that the journal can use pass."""
    assert problems(write_configuration(tmp_path, NEEDED + f'[database]\nurl = "{url}"')) == []


@pytest.mark.parametrize("url", ["mqtt://", "http://broker", "broker", "mqtt://a:b@broker:x"])
def test_broker_urls(tmp_path: Path, url: str) -> None:
    """A URL that names no MQTT broker is refused."""
    (found,) = problems(write_configuration(tmp_path, NEEDED + f'[bus]\nmqtt_url = "{url}"'))
    assert "bus.mqtt_url: is no URL of an MQTT broker. Write `mqtt://user:password@host:1883`." in found


def test_every_pattern_has_an_explanation() -> None:
    """No person is told a regular expression."""
    used = set()
    for module in (config_module, menu_module):
        for name in dir(module):
            for part in get_args(getattr(module, name)):
                if isinstance(part, FieldInfo):
                    used |= {one.pattern for one in part.metadata if getattr(one, "pattern", None)}
            one_type = getattr(module, name)
            if isinstance(one_type, type) and hasattr(one_type, "model_fields"):
                for hint in get_type_hints(one_type, include_extras=True).values():
                    used |= set(re.findall(r"pattern='([^']*)'", repr(hint).replace("\\\\", "\\")))
    assert len(used) >= 6
    assert used <= set(PATTERNS)
