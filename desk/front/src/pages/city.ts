// The citizens' page: call, ask, report, be called back; without an account.
import { api } from "../lib/api.ts";
import { html, nothing, render, type TemplateResult } from "../lib/html.ts";
import { bar, needed } from "../lib/page.ts";
import { loadWords, t } from "../lib/words.ts";
import { callBackView } from "../parts/city/call-back-view.ts";
import { callView } from "../parts/city/call-view.ts";
import { City, type Options, type Task } from "../parts/city/city.ts";
import { icon } from "../parts/city/icons.ts";
import { loadOutline } from "../parts/city/map.ts";
import { requestView } from "../parts/city/request-view.ts";
import { stateView } from "../parts/city/state-view.ts";

await loadWords();
const options = await needed(async () => (await api.get<Options>("/1111/api/options")).body);
if (options) open(new City(options));

function tasks(city: City): [Task, string, string][] {
  const { options } = city;
  const all: [Task, string, string, boolean][] = [
    ["call", t("Call 1111 now"), t("Free of charge, from this device, without an account."), options.calls],
    ["state", t("Where is my case?"), t("With its number and your telephone number."), true],
    ["request", t("Report something"), t("With a place on the map and photos."), options.requests],
    [
      "call-back",
      t("Call me back"),
      t("You keep your place in the queue without waiting on the line."),
      options.call_back_offered,
    ],
  ];
  return all.filter(([, , , there]) => there).map(([key, title, words]) => [key, title, words]);
}

function open(city: City): void {
  const draw = (): void => drawPage(city, draw);
  city.store.listen(draw);
  setInterval(() => city.store.state.task === "call" && draw(), 1000);
  void loadOutline().then(draw);
  const task = tasks(city).find(([key]) => `#${key}` === location.hash);
  if (task) city.go(task[0]);
}

function drawPage(city: City, redraw: () => void): void {
  const state = city.store.state;
  const views: Record<Task, () => TemplateResult> = {
    call: () => callView(redraw),
    state: () => stateView(city, state),
    request: () => requestView(city, state),
    "call-back": () => callBackView(city, state),
  };
  render(
    html`${bar(null)}
      <main id="content" class="city">
        <header><h1>${t("How can the city help you?")}</h1></header>
        <div class="tasks">
          ${tasks(city).map(
            ([key, title, words]) =>
              html`<section class="task ${state.task === key ? "open" : ""}">
                <h2>
                  <button
                    class="task-head"
                    aria-expanded=${state.task === key}
                    aria-controls="task-${key}"
                    @click=${() => city.go(state.task === key ? null : key)}>
                    <span class="task-icon" aria-hidden="true">${icon(key)}</span>
                    <span
                      ><span class="task-title">${title}</span><span class="small soft task-words">${words}</span></span
                    >
                  </button>
                </h2>
                <div id="task-${key}" class="task-body" ?hidden=${state.task !== key}>
                  ${state.task === key && state.trouble ? html`<p class="trouble" role="alert" dir="auto">${state.trouble}</p>` : nothing}
                  ${state.task === key ? views[key]() : nothing}
                </div>
              </section>`,
          )}
        </div>
        <footer class="soft small">
          ${t("In an emergency call 9999.")}
          ${city.options.statistics ? html`<a href="/statistics">${t("How well does 1111 work?")}</a>` : nothing}
        </footer>
      </main>`,
    document.body,
  );
}
