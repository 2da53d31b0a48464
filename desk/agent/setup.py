"""What the agent's page must know of the configuration: titles, questions, reasons. Pure."""

from collections.abc import Mapping
from typing import Any

from hotline.config import Configuration
from hotline.config.cases import Category


def setup_of(config: Configuration, agent: str) -> dict[str, Any]:
    """Return it, ready for JSON. Titles are tables by language."""
    return {
        "agent": agent,
        "languages": list(config.node.languages),
        "country": config.node.country,
        "queues": {key: {"title": queue.title} for key, queue in config.queues.items()},
        "own_queues": list(config.agents[agent].queues) if agent in config.agents else [],
        "agents": {key: {"name": one.name, "queues": list(one.queues)} for key, one in config.agents.items()},
        "departments": {
            key: {"title": one.title, "queue": one.queue, "phone": one.phone is not None}
            for key, one in config.departments.items()
        },
        "categories": {key: _category(one) for key, one in config.categories.items()},
        "dispositions": {
            key: {"title": one.title, "queues": list(one.queues)} for key, one in config.dispositions.items()
        },
        "pause_reasons": {
            reason: config.pause_titles.get(reason, {}) for reason in config.pause_reasons.values()
        },
        "most_file_bytes": config.cases.max_attachment_megabytes * 1024 * 1024,
    }


def _category(category: Category) -> Mapping[str, Any]:
    return {
        "title": category.title,
        "group": category.group,
        "department": category.department,
        "priority": category.priority,
        "keywords": {language: list(words) for language, words in category.keywords.items()},
        "fields": {key: field.model_dump(mode="json") for key, field in category.fields.items()},
    }
