// The browser phone: one line, at most one call, one place for its sound. Pages use this class and draw its store.
//
// A lost line ends no call: the sound goes its own way (SRTP), and when the line is back the call is renegotiated
// once, so that Asterisk knows the way to us again (RFC 3261, 12.2: target refresh; RFC 8445: ICE restart).
import type { RTCSession } from "jssip/lib/RTCSession";
import { api } from "../../lib/api.ts";
import { inWords } from "../../lib/page.ts";
import { Store } from "../../lib/store.ts";
import { t } from "../../lib/words.ts";
import { constraints, microphoneStream } from "./devices.ts";
import { AGENT, Line, type Office } from "./line.ts";
import { Loudspeaker } from "./loudspeaker.ts";
import { Ring } from "./ring.ts";
import { hear } from "./session-events.ts";
import { sendKey, speakInto } from "./session-sound.ts";
import { keepSettings, readSettings } from "./settings.ts";
import { INITIAL, microphoneAfter, NO_CALL, type PhoneState, withCall } from "./state.ts";
import { telephoning } from "./supported.ts";
import { isGone, watchWay } from "./way.ts";

/** After a reload the server calls us back within this time, milliseconds; an incoming call then is that one. */
const RETURN = 20_000;

/** How long it may take to agree on a new way for the sound, milliseconds. */
const SETTLING = 5_000;

/** By then a call has come of which the page has heard from the server already, milliseconds. */
const EARLY = 2_000;

export class Phone {
  readonly store: Store<PhoneState>;
  readonly #office: Office;
  readonly #line: Line;
  readonly #ring = new Ring();
  readonly #loudspeaker = new Loudspeaker();
  #session: RTCSession | null = null;
  #returnUntil = 0;
  /** When a new way for the sound was begun last, milliseconds since the epoch. */
  #restarted = 0;
  /** Counts what was wanted of the line: an older wish that still waits for the microphone is none any more. */
  #wishes = 0;

