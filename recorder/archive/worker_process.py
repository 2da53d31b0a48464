"""The process that finalises recordings: `python -m hotline.recorder.archive.worker_process`; `workers.py` starts it.

A line on stdin is a `Job`, a line on stdout its `Answer`, in any order, both JSON. It ends with its stdin. It takes the
processor only when nobody else wants it: a file may come later, a ring may not. And it dies with its controller: the
next one does again whatever was not finished, and two must not write the same file.
"""

import os
import signal
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import msgspec

from hotline.parent_process import end_with_parent
from hotline.recorder.errors import NothingRecordedError, PlanError

from .finalising import finalise
from .jobs import JOBS, Answer, Job
from .metadata import MetadataError

#: The lowest priority there is (setpriority(2)).
NICENESS = 19


def perform(job: Job) -> Answer:
    """Finalise; whatever goes wrong is in the answer."""
    try:
        return finalise(job)
    except NothingRecordedError:
        return Answer(job.number, trouble="nothing")
    except (PlanError, MetadataError) as error:
        return Answer(job.number, trouble="plan", problem=str(error))
    except OSError as error:
        problem = error.strerror or str(error)
        return Answer(job.number, trouble="system", problem=problem, errno=error.errno or 0)
    except Exception as error:
        return Answer(job.number, trouble="system", problem=f"{type(error).__name__}: {error}")


def main(parent: int) -> None:
    """Serve until stdin ends, or the process with this identifier does."""
    if not end_with_parent(parent):
        return
    os.setpriority(os.PRIO_PROCESS, 0, NICENESS)  # whatever the controller's is
    # Ctrl-C is for the controller, which ends us when it is done.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    decoder, encoder = msgspec.json.Decoder(Job), msgspec.json.Encoder()
    writing = threading.Lock()  # metadata may be longer than what pipe(7) writes as one

    def serve(line: bytes) -> None:
        answer = encoder.encode(perform(decoder.decode(line))) + b"\n"
        with writing:
            sys.stdout.buffer.write(answer)
            sys.stdout.buffer.flush()

    with ThreadPoolExecutor(JOBS) as threads:
        for line in sys.stdin.buffer:
            threads.submit(serve, line)


if __name__ == "__main__":
    main(int(sys.argv[1]))
