"""What recording a call costs, and how many can be recorded at once: ours beside plain MixMonitor to WAV.

Speech goes both ways in every call. Ours is all that happens to a recording: both sides apart, mixed, encoded,
encrypted, stored, in the journal; the peer's is MixMonitor's one WAV of both, and nothing else. Both systems are also
measured without recording, so that the difference is the recording alone.
"""

import asyncio
import io
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import soundfile
import soxr
from calls_house import House, open_house
from calls_load import Telephones
from common import arguments, at_most, emit, median, progress, ratio
from record_round import Round, Way, play

from hotline.logs import configure
from hotline.prompts.g711 import encode_ulaw

_TEXT = (
    "Good morning, this is the municipality. There has been no water in our street since yesterday evening, and my "
    "neighbours say the same. Can you tell me when somebody comes to look at it? I will be at home until five."
)

#: Callers who talk at once, seconds of a talk, rounds.
_CALLS, _TALK_SECONDS, _ROUNDS = 40, 30.0, 2
_QUICK_CALLS, _QUICK_TALK_SECONDS = 20, 8.0

#: Concurrent calls of the search for the ceiling, and their talk.
_STEPS, _STEP_SECONDS = (60, 120, 180, 240), 12.0

#: A step holds if no call fails and every recording has so much of its talk: a machine that is too full drops packets.
_LEAST_RECORDED = 0.95

#: A recorded call costs at most so many times one with MixMonitor's WAV, encryption and all included.
_MOST_TIMES = 2.0


async def _main(*, quick: bool) -> None:
    calls, talk = (_QUICK_CALLS, _QUICK_TALK_SECONDS) if quick else (_CALLS, _TALK_SECONDS)
    async with open_house(calls if quick else max(_STEPS)) as house:
        telephones = Telephones(house)
        _let_speak(house)
        progress("agents register and sign in")
        await telephones.sign_in()
        rounds = await _costs(house, telephones, calls, talk, 1 if quick else _ROUNDS)
        ceilings = {} if quick else await _ceilings(house, telephones)
    emit({"benchmark": "record", "calls_at_once": calls, "talk_seconds": talk, **result(rounds, ceilings)})


def _ways(house: House) -> dict[str, Way]:
    plain, taped = house.lines.plain, house.lines.taped
    return {
        way.name: way
        for way in (
            Way("unrecorded", plain.number, peer=False, recorded=False),
            Way("flac", taped.number, peer=False, recorded=True, format="flac"),
            Way("opus", taped.number, peer=False, recorded=True, format="opus"),
            Way("peer_unrecorded", plain.peer_number, peer=True, recorded=False),
            Way("peer_wav", taped.peer_number, peer=True, recorded=True),
        )
    }


async def _costs(
    house: House, telephones: Telephones, calls: int, talk: float, rounds: int
) -> Mapping[str, Sequence[Round]]:
    """Play all ways in turns."""
    ways = _ways(house)
    found: dict[str, list[Round]] = {name: [] for name in ways}
    warm = next(iter(ways.values()))
    await play(house, telephones, warm, min(calls, 10), 2.0)
    for number in range(rounds):
        order = list(ways.values())
        for way in order if number % 2 == 0 else reversed(order):
            found[way.name].append(await _play(house, telephones, way, calls, talk))
    return found


async def _play(house: House, telephones: Telephones, way: Way, calls: int, talk: float) -> Round:
    """Play one round; the controller is away while the peer plays."""
    if way.peer:
        async with house.without_controller():
            played = await play(house, telephones, way, calls, talk)
    else:
        if way.format:
            await _set_format(house, way.format)
        played = await play(house, telephones, way, calls, talk)
    progress(
        f"{way.name}: {calls} calls of {talk:g} s, {played.seconds_per_minute:.3f} s CPU a minute, machine "
        f"{played.busy_percent:.0f} % busy, {played.failed} failed, recorded at least {played.least_recorded}"
    )
    return played


async def _ceilings(house: House, telephones: Telephones) -> dict[str, dict[str, Any]]:
    """Return the most concurrent recorded calls of ours and the peer's that hold, and what they took."""
    ways = _ways(house)
    found: dict[str, dict[str, Any]] = {}
    for name in ("flac", "peer_wav"):
        steps: dict[str, Any] = {}
        most = 0
        for calls in _STEPS:
            played = await _play(house, telephones, ways[name], calls, _STEP_SECONDS)
            holds = not played.failed and (played.least_recorded or 0.0) >= _LEAST_RECORDED
            steps[str(calls)] = {
                "failed": played.failed,
                "busy_percent": round(played.busy_percent, 1),
                "least_recorded": round(played.least_recorded or 0.0, 3),
                "holds": holds,
            }
            if not holds:
                break
            most = calls
        found[name] = {"concurrent_calls_measured": most, "steps": steps}
    return found


