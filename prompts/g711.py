"""G.711 μ-law, the sound of a telephone line: 8,000 bytes a second. Source: ITU-T G.711 (11/88), tables 2."""

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.int16]

#: Added to the 14-bit magnitude so that each segment begins at a power of two; here in 16-bit units (33 · 4).
_BIAS = 132
#: The largest 16-bit magnitude that the last segment can hold.
_CLIP = 32_635


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