  constructor(office: Office = AGENT) {
    const { microphoneId, speakerId, volume } = readSettings();
    this.store = new Store<PhoneState>({ ...INITIAL, microphoneId, speakerId, volume });
    this.#office = office;
    this.#line = new Line(office, {
      connecting: () => this.store.set({ line: "connecting", trouble: "" }),
      ready: (returning) => void this.#ready(returning),
      lost: () => this.store.set({ line: "lost", trouble: "" }),
      elsewhere: () => this.store.set({ line: "elsewhere", trouble: "" }),
      refused: (error) => this.store.set({ line: "refused", trouble: inWords(error) }),
      call: (session, incoming) => this.#take(session, incoming),
    });
    window.addEventListener("online", () => this.#wayGone());
    // An agent's call waits for the page to come back; a citizen who leaves has hung up.
    if (!office.registers) window.addEventListener("pagehide", () => this.hangUp());
  }

  /** Get the line; with the microphone first, so that the first caller need not wait for the question. */
  async connect(take = false): Promise<void> {
    const supported = telephoning();
    if (supported !== "yes") {
      this.store.set({ line: "unsupported", microphone: supported === "insecure" ? "insecure" : "unknown" });
      return;
    }
    const wish = ++this.#wishes;
    const microphone = !this.#office.registers || (await this.useMicrophone());
    if (wish !== this.#wishes) return;
    if (microphone) await this.#line.open(take);
    else this.store.set({ line: "off" });
  }

  disconnect(): void {
    this.#wishes++;
    this.#line.close();
    this.store.set({ line: "off", trouble: "" });
  }

  /** Ask for the microphone; false: there is none, and the store says why. */
  async useMicrophone(): Promise<boolean> {
    this.store.set({ microphone: "asking" });
    try {
      const stream = await microphoneStream(this.store.state.microphoneId);
      for (const track of stream.getTracks()) track.stop();
      this.store.set({ microphone: "ready" });
      return true;
    } catch (error) {
      this.#noMicrophone(error);
      return false;
    }
  }

  #noMicrophone(error: unknown): void {
    this.store.set({ microphone: microphoneAfter(error instanceof DOMException ? error.name : "") });
  }

  // --- a call ---

  async call(target: string): Promise<void> {
    if (this.#session || !(await this.useMicrophone())) return;
    if (this.#session) return; // a call has come while the microphone was asked for
    this.#line.call(target, this.#media());
  }

  /** Answer the call that comes now by itself: this page has asked for it. */
  expect(): void {
    this.#returnUntil = Date.now() + RETURN;
  }

  /** Answer the call; one that the server tells of a moment before it is here is answered as soon as it comes. */
  answer(): void {
    if (!this.#session) this.#returnUntil = Math.max(this.#returnUntil, Date.now() + EARLY);
    else if (this.store.state.call?.stage === "ringing") this.#session.answer(this.#media());
  }

  /** End the call; one that still rings is declined (RFC 3261, 21.6.2), which is another answer than a busy line. */
  hangUp(): void {
    const { call } = this.store.state;
    const rings = call?.direction === "in" && call.stage === "ringing";
    this.#session?.terminate(rings ? { status_code: 603 } : {});
  }

  /** Put the caller on hold, or take the caller back. Not while the line is lost: Asterisk could not hear of it. */
  hold(on: boolean): boolean {
    const session = this.#session;
    if (!session || !this.#line.connected || this.store.state.call?.stage !== "talking") return false;
    return on ? session.hold() : session.unhold();
  }

  mute(on: boolean): void {
    if (on) this.#session?.mute({ audio: true });
    else this.#session?.unmute({ audio: true });
  }

  /** Send a key as a telephone event (RFC 4733). */
  key(digit: string): void {
    if (this.#session) sendKey(this.#session, digit);
  }

  // --- sound ---

  volume(level: number): void {
    const volume = Math.max(0, Math.min(1, level));
    this.#loudspeaker.volume = volume;
    keepSettings({ volume });
    this.store.set({ volume });
  }

  /** Speak into another microphone; a call that goes on changes to it at once. */
  async chooseMicrophone(microphoneId: string): Promise<void> {
    keepSettings({ microphoneId });
    this.store.set({ microphoneId });
    const session = this.#session;
    const wanted = () => this.#session === session && this.store.state.microphoneId === microphoneId;
    try {
      if (session) await speakInto(session, microphoneId, wanted);
    } catch (error) {
      this.#noMicrophone(error);
    }
  }

  async chooseSpeaker(speakerId: string): Promise<void> {
    keepSettings({ speakerId });
    this.store.set({ speakerId });
    await this.#useSpeaker();
  }

  async #useSpeaker(): Promise<void> {
    if (!(await this.#loudspeaker.use(this.store.state.speakerId))) this.store.set({ speakerId: "" });
  }

  // --- what the line tells ---

  async #ready(returning: boolean): Promise<void> {
    this.store.set({ line: "ready", trouble: "" });
    const session = this.#session;
    if (session?.isEstablished()) {
      this.#restarted = Date.now();
      session.renegotiate({ rtcOfferConstraints: { iceRestart: true } });
    } else if (returning) {
      this.#returnUntil = Date.now() + RETURN;
      this.store.set({ returning: true });
      try {
        await api.post(`${this.#office.credentials}/return`);
      } catch (error) {
        this.#returnUntil = 0;
        this.store.set({ returning: false, trouble: inWords(error) });
      }
    }
  }

  /**
   * Find a new way for the sound. The socket may be dead as well, and a re-INVITE that is never answered ends the call;
   * so it begins with a new socket, and goes on in `#ready`.
   */
  #wayGone(): void {
    const wait = this.#restarted + SETTLING - Date.now();
    if (wait <= 0) return this.#line.again();
    // One is being agreed on: without the socket the call would end (RFC 3261, 8.1.3.1).
    setTimeout(() => {
      const connection = this.#session?.connection;
      if (connection && isGone(connection)) this.#wayGone();
    }, wait);
  }

  #take(session: RTCSession, incoming: boolean): void {
    if (this.#session) {
      session.terminate({ status_code: 486 });
      return;
    }
    this.#session = session;
    this.#hear(session);
    const now = Date.now();
    const kept = { since: now, held: false, muted: false, heldByOther: false };
    if (!incoming) {
      this.store.set({ call: { direction: "out", stage: "dialling", ...kept } });
      return;
    }
    this.store.set({ call: { direction: "in", stage: "ringing", ...kept } });
    if (now < this.#returnUntil) session.answer(this.#media());
    else this.#ring.start(this.store.state.volume);
  }

  #hear(session: RTCSession): void {
    hear(session, {
      connection: (connection) => this.#listenTo(connection),
      confirmed: () => {
        this.#ring.stop();
        this.#returnUntil = 0;
        this.store.set({ returning: false, ...withCall(this.store.state, { stage: "talking", since: Date.now() }) });
      },
      changed: (what) => this.store.set(withCall(this.store.state, what)),
      noMicrophone: (error) => this.#noMicrophone(error),
      over: (refused) => {
        const dialled = refused && this.store.state.call?.direction === "out";
        this.#over(session, dialled ? t("The call could not be put through. Try again.") : "");
      },
    });
  }

  #over(session: RTCSession, trouble: string): void {
    if (this.#session !== session) return;
    this.#session = null;
    this.#ring.stop();
    this.#loudspeaker.silence();
    this.store.set({ ...NO_CALL, trouble });
  }

  #listenTo(connection: RTCPeerConnection): void {
    watchWay(connection, () => this.#wayGone());
    connection.addEventListener("track", ({ track, streams }) => {
      this.#loudspeaker.volume = this.store.state.volume;
      void this.#useSpeaker();
      this.#loudspeaker.play(streams[0] ?? new MediaStream([track]));
    });
  }

  #media(): object {
    return {
      mediaConstraints: { audio: constraints(this.store.state.microphoneId), video: false },
      pcConfig: { iceServers: this.#line.ice, bundlePolicy: "max-bundle", rtcpMuxPolicy: "require" },
    };
  }
}
