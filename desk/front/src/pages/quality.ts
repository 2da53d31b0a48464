// Quality and satisfaction: calls to listen to, averages, what citizens say, where they complain; for agents the own.
import { api } from "../lib/api.ts";
import { html, render, type TemplateResult } from "../lib/html.ts";
import { bar, begin, needed, type Me } from "../lib/page.ts";
import { t } from "../lib/words.ts";
import { AveragesView } from "../parts/quality/averages.ts";
import { CallView } from "../parts/quality/call.ts";
import { CallsView } from "../parts/quality/calls.ts";
import { ComplaintsView } from "../parts/quality/complaints.ts";
import { OwnView } from "../parts/quality/own.ts";
import { SatisfactionView } from "../parts/quality/satisfaction.ts";
import { PATH } from "../parts/quality/shared.ts";
import type { Context, Names, View } from "../parts/quality/types.ts";

interface Tab {
  key: string;
  title: () => string;
  open: (context: Context) => View;
}

const EVERYTHING: readonly Tab[] = [
  { key: "calls", title: () => t("Calls to listen to"), open: (context) => new CallsView(context) },
  { key: "averages", title: () => t("Averages"), open: (context) => new AveragesView(context) },
  { key: "satisfaction", title: () => t("Satisfaction"), open: (context) => new SatisfactionView(context) },
  { key: "complaints", title: () => t("Complaints"), open: (context) => new ComplaintsView(context) },
];
const OWN: readonly Tab[] = [
  { key: "own", title: () => t("My assessed calls"), open: (context) => new OwnView(context) },
  { key: "mine", title: () => t("What my callers say"), open: (context) => new SatisfactionView(context) },
];

class Page {
  #me: Me;
  #tabs: Tab[];
  #context: Context | null = null;
  #view: View | null = null;
  #planned = false;

  constructor(me: Me) {
    this.#me = me;
    const sees = me.roles.includes("quality") || me.roles.includes("supervisor");
    this.#tabs = [...(sees ? EVERYTHING : []), ...(me.agent ? (sees ? OWN.slice(0, 1) : OWN) : [])];
    window.addEventListener("hashchange", () => this.#open());
    window.addEventListener("pagehide", () => this.#view?.leave?.());
    void this.#start();
  }

  async #start(): Promise<void> {
    this.#draw();
    const names = await needed(async () => (await api.get<Names>(`${PATH}/names`)).body);
    if (!names) return;
    this.#context = { me: this.#me, names, redraw: () => this.#plan() };
    this.#open();
  }

  #open(): void {
    if (!this.#context) return;
    this.#view?.leave?.();
    const [key, identity] = location.hash.slice(1).split("/");
    if (key === "call" && identity) this.#view = new CallView(this.#context, identity);
    else this.#view = this.#tab()?.open(this.#context) ?? null;
    window.scrollTo(0, 0);
    this.#draw();
  }

  #tab(): Tab | undefined {
    const key = location.hash.slice(1).split("/")[0];
    return this.#tabs.find((tab) => tab.key === (key === "call" ? "calls" : key)) ?? this.#tabs[0];
  }

  #plan(): void {
    if (this.#planned) return;
    this.#planned = true;
    requestAnimationFrame(() => {
      this.#planned = false;
      this.#draw();
    });
  }

  #draw(): void {
    const current = this.#tab();
    render(
      html`${bar(this.#me)}
        <main class="page quality" id="content">
          <h1 class="unseen">${t("Quality and satisfaction")}</h1>
          <nav class="tabs" aria-label=${t("Quality and satisfaction")}>
            ${this.#tabs.map((tab): TemplateResult => html`<a href=${`#${tab.key}`} aria-current=${tab === current ? "page" : "false"}>${tab.title()}</a>`)}
          </nav>
          ${this.#view?.show() ?? html`<p class="empty soft">${t("Loading…")}</p>`}
        </main>`,
      document.body,
    );
  }
}

await begin((me) => new Page(me));
