"""The agent's own numbers of today, for the agent's page: columns of the reports, so that both say the same. Pure."""

from collections.abc import Mapping

from hotline.queue.statistics.figures import AgentFigures
from hotline.queue.statistics.report import AGENT_COLUMNS, Number

#: What an agent is shown.
SHOWN = ("handled", "missed", "aht_seconds", "talk_seconds", "hold_seconds", "wrap_up_seconds", "available_seconds",
         "paused_seconds", "signed_in_seconds", "occupancy")  # fmt: skip


def numbers_of(figures: AgentFigures | None) -> Mapping[str, Number]:
    """Return them; lengths in seconds, shares from 0 to 1."""
    found = figures or AgentFigures()
    return {name: AGENT_COLUMNS[name](found) for name in SHOWN}
