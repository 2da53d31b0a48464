"""Wires the agents' part of the desk: state, offers, drafts, and the page."""

from collections.abc import Mapping

from hotline.crm_bridge.channels.contact_desk import ContactDesk
from hotline.crm_bridge.contact_queue import ContactQueue
from hotline.crm_bridge.dispositions import Dispositions
from hotline.crm_bridge.drafts import Drafts
from hotline.desk.agent.desk_routes import DeskParts, DeskRoutes
from hotline.desk.agent.draft_routes import DraftRoutes
from hotline.desk.agent.help import CaseHelp
from hotline.desk.agent.history import NumberHistory
from hotline.desk.agent.state_routes import StateRoutes
from hotline.desk.agent.work_routes import WorkRoutes
from hotline.desk.door import Visitor
from hotline.desk.pages import Page
from hotline.desk.roles import Role
from hotline.queue.statistics.report import Number
from hotline.voicemail.handling import MessageHandling
from hotline.voicemail.listing import Listing

from .agent_commands import AgentCommands
from .agent_desk import AgentDesk
from .agent_desk_keeping import AgentDeskKeeping
from .agent_desk_numbers import numbers_of
from .agent_desk_talks import queue_of_talk
from .agent_work import AgentWork
from .agent_work_store import WorkStore
from .desk_ground import DeskGround, DeskPart
from .ground import Ground
from .inbox_parts import current_assignment


def agent_part(desk: DeskGround) -> DeskPart:
    """Return what agents' desks add; they hear the journal from now on."""
    ground = desk.ground
    agents = AgentDesk(
        desk.hub.topic("desk", follows, sees),
        lambda: ground.dispatcher.live,
        ground.current.config,
        ground.phone_choice.of,
        desk.calling.control.state,
        in_hand=desk.in_hand,
    )
    desk.stack.callback(agents.close)
    for changes in (ground.phone_choice.listeners, desk.calling.control.listeners):
        changes.append(lambda agent: agents.mark([agent]))
    work = AgentWork(agents, _store(ground), ground.journal, ground.dispatcher, ground.clock)
    ground.journal.listeners += [agents.hear, work.hear]
    desk.pops.popper.also(agents.popped)
    drafts = Drafts(ground.engine, ground.clock)
    keeping = AgentDeskKeeping(
        agents, work, desk.pops.popper, drafts, ground.reader, desk.statistics, ground.clock
    )
    commands = AgentCommands(
        ground.current.config,
        ground.journal,
        ground.dispatcher,
        ground.clock,
        desk.in_hand.__contains__,
    )
    routes = [
        *StateRoutes(desk.door, commands).routes(),
        *WorkRoutes(desk.door, work).routes(),
        *DraftRoutes(desk.door, drafts).routes(),
        *DeskRoutes(desk.door, _parts(desk, agents)).routes(),
    ]
    return DeskPart(
        routes=routes,
        pages=(Page("agent", (Role.AGENT,), ("agent", "phone")),),
        lasting={"desks of agents": keeping.run, "offers to agents": work.run},
    )


def follows(visitor: Visitor) -> bool:
    """Return whether the visitor may follow the topic `desk`."""
    return visitor.agent is not None or Role.SUPERVISOR in visitor.roles


def sees(visitor: Visitor, agent: str) -> bool:
    """Return whether the visitor sees this agent's desk: agents the own, supervisors all."""
    return visitor.agent == agent or Role.SUPERVISOR in visitor.roles


def _store(ground: Ground) -> WorkStore:
    current, clock = ground.current, ground.clock
    assignment = current_assignment(current.config)
    return WorkStore(
        engine=ground.engine,
        contacts=ContactDesk(ground.journal, ground.engine, clock),
        queue=ContactQueue(ground.journal, current.config, clock),
        listing=Listing(ground.engine, ground.loaded.paths.messages, clock),
        handling=MessageHandling(ground.journal, assignment, clock),
        assignment=assignment,
    )


def _parts(desk: DeskGround, agents: AgentDesk) -> DeskParts:
    ground = desk.ground

    def caller(agent: str) -> str | None:
        shown = agents.beside(agent).pop
        return shown.pop.caller.number if shown is not None and shown.pop is not None else None

    def today(agent: str) -> Mapping[str, Number]:
        return numbers_of(desk.statistics.agents_today([agent], [agent]).get(agent))

    async def talked(call: str, agent: str) -> str | None:
        return queue_of_talk(await ground.reader.of_call(call), agent)

    return DeskParts(
        current=ground.current.config,
        dispositions=Dispositions(ground.journal, ground.engine, ground.clock),
        help=CaseHelp(ground.engine, ground.current.config, ground.clock),
        history=NumberHistory(ground.engine, caller),
        today=today,
        queue_of_talk=talked,
    )
