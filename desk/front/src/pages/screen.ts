// A television: the code is typed once, and from then on it shows the wall's figures, without anybody signed in.
import { api, ApiError } from "../lib/api.ts";
import { html, nothing, render } from "../lib/html.ts";
import { inWords } from "../lib/page.ts";
import { language, loadWords, t } from "../lib/words.ts";
import { BigWall } from "../parts/wall/big.ts";
import type { Agent, Alert, Queue, Setup } from "../parts/wall/model.ts";

/** How often the figures are asked for, milliseconds. */
const EVERY = 1000;

interface Figures {
  at: number;
  timezone: string;
  low_is_bad: string[];
  rules: Setup["rules"];
  queues: Record<string, Queue>;
  /** How many are in each state, and how many alerts there are of each level: a screen knows no more of them. */
  agents: Record<string, number>;
  alerts: Record<string, number>;
}

await loadWords();
document.title = `${t("Screen")} · 1111`;
let wall: BigWall | null = null;
let ahead = 0;
await ask();

async function ask(): Promise<void> {
  try {
    // Not by `api`: nobody is signed in here, so no session can end.
    const answer = await fetch("/desk/api/screen/figures", { cache: "no-store" });
    if (answer.status === 401) return typeCode();
    if (answer.ok) {
      const figures = (await answer.json()) as Figures;
      ahead = figures.at - Date.now() / 1000;
      show(figures);
    } else lost();
  } catch {
    lost();
  }
  setTimeout(() => void ask(), EVERY);
}

/** The figures stand still, or there were none yet: that must be seen from afar. */
function lost(): void {
  if (wall) return wall.draw(false);
  const words = t("No connection to the hotline: the numbers stand still. Trying again…");
  render(html`<main class="page" id="content"><p class="trouble" role="alert">${words}</p></main>`, document.body);
}

function show(figures: Figures): void {
  if (!wall) {
    document.documentElement.dataset["theme"] ??= "dark";
    document.documentElement.classList.add("big");
    render(nothing, document.body);
    const setup = { ...figures, queues: {}, agents: {} } as unknown as Setup;
    const tables = { queues: new Map(), agents: new Map(), alerts: new Map() };
    wall = new BigWall(document.body, setup, () => Date.now() / 1000 + ahead, tables);
  }
  Object.assign(wall.setup, { timezone: figures.timezone, rules: figures.rules, low_is_bad: figures.low_is_bad });
  Object.assign(wall.tables, {
    queues: new Map(Object.entries(figures.queues)),
    agents: several<Agent>(figures.agents, (state) => ({ state })),
    alerts: several<Alert>(figures.alerts, (level) => ({ level: level as Alert["level"] })),
  });
  wall.draw(true);
}

/** As many records as are counted, of which only that is known by which they were counted. */
function several<T>(counts: Record<string, number>, record: (key: string) => Partial<T>): Map<string, T> {
  const one = ([key, many]: [string, number]) =>
    Array.from({ length: many }, (_, place): [string, T] => [`${key} ${place}`, record(key) as T]);
  return new Map(Object.entries(counts).flatMap(one));
}

function typeCode(trouble = ""): void {
  wall = null;
  document.documentElement.classList.remove("big");
  render(
    html`<main class="page narrow screen-code" id="content">
      <form class="card" @submit=${(event: SubmitEvent) => void pair(event)}>
        <h1>${t("Screen")}</h1>
        <p class="soft">${t("Make a screen on the wallboard or in the administration, and type its code here.")}</p>
        <div aria-live="assertive">${trouble ? html`<p class="trouble">${trouble}</p>` : nothing}</div>
        <label
          >${t("Code")}
          <input name="code" class="number" required inputmode="numeric" autocomplete="off" dir="ltr" maxlength="12" />
        </label>
        <p class="row between">
          <button>${t("Show the figures")}</button>
          <button type="button" class="plain" lang=${language === "ar" ? "en" : "ar"} @click=${otherLanguage}>
            ${language === "ar" ? "English" : "العربية"}
          </button>
        </p>
      </form>
    </main>`,
    document.body,
  );
  document.querySelector("input")?.focus();
}

function otherLanguage(): void {
  document.cookie = `hotline_language=${language === "ar" ? "en" : "ar"}; path=/; max-age=31536000; samesite=lax`;
  location.reload();
}

async function pair(event: SubmitEvent): Promise<void> {
  event.preventDefault();
  const code = String(new FormData(event.target as HTMLFormElement).get("code"));
  try {
    await api.post("/desk/api/screen/pair", { code });
  } catch (error) {
    const unknown = error instanceof ApiError && error.status === 409;
    return typeCode(unknown ? t("No screen waits for this code. Codes work once, within 15 minutes.") : inWords(error));
  }
  await ask();
}
