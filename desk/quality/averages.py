"""Averages of assessments as JSON and as a table."""

from collections.abc import Mapping

from starlette.responses import Response

from hotline.crm_bridge.quality.averages import Averages, Mean

from .csv_files import csv_file


def averages_json(found: Averages) -> dict[str, object]:
    """Return them for the page; what is sealed from who asks is left out."""
    return {
        "all": _mean(found.all),
        "by_hand": found.by_hand,
        "by_agent": _means(found.by_agent),
        "by_queue": _means(found.by_queue),
        "by_week": _means(found.by_week),
        "by_question": {
            key: {**_mean(mean), "text": found.texts[key]} for key, mean in found.by_question.items()
        },
    }


def averages_csv(found: Averages, name: str) -> Response:
    """Return them for a spreadsheet."""
    parts = {
        "agent": found.by_agent,
        "queue": found.by_queue,
        "week": found.by_week,
        "question": found.by_question,
    }
    rows = [
        (of, key, mean.mean, mean.count, mean.fatal, mean.left_out)
        for of, means in parts.items()
        for key, mean in sorted(means.items())
    ]
    return csv_file(name, ("of", "key", "quality", "assessments", "fatal", "left_out"), rows)


def _means(means: Mapping[str, Mean]) -> dict[str, object]:
    return {key: _mean(mean) for key, mean in sorted(means.items())}


def _mean(mean: Mean) -> dict[str, object]:
    return {"mean": mean.mean, "count": mean.count, "fatal": mean.fatal, "left_out": mean.left_out}
