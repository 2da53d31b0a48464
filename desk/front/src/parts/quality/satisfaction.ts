// What citizens say of the service: CSAT with its interval and response rate, marks, trend, spoken comments.
import { api } from "../../lib/api.ts";
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { attempt, waiting } from "../../lib/page.ts";
import { number, percent, t } from "../../lib/words.ts";
import { Chart, type Drawing } from "./chart.ts";
import { commentList, type Comment } from "./comments.ts";
import { csatTable, figure, points } from "./csat.ts";
import {
  agentName,
  agentOptions,
  choice,
  dayShown,
  dayStart,
  daysAgo,
  empty,
  PATH,
  shareBar,
  spanFields,
  title,
  type Span,
} from "./shared.ts";
import type { Context, Figures, View } from "./types.ts";

interface Answer {
  total: Figures;
  before: Figures;
  marks: Record<string, number>;
  weeks: (Figures & { day: string })[];
  queue: Record<string, Figures>;
  agent: Record<string, Figures>;
  category: Record<string, Figures>;
  channel: Record<string, Figures>;
}

export class SatisfactionView implements View {
  #context: Context;
  #span: Span = { from: daysAgo(83), to: daysAgo(0) };
  #queue = "";
  #agent = "";
  #found: Answer | null = null;
  #trouble = "";
  #comments: Comment[] = [];
  #heard = "";
  #chart = new Chart();
  #drawing: Drawing = { at: [], lines: [] };

  constructor(context: Context) {
    this.#context = context;
    void this.#load();
  }

  show(): TemplateResult {
    const { names } = this.#context;
    const change = (set: () => void) => {
      set();
      void this.#load();
    };
    const queues: [string, string][] = [
      ["", t("All queues")],
      ...Object.keys(names.queues).map((key): [string, string] => [key, title(names.queues, key, key)]),
    ];
    return html` <div class="card filters">
        <div class="row">
          ${spanFields(this.#span, (span) => change(() => (this.#span = span)))}
          ${choice(t("Queue"), this.#queue, queues, (queue) => change(() => (this.#queue = queue)))}
          ${Object.keys(names.agents).length > 1 ? choice(t("Agent"), this.#agent, agentOptions(this.#context), (agent) => change(() => (this.#agent = agent))) : nothing}
          <a class="button plain" href=${`${PATH}/satisfaction?${this.#query()}&format=csv`} download
            >${t("Save as CSV")}</a
          >
        </div>
      </div>
      ${!this.#found || this.#trouble ? waiting(this.#trouble, () => void this.#load()) : !this.#found.total.offered ? empty(t("Nobody was asked in this time.")) : this.#all(this.#found)}`;
  }

  #all(found: Answer): TemplateResult {
    const { names } = this.#context;
    const channels: Record<string, string> = {
      call: t("in the call"),
      "call-back": t("called later"),
      text: t("by text message"),
    };
    return html` <section class="card figures-row" aria-label=${t("In short")}>
        ${figure(percent(found.total.csat), t("CSAT"), found.before.uncertain ? t("few answers before") : points(found.total.csat, found.before.csat))}
        ${figure(percent(found.total.response_rate), t("response rate: {n} of {all}", { n: number(found.total.answered), all: number(found.total.offered) }), points(found.total.response_rate, found.before.response_rate))}
        ${figure(found.total.mean === null ? "–" : number(found.total.mean, 2), t("mean mark, 1 to 5"), "")}
        <div class="figure wide">
          ${shareBar(found.total)}<span class="soft small"
            >${t("95 % interval by Wilson; “few answers” where it is wider than 20 points")}</span
          >
        </div>
      </section>
      <p class="hint small">
        ${t("CSAT is the share of the marks 4 and 5 among all marks (“top two box”). A survey counts when it was offered. Compared with the same time before.")}
      </p>
      <div class="columns wide-first">
        <section class="card">
          <h2>${t("By week")}</h2>
          ${this.#chart.show(this.#drawing, t("CSAT and response rate by week; the table below has the same numbers."))}
        </section>
        ${this.#marks(found)}
      </div>
      <div class="columns">
        ${csatTable(t("By queue"), t("Queue"), found.queue, (key) => title(names.queues, key, t("no queue")))}
        ${csatTable(t("By agent"), t("Agent"), found.agent, (key) => agentName(this.#context, key))}
        ${csatTable(t("By category"), t("Category"), found.category, (key) => title(names.categories, key, t("no case")))}
        ${csatTable(t("By way of asking"), t("Way"), found.channel, (key) => channels[key] ?? key)}
      </div>
      ${csatTable(t("By week"), t("Week"), Object.fromEntries(found.weeks.map((one) => [one.day, one])), dayShown)}
      ${commentList(this.#context, this.#comments, this.#heard, (call) => this.#hear(call))}`;
  }

  #marks(found: Answer): TemplateResult {
    const most = Math.max(1, ...Object.values(found.marks));
    return html`<section class="card">
      <h2>${t("Marks")}</h2>
      <table class="small">
        <tbody>
          ${[5, 4, 3, 2, 1].map((mark) => {
            const count = found.marks[mark] ?? 0;
            return html`<tr>
              <th class="number">${mark}</th>
              <td class="bar-cell">
                <svg class="share-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
                  <rect
                    class=${mark >= 4 ? "share-fill" : "share-rest"}
                    width=${(count / most) * 100}
                    height="12"></rect>
                </svg>
              </td>
              <td class="number">${number(count)}</td>
            </tr>`;
          })}
        </tbody>
      </table>
    </section>`;
  }

  #hear(call: string): void {
    this.#heard = call;
    this.#context.redraw();
  }

  #query(): URLSearchParams {
    return new URLSearchParams({
      ...this.#span,
      ...(this.#queue ? { queue: this.#queue } : {}),
      ...(this.#agent ? { agent: this.#agent } : {}),
    });
  }

  async #load(): Promise<void> {
    const query = this.#query();
    let trouble = "";
    const answers = await attempt(
      () =>
        Promise.all([
          api.get<Answer>(`${PATH}/satisfaction?${query}`),
          api.get<{ comments: Comment[] }>(`${PATH}/comments?${query}`),
        ]),
      (words) => (trouble = words),
    );
    if (query.toString() !== this.#query().toString()) return; // something else was asked for meanwhile
    this.#trouble = trouble;
    if (answers) {
      this.#found = answers[0].body;
      this.#comments = answers[1].body.comments;
      const weeks = this.#found.weeks;
      this.#drawing = {
        at: weeks.map((one) => dayStart(one.day)),
        lines: [
          { name: t("CSAT"), colour: "--accent", values: weeks.map((one) => one.csat), filled: true },
          { name: t("Response rate"), colour: "--warn", values: weeks.map((one) => one.response_rate), dashed: true },
        ],
        most: 1,
        shown: percent,
      };
    }
    this.#context.redraw();
  }
}
