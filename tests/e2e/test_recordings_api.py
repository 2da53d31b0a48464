"""A recorded call as programs have it: paused while it goes on, then listed, heard, drawn and deleted over HTTP."""

import io
import json
import shutil
import subprocess
from pathlib import Path

import httpx
import pytest
import soundfile

from hotline.events import RecordingAccessed, RecordingDeleted, RecordingFinalised, RecordingPaused
from hotline.testing.recordings import decrypted
from tests.e2e.conversation import assert_sides, talk
from tests.e2e.parties import People
from tests.e2e.system import HotlineSystem


async def test_given_a_recorded_call_then_a_program_pauses_finds_hears_draws_and_deletes_it(
    hotline_system: HotlineSystem, people: People, tmp_path: Path
) -> None:
    """With the token that `hotline up` made, and every access in the journal under its holder's name."""
    holder, token = next(iter(json.loads(hotline_system.paths.secrets.read_text())["api_tokens"].items()))
    story = hotline_system.story
    async with httpx.AsyncClient(
        base_url=f"http://127.0.0.1:{hotline_system.ports.web}",
        headers={"Authorization": f"Bearer {token}", "Hotline-Why": "a test"}, timeout=30,
    ) as api:  # fmt: skip
        agent, caller = await people.agent("1001"), await people.caller()
        await caller.dials("1112")
        await agent.is_rung(caller)
        await agent.answers()
        await talk(caller, agent)
        call = await caller.call_id()
        for what, paused in (("pause", True), ("resume", False)):
            answer = await api.post(f"/api/calls/{call}/recording/{what}")
            assert answer.json() == {"call": call, "paused": paused}
        told = await story.told(RecordingPaused, call)
        assert (told.by, told.who) == ("command", holder)
        await caller.hangs_up()
        event = await story.told(RecordingFinalised, call, within=15)
        assert (await api.post(f"/api/calls/{call}/recording/pause")).status_code == 409

        listed = (await api.get("/api/recordings", params={"agent": "1001", "queue": "water"})).json()
        assert [one["id"] for one in listed["recordings"]] == [call]
        whole = await api.get(f"/api/recordings/{call}/audio")
        assert whole.content == decrypted(hotline_system.paths, event.path, tmp_path).read_bytes()
        sound = tmp_path / "heard.flac"
        sound.write_bytes(whole.content)
        assert_sides(sound, caller.words, agent.words)
        part = await api.get(f"/api/recordings/{call}/audio", headers={"Range": "bytes=100-199"})
        assert (part.status_code, part.content) == (206, whole.content[100:200])
        assert soundfile.info(io.BytesIO(whole.content)).channels == 2
        picture = await api.get(f"/api/recordings/{call}/picture.svg")
        assert picture.status_code == 200
        assert b"time-axis" in picture.content

        known = (await api.get(f"/api/recordings/{call}")).json()
        assert [gap["why"] for gap in known["gaps"]] == ["pause"]
        assert [(line["how"], line["who"], line["why"]) for line in known["access_log"]] == [
            ("picture", holder, "a test"),
            ("played", holder, "a test"),
        ]
        accessed = [one for one in story.events() if isinstance(one, RecordingAccessed)]
        assert [one.how for one in accessed] == ["played", "picture"]
        assert (await api.post(f"/api/recordings/{call}/delete", json={"why": "a test"})).status_code == 204
        assert not (hotline_system.paths.recordings / event.path).exists()
        await story.wait_for(RecordingDeleted, lambda one: one.recording == call and one.who == holder)
        assert (await api.get(f"/api/recordings/{call}/audio")).status_code == 410


def test_the_page_runs_in_a_browser(hotline_system: HotlineSystem, tmp_path: Path) -> None:
    """Its script fills it, in both languages and directions, and the policy stops nothing of it."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("not installed: chromium")
    for language, direction, word in (("en", "ltr", "Paste your token"), ("ar", "rtl", "ألصق رمز الدخول")):
        page = subprocess.run(
            [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}", "--dump-dom",
             f"http://127.0.0.1:{hotline_system.ports.web}/recordings?lang={language}"],
            check=True, capture_output=True, text=True, timeout=60,
        ).stdout  # fmt: skip
        assert f'dir="{direction}"' in page
        assert word in page
