// The calls behind a number, and what happened to each.
import { api } from "../../lib/api.ts";
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { inWords } from "../../lib/page.ts";
import { duration, language, number, t, titled, tn } from "../../lib/words.ts";
import type { Drawer } from "./drawer.ts";
import type { Call, Setup } from "./model.ts";
import { measureTitle } from "../measures/names.ts";
import { cityTime, waitsForText } from "./words.ts";

/** What was counted once: a wait, a talk, a ring, a stretch of an agent's time, a message… */
interface Moment {
  kind: string;
  at: number;
  call: string;
  agent: string;
  queue: string;
  seconds: number;
  to: string;
  reason: string;
}

interface Counted {
  /** What is listed: for a rate or a mean the column of which it is made. */
  column: string;
  count: number;
  seconds: number;
  calls: Moment[];
  callers: Record<string, string>;
}

/** A number: of a queue or an agent, null: of all of them. */
export interface Asked {
  of: "queue" | "agent";
  name: string | null;
  column: string;
}

/** Show the calls that a number of today (or of another time) counts; `back` leads to where one came from. */
export async function showCounted(
  drawer: Drawer,
  setup: Setup,
  asked: Asked,
  time: { since: number; until: number } | null = null,
  back: (() => void) | null = null,
): Promise<void> {
  const title = `${aboutWhom(setup, asked)} · ${measureTitle(asked.column)}`;
  drawer.open(title, html`<p class="soft" role="status">${t("Looking…")}</p>`);
  const query = new URLSearchParams({ column: asked.column, [asked.of]: asked.name ?? "" });
  if (time) {
    query.set("since", String(time.since));
    query.set("until", String(time.until));
  }
  const signal = drawer.showing();
  try {
    const { body } = await api.get<Counted>(`/desk/api/wall/calls?${query}`, { signal });
    if (!signal.aborted) drawer.draw(title, countedCalls(drawer, setup, title, body, asked.column, back));
  } catch (error) {
    if (!signal.aborted) drawer.draw(title, html`<p class="trouble" role="alert">${inWords(error)}</p>`);
  }
}

function aboutWhom(setup: Setup, { of, name }: Asked): string {
  if (name === null) return of === "queue" ? t("All queues") : t("All agents");
  return of === "queue" ? titled(setup.queues[name], name) : (setup.agents[name] ?? name);
}

function countedCalls(
  drawer: Drawer,
  setup: Setup,
  title: string,
  found: Counted,
  column: string,
  back: (() => void) | null,
): TemplateResult {
  const again = () => drawer.draw(title, countedCalls(drawer, setup, title, found, column, back));
  const isTime = found.column.endsWith("_seconds");
  return html`${back ? html`<p>${backButton(back)}</p>` : nothing}
    <p class="soft">
      ${found.count ? tn("one entry", "{n} entries", found.count) : t("No calls.")}${
        found.column === column ? nothing : html` · ${measureTitle(found.column)}`
      }${isTime && found.count ? html` · <span class="number">${duration(found.seconds)}</span>` : nothing}${
        found.calls.length < found.count
          ? html` · ${t("the newest {n} are listed", { n: number(found.calls.length) })}`
          : nothing
      }
    </p>
    ${found.count ? momentTable(drawer, setup, found, again) : nothing}`;
}

function momentTable(drawer: Drawer, setup: Setup, found: Counted, again: () => void): TemplateResult {
  return html`<table class="calls">
    <thead>
      <tr>
        <th>${t("Time")}</th>
        <th>${t("Caller")}</th>
        <th>${t("Length")}</th>
        <th>${t("What")}</th>
      </tr>
    </thead>
    <tbody>
      ${found.calls.map((one) => {
        const time = cityTime(one.at, setup.timezone);
        return html`<tr>
          <td>
            ${
              one.call
                ? html`<button class="link number" @click=${() => void showStory(drawer, setup, one.call, again)}>
                    ${time}
                  </button>`
                : html`<span class="number">${time}</span>`
            }
          </td>
          <td class="number"><bdi dir="ltr">${found.callers[one.call] ?? "–"}</bdi></td>
          <td class="number">${one.kind === "still there" ? "…" : one.seconds ? duration(one.seconds) : ""}</td>
          <td>${what(one, setup)}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}

