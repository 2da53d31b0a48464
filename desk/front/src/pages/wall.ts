// The wallboard. `/desk/wall?big` is for a large screen.
import { api } from "../lib/api.ts";
import { html, render } from "../lib/html.ts";
import { Live } from "../lib/live.ts";
import { attempt, bar, begin, needed, type Me } from "../lib/page.ts";
import { t, titled } from "../lib/words.ts";
import { agentPanel } from "../parts/wall/agent-panel.ts";
import { AgentTiles } from "../parts/wall/agents.ts";
import { AlertList } from "../parts/wall/alerts.ts";
import { BigWall } from "../parts/wall/big.ts";
import { liveCalls, showCounted } from "../parts/wall/calls.ts";
import { runClocks, showClocks } from "../parts/wall/clocks.ts";
import { Drawer } from "../parts/wall/drawer.ts";
import { Listening } from "../parts/wall/listening.ts";
import { Marked } from "../parts/wall/marked.ts";
import type { Agent, Alert, Call, Queue, Setup } from "../parts/wall/model.ts";
import { QueueTable } from "../parts/wall/queues.ts";
import { chooseSound, chosenSound, play, SOUNDS, type Sound } from "../parts/wall/sounds.ts";
import { drawSummary } from "../parts/wall/summary.ts";
import { openSurge } from "../parts/wall/surge.ts";
import { measureTitle } from "../parts/measures/names.ts";

const TOPICS = ["queues", "agents", "calls", "alerts"] as const;

/** For so long the tables are drawn in one frame, milliseconds; the rest of 16 is for the layout and the painting. */
const FRAME = 8;

/** Columns whose calls go on: they come from the live table, the others from the server. */
const LIVE_COLUMNS: Record<string, (call: Call) => boolean> = {
  waiting: (call) => ["waiting", "reserved", "ringing"].includes(call.state),
  talking: (call) => call.state === "talking",
};

await begin((me) => void start(me));

async function start(me: Me): Promise<void> {
  const setup = await needed(async () => (await api.get<Setup>("/desk/api/wall/setup")).body);
  if (!setup) return;
  const live = new Live(TOPICS);
  if (new URLSearchParams(location.search).has("big")) bigWall(setup, live);
  else new Wall(me, setup, live);
}

function table<T>(live: Live, topic: (typeof TOPICS)[number]): Map<string, T> {
  return live.table(topic) as unknown as Map<string, T>;
}

// --- the large screen ---

function bigWall(setup: Setup, live: Live): void {
  document.documentElement.dataset["theme"] ??= "dark";
  document.documentElement.classList.add("big");
  const draw = () => {
    const tables = {
      queues: table<Queue>(live, "queues"),
      agents: table<Agent>(live, "agents"),
      alerts: table<Alert>(live, "alerts"),
    };
    Object.assign(wall.tables, tables);
    wall.draw(live.connected);
  };
  const wall = new BigWall(document.body, setup, () => live.now(), {
    queues: new Map(),
    agents: new Map(),
    alerts: new Map(),
  });
  let planned = 0;
  live.listen(() => (planned ||= requestAnimationFrame(() => ((planned = 0), draw()))));
  setInterval(draw, 1000);
  draw();
}

// --- the desk's wall ---

class Wall {
  readonly #drawer: Drawer;
  readonly #listening: Listening;
  readonly #queues: QueueTable;
  readonly #agents: AgentTiles;
  readonly #alerts: AlertList;
  readonly #summary: HTMLElement;
  readonly #lost: HTMLElement;
  /** What of the large tables is to be drawn in the next frames; whose turn it is first. */
  readonly #tables: { topic: string; marked: Marked<Queue> | Marked<Agent> }[];
  #haveAlertsChanged = false;
  #planned = false;
  #openAgent: string | null = null;
  #isPanelOld = false;
  #only = "";

