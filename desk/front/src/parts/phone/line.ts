// The line to Asterisk: credentials that last for minutes, SIP over the WebSocket of our server (RFC 7118), renewals.
import { UA, WebSocketInterface } from "jssip";
import type { RTCSession } from "jssip/lib/RTCSession";
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
}

export interface LineEvents {
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

export class Line {
  readonly #office: Office;
  readonly #events: LineEvents;
  #ua: UA | null = null;
  #credentials: Credentials | null = null;
  #renewal = 0;
  #retry = 0;
  #closed = true;

  constructor(office: Office, events: LineEvents) {
    this.#office = office;
    this.#events = events;
  }

  get connected(): boolean {
    return this.#ua?.isConnected() ?? false;
  }

  /** Ask for credentials and connect; `take`: also if another page has the phone. */
  async open(take = false): Promise<void> {
    this.#closed = false;
    this.#events.connecting();
    const credentials = await this.#ask(take);
    if (!credentials || this.#closed) return;
    this.#credentials = credentials;
    this.#start(credentials);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#renewal);
    clearTimeout(this.#retry);
    this.#ua?.stop();
    this.#ua = null;
  }

  call(target: string, options: object): RTCSession | null {
    if (!this.#ua || !this.#credentials) return null;
    return this.#ua.call(`sip:${target}@${this.#credentials.domain}`, options);
  }

  async #ask(take: boolean, attempt = 1): Promise<Credentials | null> {
    try {
      const body = this.#credentials ? { phone: this.#credentials.phone, take } : { take };
      return (await api.post<Credentials>(this.#office.credentials, body)).body;
    } catch (error) {
      if (this.#closed) return null;
      const taken = error instanceof ApiError && error.status === 409;
      if (taken && attempt >= OLD_SOCKET.tries) {
        this.#events.elsewhere();
        return null;
      }
      const away = error instanceof ApiError && (error.status === 0 || error.status >= 502);
      if (!taken && !away) {
        this.#events.refused(error);
        return null;
      }
      if (away) this.#events.lost();
      const pause = taken ? OLD_SOCKET.pause : Math.min(RETRY[0] * 2 ** attempt, RETRY[1]);
      await new Promise((resolve) => (this.#retry = window.setTimeout(resolve, pause)));
      return this.#closed ? null : this.#ask(take, attempt + 1);
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
    ua.on("connected", () => {
      if (!this.#office.registers) ready();
    });
    ua.on("registered", ready);
    ua.on("registrationFailed", () => void this.#renew());
    ua.on("disconnected", (event: DisconnectEvent) => this.#disconnected(event.code));
    ua.on("newRTCSession", ({ session, originator }: RTCSessionEvent) => {
      this.#events.call(session, (originator as string) === "remote");
    });
    ua.start();
    this.#plan(credentials);
  }

  #disconnected(code: number | undefined): void {
    if (this.#closed) return;
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
    if (!before || !ua) return;
    const credentials = await this.#ask(false);
    if (!credentials || this.#closed || this.#ua !== ua) return;
    this.#credentials = credentials;
    if (credentials.endpoint !== before.endpoint || credentials.user !== before.user) {
      ua.stop(); // the server knows this page no more: begin anew
      this.#start(credentials);
      return;
    }
    ua.set("password", credentials.password);
    if (this.#office.registers && ua.isConnected() && !ua.isRegistered()) ua.register();
    this.#plan(credentials);
  }
}