/** What it was, in words: the outcome of a wait, else its name with whom it was. */
function what(one: Moment, setup: Setup): TemplateResult {
  const agent = setup.agents[one.agent] ?? one.agent;
  switch (one.kind) {
    case "answered":
      return html`${t("answered by")} <bdi>${agent}</bdi>`;
    case "abandoned":
      return html`${t("caller hung up")}`;
    case "still there":
      return html`${t("is waiting")}`;
    case "flowed out":
      return html`${one.to === "message" ? t("left a message") : one.to === "call-back" ? t("wants a call-back") : one.to === "queue" ? t("went to another queue") : t("went elsewhere")}`;
    case "message":
      return html`${one.reason === "overdue" ? t("message, overdue") : t("message")} <bdi>${agent}</bdi>`;
    case "call-back":
      return html`${t("call-back")} <bdi>${agent}</bdi>`;
    default: {
      const queue = one.queue ? titled(setup.queues[one.queue], one.queue) : "";
      return html`<bdi>${agent}</bdi>${one.agent && queue ? " · " : nothing}<bdi>${queue}</bdi>`;
    }
  }
}

/** Show calls that go on. */
export function liveCalls(
  drawer: Drawer,
  setup: Setup,
  calls: [string, Call][],
  now: number,
  back: () => void,
): TemplateResult {
  if (!calls.length) return html`<p class="soft">${t("No calls.")}</p>`;
  const name = (agent: string) => setup.agents[agent] ?? agent;
  return html`<p class="soft">${tn("one call", "{n} calls", calls.length)}</p>
    <table class="calls">
      <thead>
        <tr>
          <th>${t("Since")}</th>
          <th>${t("Caller")}</th>
          <th>${t("Language")}</th>
          <th>${t("State")}</th>
        </tr>
      </thead>
      <tbody>
        ${calls.map(([key, call]) => {
          const since = call.answered_at ?? call.queued_at ?? call.arrived_at;
          return html`<tr>
            <td>
              <button class="link number" @click=${() => void showStory(drawer, setup, key, back)}>
                <span data-since=${since}>${duration(now - since)}</span>
              </button>
            </td>
            <td class="number">
              <bdi dir="ltr">${call.caller ?? "–"}</bdi
              >${call.callback ? html` <span class="tag">${t("call-back")}</span>` : nothing}
            </td>
            <td>${call.language}</td>
            <td>${call.agent ? html`<bdi>${name(call.agent)}</bdi>` : waitsForText(call.waits_for, name)}</td>
          </tr>`;
        })}
      </tbody>
    </table>`;
}

function backButton(back: () => void): TemplateResult {
  return html`<button class="plain small" @click=${back}>${language === "ar" ? "→" : "←"} ${t("Back")}</button>`;
}

/** Telephone numbers keep their plus in front, also within Arabic words (left-to-right isolates, UAX 9). */
function withNumbersApart(text: string): string {
  return text.replace(/\+\d+/g, "\u2066$&\u2069");
}

async function showStory(drawer: Drawer, setup: Setup, call: string, back: () => void): Promise<void> {
  const title = t("What happened");
  const head = html`<p>${backButton(back)}</p>`;
  const signal = drawer.showing();
  try {
    const { body } = await api.get<{ lines: { at: number; text: string }[] }>(
      `/desk/api/wall/calls/${encodeURIComponent(call)}`,
      { signal },
    );
    if (signal.aborted) return;
    const time = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium", timeZone: setup.timezone });
    drawer.draw(
      title,
      html`${head}
        <p class="soft small number" dir="ltr">${call}</p>
        <ol class="story">
          ${body.lines.map((line) => html`<li><span class="number soft">${time.format(line.at * 1000)}</span> <span dir="auto">${withNumbersApart(line.text)}</span></li>`)}
        </ol>`,
    );
  } catch (error) {
    if (signal.aborted) return;
    drawer.draw(
      title,
      html`${head}
        <p class="trouble" role="alert">${inWords(error)}</p>`,
    );
  }
}
