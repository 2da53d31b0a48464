"""The shape of a recording as JSON, for players that draw it by themselves. Pure.

{"seconds": 184.2, "caller": [0, 12, …], "agent": […], "silences": [[10.1, 14.0], …]}      magnitudes 0 to 100
"""

import msgspec
import numpy as np

from .waveform import Waveform

#: The largest magnitude: a hundredth of full scale is less than a pixel.
FULL = 100


def shape_json(waveform: Waveform) -> bytes:
    """Return the largest magnitude of each side in each column, and where nobody speaks (seconds)."""
    columns = np.rint(waveform.peaks * FULL).astype(int)
    shape = {
        "seconds": round(waveform.seconds, 3),
        "caller": columns[:, 0].tolist(),
        "agent": columns[:, 1].tolist(),
        "silences": [[round(begin, 2), round(end, 2)] for begin, end in waveform.silences],
    }
    return msgspec.json.encode(shape)
