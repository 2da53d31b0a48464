// Averages of the drawn calls: by agent, queue, question and week.
import { api } from "../../lib/api.ts";
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { attempt, waiting } from "../../lib/page.ts";
import { number, percent, t, titled, tn } from "../../lib/words.ts";
import { CallFilter } from "./call-filter.ts";
import { Chart } from "./chart.ts";
import { agentName, dayShown, dayStart, empty, PATH, title } from "./shared.ts";
import type { Context, Mean, Texts, View } from "./types.ts";

interface Averages {
  all: Mean;
  by_hand: number;
  by_agent: Record<string, Mean>;
  by_queue: Record<string, Mean>;
  by_week: Record<string, Mean>;
  by_question: Record<string, Mean & { text: Texts }>;
}

/** Fewer assessments than this say little of somebody; fewer that the reader is yet to assess are left out. */
const FEW = 5;

function anyLeftOut(found: Averages): boolean {
  const tables = [found.by_agent, found.by_queue, found.by_week, found.by_question];
  return [found.all, ...tables.flatMap((means) => Object.values(means))].some((one) => one.left_out > 0);
}

/** Of how many a mean is, behind what there is to say of that: so the numbers stand below each other. */
function counted(one: Mean): TemplateResult {
  const isFew = one.count > 0 && one.count < FEW;
  return html`${isFew ? html`<span class="tag warn small">${t("few")}</span> ` : nothing}
  ${one.left_out ? html`<span class="tag small">${t("{n} left out", { n: one.left_out })}</span> ` : nothing}
  ${number(one.count)}`;
}

const orNone = (count: number | null): string => (count === null ? "–" : number(count));

export class AveragesView implements View {
  #context: Context;
  #filter = new CallFilter(83, () => void this.#load());
  #found: Averages | null = null;
  #trouble = "";
  #chart = new Chart();
  #drawing = {
    at: [] as number[],
    lines: [] as { name: string; colour: string; values: (number | null)[]; filled: boolean }[],
    most: 1,
    shown: percent,
  };

  constructor(context: Context) {
    this.#context = context;
    void this.#load();
  }

  show(): TemplateResult {
    const found = this.#found;
    const names = this.#context.names;
    return html` <div class="card filters">
        <div class="row">
          ${this.#filter.fields(this.#context)}
          <a class="button plain" href=${`${PATH}/averages?${this.#filter.query()}&format=csv`} download
            >${t("Save as CSV")}</a
          >
        </div>
      </div>
      ${
        !found || this.#trouble
          ? waiting(this.#trouble, () => void this.#load())
          : !found.all.count
            ? empty(t("No drawn call was assessed in this time."))
            : html` <section class="card figures-row" aria-label=${t("In short")}>
                  <div class="figure">
                    <b class="number">${percent(found.all.mean)}</b
                    ><span class="soft">${t("quality of drawn calls")}</span>
                  </div>
                  <div class="figure">
                    <b class="number">${number(found.all.count + found.all.left_out)}</b
                    ><span class="soft">${t("assessed")}</span>
                  </div>
                  <div class="figure">
                    <b class="number">${orNone(found.all.fatal)}</b><span class="soft">${t("with a fatal error")}</span>
                  </div>
                  <div class="figure">
                    <b class="number">${number(found.by_hand)}</b
                    ><span class="soft">${t("chosen by hand, not counted")}</span>
                  </div>
                </section>
                ${
                  anyLeftOut(found)
                    ? html`<p class="hint small">
                        ${t("“left out”: you are yet to assess these calls, and so few of them, or what remains when means are subtracted, would tell what others gave. They count for you when your own assessments are submitted.")}
                      </p>`
                    : nothing
                }
                ${
                  this.#drawing.at.length < 2
                    ? nothing
                    : html`<section class="card">
                        <h2>${t("By week")}</h2>
                        ${this.#chart.show(this.#drawing, t("Quality by week; the table below has the same numbers."))}
                      </section>`
                }
                <div class="columns">
                  ${this.#table(t("By agent"), t("Agent"), found.by_agent, (key) => agentName(this.#context, key))}
                  ${this.#table(t("By queue"), t("Queue"), found.by_queue, (key) => title(names.queues, key, "–"))}
                  ${this.#table(t("By week"), t("Week"), found.by_week, dayShown)}
                </div>
                ${this.#questions(found)}`
      }`;
  }

  #table(heading: string, of: string, means: Record<string, Mean>, name: (key: string) => string): TemplateResult {
    return html`<section class="card">
      <h2>${heading}</h2>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th>${of}</th>
              <th class="number">${t("Quality")}</th>
              <th class="number">${t("Calls")}</th>
            </tr>
          </thead>
          <tbody>
            ${Object.entries(means).map(
              ([key, one]) =>
                html`<tr>
                  <td>
                    <bdi>${name(key)}</bdi>
                    ${one.fatal ? html`<span class="tag bad small">${tn("{n} fatal", "{n} fatal errors", one.fatal)}</span>` : nothing}
                  </td>
                  <td class="number">${percent(one.mean)}</td>
                  <td class="number">${counted(one)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  #questions(found: Averages): TemplateResult {
    const rows = Object.values(found.by_question).sort((one, other) => (one.mean ?? 2) - (other.mean ?? 2));
    return html`<section class="card">
      <h2>${t("By question, the weakest first")}</h2>
      <div class="scroll">
        <table class="questions">
          <thead>
            <tr>
              <th>${t("Question")}</th>
              <th>${t("Share of the best mark")}</th>
              <th class="number">${t("Applied")}</th>
              <th class="number">${t("Fatal")}</th>
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              (one) =>
                html`<tr>
                  <td>${titled(one.text, "?")}</td>
                  <td>
                    ${
                      one.mean === null
                        ? percent(one.mean)
                        : html`<span class="share"
                            ><svg class="share-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
                              <rect class="share-ground" width="100" height="12"></rect>
                              <rect class="share-fill" width=${one.mean * 100} height="12"></rect></svg
                            ><b class="number">${percent(one.mean)}</b></span
                          >`
                    }
                  </td>
                  <td class="number">${counted(one)}</td>
                  <td class="number">${orNone(one.fatal)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  async #load(): Promise<void> {
    this.#trouble = "";
    const answer = await attempt(
      () => api.get<Averages>(`${PATH}/averages?${this.#filter.query()}`),
      (words) => (this.#trouble = words),
    );
    if (answer) {
      this.#found = answer.body;
      const weeks = Object.entries(answer.body.by_week);
      this.#drawing = {
        at: weeks.map(([day]) => dayStart(day)),
        lines: [{ name: t("Quality"), colour: "--accent", values: weeks.map(([, one]) => one.mean), filled: true }],
        most: 1,
        shown: percent,
      };
    }
    this.#context.redraw();
  }
}