  constructor(
    readonly me: Me,
    readonly setup: Setup,
    readonly live: Live,
  ) {
    this.#frame();
    const now = () => live.now();
    const part = (id: string) => document.getElementById(id)!;
    this.#summary = part("summary");
    this.#lost = part("lost");
    this.#drawer = new Drawer(document.body);
    this.#listening = new Listening(me, () => this.#openAgent && this.#drawAgent(this.#openAgent));
    this.#queues = new QueueTable(part("queues"), setup, now, { open: (queue, column) => this.#open(queue, column) });
    this.#agents = new AgentTiles(part("agents"), setup, now, (agent) => this.#showAgent(agent));
    this.#alerts = new AlertList(
      part("alerts"),
      setup,
      () => chosenSound(setup.sound),
      (alert) => void attempt(() => api.post(`/desk/api/wall/alerts/${encodeURIComponent(alert)}/acknowledge`)),
    );
    this.#tables = [
      { topic: "queues", marked: new Marked(() => table<Queue>(live, "queues"), this.#queues) },
      { topic: "agents", marked: new Marked(() => table<Agent>(live, "agents"), this.#agents) },
    ];
    live.listen((topic, key) => this.#mark(topic, key));
    runClocks(now, () => this.#tick());
    for (const topic of TOPICS) this.#mark(topic, null);
  }

  #frame(): void {
    const { me, setup } = this;
    render(
      html`${bar(me)}
        <main class="page wall" id="content">
          <h1 class="unseen">${t("Wallboard")}</h1>
          <p id="lost" class="trouble" role="status" hidden>
            ${t("No connection to the hotline: the numbers stand still. Trying again…")}
          </p>
          <div id="alerts" aria-live="polite"></div>
          <div id="summary"></div>
          <div class="row between tools">
            <label class="inline"
              ><span class="unseen">${t("Only this queue")}</span>
              <select @change=${(event: Event) => this.#filter((event.target as HTMLSelectElement).value)}>
                <option value="">${t("All queues")}</option>
                ${Object.entries(setup.queues).map(([key, title]) => html`<option value=${key}>${titled(title, key)}</option>`)}
              </select></label
            >
            <div class="row">
              <label class="inline"
                >${t("Sound")}
                <select @change=${(event: Event) => this.#sound((event.target as HTMLSelectElement).value as Sound)}>
                  ${SOUNDS.map((sound) => html`<option value=${sound} ?selected=${sound === chosenSound(setup.sound)}>${soundName(sound)}</option>`)}
                </select></label
              >
              <button class="plain" @click=${() => void openSurge(setup, () => undefined)}>
                ${t("Announcement…")}
              </button>
              <a class="button plain" href="/desk/wall?big" target="_blank" rel="noopener">${t("Large screen")}</a>
              <a class="button plain" href="/desk/screens">${t("Screens")}</a>
            </div>
          </div>
          <section class="card queues-card">
            <div id="queues" class="scroll" tabindex="0" role="region" aria-label=${t("Queues")}></div>
          </section>
          <section class="card">
            <h2>${t("Agents")}</h2>
            <div id="agents"></div>
          </section>
        </main>`,
      document.body,
    );
  }

  #mark(topic: string, key: string | null): void {
    this.#tables.find((one) => one.topic === topic)?.marked.mark(key);
    if (topic === "alerts") this.#haveAlertsChanged = true;
    if (topic === "agents" && (key === null || key === this.#openAgent)) this.#isPanelOld = true;
    if (topic !== "calls") this.#plan(); // the table of calls is read when somebody asks for it
  }

  #plan(): void {
    if (this.#planned) return;
    this.#planned = true;
    if (document.hidden) setTimeout(() => this.#draw(), 200);
    else requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    this.#planned = false;
    this.#lost.hidden = this.live.connected;
    if (this.#haveAlertsChanged) this.#alerts.draw(table<Alert>(this.live, "alerts"));
    this.#haveAlertsChanged = false;
    if (this.#tables.some(({ marked }) => !marked.isEmpty)) this.#sums();
    const until = performance.now() + FRAME;
    for (const { marked } of this.#tables) marked.draw(until);
    this.#tables.reverse(); // or the table that is drawn second would never get its time where the other takes it all
    if (this.#openAgent && this.#isPanelOld) this.#drawAgent(this.#openAgent);
    this.#isPanelOld = false;
    if (this.#tables.some(({ marked }) => !marked.isEmpty)) this.#plan();
  }

  #sums(): void {
    drawSummary(
      this.#summary,
      table<Queue>(this.live, "queues").values(),
      table<Agent>(this.live, "agents").values(),
      this.live.now(),
      (column) => this.#open(null, column),
    );
  }

  #tick(): void {
    this.#queues.tick();
    this.#sums();
  }

  #filter(queue: string): void {
    this.#only = queue;
    this.#queues.show((key) => !this.#only || key === this.#only);
    this.#agents.show((_, agent) => !this.#only || agent.queues.includes(this.#only));
  }

  #sound(sound: Sound): void {
    chooseSound(sound);
    play(sound);
  }

  // --- the drawer ---

  /** Show the calls behind a number of a queue; null: of all queues. */
  #open(queue: string | null, column: string): void {
    const wanted = LIVE_COLUMNS[column];
    if (!wanted) {
      void showCounted(this.#drawer, this.setup, { of: "queue", name: queue, column });
      return;
    }
    const title = `${queue === null ? t("All queues") : titled(this.setup.queues[queue], queue)} · ${measureTitle(column)}`;
    const calls = () =>
      [...table<Call>(this.live, "calls")]
        .filter(([, call]) => call.queue !== null && (queue === null || call.queue === queue) && wanted(call))
        .sort(([, a], [, b]) => (a.queued_at ?? a.arrived_at) - (b.queued_at ?? b.arrived_at));
    const draw = () => this.#drawer.draw(title, liveCalls(this.#drawer, this.setup, calls(), this.live.now(), draw));
    this.#drawer.open(title, liveCalls(this.#drawer, this.setup, calls(), this.live.now(), draw));
  }

  #showAgent(key: string): void {
    const agent = table<Agent>(this.live, "agents").get(key);
    if (!agent) return;
    this.#openAgent = key;
    this.#drawer.open(agent.name, this.#panel(key, agent), () => (this.#openAgent = null));
    this.#openAgent = key;
    showClocks(document, this.live.now());
  }

  #drawAgent(key: string): void {
    const agent = table<Agent>(this.live, "agents").get(key);
    if (agent) this.#drawer.draw(agent.name, this.#panel(key, agent));
    showClocks(document, this.live.now());
  }

  #panel(key: string, agent: Agent) {
    const open = (column: string) => {
      this.#openAgent = null; // the drawer shows calls from now on
      void showCounted(this.#drawer, this.setup, { of: "agent", name: key, column }, null, () => this.#showAgent(key));
    };
    return agentPanel(this.#listening, this.setup, key, agent, open);
  }
}

function soundName(sound: Sound): string {
  return sound === "none" ? t("None") : sound === "chime" ? t("Chime") : sound === "bell" ? t("Bell") : t("Knock");
}
