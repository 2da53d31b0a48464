"""The rules of alerts as pages need them, to colour figures by them."""

from collections.abc import Mapping

from hotline.config.wall import LOW_IS_BAD, Alerts


def shown_rules(alerts: Alerts) -> Mapping[str, object]:
    """Return the rules that are in force, by name, and the measures of which a low value is bad."""
    return {
        "low_is_bad": sorted(LOW_IS_BAD),
        "rules": {
            name: {
                "measure": rule.measure, "warn": rule.warn, "bad": rule.bad, "queues": list(rule.queues),
                "min_calls": rule.min_calls,
            }
            for name, rule in alerts.in_force().items()
        },
    }  # fmt: skip
