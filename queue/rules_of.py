"""From the configuration to the rules of routing, which the journal remembers. Pure."""

from hotline.config import Configuration, Queue
from hotline.routing_rules import AgentRules, QueueRules, RoutingRules, StepRule


def routing_rules(config: Configuration) -> RoutingRules:
    """Return what the router must know of a configuration that was checked."""
    return RoutingRules(
        queues={name: _queue_rules(queue) for name, queue in config.queues.items()},
        agents={
            name: AgentRules(queues=dict(agent.queues), skills=dict(agent.skills))
            for name, agent in config.agents.items()
        },
        language_skills=dict(config.routing.language_skills),
        timezone=config.node.timezone,
    )


def _queue_rules(queue: Queue) -> QueueRules:
    relaxed = (StepRule(after_seconds=step.after_seconds, requires=step.requires) for step in queue.relax)
    return QueueRules(
        steps=(StepRule(requires=queue.requires), *relaxed),
        strategy=queue.strategy,
        preferred_seconds=queue.preferred_agent_seconds,
        rona_after=queue.rona_after,
    )
