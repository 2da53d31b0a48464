// The calls behind a number, and what happened to each.
import { api } from "../../lib/api.ts";
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { inWords } from "../../lib/page.ts";
import { duration, language, number, t, titled, tn } from "../../lib/words.ts";
import type { Drawer } from "./drawer.ts";
import type { Call, Setup } from "./model.ts";
import { cityTime, columnName, waitsForText } from "./words.ts";

interface Wait {
  call: string;
  queue: string;
  entered_at: number;
  kind: string;
  seconds: number;
  to: string;
  agent: string;
}

interface Counted {
  count: number;
  calls: Wait[];
  callers: Record<string, string>;
}

/** Show the calls that a number of today (or of another time) counts. */
export async function showCounted(
  drawer: Drawer,
  setup: Setup,
  column: string,
  queue: string,
  time: { since: number; until: number } | null = null,
): Promise<void> {
  const title = `${titled(setup.queues[queue], queue)} · ${columnName(column)}`;
  drawer.open(title, html`<p class="soft" role="status">${t("Looking…")}</p>`);
  const query = new URLSearchParams({ column, queue });
  if (time) {
    query.set("since", String(time.since));
    query.set("until", String(time.until));
  }
  try {
    const { body } = await api.get<Counted>(`/desk/api/wall/calls?${query}`);
    drawer.draw(title, countedCalls(drawer, setup, title, body));
  } catch (error) {
    drawer.draw(title, html`<p class="trouble" role="alert">${inWords(error)}</p>`);
  }
}

function countedCalls(drawer: Drawer, setup: Setup, title: string, found: Counted): TemplateResult {
  if (!found.count) return html`<p class="soft">${t("No calls.")}</p>`;
  const again = () => drawer.draw(title, countedCalls(drawer, setup, title, found));
  return html`<p class="soft">
      ${tn("one call", "{n} calls", found.count)}${
        found.calls.length < found.count
          ? html` · ${t("the newest {n} are listed", { n: number(found.calls.length) })}`
          : nothing
      }
    </p>
    <table class="calls">
      <thead>
        <tr>
          <th>${t("Time")}</th>
          <th>${t("Caller")}</th>
          <th>${t("Wait")}</th>
          <th>${t("Outcome")}</th>
        </tr>
      </thead>
      <tbody>
        ${found.calls.map(
          (wait) =>
            html`<tr>
              <td>
                <button class="link number" @click=${() => void showStory(drawer, setup, wait.call, again)}>
                  ${cityTime(wait.entered_at, setup.timezone)}
                </button>
              </td>
              <td class="number"><bdi dir="ltr">${found.callers[wait.call] ?? "–"}</bdi></td>
              <td class="number">${wait.kind === "still there" ? "…" : duration(wait.seconds)}</td>
              <td>${outcome(wait, setup)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}

function outcome(wait: Wait, setup: Setup): TemplateResult {
  switch (wait.kind) {
    case "answered":
      return html`${t("answered by")} <bdi>${setup.agents[wait.agent] ?? wait.agent}</bdi>`;
    case "abandoned":
      return html`${t("hung up")}`;
    case "still there":
      return html`${t("is waiting")}`;
    default:
      return html`${wait.to === "message" ? t("left a message") : wait.to === "call-back" ? t("wants a call-back") : wait.to === "queue" ? t("went to another queue") : t("went elsewhere")}`;
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

async function showStory(drawer: Drawer, setup: Setup, call: string, back: () => void): Promise<void> {
  const title = t("What happened");
  const head = html`<p>
    <button class="plain small" @click=${back}>${language === "ar" ? "→" : "←"} ${t("Back")}</button>
  </p>`;
  try {
    const { body } = await api.get<{ lines: { at: number; text: string }[] }>(
      `/desk/api/wall/calls/${encodeURIComponent(call)}`,
    );
    const time = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium", timeZone: setup.timezone });
    drawer.draw(
      title,
      html`${head}
        <p class="soft small number" dir="ltr">${call}</p>
        <ol class="story">
          ${body.lines.map((line) => html`<li><span class="number soft">${time.format(line.at * 1000)}</span> <span dir="auto">${line.text}</span></li>`)}
        </ol>`,
    );
  } catch (error) {
    drawer.draw(
      title,
      html`${head}
        <p class="trouble" role="alert">${inWords(error)}</p>`,
    );
  }
}
