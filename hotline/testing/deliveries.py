"""Deliveries of one case and its calls, as the feeder makes them."""

import msgspec

from hotline.config.bridge import Target
from hotline.crm_bridge.case import Case, Note
from hotline.crm_bridge.interaction import Interaction
from hotline.crm_bridge.outbox import snapshot
from hotline.crm_bridge.outbox.delivery import Delivery
from hotline.events import CallEnded, CaseNoteAdded, CaseOpened, CaseStatusChanged, Event
from hotline.journal import Entry

NASSER = snapshot.Person(
    id=7, name_ar="ناصر الحارثي", name_en="Nasser Al Harthy", language="ar", phones=("+96891230001",),
    emails=("nasser@example.om",),
)  # fmt: skip


class Deliveries:
    """Makes deliveries of one case."""

    def __init__(self, target: Target) -> None:
        self.target = target
        self.case = Case(
            reference="1007", opened_at=1_800_000_000.0, status="new", channel="voice", caller="+96891230001",
            language="ar", queue="water", subject="Pothole", department=None, owner=None, due_at=None,
            description="حفرة في الطريق أمام المدرسة", category="potholes", latitude=23.6, longitude=58.5,
        )  # fmt: skip

    def opened(self, seq: int = 1, **fields: object) -> Delivery:
        """Return the first one; `fields` are those of the case that differ."""
        return self._of_case(seq, CaseOpened(at=1.0, reference="1007"), **fields)

    def changed(self, seq: int, status: str, **fields: object) -> Delivery:
        """Return one of another status."""
        event = CaseStatusChanged(at=2.0, by="1001", reference="1007", status=status)
        return self._of_case(seq, event, status=status, **fields)

    def noted(self, seq: int, text: str) -> Delivery:
        """Return one of a public note."""
        note = Note(at=3.0, by="1001", public=True, language="en", text=text)
        event = CaseNoteAdded(at=3.0, by="1001", reference="1007", public=True)
        return self._of_case(seq, event, public_note=note)

    def call(self, seq: int, **fields: object) -> Delivery:
        """Return one of a call about the case; `fields` are those of the interaction that differ."""
        values: dict[str, object] = {
            "id": "demo-1.1", "started_at": 1.0, "ended_at": 61.0, "address": "+96891230001", "dialled": "1111",
            "language": "ar", "queue": "water", "agent": "1001", "agents": ("1001",), "wait_seconds": 5.0,
            "ring_attempts": 1, "missed": 0, "talk_seconds": 50.0, "hold_seconds": 0.0, "outcome": "answered",
            "ended_by": "caller", "recording": None, "recording_seconds": None, "message": None,
            "message_seconds": None, "transcribed": False, "reference": "1007",
        }  # fmt: skip
        row = msgspec.convert(values | fields, Interaction)
        entry = Entry(seq, "demo", CallEnded(at=61.0, call=row.id, reason="completed"))
        payload = snapshot.of_interaction("crm", self.target, entry, row, NASSER)
        return Delivery(
            id=seq, target="crm", key=row.id, seq=seq, what="interaction", payload=payload, at=1.0
        )

    def _of_case(self, seq: int, event: Event, **fields: object) -> Delivery:
        case = msgspec.structs.replace(self.case, **fields)
        payload = snapshot.of_case("crm", self.target, Entry(seq, "demo", event), case, NASSER)
        what = type(event).__name__
        return Delivery(id=seq, target="crm", key="1007", seq=seq, what=what, payload=payload, at=1.0)
