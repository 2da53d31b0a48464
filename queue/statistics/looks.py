"""After which events the fold looks again, and at whom. Pure."""

from hotline.events import (
    AgentAnswered,
    AgentHeldBack,
    AgentPaused,
    AgentPhoneChanged,
    AgentReleased,
    AgentReserved,
    AgentResumed,
    AgentRinging,
    AgentSetAside,
    AgentSignedIn,
    AgentSignedOut,
    CallAbandoned,
    CallbackDialled,
    CallbackDue,
    CallbackEnded,
    CallbackFailed,
    CallbackRested,
    CallEnded,
    CallFlowedOut,
    CallHeld,
    CallResumed,
    CallRetrieved,
    CallTakenBack,
    ConferenceBegan,
    ConsultationAnswered,
    ConsultationEnded,
    ControllerStarted,
    ControllerStopped,
    MessageStarted,
    RulesLoaded,
    TalkEnded,
    WrapUpEnded,
)

#: At the call, and the agents whom it had or has.
AT_CALL = (
    AgentReserved, AgentRinging, AgentAnswered, CallHeld, CallRetrieved, TalkEnded, CallAbandoned, CallFlowedOut,
    MessageStarted, CallResumed, CallEnded, ConsultationAnswered, ConsultationEnded, CallTakenBack, ConferenceBegan,
)  # fmt: skip

#: At the agent.
AT_AGENT = (
    AgentSignedIn, AgentSignedOut, AgentPaused, AgentResumed, AgentSetAside, AgentHeldBack, AgentReleased,
    AgentPhoneChanged, WrapUpEnded,
)  # fmt: skip

#: At the request for a call-back, and its call.
AT_CALLBACK = (CallbackDialled, CallbackFailed, CallbackRested, CallbackDue, CallbackEnded)

#: At everybody.
AT_ALL = (ControllerStarted, ControllerStopped, RulesLoaded)
