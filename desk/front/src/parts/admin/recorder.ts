// A recording of the microphone as WAV: 16 bit, one channel, at the rate of the sound card.

export class Recorder {
  #context: AudioContext | null = null;
  #stream: MediaStream | null = null;
  #parts: Float32Array[] = [];

  /** Ask for the microphone and begin. Throws where it is denied or there is none. */
  async start(): Promise<void> {
    // What improves a conversation spoils a recording.
    const plain = { echoCancellation: false, noiseSuppression: false, autoGainControl: false, channelCount: 1 };
    this.#stream = await navigator.mediaDevices.getUserMedia({ audio: plain });
    this.#context = new AudioContext();
    await this.#context.audioWorklet.addModule("/desk/assets/admin-recorder.js");
    const node = new AudioWorkletNode(this.#context, "hotline-recorder");
    node.port.onmessage = (event: MessageEvent<Float32Array>) => this.#parts.push(event.data);
    this.#context.createMediaStreamSource(this.#stream).connect(node);
  }

  async stop(): Promise<Blob> {
    const rate = this.#context?.sampleRate ?? 48_000;
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    await this.#context?.close();
    return new Blob([wav(this.#parts, rate)], { type: "audio/wav" });
  }
}

/** RIFF WAVE with 16-bit samples (Microsoft's Multimedia Programming Interface 1.0, 3). */
export function wav(parts: readonly Float32Array[], rate: number): ArrayBuffer {
  const count = parts.reduce((sum, part) => sum + part.length, 0);
  const data = new DataView(new ArrayBuffer(44 + 2 * count));
  const text = (at: number, letters: string): void =>
    [...letters].forEach((letter, index) => data.setUint8(at + index, letter.charCodeAt(0)));
  text(0, "RIFF");
  data.setUint32(4, 36 + 2 * count, true);
  text(8, "WAVEfmt ");
  data.setUint32(16, 16, true);
  data.setUint16(20, 1, true); // PCM
  data.setUint16(22, 1, true); // channels
  data.setUint32(24, rate, true);
  data.setUint32(28, 2 * rate, true);
  data.setUint16(32, 2, true);
  data.setUint16(34, 16, true);
  text(36, "data");
  data.setUint32(40, 2 * count, true);
  let at = 44;
  for (const part of parts)
    for (const sample of part) {
      data.setInt16(at, Math.max(-32768, Math.min(32767, Math.round(sample * 32767))), true);
      at += 2;
    }
  return data.buffer as ArrayBuffer;
}
