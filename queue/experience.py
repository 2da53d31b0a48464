"""What the last calls of a queue teach about the next ones: how long agents are busy, how long callers wait. Pure.

Averages forget: each new value counts for at least 1/`MEMORY`, so that the last `MEMORY` calls or so decide.
"""

import msgspec

#: Calls that decide.
MEMORY = 100

#: A longer time between two calls is a night and says nothing of the day, seconds.
LONGEST_GAP_SECONDS = 900.0


class Average(msgspec.Struct):
    """A mean that forgets."""

    count: int = 0
    mean: float = 0.0

    def add(self, value: float) -> None:
        """Take one more value."""
        self.count += 1
        self.mean += (value - self.mean) / min(self.count, MEMORY)


class Lessons(msgspec.Struct):
    """Of one queue."""

    #: How long an agent was busy with a call, seconds: from the reservation to the end of the wrap-up.
    handling: Average = msgspec.field(default_factory=Average)
    #: How long callers waited before they were answered or left, seconds, and how many of them left (0 to 1).
    waited: Average = msgspec.field(default_factory=Average)
    abandoned: Average = msgspec.field(default_factory=Average)
    #: From one call that came to the next, seconds; and the artificial age with which they came, seconds.
    gap: Average = msgspec.field(default_factory=Average)
    priority: Average = msgspec.field(default_factory=Average)
    #: When the last one came, seconds since the epoch; 0 before the first.
    came_at: float = 0.0


#: Of a queue that has taught nothing yet.
_NOTHING = Lessons()


class Experience(msgspec.Struct):
    """Of all queues."""

    queues: dict[str, Lessons] = msgspec.field(default_factory=dict)

    def came(self, queue: str, at: float, priority_seconds: float) -> None:
        """A call entered the queue."""
        lessons = self._of(queue)
        if lessons.came_at:
            lessons.gap.add(min(max(0.0, at - lessons.came_at), LONGEST_GAP_SECONDS))
        lessons.came_at = at
        lessons.priority.add(priority_seconds)

    def handled(self, queue: str, seconds: float) -> None:
        """An agent was busy with a call of the queue for so long."""
        self._of(queue).handling.add(max(0.0, seconds))

    def waited(self, queue: str, seconds: float, *, abandoned: bool) -> None:
        """A caller of the queue waited so long, and then was answered or left."""
        lessons = self._of(queue)
        lessons.waited.add(max(0.0, seconds))
        lessons.abandoned.add(float(abandoned))

    def of(self, queue: str) -> Lessons:
        """Return what is known of the queue, to be read only; nothing is learnt by asking."""
        return self.queues.get(queue, _NOTHING)

    def _of(self, queue: str) -> Lessons:
        return self.queues.setdefault(queue, Lessons())
