"""The events of one call, as a test tells them."""

import dataclasses

from hotline.crm_bridge.interaction import Interaction
from hotline.crm_bridge.interaction_fold import interaction_of
from hotline.events import (
    AgentAnswered,
    AgentReserved,
    AgentRinging,
    CallArrived,
    CallEnded,
    CallQueued,
    CaseOpened,
    Event,
    LanguageChosen,
    MenuChosen,
    MenuEntered,
    MessageLeft,
    MessageStarted,
    MessageTranscribed,
    TalkEnded,
)

CALL = "demo-1763800000.12"


@dataclasses.dataclass
class Story:
    """Writes the events of one call; each method happens `after` seconds later."""

    now: float = 1000.0
    events: list[Event] = dataclasses.field(default_factory=list)

    def add(self, cls: type[Event], after: float = 0.0, **fields: object) -> "Story":
        self.now += after
        if cls is not MessageTranscribed:
            fields = {"call": CALL} | fields
        self.events.append(cls(at=self.now, **fields))
        return self

    def arrives(self, caller: str | None = "+96891230001") -> "Story":
        self.add(CallArrived, caller=caller, dialled="1111", channel="PJSIP/trunk-00000001")
        self.add(LanguageChosen, 2, language="ar", by="key")
        return self.add(MenuEntered, menu="main").add(MenuChosen, 3, menu="main", key="1")

    def queues(self, queue: str = "water", after: float = 0.0) -> "Story":
        return self.add(CallQueued, after, queue=queue, language="ar")

    def rings(self, agent: str = "1001", after: float = 0.0) -> "Story":
        self.add(AgentReserved, after, agent=agent, queue="water")
        return self.add(AgentRinging, agent=agent, channel=f"PJSIP/{agent}-00000002")

    def answers(self, agent: str = "1001", after: float = 0.0) -> "Story":
        return self.add(AgentAnswered, after, agent=agent, queue="water")

    def talk_ends(self, after: float, by: str = "agent", agent: str = "1001") -> "Story":
        return self.add(TalkEnded, after, agent=agent, ended_by=by)

    def leaves_message(self, after: float = 10.0) -> "Story":
        self.add(MessageStarted, message="m1", path="m1.wav")
        self.add(
            MessageLeft,
            after,
            message="m1",
            path="m1.wav",
            seconds=8.5,
            caller=None,
            language="ar",
            source="call",
        )
        return self.add(CaseOpened, reference="1008")

    def ends(self, reason: str = "completed", after: float = 0.0) -> "Story":
        return self.add(CallEnded, after, reason=reason)

    @property
    def row(self) -> Interaction:
        row = interaction_of(self.events)
        assert row is not None
        return row
