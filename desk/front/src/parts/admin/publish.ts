// Before publishing: what changes, when it counts, what is wrong, who else is at work. And what was published.
import { api } from "../../lib/api.ts";
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { attempt } from "../../lib/page.ts";
import { Store } from "../../lib/store.ts";
import { moment, t, tn } from "../../lib/words.ts";
import { brief, problemLine } from "./place.ts";
import { type Edit, PATH, settings } from "./state.ts";
import { view } from "./view.ts";

interface Version {
  id: number;
  at: number;
  by: string;
  note: string;
  undoes: number | null;
  changes: Edit[];
}

export const history = new Store<{ versions: Version[]; difference: Record<string, string>; of: string }>({
  versions: [],
  difference: {},
  of: "",
});

export async function loadHistory(): Promise<void> {
  const told = await attempt(() => api.get<{ versions: Version[] }>(`${PATH}/settings/versions`));
  if (told) history.set(told.body);
}

async function loadDifference(of: string, path: string): Promise<void> {
  if (history.state.of === of) return;
  history.set({ of, difference: {} });
  const told = await attempt(() => api.get<{ files: Record<string, string> }>(path));
  if (told) history.set({ difference: told.body.files });
}

/** The bar at the foot: always there, so that nobody leaves a draft without knowing. */
export function draftBar(): TemplateResult {
  const { draft, problems, others, files } = settings.told;
  const { saving } = settings.store.state;
  const count = draft.edits.length + draft.conflicts.length;
  const hindrance = files["configuration"]?.hindrance;
  return html`<footer class="draft-bar" aria-label=${t("Draft")}>
    <div class="row grow" role="status">
      <b
        >${count ? tn("{n} change in your draft", "{n} changes in your draft", count) : t("No changes in your draft")}</b
      >
      ${saving ? html`<span class="soft small">${t("saving…")}</span>` : nothing}
      ${problems.length ? html`<a href="#publish" class="tag bad">${tn("{n} problem", "{n} problems", problems.length)}</a>` : nothing}
      ${draft.conflicts.length ? html`<a href="#publish" class="tag bad">${tn("{n} conflict", "{n} conflicts", draft.conflicts.length)}</a>` : nothing}
      ${others.map((one) => html`<span class="tag">${t("{user} has a draft too", { user: one.user })}</span>`)}
      ${hindrance ? html`<span class="tag warn">${t("read only")}</span>` : nothing}
    </div>
    ${count ? html`<button class="plain" @click=${() => void settings.discard()}>${t("Discard the draft")}</button>` : nothing}
    <button @click=${() => view.go("publish")} ?disabled=${!count}>${t("Review and publish…")}</button>
  </footer>`;
}

export function publishSection(): TemplateResult {
  const told = settings.told;
  const file = told.files["configuration"];
  if (told.draft.edits.length && !told.problems.length)
    void loadDifference(`draft ${told.draft.version} ${told.draft.changed_at}`, `${PATH}/settings/difference`);
  const blocked =
    told.problems.length > 0 || told.draft.conflicts.length > 0 || !told.draft.edits.length || Boolean(file?.hindrance);
  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const note = String(new FormData(event.target as HTMLFormElement).get("note") ?? "");
    if (await settings.publish(note)) {
      await loadHistory();
      view.go("history");
    }
  };
  return html`<section class="card" aria-labelledby="publish-title">
    <h2 id="publish-title">${t("What will change")}</h2>
    ${file?.hindrance ? html`<p class="trouble">${hindered(file.hindrance, file.path)}</p>` : nothing} ${conflicts()}
    ${problemList()} ${changes(told.draft.edits)} ${when()}
    ${told.draft.edits.length && !told.problems.length ? differences() : nothing}
    <form class="row" @submit=${send}>
      <label class="grow">${t("Why (for the history)")}<input name="note" dir="auto" maxlength="500" /></label
      ><button ?disabled=${blocked}>${t("Publish")}</button>
    </form>
  </section>`;
}

function hindered(why: string, path: string): string {
  return why === "demo"
    ? t(
        "This hotline runs by the demo's own configuration, which is read only. Copy hotline/demo, and start with --config.",
      )
    : t(
        "The hotline may not write {path}: everything here is read only. Let the user who runs it write the file and its folder.",
        { path },
      );
}

