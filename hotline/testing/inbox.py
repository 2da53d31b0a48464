"""An inbox in memory, for tests of call scripts that leave messages."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from hotline.events import CaseOpened, Event, MessageAddedToCase, MessageLeft

from .city import clock


class FakeInbox:
    """Keeps messages in memory, when it is told to late or never."""

    def __init__(self, append: Callable[[Event], object], folder: Path) -> None:
        #: What was kept: references by message.
        self.kept: dict[str, str] = {}
        #: The arguments of each `keep`.
        self.asked: list[dict[str, object]] = []
        #: Set to have every `keep` fail with it.
        self.error: Exception | None = None
        #: Cleared while the commit takes its time.
        self.disk = asyncio.Event()
        self.disk.set()
        #: Folder of messages.
        self.folder = folder
        self._append = append

    async def keep(
        self, message_id: str, *, call: str, path: str, caller: str | None, language: str, queue: str,
        source: str = "call", reference: str | None = None,
    ) -> str | None:  # fmt: skip
        """Keep a message as the real one does. Raises `error`, and `FileNotFoundError` without audio."""
        self.asked.append(
            {"message": message_id, "caller": caller, "language": language, "queue": queue, "case": reference}
        )
        await self.disk.wait()
        if self.error is not None:
            raise self.error
        seconds = ((self.folder / path).stat().st_size - 44) / 16_000
        if message_id in self.kept or seconds < 0.5:
            return self.kept.get(message_id)
        added = reference is not None
        reference = self.kept[message_id] = reference or f"427{len(self.kept) + 1}"
        left = MessageLeft(
            at=clock(), call=call, message=message_id, path=path, seconds=seconds, caller=caller,
            language=language, source="lifeboat" if source == "lifeboat" else "call",
        )  # fmt: skip
        self._append(left)
        if added:
            self._append(MessageAddedToCase(at=clock(), call=call, message=message_id, reference=reference))
        else:
            self._append(CaseOpened(at=clock(), call=call, reference=reference))
        return reference
