"""A process that does the jobs of a week, and is killed in the second draw, for a `Nursery`.

The first agent's draw is committed then; the second one's is written, and not committed.
"""

from unittest.mock import patch

from hotline.crm_bridge.jobs import JobWorker
from hotline.crm_bridge.quality.drawing import Drawing
from hotline.database import create_engine
from hotline.journal import Journal
from hotline.testing.city import configuration
from hotline.testing.mortal import dying

from .test_drawing import NOW, WEEK, Book


async def draw(url: str) -> None:
    """Work until killed."""
    engine = create_engine(url)
    drawing = Drawing(Book(), configuration, lambda: NOW + WEEK)
    with patch.object(Drawing, "draw", dying(Drawing.draw, 2)):
        await JobWorker(engine, Journal(engine, "demo"), drawing.handlers, lambda: NOW + WEEK).work()
