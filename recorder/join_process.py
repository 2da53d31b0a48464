"""The process that joins the sides of recordings: `python -m hotline.recorder.join_process`; `joining.py` starts it.

A line on stdin is a `Job`, a line on stdout its `Answer`, in any order, both JSON. It ends with its stdin. It takes the
processor only when nobody else wants it: a file may come later, a ring may not. And it dies with its controller: the
next one does again whatever was not finished, and two must not write the same file.
"""

import ctypes
import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec

from .errors import NothingRecordedError
from .jobs import JOINS, Answer, Job
from .stereo import join_sides

#: The lowest priority there is (setpriority(2)).
NICENESS = 19

_PR_SET_PDEATHSIG = 1  # prctl(2)


def perform(job: Job) -> Answer:
    """Join; whatever goes wrong is in the answer."""
    try:
        seconds = join_sides(Path(job.caller), Path(job.agent), Path(job.target))
    except NothingRecordedError:
        return Answer(job.number)
    except OSError as error:
        return Answer(job.number, problem=error.strerror or str(error), errno=error.errno or 0)
    except Exception as error:
        return Answer(job.number, problem=f"{type(error).__name__}: {error}")
    return Answer(job.number, seconds=seconds)


def main(parent: int) -> None:
    """Serve until stdin ends, or the process with this identifier does."""
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it died before it could take us along
        return
    os.setpriority(os.PRIO_PROCESS, 0, NICENESS)  # whatever the controller's is
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # Ctrl-C is for the controller, which ends us when it is done
    decoder, encoder = msgspec.json.Decoder(Job), msgspec.json.Encoder()

    def serve(line: bytes) -> None:
        # One write below the size of a pipe's buffer is never mixed with another one (pipe(7)).
        os.write(1, encoder.encode(perform(decoder.decode(line))) + b"\n")

    with ThreadPoolExecutor(JOINS) as threads:
        for line in sys.stdin.buffer:
            threads.submit(serve, line)


if __name__ == "__main__":
    main(int(sys.argv[1]))
