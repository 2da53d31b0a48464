"""What can be wrong with other systems and other channels."""

from collections.abc import Iterator

from hotline.config import Configuration
from hotline.config.bridge import Mailbox, Target
from hotline.config.checks.cases import named
from hotline.files import kind_of
from hotline.problems import Fault, KeyPath

#: Without TLS, passwords and e-mails are for this machine only.
_HERE = frozenset({"127.0.0.1", "::1", "localhost"})

#: What a target of this kind cannot do without, under `options`.
_OPTIONS = {"chatwoot": ("account", "inbox"), "zammad": ("group",), "webhook": (), "open311": ()}


def bridge_faults(config: Configuration) -> Iterator[Fault]:
    """Yield what makes them unusable."""
    for key, target in config.bridge.targets.items():
        yield from _target(config, ("bridge", "targets", key), target)
    yield from _email(config)
    words = config.citizen_words
    yield from named(
        ("citizen_words", "hours"), words.hours, config.hours, "there are no hours", "Add them under [hours]."
    )
    if words.templates is not None and kind_of(words.templates) != "folder":
        what = f"there is no folder {words.templates}"
        yield ("citizen_words", "templates"), what, "Make it, or leave the key out."
    yield from _citizen_page(config)
    texts = config.text_messages
    if texts.url is not None and texts.smpp is not None:
        what = "texts cannot go both to `url` and to a message centre"
        yield ("text_messages", "smpp"), what, "Leave out one of them."
    pop = config.screen_pop
    if pop.push_url is not None and pop.secret_variable is None:
        what = "is missing, and nobody could tell whether a request is ours"
        yield ("screen_pop", "secret_variable"), what, "Name the variable that holds the key."
    if pop.mqtt and config.bus.mqtt_url is None:
        yield ("screen_pop", "mqtt"), "there is no broker", "Set `bus.mqtt_url`."


def _citizen_page(config: Configuration) -> Iterator[Fault]:
    page, texts = config.citizen_page, config.text_messages
    if page.callback_queue is None:
        return
    key = ("citizen_page", "callback_queue")
    yield from named(key, page.callback_queue, config.queues, "there is no queue", "Add it under [queues].")
    queue = config.queues.get(page.callback_queue)
    if queue is not None and queue.callback is None:
        what = f"the queue `{page.callback_queue}` has no call-backs"
        yield key, what, f"Add [queues.{page.callback_queue}.callback]."
    if page.confirm == "text" and texts.url is None and texts.smpp is None:
        what = "nothing sends the codes by which numbers are confirmed"
        yield ("citizen_page", "confirm"), what, 'Set `text_messages.url`, or confirm = "call".'
    if page.confirm == "call" and not config.callbacks.confirm:
        what = "nobody would confirm the number"
        yield ("citizen_page", "confirm"), what, "Set `callbacks.confirm`."


def _target(config: Configuration, path: KeyPath, target: Target) -> Iterator[Fault]:
    for department in target.departments:
        yield from named((*path, "departments"), department, config.departments, "there is no department")
    for category in target.categories:
        there_are = config.categories
        yield from named(
            (*path, "categories"), category, there_are, "there is no category", "Add it under [categories]."
        )
    if target.secret_variable is None:
        what = "is missing, and the other side could not tell who sends"
        yield (*path, "secret_variable"), what, "Name the variable that holds the secret."
    for option in _OPTIONS[target.kind]:
        if not target.options.get(option):
            what = f"`{option}` is missing"
            yield (*path, "options"), what, f'Write options = {{ {option} = "…" }}.'


def _email(config: Configuration) -> Iterator[Fault]:
    email = config.email
    if email is None:
        return
    yield from named(("email", "queue"), email.queue, config.queues, "there is no queue")
    if email.imap is None and email.smtp is None:
        yield ("email",), "e-mails neither come in nor go out", "Add [email.imap], [email.smtp] or both."
    for name, mailbox in (("imap", email.imap), ("smtp", email.smtp)):
        if mailbox is not None:
            yield from _mailbox(("email", name), mailbox)


def _mailbox(path: KeyPath, mailbox: Mailbox) -> Iterator[Fault]:
    if mailbox.security == "none" and mailbox.host not in _HERE:
        what = f"`none` would send passwords and e-mails in clear to {mailbox.host}"
        yield (*path, "security"), what, "Write `tls` or `starttls`."
    if bool(mailbox.user) != (mailbox.password_variable is not None):
        yield (
            (*path, "user"),
            "user and password go together",
            "Set `user` and `password_variable`, or neither.",
        )
