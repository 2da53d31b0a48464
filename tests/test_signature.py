import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.signature import SignatureError, sign, verify

SECRET = "a secret of the city"
BODY = '{"what":"CaseOpened","name":"ناصر"}'.encode()
NOW = 1_800_000_000.75


def test_a_signed_body_is_verified_and_tells_when_it_was_signed() -> None:
    """Who knows the secret learns the second of the signature."""
    assert verify(SECRET, sign(SECRET, NOW, BODY), BODY, NOW + 3) == 1_800_000_000


def test_the_header_is_what_the_documents_say() -> None:
    """A receiver that computes HMAC-SHA-256 of `<t>.<body>` by another program gets the same digits."""
    # printf '1.{}' | openssl dgst -sha256 -hmac key
    digits = "1ba6b8171186efc613e8bcc0cbdab2748f24984d7c5a84faa2637afa0e40d224"
    assert sign("key", 1.9, b"{}") == f"t=1,v1={digits}"


@given(
    st.binary(max_size=200), st.integers(0, 10**9), st.text(min_size=1).filter(lambda text: text != SECRET)
)
def test_nobody_without_the_secret_signs(body: bytes, at: int, other: str) -> None:
    """Whatever the body and the time, another secret's signature does not fit."""
    try:
        header = sign(other, at, body)
    except UnicodeEncodeError:
        return  # a lone surrogate is no secret
    with pytest.raises(SignatureError, match="does not fit"):
        verify(SECRET, header, body, at)


@given(st.integers(0, len(BODY) - 1), st.integers(1, 255))
def test_each_changed_byte_is_noticed(place: int, change: int) -> None:
    """A body of which one byte is different is refused."""
    changed = BODY[:place] + bytes([BODY[place] ^ change]) + BODY[place + 1 :]
    with pytest.raises(SignatureError, match="does not fit"):
        verify(SECRET, sign(SECRET, NOW, BODY), changed, NOW)


def test_the_time_cannot_be_renewed() -> None:
    """Another time in the header does not fit the signature."""
    renewed = sign(SECRET, NOW, BODY).replace("t=1800000000", "t=1800009999")
    with pytest.raises(SignatureError, match="does not fit"):
        verify(SECRET, renewed, BODY, 1_800_009_999)


@pytest.mark.parametrize(("later", "words"), [(301.5, "old"), (-302.0, "in the future")])
def test_an_old_request_is_refused(later: float, words: str) -> None:
    """A request is worth nothing after the tolerance, nor before its time."""
    with pytest.raises(SignatureError, match=words):
        verify(SECRET, sign(SECRET, NOW, BODY), BODY, NOW + later)


@pytest.mark.parametrize("later", [-299, 0, 299])
def test_clocks_may_differ_within_the_tolerance(later: float) -> None:
    """Five minutes are allowed either way."""
    verify(SECRET, sign(SECRET, NOW, BODY), BODY, NOW + later)


def test_while_secrets_are_exchanged_both_fit() -> None:
    """The receiver may know both, or the sender signs by both."""
    old, new = "the old secret", "the new secret"
    verify([new, old], sign(old, NOW, BODY), BODY, NOW)
    both = sign([new, old], NOW, BODY)
    verify(old, both, BODY, NOW)
    verify(new, both, BODY, NOW)


@pytest.mark.parametrize(
    "header",
    [
        "t=1",
        "v1=" + "0" * 64,
        "t=1,v1=00",
        "t=1,v1=" + "G" * 64,
        "t=1,t=2,v1=" + "0" * 64,
        "t=-1,v1=" + "0" * 64,
        "t=١,v1=" + "0" * 64,
        "t=1e3,v1=" + "0" * 64,
        "t=1,v0=" + "0" * 64,
        "nonsense",
        ",",
        "t=1,v1=" + "0" * 2000,
    ],
)
def test_what_is_no_signature_says_so(header: str) -> None:
    """A header of another form is refused with words that say which form is meant."""
    with pytest.raises(SignatureError, match="X-Hotline-Signature"):
        verify(SECRET, header, BODY, NOW)


@pytest.mark.parametrize("header", [None, ""])
def test_no_header_is_no_signature(header: str | None) -> None:
    """An unsigned request is refused."""
    with pytest.raises(SignatureError, match="there is no header"):
        verify(SECRET, header, BODY, NOW)


@pytest.mark.parametrize("nothing", ["", [], [""]])
def test_nobody_signs_by_an_empty_secret(nothing: str | list[str]) -> None:
    """What anybody could sign is worth nothing, for either side."""
    with pytest.raises(SignatureError, match="no secret"):
        sign(nothing, NOW, BODY)
    with pytest.raises(SignatureError, match="no secret"):
        verify(nothing, sign(SECRET, NOW, BODY), BODY, NOW)


@given(st.text(max_size=200))
def test_any_header_is_refused_in_words(header: str) -> None:
    """No text in the header is worse than a `SignatureError`."""
    with pytest.raises(SignatureError):
        verify(SECRET, header, BODY, NOW)
