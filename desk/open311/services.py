"""What can be reported: the public categories of the configuration, as the standard describes services. Pure."""

from collections.abc import Mapping
from typing import Any

from hotline.config import Configuration
from hotline.config.cases import Category, FormField


def language_for(config: Configuration, wanted: str | None) -> str:
    """Return the language of names: the first of an `Accept-Language` that we offer, else our first one.

    RFC 9110, 12.5.4; weights are not looked at: clients list what they want first.
    """
    for part in (wanted or "").split(","):
        tag = part.partition(";")[0].strip().partition("-")[0].lower()
        if tag in config.node.languages:
            return tag
    return config.node.languages[0]


def public_categories(config: Configuration) -> dict[str, Category]:
    """Return what citizens may choose by themselves."""
    return {key: one for key, one in config.categories.items() if one.public}


def service_list(config: Configuration, language: str) -> list[dict[str, object]]:
    """Return GET services."""
    return [service(key, one, language) for key, one in public_categories(config).items()]


def service(key: str, category: Category, language: str) -> dict[str, object]:
    """Return one service."""
    return {
        "service_code": key,
        "service_name": category.title.get(language, key),
        "description": category.description.get(language, ""),
        "metadata": bool(category.fields),
        "type": "realtime",
        "keywords": ", ".join(category.keywords.get(language, ())),
        "group": category.group.get(language, ""),
    }


def definition(key: str, category: Category, language: str) -> dict[str, object]:
    """Return GET services/{code}: the category's questions in their order."""
    attributes = [
        _attribute(order, code, field, language)
        for order, (code, field) in enumerate(category.fields.items(), start=1)
    ]
    return {"service_code": key, "attributes": attributes}


def _attribute(order: int, code: str, field: FormField, language: str) -> Mapping[str, Any]:
    attribute: dict[str, Any] = {
        "variable": True,
        "code": code,
        "datatype": field.datatype,
        "required": field.required,
        "datatype_description": None,
        "order": order,
        "description": field.question.get(language, code),
    }
    if field.values:
        attribute["values"] = [
            {"key": key, "name": name.get(language, key)} for key, name in field.values.items()
        ]
    return attribute
