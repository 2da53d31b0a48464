// The live state: topics, each a table of records by key; a snapshot, then changes with sequence numbers.
//
//   we: {"subscribe": ["queues", "agents"]}
//   it: {"topic": "queues", "seq": 41, "at": 1790000000.1, "snapshot": {"water": {…}, …}}
//   it: {"topic": "queues", "seq": 42, "at": 1790000000.4, "key": "water", "value": {…}}     null: it is gone
//
// Several messages may come as one list. A number that does not follow the last one means that something was lost: we
// ask for that topic again. A message without a topic is a sign of life.
import { api } from "./api.ts";

type Table = Map<string, Record<string, unknown>>;

interface Message {
  topic: string;
  seq: number;
  at: number;
  snapshot?: Record<string, Record<string, unknown>>;
  key?: string;
  value?: Record<string, unknown> | null;
}

type LiveListener = (topic: string, key: string | null) => void;

/** Pauses before connecting again, milliseconds: the first, and the longest. */
const RETRY = [300, 5000] as const;

/** The server says something at least so often; longer silence means that the line is dead, milliseconds. */
const SILENCE = 12_000;

export class Live {
  readonly tables = new Map<string, Table>();
  /** Server's clock less ours, seconds. */
  offset = 0;
  connected = false;
  #topics: readonly string[];
  #seq = new Map<string, number>();
  #socket: WebSocket | null = null;
  #listeners = new Set<LiveListener>();
  #pause: number = RETRY[0];
  #watch = 0;
  #closed = false;

  constructor(
    topics: readonly string[],
    readonly path = "/desk/live",
  ) {
    this.#topics = topics;
    for (const topic of topics) this.tables.set(topic, new Map());
    window.addEventListener("online", () => this.#connect());
    this.#connect();
  }

  /** Now, by the server's clock, seconds since the epoch. */
  now(): number {
    return Date.now() / 1000 + this.offset;
  }

  table(topic: string): Table {
    return this.tables.get(topic) ?? new Map();
  }

  /** Hear of each change: its topic and key; key null: the whole topic, topic "" : connected or not. */
  listen(listener: LiveListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#watch);
    this.#socket?.close();
  }

  #connect(): void {
    if (this.#closed || (this.#socket && this.#socket.readyState <= WebSocket.OPEN)) return;
    const url = new URL(this.path, location.href);
    url.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(url);
    this.#socket = socket;
    socket.onopen = () => {
      if (this.#pause > RETRY[0]) askWho();
      this.#pause = RETRY[0];
      this.#ask(this.#topics);
      this.#alive(socket);
    };
    socket.onmessage = (event: MessageEvent<string>) => {
      this.#alive(socket);
      const said = JSON.parse(event.data) as Message | Message[];
      for (const message of Array.isArray(said) ? said : [said]) this.#take(message);
    };
    socket.onclose = () => this.#lost(socket);
  }

  #alive(socket: WebSocket): void {
    clearTimeout(this.#watch);
    this.#watch = window.setTimeout(() => {
      this.#lost(socket);
      socket.close();
    }, SILENCE);
  }

  #lost(socket: WebSocket): void {
    if (this.#socket !== socket) return;
    this.#socket = null;
    this.#say(false);
    if (this.#closed) return;
    askWho();
    window.setTimeout(() => this.#connect(), this.#pause * (0.5 + Math.random()));
    this.#pause = Math.min(this.#pause * 2, RETRY[1]);
  }

  #ask(topics: readonly string[]): void {
    this.#socket?.send(JSON.stringify({ subscribe: topics }));
  }

  #say(connected: boolean): void {
    if (this.connected === connected) return;
    this.connected = connected;
    this.#tell("", null);
  }

  #take(message: Message): void {
    if (!message.topic) return; // only a sign of life
    this.offset = message.at - Date.now() / 1000;
    if (message.snapshot) {
      this.tables.set(message.topic, new Map(Object.entries(message.snapshot)));
      this.#seq.set(message.topic, message.seq);
      this.#say(true);
      this.#tell(message.topic, null);
      return;
    }
    const last = this.#seq.get(message.topic);
    if (last === undefined || message.seq <= last) return; // older than the snapshot that is under way or here
    if (message.seq !== last + 1) {
      this.#seq.delete(message.topic);
      this.#ask([message.topic]);
      return;
    }
    this.#seq.set(message.topic, message.seq);
    const table = this.tables.get(message.topic);
    if (table && message.key !== undefined) {
      if (message.value) table.set(message.key, message.value);
      else table.delete(message.key);
      this.#tell(message.topic, message.key);
    }
  }

  #tell(topic: string, key: string | null): void {
    for (const listener of this.#listeners) listener(topic, key);
  }
}

/** A socket does not say whether there is a session; the answer to this does, to those who listen by `onSession`. */
function askWho(): void {
  api.get("/desk/api/me").catch(() => undefined);
}
