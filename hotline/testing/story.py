"""A day in a hotline, told event by event, for tests of what is made of the journal."""

from typing import Literal

from hotline.events import (
    AgentAnswered,
    AgentMissed,
    AgentPaused,
    AgentReserved,
    AgentResumed,
    AgentRinging,
    AgentSignedIn,
    AgentSignedOut,
    CallAbandoned,
    CallArrived,
    CallbackRequested,
    CallEnded,
    CallFlowedOut,
    CallHeld,
    CallQueued,
    CallRetrieved,
    ControllerStarted,
    Event,
    ExpectedWaitAnnounced,
    FlowOutReason,
    TalkEnded,
    WrapUpEnded,
)

#: 22 November 2026, 08:00 in Muscat.
BEGIN = 1_795_320_000.0

MissReason = Literal["no answer", "rejected", "busy", "unreachable", "failed"]


class Story:
    """Collects events; every `at` is in seconds after `begin`."""

    def __init__(self, begin: float = BEGIN) -> None:
        self.begin = begin
        self.events: list[Event] = []

    def tell(self, event: Event) -> None:
        """Add an event."""
        self.events.append(event)

    # --- agents ---

    def sign_in(self, at: float, agent: str = "1001", queues: tuple[str, ...] = ("water",)) -> None:
        """Let an agent begin to take calls."""
        self.tell(AgentSignedIn(at=self.begin + at, agent=agent, queues=queues))

    def sign_out(self, at: float, agent: str = "1001") -> None:
        """Let an agent take no more calls."""
        self.tell(AgentSignedOut(at=self.begin + at, agent=agent))

    def pause(self, at: float, agent: str = "1001", reason: str = "") -> None:
        """Let an agent pause."""
        self.tell(AgentPaused(at=self.begin + at, agent=agent, reason=reason))

    def resume(self, at: float, agent: str = "1001") -> None:
        """End the pause."""
        self.tell(AgentResumed(at=self.begin + at, agent=agent))

    def end_wrap_up(self, at: float, agent: str = "1001") -> None:
        """Let the agent be ready again."""
        self.tell(WrapUpEnded(at=self.begin + at, agent=agent))

    # --- callers ---

    def queue(self, at: float, call: str, queue: str = "water", caller: str | None = "+96891230001") -> None:
        """Let a caller enter a queue; the first time the call arrives just before."""
        if not any(isinstance(event, CallArrived) and event.call == call for event in self.events):
            self.tell(
                CallArrived(at=self.begin + at, call=call, caller=caller, dialled="1111", channel="PJSIP/t-1")
            )
        self.tell(CallQueued(at=self.begin + at, call=call, queue=queue, language="ar"))

    def say(
        self, at: float, call: str, seconds: float, *, at_most: bool = False, queue: str = "water"
    ) -> None:
        """Tell the caller the expected wait."""
        self.tell(
            ExpectedWaitAnnounced(at=self.begin + at, call=call, queue=queue, expected_seconds=seconds,
                                  said_seconds=seconds, at_most=at_most)
        )  # fmt: skip

    def ring(self, at: float, call: str, agent: str = "1001", queue: str = "water") -> None:
        """Reserve an agent and ring the phone, both at once."""
        self.tell(AgentReserved(at=self.begin + at, call=call, agent=agent, queue=queue))
        self.tell(AgentRinging(at=self.begin + at, call=call, agent=agent, channel=f"PJSIP/{agent}-1"))

    def answer(self, at: float, call: str, agent: str = "1001", *, queue: str = "water",
               rings_at: float | None = None) -> None:  # fmt: skip
        """Bridge caller and agent, whose phone has rung since `rings_at`."""
        if rings_at is not None:
            self.ring(rings_at, call, agent, queue)
        self.tell(AgentAnswered(at=self.begin + at, call=call, agent=agent, queue=queue))

    def miss(self, at: float, call: str, agent: str = "1001", *, reason: MissReason = "no answer",
             queue: str = "water") -> None:  # fmt: skip
        """Let the agent not take the call."""
        self.tell(AgentMissed(at=self.begin + at, call=call, agent=agent, queue=queue, reason=reason))

    def hold(self, since: float, until: float, call: str, agent: str = "1001") -> None:
        """Put the caller on hold for a while."""
        self.tell(CallHeld(at=self.begin + since, call=call, agent=agent))
        self.tell(CallRetrieved(at=self.begin + until, call=call, agent=agent))

    def end_talk(self, at: float, call: str, agent: str = "1001", *, wrap_up: float = 0.0,
                 by: Literal["agent", "caller", "unknown"] = "agent") -> None:  # fmt: skip
        """End talk and call; with `wrap_up` the agent's wrap-up ends on time."""
        self.tell(TalkEnded(at=self.begin + at, call=call, agent=agent, ended_by=by, wrap_up_seconds=wrap_up))
        self.end(at, call)
        if wrap_up:
            self.end_wrap_up(at + wrap_up, agent)

    def abandon(self, at: float, call: str, queue: str = "water") -> None:
        """Let a waiting caller hang up."""
        self.tell(CallAbandoned(at=self.begin + at, call=call, queue=queue))
        self.end(at, call)

    def flow_out(self, at: float, call: str, to: Literal["message", "call-back", "queue", "announcement"],
                 reason: FlowOutReason = "wish of the caller", *, queue: str = "water",
                 target: str = "") -> None:  # fmt: skip
        """Let the caller leave the queue for something else."""
        self.tell(
            CallFlowedOut(at=self.begin + at, call=call, queue=queue, to=to, reason=reason, target=target)
        )

    def request_callback(self, at: float, call: str, callback: str, *, since: float,
                         queue: str = "water") -> None:  # fmt: skip
        """Let a waiting caller ask for a call-back and hang up."""
        self.tell(
            CallbackRequested(at=self.begin + at, callback=callback, call=call, queue=queue, language="ar",
                              number="+96891230001", since=self.begin + since)
        )  # fmt: skip
        self.flow_out(at, call, "call-back", queue=queue)
        self.end(at, call)

    def end(self, at: float, call: str) -> None:
        """End the call."""
        self.tell(CallEnded(at=self.begin + at, call=call, reason="completed"))

    # --- the machine ---

    def restart(self, at: float) -> None:
        """Let another controller take over."""
        self.tell(ControllerStarted(at=self.begin + at, version="1"))
