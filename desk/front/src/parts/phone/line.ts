// The line to Asterisk: credentials that last for minutes, SIP over the WebSocket of our server (RFC 7118), renewals.
import { UA, WebSocketInterface } from "jssip";
import type { RTCSession } from "jssip/lib/RTCSession";
import type { Transport } from "jssip/lib/Transport";
import type { DisconnectEvent, RTCSessionEvent } from "jssip/lib/UA";
import { api, ApiError } from "../../lib/api.ts";

/** Where a kind of phone gets its credentials, and where its socket is. */
export interface Office {
  credentials: string;
  socket: string;
  /** It can be called. A citizen's phone only calls. */
  registers: boolean;
}

export const AGENT: Office = { credentials: "/desk/api/phone", socket: "/desk/phone", registers: true };
export const SUPERVISOR: Office = { credentials: "/desk/api/wall/phone", socket: "/desk/wall/phone", registers: true };
export const CITIZEN: Office = { credentials: "/1111/api/phone", socket: "/1111/phone", registers: false };

interface Credentials {
  /** Names this page's phone until the page is gone; no secret. */
  phone: string;
  endpoint: string;
  domain: string;
  user: string;
  password: string;
  /** For how long they are valid, seconds. */
  seconds: number;
  /** The agent is in a talk that this page can take up again. */
  returning: boolean;
  /** Servers that show the way through NAT. */
  ice: RTCIceServer[];
}

interface LineEvents {
  connecting(): void;
  ready(returning: boolean): void;
  lost(): void;
  elsewhere(): void;
  refused(error: unknown): void;
  call(session: RTCSession, incoming: boolean): void;
}

/** The server's word that another page took the phone over (WebSocket close code). */
const TAKEN_OVER = 4409;

/** A page that is reloaded meets its own old socket for a moment, milliseconds between tries, and their number. */
const OLD_SOCKET = { pause: 700, tries: 5 } as const;

/** Pauses before the credentials are asked for again, milliseconds: the first and the longest. */
const RETRY = [500, 5000] as const;

/** A socket that is not open by then has sent its question into nothing; the next one is tried, milliseconds. */
const CONNECTING = 4_000;

export class Line {
  readonly #office: Office;
  readonly #events: LineEvents;
  #ua: UA | null = null;
  #credentials: Credentials | null = null;
  #renewal = 0;
  #retry = 0;
  #patience = 0;
  /** Stands for what was opened last, so that what an earlier one still waits for moves nothing; null: closed. */
  #opened: object | null = null;

  constructor(office: Office, events: LineEvents) {
    this.#office = office;
    this.#events = events;
  }

  get ice(): RTCIceServer[] {
    return this.#credentials?.ice ?? [];
  }

  get connected(): boolean {
    return this.#ua?.isConnected() ?? false;
  }

