"""What may pass from a browser to Asterisk."""

import pytest

from hotline.desk.phone.sip_frame import MOST_BYTES, RefusedFrameError, begins_a_call, check

ME = "browser-1001"


def frame(
    method: str = "INVITE", *, sender: str = ME, to: str = "1112", more: str = "", body: str = ""
) -> str:
    """Return a request as JsSIP writes it."""
    return (
        f"{method} sip:{to}@hotline SIP/2.0\r\nVia: SIP/2.0/WS x.invalid;branch=z9hG4bK1\r\n"
        f'To: <sip:{to}@hotline>\r\nFrom: "Aisha" <sip:{sender}@hotline>;tag=a\r\nCall-ID: c\r\n'
        f"{more}Content-Length: {len(body.encode())}\r\n\r\n{body}"
    )


@pytest.mark.parametrize("method", ["INVITE", "OPTIONS"])
def test_what_a_phone_sends_in_its_own_name_passes(method: str) -> None:
    """Requests, answers and signs of life; the body may be in any script."""
    assert check(frame(method, body="مرحبا"), ME) == method
    assert check(frame("REGISTER", to=ME), ME) == "REGISTER"
    assert check("SIP/2.0 200 OK\r\nContent-Length: 0\r\n\r\n", ME) == ""
    assert check("\r\n\r\n", ME) == ""


def test_within_a_call_the_dialog_says_who_it_is() -> None:
    """Who was called is named as its Contact, by chance; only what begins something is looked at."""
    within = frame("BYE", sender="k3j2x").replace("<sip:1112@hotline>\r\n", "<sip:1112@hotline>;tag=b\r\n")
    assert check(within, ME) == "BYE"
    assert not begins_a_call(frame().replace("@hotline>\r\n", "@hotline>;tag=b\r\n"), "INVITE")
    assert begins_a_call(frame(), "INVITE")


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (frame(sender="browser-1002"), "another's name"),
        (frame("REGISTER", to="browser-1002"), "registration for another"),
        (frame("REGISTER", to=ME, sender="1002"), "another's name"),
        (frame("REFER"), "not a request"),
        (frame("SUBSCRIBE"), "not a request"),
        (frame(more="From: <sip:browser-1002@hotline>\r\n"), "from twice"),
        (frame(more="f: <sip:browser-1002@hotline>\r\n"), "from twice"),
        (frame(more="l: 9\r\n"), "content-length twice"),
        (frame(more=" folded\r\n"), "no header"),
        (frame(more="X: a\nFrom: <sip:browser-1002@hotline>\r\n"), "no header"),
        (frame() + frame(sender="browser-1002"), "Content-Length"),
        (frame().replace("Content-Length: 0\r\n", ""), "Content-Length"),
        (frame().replace("Content-Length: 0", "Content-Length: ٠"), "Content-Length"),
        (frame().replace('"Aisha" <sip:', "<sip:browser-1002@hotline>, <sip:"), "without a user"),
        ("GET / HTTP/1.1\r\nContent-Length: 0\r\n\r\n", "not a request"),
        ("INVITE", "not a whole"),
        (frame(body="x" * MOST_BYTES), "longer"),
    ],
)
def test_everything_else_is_refused(wrong: str, why: str) -> None:
    """Another's name, a second message behind the first, headers that two parsers would read in two ways."""
    with pytest.raises(RefusedFrameError, match=why):
        check(wrong, ME)
