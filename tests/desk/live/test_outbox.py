"""What one reader has still to be sent, whatever comes in whatever order."""

import json

from hypothesis import given
from hypothesis import strategies as st

from hotline.desk.live.outbox import FEW, Outbox
from hotline.desk.live.topic import LiveTopic
from hotline.desk.roles import Role
from hotline.testing.desk import make_visitor

MARYAM = make_visitor("maryam", Role.SUPERVISOR)


class Page:
    """A page that takes what it is sent when it likes."""

    def __init__(self, topic: LiveTopic) -> None:
        self.outbox = Outbox(lambda _: len(topic), lambda _: topic.snapshot(MARYAM))
        self.table: dict[str, object] = {}
        self.seq = 0
        topic.follow(self, MARYAM)
        self.outbox.renew(topic.name)

    def changed(self, topic: str, key: str, tail: str) -> None:
        self.outbox.change(topic, key, tail)

    def renewed(self, topic: str) -> None:
        self.outbox.renew(topic)

    def take(self) -> None:
        """Take all that is due, and look for gaps."""
        for text in self.outbox.take():
            message = json.loads(text)
            assert message["seq"] == self.seq + 1
            self.seq += 1
            if "snapshot" in message:
                self.table = message["snapshot"]
            elif message["value"] is None:
                self.table.pop(message["key"], None)
            else:
                self.table[message["key"]] = message["value"]


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.integers(0, 300), st.integers(0, 3)),
        st.tuples(st.just("remove"), st.integers(0, 300), st.just(0)),
        st.tuples(st.just("take"), st.just(0), st.just(0)),
    ),
    max_size=400,
)


@given(STEPS)
def test_however_slowly_a_page_takes_it_it_ends_with_what_is(steps: list[tuple[str, int, int]]) -> None:
    """Without a gap in the numbers, and never with more waiting than the table or a few."""
    topic = LiveTopic("x", lambda _: True, None, lambda: 0.0)
    page, right = Page(topic), {}
    for what, key, value in steps:
        if what == "put":
            topic.put(str(key), {"n": value})
            right[str(key)] = {"n": value}
        elif what == "remove":
            topic.remove(str(key))
            right.pop(str(key), None)
        else:
            page.take()
        assert page.outbox.waiting <= max(FEW, len(topic))
    page.take()
    assert page.table == right
    assert not page.outbox


def test_a_key_is_only_text() -> None:
    """Whatever signs a key has, the message can be read."""
    topic = LiveTopic("x", lambda _: True, None, lambda: 0.0)
    page = Page(topic)
    page.take()
    topic.put('"}\n</script>', {"n": "\u2028"})
    page.take()
    assert page.table == {'"}\n</script>': {"n": "\u2028"}}


def test_a_slow_page_gets_the_newest_state_only() -> None:
    """What changed often meanwhile is one message, behind those of keys that changed before its last change."""
    topic = LiveTopic("x", lambda _: True, None, lambda: 0.0)
    page = Page(topic)
    page.take()
    for number in range(50):
        topic.put("often", {"n": number})
        topic.put("once", {"n": 0})
    topic.put("often", {"n": 50})
    due = [json.loads(text) for text in page.outbox.take()]
    assert [(one["key"], one["value"]["n"]) for one in due] == [("once", 0), ("often", 50)]
