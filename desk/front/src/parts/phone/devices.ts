// Microphones and loudspeakers of this machine, and how loud a microphone is.

/** For `getUserMedia`: what makes a voice on a telephone clear. */
export function constraints(microphoneId: string): MediaTrackConstraints {
  const clear = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
  return microphoneId ? { ...clear, deviceId: { ideal: microphoneId } } : clear;
}

export function microphoneStream(microphoneId: string): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({ audio: constraints(microphoneId) });
}

export interface Devices {
  microphones: MediaDeviceInfo[];
  speakers: MediaDeviceInfo[];
}

/** The devices; without the permission for the microphone browsers tell no names. */
export async function devices(): Promise<Devices> {
  const all = await navigator.mediaDevices.enumerateDevices();
  return {
    microphones: all.filter((one) => one.kind === "audioinput"),
    speakers: "setSinkId" in HTMLMediaElement.prototype ? all.filter((one) => one.kind === "audiooutput") : [],
  };
}

/** Level of a block of samples (−1…1) as 0…1 on a scale of loudness: −60 dBFS is 0, full scale is 1. Pure. */
export function loudness(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const rms = Math.sqrt(sum / Math.max(1, samples.length));
  return Math.max(0, Math.min(1, 1 + (20 * Math.log10(rms + 1e-9)) / 60));
}

/** The check before the first call: shows how loud the microphone is, and lets people hear themselves. */
export class MicrophoneTest {
  #stream: MediaStream | null = null;
  #context: AudioContext | null = null;
  #echo: GainNode | null = null;
  #frame = 0;

  /** Begin; `show` gets the level (0…1) many times a second. Raises what `getUserMedia` raises. */
  async start(microphoneId: string, show: (level: number) => void): Promise<void> {
    this.stop();
    this.#stream = await microphoneStream(microphoneId);
    const context = (this.#context = new AudioContext());
    const source = context.createMediaStreamSource(this.#stream);
    const analyser = new AnalyserNode(context, { fftSize: 1024 });
    // A short delay: one's own voice at once sounds like nothing, a moment later it is clearly an echo.
    const delay = new DelayNode(context, { delayTime: 0.4, maxDelayTime: 1 });
    this.#echo = new GainNode(context, { gain: 0 });
    source.connect(analyser);
    source.connect(delay).connect(this.#echo).connect(context.destination);
    const samples = new Float32Array(analyser.fftSize);
    const look = () => {
      analyser.getFloatTimeDomainData(samples);
      show(loudness(samples));
      this.#frame = requestAnimationFrame(look);
    };
    look();
  }

  /** Let people hear themselves. */
  hearYourself(on: boolean): void {
    if (this.#echo) this.#echo.gain.value = on ? 0.8 : 0;
  }

  /** Play a short tone into the loudspeaker. */
  tone(): void {
    const context = this.#context ?? (this.#context = new AudioContext());
    const gain = new GainNode(context, { gain: 0.2 });
    const tone = new OscillatorNode(context, { frequency: 660 });
    tone.connect(gain).connect(context.destination);
    tone.start();
    tone.stop(context.currentTime + 0.6);
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    void this.#context?.close();
    this.#stream = this.#context = this.#echo = null;
  }
}