function conflicts(): TemplateResult | typeof nothing {
  const { conflicts: all } = settings.told.draft;
  if (!all.length) return nothing;
  return html`<div class="trouble">
    <p>${t("Somebody else has changed these meanwhile, here or in the file. Decide whose value counts.")}</p>
    <ul>
      ${all.map(
        (one) =>
          html`<li>
            <code>${one.key}</code> — ${t("you saw")} <bdi>${brief(one.before)}</bdi>, ${t("now it is")}
            <bdi>${brief(settings.value(one.file, one.path))}</bdi>, ${t("you want")} <bdi>${brief(one.after)}</bdi>
            <button class="plain small" @click=${() => void settings.resolve(one, true)}>${t("Mine")}</button>
            <button class="plain small" @click=${() => void settings.resolve(one, false)}>${t("Theirs")}</button>
          </li>`,
      )}
    </ul>
  </div>`;
}

function problemList(): TemplateResult | typeof nothing {
  const { problems, warnings } = settings.told;
  const list = (all: typeof problems, kind: string): TemplateResult =>
    html`<ul class="problems ${kind}">
      ${all.map(problemLine)}
    </ul>`;
  return html`${
    problems.length
      ? html`<h3>${t("What is wrong")}</h3>
          ${list(problems, "")}`
      : nothing
  }
  ${
    warnings.length
      ? html`<details>
          <summary>${tn("{n} warning", "{n} warnings", warnings.length)}</summary>
          ${list(warnings, "warnings")}
        </details>`
      : nothing
  }`;
}

function changes(edits: readonly Edit[]): TemplateResult {
  if (!edits.length) return html`<p class="soft">${t("Nothing was changed.")}</p>`;
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>${t("Key")}</th>
          <th>${t("Before")}</th>
          <th>${t("After")}</th>
        </tr>
      </thead>
      <tbody>
        ${edits.map(
          (one) =>
            html`<tr>
              <th scope="row"><code dir="ltr">${one.key}</code></th>
              <td><bdi>${brief(one.before)}</bdi></td>
              <td><bdi>${brief(one.after)}</bdi></td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function when(): TemplateResult | typeof nothing {
  const { at_once: now, at_next_start: later } = settings.told;
  if (!now.length && !later.length) return nothing;
  return html`<p>
      ${now.length ? html`<span class="tag good">${t("Counts at once")}</span> <code dir="ltr">${now.join(", ")}</code>` : nothing}
    </p>
    ${later.length ? html`<p><span class="tag warn">${t("Counts from the next start on")}</span> <code dir="ltr">${later.join(", ")}</code></p>` : nothing}`;
}

function differences(): TemplateResult {
  return html`<details>
    <summary>${t("The files, line by line")}</summary>
    ${Object.values(history.state.difference).map((text) => html`<pre class="difference" dir="ltr" tabindex="0">${text.split("\n").map(differenceLine)}</pre>`)}
  </details>`;
}

/** A line is a block of its own: white space between templates is not to be relied on. */
function differenceLine(line: string): TemplateResult {
  const kinds: [string, string][] = [
    ["+++", "place"],
    ["---", "place"],
    ["@@", "place"],
    ["+", "plus"],
    ["-", "minus"],
  ];
  return html`<span class=${kinds.find(([sign]) => line.startsWith(sign))?.[1] ?? ""}>${line}</span>`;
}

export function historySection(): TemplateResult {
  const { versions } = history.state;
  if (!versions.length) return html`<p class="soft empty">${t("Nothing was published here yet.")}</p>`;
  return html`${versions.map(
    (one) =>
      html`<section class="card">
        <div class="row between">
          <h2>${t("Version {version}", { version: one.id })}</h2>
          <span class="soft"
            ><bdi>${one.by}</bdi> ·
            ${moment(one.at)}${one.undoes ? ` · ${t("takes back version {version}", { version: one.undoes })}` : nothing}</span
          >
          <button class="plain" @click=${() => void settings.undo(one.id).then(loadHistory)}>${t("Undo")}</button>
        </div>
        ${one.note ? html`<p dir="auto">${one.note}</p>` : nothing}${changes(one.changes)}
      </section>`,
  )}`;
}
