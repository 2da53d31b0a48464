"""The parser of AGI replies, on the replies of a real Asterisk 22."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hotline.asterisk.agi.reply import Reply, parse_reply


@pytest.mark.parametrize(
    ("text", "reply"),
    [
        ("200 result=0", Reply(200, 0, "0", "", {})),
        ("200 result=-1", Reply(200, -1, "-1", "", {})),
        ("200 result=68", Reply(200, 68, "68", "", {})),
        ("200 result=1 (4271)", Reply(200, 1, "1", "4271", {})),
        ("200 result=1 ()", Reply(200, 1, "1", "", {})),
        ('200 result=1 (a (b) "c" \\ d hangup)', Reply(200, 1, "1", 'a (b) "c" \\ d hangup', {})),
        ("200 result=1 (a\nb)", Reply(200, 1, "1", "a\nb", {})),
        ("200 result=1 (x) endpos=5)", Reply(200, 1, "1", "x) endpos=5", {})),
        ("200 result=35 (dtmf) endpos=7200", Reply(200, 35, "35", "dtmf", {"endpos": "7200"})),
        ("200 result=0 endpos=3520", Reply(200, 0, "0", "", {"endpos": "3520"})),
        ("200 result=0042 (timeout)", Reply(200, 42, "0042", "timeout", {})),
        ("200 result= (timeout)", Reply(200, None, "", "timeout", {})),
        ("200 result=", Reply(200, None, "", "", {})),
        ("200 result=12*3#", Reply(200, None, "12*3#", "", {})),
        ("200 result=1_0", Reply(200, None, "1_0", "", {})),
        ("200 result=0 Gosub complete", Reply(200, 0, "0", "", {})),
        ("510 Invalid or unknown command", Reply(510, None, "", "Invalid or unknown command", {})),
        (
            "511 Command Not Permitted on a dead channel or intercept routine",
            Reply(511, None, "", "Command Not Permitted on a dead channel or intercept routine", {}),
        ),
    ],
)
def test_a_reply_has_its_parts(text: str, reply: Reply) -> None:
    """Code, result, value and key=value pairs are told apart."""
    assert parse_reply(text) == reply


@given(st.text())
@example(") endpos=1")
@example("(")
def test_a_value_comes_out_as_it_was_put_in(value: str) -> None:
    """Parentheses, equals signs, words and blanks in a value are part of it."""
    reply = parse_reply(f"200 result=1 ({value})")
    assert (reply.result, reply.data) == (1, value)


@given(st.integers(100, 999), st.sampled_from(" -"), st.text())
@example(200, " ", "result=" + "9" * 5000)
def test_no_text_behind_a_code_is_too_odd(code: int, separator: str, text: str) -> None:
    """Whatever follows three digits is parsed into something."""
    assert parse_reply(f"{code}{separator}{text}").code == code