async def _set_format(house: House, kind: str) -> None:
    """Have the controller encode so from now on."""
    file = house.loaded.file
    text = file.read_text().partition("\n[recording]")[0]
    file.write_text(f'{text}\n[recording]\nformat = "{kind}"\nmin_free_megabytes = 10\n')
    command = (sys.executable, "-m", "hotline", "reload", "--config", str(file))
    process = await asyncio.create_subprocess_exec(*command, stdout=subprocess.DEVNULL)
    if await process.wait():
        message = f"hotline reload ended with {process.returncode}"
        raise RuntimeError(message)


def _let_speak(house: House) -> None:
    """Have callers say something that FLAC and Opus find as hard as speech; without espeak-ng it stays noise."""
    if shutil.which("espeak-ng") is None:
        return
    command = ["espeak-ng", "-v", "en", "--stdout", _TEXT]
    said = subprocess.run(command, check=True, capture_output=True).stdout
    samples, rate = soundfile.read(io.BytesIO(said), dtype="float32")
    sound = soxr.resample(samples, rate, 8000) * 20_000
    (house.folder / "sipp" / "speech.ulaw").write_bytes(encode_ulaw(sound.astype(np.int16)))


def result(rounds: Mapping[str, Sequence[Round]], ceilings: Mapping[str, Any]) -> dict[str, Any]:
    """Return the figures of all rounds, beside each other."""
    costs = {name: median([one.seconds_per_minute for one in found]) for name, found in rounds.items()}
    alone = {name: costs[name] - costs["unrecorded"] for name in ("flac", "opus")}
    peer_alone = costs["peer_wav"] - costs["peer_unrecorded"]
    ours: dict[str, Any] = {}
    for name in ("unrecorded", "flac", "opus"):
        ours |= _figures(name, rounds[name], costs[name])
    for name, cost in alone.items():
        ours[f"cpu_seconds_per_minute_of_recording_alone_{name}"] = round(cost, 4)
    peer = _figures("unrecorded", rounds["peer_unrecorded"], costs["peer_unrecorded"])
    peer |= _figures("wav", rounds["peer_wav"], costs["peer_wav"])
    peer["cpu_seconds_per_minute_of_recording_alone_wav"] = round(peer_alone, 4)
    ours |= ceilings.get("flac", {})
    peer |= ceilings.get("peer_wav", {})
    ratio_all = ratio(costs["flac"], costs["peer_wav"])
    ratio_alone = ratio(alone["flac"], peer_alone) if peer_alone > 0 else None
    failed = sum(one.failed for found in rounds.values() for one in found)
    return {
        **ours,
        "peer": {"name": "MixMonitor to WAV", **peer},
        "ratio_recorded_call_flac": ratio_all,
        "ratio_recorded_call_opus": ratio(costs["opus"], costs["peer_wav"]),
        "ratio_recording_alone_flac": ratio_alone,
        "failures": failed,
        "targets": {
            "ratio_recorded_call_flac": at_most(ratio_all, _MOST_TIMES),
            "failures": at_most(failed, 0),
        },
    }


def _figures(name: str, rounds: Sequence[Round], cost: float) -> dict[str, Any]:
    """Return what one way took; the sum of all parts bounds how many calls two cores carry for ever."""
    minutes = sum(one.minutes for one in rounds)
    least = [one.least_recorded for one in rounds if one.least_recorded is not None]
    return {
        f"cpu_seconds_per_minute_{name}": round(cost, 4),
        f"of_it_asterisk_{name}": round(sum(one.used.asterisk for one in rounds) / minutes, 4),
        f"of_it_controller_{name}": round(sum(one.used.controller for one in rounds) / minutes, 4),
        f"of_it_worker_{name}": round(sum(one.used.worker for one in rounds) / minutes, 4),
        f"concurrent_calls_that_two_cores_carry_{name}": round(2 * 60 / cost) if cost > 0 else None,
        f"machine_busy_percent_{name}": round(median([one.busy_percent for one in rounds]), 1),
        **({f"least_recorded_{name}": round(min(least), 3)} if least else {}),
    }


def main() -> None:
    """Run the benchmark."""
    options = arguments(__doc__ or "").parse_args()
    configure(level="warning")
    asyncio.run(_main(quick=options.quick))


if __name__ == "__main__":
    main()
