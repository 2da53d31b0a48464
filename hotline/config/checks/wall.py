"""What can be wrong with the rules of alerts."""

from collections.abc import Iterator

from hotline.config import Configuration
from hotline.config.wall import LOW_IS_BAD, AlertRule
from hotline.problems import Fault, KeyPath, did_you_mean


def wall_faults(config: Configuration) -> Iterator[Fault]:
    """Yield what makes a rule unusable."""
    for name, rule in config.alerts.rules.items():
        path: KeyPath = ("alerts", "rules", name)
        yield from _limits(path, rule)
        for index, queue in enumerate(rule.queues):
            if queue not in config.queues:
                what = f"there is no queue `{queue}`"
                yield (*path, "queues", index), what, did_you_mean(queue, config.queues)
        if rule.hours is not None and rule.hours not in config.hours:
            what = f"there are no hours `{rule.hours}`"
            yield (*path, "hours"), what, did_you_mean(rule.hours, config.hours)
        if rule.emails and (config.email is None or config.email.smtp is None):
            yield (
                (*path, "emails"),
                "there is no server that sends e-mails",
                "Add [email.smtp], or take it out.",
            )


def _limits(path: KeyPath, rule: AlertRule) -> Iterator[Fault]:
    if rule.warn is None and rule.bad is None:
        yield path, "has no limit", "Give it `warn`, `bad` or both."
    elif rule.warn is not None and rule.bad is not None:
        worse = rule.bad < rule.warn if rule.measure in LOW_IS_BAD else rule.bad > rule.warn
        if not worse:
            beyond = "below" if rule.measure in LOW_IS_BAD else "above"
            yield (*path, "bad"), f"is not worse than `warn` ({rule.warn:g})", f"Write a number {beyond} it."
