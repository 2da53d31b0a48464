"""A browser at the desk: real Chromium whose microphone says a tone, and whose loudspeaker is measured."""

import re
import shutil
import wave
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import numpy as np
import pytest
from playwright.async_api import Page, async_playwright, expect

from tests.e2e.audio import Sound
from tests.e2e.system import HotlineSystem

#: Below this level a tone does not sound, dBFS. Browsers take a steady tone for noise and let through some -56; what
#: nobody says is at -120.
AUDIBLE = -75.0

#: What the page's remote sound is made of: its strongest frequency, hertz, and that one's level, dBFS; or the levels of
#: some tones.
_EAR = """async (tones) => {
  const audio = [...document.querySelectorAll("audio")].find((one) => one.srcObject);
  if (!audio) return tones ? tones.map(() => -200) : [0, -200];
  const context = (window.ear ??= new AudioContext());
  await context.resume();
  const source = context.createMediaStreamSource(audio.srcObject);
  const analyser = new AnalyserNode(context, { fftSize: 16384 });
  source.connect(analyser);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const bins = new Float32Array(analyser.frequencyBinCount);
  analyser.getFloatFrequencyData(bins);
  source.disconnect();
  if (tones) {
    return tones.map((hertz) => {
      const middle = Math.round((hertz * analyser.fftSize) / context.sampleRate);
      return Math.max(...bins.slice(middle - 3, middle + 4));
    });
  }
  const loudest = bins.reduce((best, value, index) => (value > bins[best] ? index : best), 1);
  return [(loudest * context.sampleRate) / analyser.fftSize, bins[loudest]];
}"""


@asynccontextmanager
async def desk_page(system: HotlineSystem, folder: Path, agent: str, says: float) -> AsyncIterator[Page]:
    """Open the page of the agent's telephone, signed in; the microphone says a tone of so many hertz."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("not installed: chromium (scripts/test installs what it needs)")
    added = system.command("users", "add", agent, "--role", "agent", "--agent", agent, "--no-password")
    assert added.returncode == 0, added.stderr
    address = system.command("users", "link", agent).stdout.strip()
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium,
            args=[
                "--no-sandbox", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
                f"--use-file-for-fake-audio-capture={tone(folder / 'microphone.wav', says)}",
            ],
        )  # fmt: skip
        try:
            context = await browser.new_context(locale="en-GB")
            page = await context.new_page()
            await page.goto(address)
            await page.wait_for_url(re.compile(r"/desk/(?!sign-in)"))
            await page.goto(f"http://127.0.0.1:{system.ports.web}/desk/headset")
            yield page
        finally:
            await browser.close()


async def use_browser_phone(page: Page) -> None:
    """Choose the browser as the telephone, and wait until it is ready."""
    await page.get_by_role("radio", name="This browser").check()
    await expect(page.get_by_text("Phone ready")).to_be_visible()


async def press(page: Page, button: str) -> None:
    """Press a button of the phone."""
    await page.get_by_role("button", name=button, exact=True).click()


async def hears(page: Page) -> float:
    """Return the frequency that the browser hears most, hertz; 0 where it hears nothing."""
    hertz, level = await page.evaluate(_EAR)
    return float(hertz) if level > -70 else 0.0


async def levels(page: Page, tones: Sequence[float]) -> dict[float, float]:
    """Return how loud some tones are in the browser, dBFS by hertz."""
    return dict(zip(tones, await page.evaluate(_EAR, list(tones)), strict=True))


def loudest(sound: Sound, rate: int = 8_000) -> float:
    """Return the strongest frequency of the last second, hertz; 0 in silence."""
    last = np.asarray(sound, float)[-rate:]
    if len(last) < rate or float(np.sqrt(np.mean(last**2))) < 0.003:
        return 0.0
    spectrum = np.abs(np.fft.rfft(last * np.hanning(len(last))))
    return float(np.argmax(spectrum)) * rate / len(last)


def tone(path: Path, hertz: float, rate: int = 48_000) -> Path:
    """Write a tone that Chromium repeats; whole periods, so that it does not click."""
    samples = 12_000 * np.sin(2 * np.pi * hertz * np.arange(rate) / rate)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples.astype("<i2").tobytes())
    return path
