"""G.711 against the numbers of the recommendation."""

from pathlib import Path

import numpy as np
import pytest
import soundfile as sf

from hotline.prompts.g711 import decode_alaw, decode_ulaw, encode_alaw, encode_ulaw

#: ITU-T G.711, table 2a, column 8: decoder output values y, 14 bit, by code on the line; here a few of each
#: segment.
_TABLE_2A = {
    0xFF: 0, 0xFE: 2, 0xF0: 30, 0xEF: 33, 0xE0: 93, 0xDF: 99, 0xD0: 219, 0xCF: 231, 0xC0: 471, 0xBF: 495,
    0xB0: 975, 0xAF: 1023, 0xA0: 1983, 0x9F: 2079, 0x90: 3999, 0x8F: 4191, 0x80: 8031,
}  # fmt: skip


@pytest.mark.parametrize(("code", "value"), _TABLE_2A.items())
def test_codes_decode_to_the_values_of_the_recommendation(code: int, value: int) -> None:
    """Positive codes by table 2a, negative ones by table 2b, which is its mirror; 14 bits stand in 16."""
    assert decode_ulaw(bytes([code]))[0] == value * 4
    assert decode_ulaw(bytes([code & 0x7F]))[0] == -value * 4


def test_decoding_and_encoding_gives_the_same_code() -> None:
    """All 256 codes; only the negative zero becomes the positive one."""
    codes = bytes(range(256))
    again = encode_ulaw(decode_ulaw(codes))
    assert [code for code in range(256) if again[code] != code] == [0x7F]


#: Table 2a, column 4: decision values x at the ends of the segments, with the codes below and above.
_DECISIONS = {31: 0xF0, 95: 0xE0, 223: 0xD0, 479: 0xC0, 991: 0xB0, 2015: 0xA0, 4063: 0x90}


@pytest.mark.parametrize(("decision", "below"), _DECISIONS.items())
def test_the_code_changes_at_the_decision_values(decision: int, below: int) -> None:
    """The last sample of a segment and the first of the next."""
    border = decision * 4
    assert list(encode_ulaw(np.array([border - 1, border], np.int16))) == [below, below - 1]


def test_louder_samples_never_get_quieter_codes() -> None:
    """Over all samples, and the loudest do not wrap around."""
    samples = np.arange(-32768, 32768).astype(np.int16)
    heard = decode_ulaw(encode_ulaw(samples)).astype(int)
    assert np.all(np.diff(heard) >= 0)
    assert (heard[0], heard[-1]) == (-32124, 32124)


def test_nothing_encodes_to_nothing() -> None:
    """An empty sound is no error."""
    assert encode_ulaw(np.zeros(0, np.int16)) == b""


def test_a_law_is_what_another_coder_makes(tmp_path: Path) -> None:
    """All positive values and all codes as libsndfile has them; a negative value mirrors its ones' complement."""
    positive = np.arange(32768).astype(np.int16)
    file = tmp_path / "every.raw"
    sf.write(file, positive, 8000, format="RAW", subtype="ALAW")
    assert encode_alaw(positive) == file.read_bytes()
    # ITU-T G.191, module alaw: so no value lies on a border of two steps.
    assert encode_alaw(~positive) == bytes(code ^ 0x80 for code in file.read_bytes())
    codes = bytes(range(256))
    file.write_bytes(codes)
    decoded, _ = sf.read(file, format="RAW", subtype="ALAW", samplerate=8000, channels=1, dtype="int16")
    assert np.array_equal(decode_alaw(codes), decoded)


def test_a_law_codes_survive_a_round_trip() -> None:
    """Each of the 256 bytes stands for the value it decodes to."""
    assert encode_alaw(decode_alaw(bytes(range(256)))) == bytes(range(256))
    assert encode_alaw(np.zeros(0, np.int16)) == b""