  /**
   * Ask for credentials and connect; `take`: also if another page has the phone. While it is open, or about to be, there
   * is no second one: it would take the endpoint from the first, which then tells for ever that it is lost.
   */
  async open(take = false): Promise<void> {
    if (this.#opened) {
      if (this.#ua && !this.connected) await this.#renew();
      return;
    }
    const opened = (this.#opened = {});
    this.#events.connecting();
    const credentials = await this.#ask(take, opened);
    if (!credentials) return;
    this.#credentials = credentials;
    this.#start(credentials);
  }

  close(): void {
    this.#opened = null;
    clearTimeout(this.#renewal);
    clearTimeout(this.#retry);
    clearTimeout(this.#patience);
    const ua = this.#ua;
    this.#ua = null; // what it still tells is nobody's any more
    ua?.stop();
  }

  /** Begin with a new socket: this one may be dead, and would not tell for minutes. Calls stay. */
  again(): void {
    const transport = this.#ua && transportOf(this.#ua);
    transport?.disconnect();
    transport?.connect();
  }

  call(target: string, options: object): RTCSession | null {
    if (!this.#ua || !this.#credentials) return null;
    return this.#ua.call(`sip:${target}@${this.#credentials.domain}`, options);
  }

  /** Return credentials; null: there are none, and the page was told why, or nobody waits for them any more. */
  async #ask(take: boolean, opened: object, attempt = 1): Promise<Credentials | null> {
    try {
      const body = this.#credentials ? { phone: this.#credentials.phone, take } : { take };
      const given = (await api.post<Credentials>(this.#office.credentials, body)).body;
      return this.#opened === opened ? given : null;
    } catch (error) {
      if (this.#opened !== opened) return null;
      const taken = error instanceof ApiError && error.status === 409;
      const away = error instanceof ApiError && (error.status === 0 || error.status >= 502);
      if (taken && attempt >= OLD_SOCKET.tries) {
        this.close();
        this.#events.elsewhere();
        return null;
      }
      if (!taken && !away) {
        if (!this.#ua) this.#opened = null; // else a call goes on, and it is tried again with each new socket
        this.#events.refused(error);
        return null;
      }
      if (away) this.#events.lost();
      const pause = taken ? OLD_SOCKET.pause : Math.min(RETRY[0] * 2 ** attempt, RETRY[1]);
      await new Promise((resolve) => (this.#retry = window.setTimeout(resolve, pause)));
      return this.#opened === opened ? this.#ask(take, opened, attempt + 1) : null;
    }
  }

  #start(credentials: Credentials): void {
    const url = new URL(this.#office.socket, location.href);
    url.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    url.searchParams.set("phone", credentials.phone);
    const ua = new UA({
      sockets: [new WebSocketInterface(url.href)],
      uri: `sip:${credentials.endpoint}@${credentials.domain}`,
      authorization_user: credentials.user,
      password: credentials.password,
      register: this.#office.registers,
      register_expires: 120,
      session_timers: false,
      connection_recovery_min_interval: 1,
      connection_recovery_max_interval: 4,
    });
    this.#ua = ua;
    let returning = credentials.returning;
    const ready = () => {
      this.#events.ready(returning);
      returning = false; // only the first time: later the same page has its call itself
    };
    // One that was stopped goes on telling for up to two seconds, until its last transactions are over.
    const current = () => this.#ua === ua;
    ua.on("connecting", () => {
      clearTimeout(this.#patience);
      this.#patience = window.setTimeout(() => {
        if (current() && transportOf(ua).isConnecting()) this.again();
      }, CONNECTING);
    });
    ua.on("connected", () => {
      if (current() && !this.#office.registers) ready();
    });
    ua.on("registered", () => {
      if (current()) ready();
    });
    ua.on("registrationFailed", () => {
      if (current()) void this.#renew();
    });
    ua.on("disconnected", (event: DisconnectEvent) => {
      if (current()) this.#disconnected(event.code);
    });
    ua.on("newRTCSession", ({ session, originator }: RTCSessionEvent) => {
      if (current()) this.#events.call(session, (originator as string) === "remote");
    });
    ua.start();
    this.#plan(credentials);
  }

  #disconnected(code: number | undefined): void {
    if (code === TAKEN_OVER) {
      this.close();
      this.#events.elsewhere();
      return;
    }
    this.#events.lost();
    // JsSIP connects again by itself; the password may have run out meanwhile.
    void this.#renew();
  }

  #plan(credentials: Credentials): void {
    clearTimeout(this.#renewal);
    this.#renewal = window.setTimeout(() => void this.#renew(), credentials.seconds * 600);
  }

  /** Fetch new credentials for this very phone; the line and its calls stay. */
  async #renew(): Promise<void> {
    clearTimeout(this.#renewal);
    const before = this.#credentials;
    const ua = this.#ua;
    const opened = this.#opened;
    if (!before || !ua || !opened) return;
    const credentials = await this.#ask(false, opened);
    if (!credentials || this.#ua !== ua) return;
    this.#credentials = credentials;
    if (credentials.endpoint !== before.endpoint || credentials.user !== before.user) {
      this.#start(credentials); // the server knows this page no more: begin anew
      ua.stop();
      return;
    }
    ua.set("password", credentials.password);
    if (this.#office.registers && ua.isConnected() && !ua.isRegistered()) ua.register();
    this.#plan(credentials);
  }
}

/** JsSIP has it, and its types do not say so. */
function transportOf(ua: UA): Transport {
  return (ua as unknown as { transport: Transport }).transport;
}
