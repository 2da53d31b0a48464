"""G.711, the sound of a telephone line: 8,000 bytes a second. Source: ITU-T G.711 (11/88), tables 1 and 2."""

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.int16]

#: μ-law: added to the 14-bit magnitude so that each segment begins at a power of two; here in 16-bit units (33 · 4).
_BIAS = 132
#: The largest 16-bit magnitude that the last segment can hold.
_CLIP = 32_635

#: A-law: every other bit is inverted on the line; the sign is set for positive values.
_EVEN_BITS, _POSITIVE = 0x55, 0x80


def encode_ulaw(samples: Samples) -> bytes:
    """Return one μ-law byte for each 16-bit sample."""
    wide = samples.astype(np.int32)
    sign = np.where(wide < 0, 0x80, 0)
    magnitude = np.minimum(np.abs(wide), _CLIP) + _BIAS
    # The position of the highest bit is the segment: 0 for 132…255 up to 7 for 16,896 and more.
    segment = np.frexp(magnitude.astype(np.float64))[1] - 8
    step = (magnitude >> (segment + 3)) & 0x0F
    # All bits are inverted on the line, so that silence is full of ones.
    code: NDArray[np.uint8] = (~(sign | (segment << 4) | step) & 0xFF).astype(np.uint8)
    return code.tobytes()


def decode_ulaw(data: bytes) -> Samples:
    """Return the 16-bit sample in the middle of each byte's step."""
    code = ~np.frombuffer(data, dtype=np.uint8).astype(np.int32) & 0xFF
    magnitude = ((((code & 0x0F) << 3) + _BIAS) << ((code >> 4) & 7)) - _BIAS
    return np.where(code & 0x80, -magnitude, magnitude).astype(np.int16)


def encode_alaw(samples: Samples) -> bytes:
    """Return one A-law byte for each 16-bit sample."""
    # 13 bits with sign; a negative value's steps are those of its ones' complement, so that both sides meet at zero.
    wide = samples.astype(np.int32) >> 3
    magnitude = np.where(wide < 0, ~wide, wide)
    # Segments 0 and 1 have steps of 2, each further one of twice as much: 0 for 0…31, 1 for 32…63, 2 for 64…127.
    segment = np.maximum(np.frexp(np.maximum(magnitude, 1).astype(np.float64))[1] - 5, 0)
    step = (magnitude >> np.maximum(segment, 1)) & 0x0F
    sign = np.where(wide < 0, 0, _POSITIVE)
    code: NDArray[np.uint8] = ((sign | (segment << 4) | step) ^ _EVEN_BITS).astype(np.uint8)
    return code.tobytes()


def decode_alaw(data: bytes) -> Samples:
    """Return the 16-bit sample in the middle of each byte's step."""
    code = np.frombuffer(data, dtype=np.uint8).astype(np.int32) ^ _EVEN_BITS
    segment, step = (code >> 4) & 7, code & 0x0F
    middle = (step << 4) + 8
    magnitude = np.where(segment == 0, middle, (middle + 256) << np.maximum(segment - 1, 0))
    return np.where(code & _POSITIVE, magnitude, -magnitude).astype(np.int16)
