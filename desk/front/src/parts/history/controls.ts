// What is looked at: whose numbers, which measure, when, against what; and the files with the same numbers.
import { html, type TemplateResult } from "../../lib/html.ts";
import { t } from "../../lib/words.ts";
import { measureTitle } from "../measures/names.ts";
import { measuresOf, type By } from "./model.ts";
import type { State } from "./state.ts";

/** The controls; `set` takes a change, and asks the server anew unless `load` is false. */
export function controls(
  state: State,
  names: [string, string][],
  set: (change: Partial<State>, load?: boolean) => void,
  query: (format: string) => string,
): TemplateResult {
  const value = (event: Event) => (event.target as HTMLInputElement | HTMLSelectElement).value;
  const measures = state.report ? measuresOf(state.report) : [state.measure];
  const option = (key: string, text: string, chosen: string) =>
    html`<option value=${key} ?selected=${key === chosen}>${text}</option>`;
  return html`<section class="card">
    <div class="controls">
      <label
        >${t("About")}<select @change=${(event: Event) => set(about(value(event) === "agent" ? "agent" : "queue"))}>
          ${option("queue", t("Queues"), state.of)}${option("agent", t("Agents"), state.of)}
        </select></label
      >
      <label
        >${state.of === "queue" ? t("Queue") : t("Agent")}<select
          @change=${(event: Event) => set({ name: value(event) }, false)}>
          ${option("", t("The busiest"), state.name)}${names.map(([key, text]) => option(key, text, state.name))}
        </select></label
      >
      <label
        >${t("Measure")}<select @change=${(event: Event) => set({ measure: value(event) }, false)}>
          ${(measures.length ? measures : [state.measure]).map((measure) => option(measure, measureTitle(measure), state.measure))}
        </select></label
      >
      <label
        >${t("Per")}<select @change=${(event: Event) => set({ by: value(event) as By })}>
          ${option("interval", t("Quarter of an hour"), state.by)}${option("hour", t("Hour"), state.by)}${option("day", t("Day"), state.by)}${option("week", t("Week"), state.by)}
        </select></label
      >
      <label
        >${t("From")}<input
          type="date"
          .value=${state.from}
          max=${state.to}
          @change=${(event: Event) => value(event) && set({ from: value(event) })}
      /></label>
      <label
        >${t("To")}<input
          type="date"
          .value=${state.to}
          min=${state.from}
          @change=${(event: Event) => value(event) && set({ to: value(event) })}
      /></label>
      <label
        >${t("Service level counts")}<select @change=${(event: Event) => set({ definition: value(event) })}>
          ${option("default", t("as usual"), state.definition)}${option("with-flow-outs", t("with flow-outs"), state.definition)}${option("answered-only", t("answered only"), state.definition)}${option("within-threshold", t("abandoned in time as well"), state.definition)}
        </select></label
      >
      <label class="inline"
        ><input
          type="checkbox"
          ?checked=${state.compare}
          @change=${(event: Event) => set({ compare: (event.target as HTMLInputElement).checked })} />
        ${t("Compare with the time before")}</label
      >
      <span class="grow"></span>
      <span class="row">
        <a class="button plain" href=${query("csv")} download>CSV</a>
        <a class="button plain" href=${query("json")} download="hotline-history.json">JSON</a>
      </span>
    </div>
  </section>`;
}

/** The beginning of looking at queues or at agents: what is known of the others does not stand under their names. */
function about(of: State["of"]): Partial<State> {
  return { of, name: "", measure: of === "agent" ? "handled" : "offered", report: null, earlier: null };
}
