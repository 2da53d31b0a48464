"""The key ring: made once, closed to others, never silently wrong."""

import json
import stat
from pathlib import Path

import pytest

from hotline.recorder.archive.keys import KeyRing, KeyRingError
from hotline.recorder.archive.opening import Recordings
from hotline.testing.recordings import House, kept


@pytest.fixture
def ring(tmp_path: Path) -> KeyRing:
    return KeyRing(tmp_path / "keys" / "recordings.json")


def test_the_first_who_asks_makes_it(ring: KeyRing) -> None:
    """One file, mode 600, and the same key from then on, also for another process."""
    key_id, secret = ring.current(1.0)
    assert stat.S_IMODE(ring.path.stat().st_mode) == 0o600
    assert KeyRing(ring.path).current(2.0) == (key_id, secret)
    assert len(secret) == 32


def test_a_new_key_is_the_current_one_and_the_old_one_stays(ring: KeyRing) -> None:
    """Until it is retired; the current one never is."""
    old, secret = ring.current(1.0)
    new = ring.add(5.0)
    assert ring.current(6.0)[0] == new
    assert ring.key(old) == secret
    assert ring.replaced(before=4.0) == []
    assert ring.replaced(before=5.0) == [old]
    ring.retire([old, new])
    assert ring.current(6.0)[0] == new
    with pytest.raises(KeyRingError, match=f"{old} is not in"):
        ring.key(old)


def test_a_file_that_others_can_read_is_closed(ring: KeyRing) -> None:
    """As the passwords' is."""
    ring.current(1.0)
    ring.path.chmod(0o644)
    ring.current(2.0)
    assert stat.S_IMODE(ring.path.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", ["", "{", '{"keys": []}', '{"keys": [{"id": 1}]}', "\udcff"])
def test_a_damaged_file_is_told_and_left_alone(ring: KeyRing, content: str) -> None:
    """It is not replaced by a new one: the old keys may be mended."""
    ring.path.parent.mkdir()
    ring.path.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(KeyRingError, match="backup"):
        ring.current(1.0)
    assert ring.path.read_bytes() == content.encode("utf-8", "surrogateescape")


def test_a_damaged_key_is_not_taken_for_another_one(ring: KeyRing) -> None:
    """Its name is its own checksum."""
    ring.current(1.0)
    content = json.loads(ring.path.read_text())
    secret = content["keys"][0]["secret"]
    content["keys"][0]["secret"] = ("A" if secret[0] != "A" else "B") + secret[1:]
    ring.path.write_text(json.dumps(content))
    with pytest.raises(KeyRingError, match="damaged"):
        ring.check()


async def test_a_lost_ring_is_not_replaced_while_recordings_need_it(
    house: House, recordings: Recordings
) -> None:
    """Or putting back its backup would lose what was recorded meanwhile; the raw files wait."""
    await kept(recordings, house.plan("first"))
    content = house.paths.recording_keys.read_bytes()
    house.paths.recording_keys.unlink()
    assert [name async for name in recordings.rotation.run()] == []
    with pytest.raises(KeyRingError):
        await recordings.archive.make_ready()
    assert not house.paths.recording_keys.exists()
    plan = house.plan("second")
    with pytest.raises(KeyRingError, match="put back its backup"):
        await recordings.archive.keep(plan)
    house.paths.recording_keys.write_bytes(content)
    await kept(recordings, plan)


def test_nothing_shows_a_secret(ring: KeyRing) -> None:
    """Neither an error nor what people may see of it."""
    _, secret = ring.current(1.0)
    shown = ring.check() + repr(ring._read())
    assert secret.hex() not in shown
    assert json.loads(ring.path.read_text())["keys"][0]["secret"] not in shown
