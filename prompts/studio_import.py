"""Takes over what came back from the studio: looks at every file, and copies the good ones to the recordings.

Nothing is lost: a file of the studio stays where it is, and a recording that is replaced moves to
`<recordings>/.replaced/<language>/`. A recording is replaced as a whole or not at all.
"""

import datetime
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from hotline.files import replace_file, sync
from hotline.problems import Problem, did_you_mean

from .catalogue import Catalogue
from .said_texts import SaidTexts
from .studio import SUFFIXES, people_files
from .take import Take, examine

#: Called with how many files were looked at, of how many.
Progress = Callable[[int, int], None]

#: Two recordings are the same audio where the correlation of their samples is at least this.
_SAME = 0.98
#: Only recordings whose lengths differ by no more are compared, seconds and samples.
_SAME_SAMPLES = 80

_REPLACED = ".replaced"


@dataclass(frozen=True, slots=True)
class Delivery:
    """What is in a studio's folder, after a look at each file."""

    #: Those that can be used, by language.
    good: Mapping[str, Sequence[Take]]
    refused: Sequence[Problem]
    #: Of good ones: what somebody should listen to.
    noted: Sequence[Problem]


@dataclass(slots=True)
class Imported:
    """What was done with the good ones: names like `ar/welcome`."""

    new: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)


def look_at(
    folders: Mapping[str, Path], catalogues: Mapping[str, Catalogue], recordings: Path,
    progress: Progress | None = None,
) -> Delivery:  # fmt: skip
    """Examine each language's folder; what is in `recordings` already is compared with it.

    Raises `OSError` where a folder cannot be listed.
    """
    listed = {language: people_files(folder) for language, folder in folders.items()}
    total, done = sum(map(len, listed.values())), 0
    good: dict[str, Sequence[Take]] = {}
    refused: list[Problem] = []
    noted: list[Problem] = []
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as pool:
        for language, files in listed.items():
            named, unknown = _by_name(files, catalogues[language])
            refused += unknown
            texts = {prompt: one.text for prompt, one in catalogues[language].texts.items()}
            takes = []
            for take in pool.map(lambda file, texts=texts: examine(file, file.stem, texts[file.stem]), named):
                takes.append(take)
                if progress is not None:
                    progress(done + len(takes) + len(unknown), total)
            done += len(files)
            takes = _compared(takes, _present(recordings / language, takes, texts, pool.map), texts)
            good[language] = [take for take in takes if not take.refused]
            refused += [problem for take in takes for problem in take.refused]
            noted += [problem for take in good[language] for problem in take.noted]
    return Delivery(good, refused, noted)


def take_over(
    delivery: Delivery, catalogues: Mapping[str, Catalogue], recordings: Path, now: datetime.datetime, *,
    dry_run: bool = False,
) -> Imported:  # fmt: skip
    """Copy the good ones, and remember what they say; `dry_run` only tells what would be done.

    Raises `OSError`; what was copied until then stays, whole, and the next try finds it unchanged.
    """
    done = Imported()
    for language, takes in delivery.good.items():
        folder = recordings / language
        if takes and not dry_run:
            folder.mkdir(parents=True, exist_ok=True)
        texts = SaidTexts(folder)
        try:
            for take in takes:
                _copy(take, folder, recordings / _REPLACED / language, now, done, dry_run=dry_run)
                if not dry_run:
                    text = catalogues[language].texts[take.prompt].text
                    texts.note(_target(take, folder), text)
        finally:
            if not dry_run:
                texts.save()
    return done


def _by_name(files: Sequence[Path], catalogue: Catalogue) -> tuple[list[Path], list[Problem]]:
    """Sort out the files that no prompt, or that two files, have the name of."""
    named: list[Path] = []
    problems: list[Problem] = []
    for file in files:
        other = next((one for one in named if one.stem == file.stem), None)
        if file.stem not in catalogue.texts:
            what = f"there is no prompt `{file.stem}`"
            problems.append(Problem(file, None, "", what, did_you_mean(file.stem, catalogue.texts)))
        elif other is not None:
            problems.append(
                Problem(file, None, "", f"is the same prompt as {other.name}", "Keep one of them.")
            )
        else:
            named.append(file)
    return named, problems


def _present(
    folder: Path, takes: Sequence[Take], texts: Mapping[str, str], map_: Callable[..., Iterator[Take]]
) -> list[Take]:
    """Return the recordings that are there already and stay."""
    delivered = {take.prompt for take in takes}
    files = [
        file
        for file in people_files(folder)
        if file.stem in texts and file.stem not in delivered and file.suffix in SUFFIXES
    ]
    return list(map_(lambda file: examine(file, file.stem, texts[file.stem]), files))


def _compared(takes: Sequence[Take], present: Sequence[Take], texts: Mapping[str, str]) -> list[Take]:
    """Refuse what has the same audio as the recording of another text: one of the two is under a wrong name."""
    heard = sorted((one for one in (*takes, *present) if one.speech.size), key=lambda one: one.speech.size)
    twins: dict[str, str] = {}
    for index, one in enumerate(heard):
        for other in heard[index + 1 :]:
            if other.speech.size - one.speech.size > _SAME_SAMPLES:
                break
            if _words(texts[one.prompt]) != _words(texts[other.prompt]) and _same(one, other):
                twins[one.prompt], twins[other.prompt] = other.prompt, one.prompt
    return [_refuse_twin(take, twins.get(take.prompt)) for take in takes]


def _refuse_twin(take: Take, twin: str | None) -> Take:
    if twin is None:
        return take
    remedy = "One of the two has a wrong name: listen, and give it the right one."
    problem = Problem(take.file, None, "", f"is the same audio as `{twin}`, whose text is another", remedy)
    return replace(take, refused=(*take.refused, problem))


def _same(one: Take, other: Take) -> bool:
    length = min(one.speech.size, other.speech.size)
    first, second = one.speech[:length], other.speech[:length]
    norm = float(np.linalg.norm(first) * np.linalg.norm(second))
    return norm > 0 and float(np.dot(first, second)) / norm >= _SAME


def _words(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum() or sign.isspace()).strip().casefold()


def _target(take: Take, folder: Path) -> Path:
    return folder / f"{take.prompt}{take.file.suffix.lower()}"


def _copy(
    take: Take, folder: Path, attic: Path, now: datetime.datetime, done: Imported, *, dry_run: bool
) -> None:
    target, content = _target(take, folder), take.file.read_bytes()
    old = [file for suffix in sorted(SUFFIXES) if (file := folder / f"{take.prompt}{suffix}").is_file()]
    name = f"{folder.name}/{take.prompt}"
    if old == [target] and target.read_bytes() == content:
        done.unchanged.append(name)
        return
    if not dry_run:
        for file in old:
            _keep(file, attic, now)
        replace_file(target, content)
        for file in old:
            if file != target:
                file.unlink()
        sync(folder)
    (done.replaced if old else done.new).append(name)


def _keep(file: Path, attic: Path, now: datetime.datetime) -> None:
    """Put a copy of a recording away that is about to be replaced."""
    attic.mkdir(parents=True, exist_ok=True)
    replace_file(attic / f"{file.stem}.{now:%Y%m%dT%H%M%S}{file.suffix}", file.read_bytes())
