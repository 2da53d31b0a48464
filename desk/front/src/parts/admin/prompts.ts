// Prompts: text and sound in each language; listen, record here, upload, take an earlier take again.
import { api, ApiError } from "../../lib/api.ts";
import { html, live, nothing, repeat, type TemplateResult } from "../../lib/html.ts";
import { attempt, inWords, notice } from "../../lib/page.ts";
import { translated } from "../../lib/refusals.ts";
import { Store } from "../../lib/store.ts";
import { language as readersLanguage, moment, t, tn } from "../../lib/words.ts";
import { languageName } from "./explanations.ts";
import { problemsAt } from "./keys.ts";
import { troubles } from "./place.ts";
import { Recorder } from "./recorder.ts";
import { PATH, settings } from "./state.ts";
import { view } from "./view.ts";

interface Prompt {
  name: string;
  text: string;
  note: string;
  state: "text" | "synthetic" | "studio";
}

interface Take {
  name: string;
  at: number;
}

interface Catalogue {
  prompts: Record<string, Prompt[]>;
  recordings: string | null;
  /** Of the open prompt. */
  takes: Take[];
  recorder: Recorder | null;
  /** What somebody should know of the last take: our words, and what its check says. */
  trouble: { words: string; said: readonly string[] };
  /** Grows with each take, so that the player fetches the sound anew. */
  heard: number;
}

const NO_TROUBLE = { words: "", said: [] };

export const catalogue = new Store<Catalogue>({
  prompts: {},
  recordings: null,
  takes: [],
  recorder: null,
  trouble: NO_TROUBLE,
  heard: 0,
});

/** Rows that are drawn; of more the reader searches. */
const MOST = 60;

export async function loadPrompts(): Promise<void> {
  catalogue.set((await api.get<Catalogue>(`${PATH}/prompts`)).body);
}

/** The text as the draft has it. */
export function textOf(language: string, name: string): string {
  const drafted = settings.value(`prompts.${language}`, [name]);
  if (typeof drafted === "string") return drafted;
  return catalogue.state.prompts[language]?.find((one) => one.name === name)?.text ?? "";
}

const place = (language: string, name: string): string => `${PATH}/prompts/${language}/${encodeURIComponent(name)}`;

export function promptsSection(): TemplateResult {
  const { language, find, open } = view.store.state;
  const wanted = find.trim().toLowerCase();
  const all = catalogue.state.prompts[language] ?? [];
  const found = all.filter((one) => `${one.name} ${textOf(language, one.name)}`.toLowerCase().includes(wanted));
  return html`<div class="card">
    <div class="row between">
      <div class="row" role="group" aria-label=${t("Language")}>
        ${settings.told.languages.map((one) => html`<button class=${one === language ? "" : "plain"} aria-pressed=${one === language} @click=${() => view.store.set({ language: one })}>${languageName(one)}</button>`)}
      </div>
      <input
        class="finder"
        type="search"
        aria-label=${t("Find a prompt by its name or its text")}
        placeholder=${t("Find")}
        .value=${find}
        @input=${(event: Event) => view.find((event.target as HTMLInputElement).value)} />
    </div>
    ${
      catalogue.state.recordings === null
        ? html`<p class="soft small">
            ${t("No folder for recordings is named yet: the first one is made when you publish this.")}
            <button
              class="plain small"
              @click=${() => void settings.edit("configuration", ["prompts", "recordings"], "recordings")}>
              ${t("Use the folder “recordings” beside the configuration")}
            </button>
          </p>`
        : nothing
    }
    <p class="small soft" role="status">
      ${tn("{n} prompt", "{n} prompts", found.length)}${found.length > MOST ? ` · ${t("the first {n} are shown", { n: MOST })}` : nothing}
    </p>
    <table class="prompts">
      <thead>
        <tr>
          <th>${t("Prompt")}</th>
          <th>${t("Text")}</th>
          <th>${t("Said by")}</th>
          <th><span class="unseen">${t("Sound")}</span></th>
        </tr>
      </thead>
      <tbody>
        ${repeat(
          found.slice(0, MOST),
          (one) => `${language}/${one.name}`,
          (one) => promptRow(language, one, open === one.name),
        )}
      </tbody>
    </table>
  </div>`;
}

function promptRow(language: string, prompt: Prompt, open: boolean): TemplateResult {
  const states = {
    studio: ["good", t("recording")],
    synthetic: ["", t("synthetic voice")],
    text: ["warn", t("no sound yet")],
  } as const;
  const [kind, word] = states[prompt.state];
  return html`<tr class=${open ? "open" : ""}>
      <th scope="row">
        <code>${prompt.name}</code
        >${prompt.note ? html`<br /><span class="small soft" lang=${language} dir="auto">${prompt.note}</span>` : nothing}
      </th>
      <td>
        <textarea
          rows="2"
          lang=${language}
          dir=${language === "ar" ? "rtl" : "ltr"}
          aria-label=${t("Text of {name} in {language}", { name: prompt.name, language: languageName(language) })}
          .value=${live(textOf(language, prompt.name))}
          @change=${(event: Event) => void settings.edit(`prompts.${language}`, ["prompts", prompt.name], (event.target as HTMLTextAreaElement).value.trim())}></textarea>
        ${troubles(problemsAt(settings.told.problems, `prompts.${language}`, ["prompts", prompt.name]))}
      </td>
      <td><span class="tag ${kind}">${word}</span></td>
      <td>
        <button class="plain small" aria-expanded=${open} @click=${() => void toggle(language, prompt.name, open)}>
          ${t("Sound")}
        </button>
      </td>
    </tr>
    ${
      open
        ? html`<tr class="sound">
            <td colspan="4">${sound(language, prompt)}</td>
          </tr>`
        : nothing
    }`;
}

async function toggle(language: string, name: string, open: boolean): Promise<void> {
  catalogue.set({ takes: [], trouble: NO_TROUBLE });
  view.open(open ? "" : name);
  if (!open) await loadTakes(language, name);
}

async function loadTakes(language: string, name: string): Promise<void> {
  const told = await attempt(() => api.get<{ takes: Take[] }>(`${place(language, name)}/takes`));
  if (told) catalogue.set({ takes: told.body.takes });
}

function sound(language: string, prompt: Prompt): TemplateResult {
  const { recorder, takes, trouble, heard } = catalogue.state;
  return html`<div class="grid">
    <div class="row">
      ${prompt.state === "text" ? nothing : html`<audio controls preload="none" src="${place(language, prompt.name)}/audio?take=${heard}" aria-label=${t("What callers hear")}></audio>`}
      ${recorder ? html`<button class="bad" @click=${() => void stop(language, prompt.name)}><span class="pulse">●</span> ${t("Stop and keep")}</button>` : html`<button class="plain" @click=${() => void start()}>● ${t("Record")}</button>`}
      <label class="button plain"
        >${t("Upload WAV, FLAC or OGG")}<input
          class="unseen"
          type="file"
          accept=".wav,.flac,.ogg,.oga,.opus,audio/*"
          @change=${(event: Event) => void upload(event, language, prompt.name)}
      /></label>
      ${prompt.state === "studio" ? html`<button class="plain" @click=${() => void back(language, prompt.name, null)}>${t("Back to the synthetic voice")}</button>` : nothing}
    </div>
    ${
      trouble.words
        ? html`<div class="trouble" role="alert">
            ${trouble.words}
            ${
              trouble.said.length
                ? html`<ul>
                    ${trouble.said.map((one) => html`<li>${remark(one)}</li>`)}
                  </ul>`
                : nothing
            }
          </div>`
        : nothing
    }
    ${
      takes.length
        ? html`<div>
            <h3>${t("Earlier takes")}</h3>
            <ul class="takes">
              ${takes.map((take) => html`<li><bdi>${moment(take.at)}</bdi> <button class="plain small" @click=${() => void back(language, prompt.name, take.name)}>${t("Use this one again")}</button></li>`)}
            </ul>
          </div>`
        : nothing
    }
  </div>`;
}

/** What the check of a recording says, in the reader's language. */
function remark(english: string): TemplateResult {
  const words = readersLanguage === "en" ? english : translated(english);
  return words === null ? html`<bdi lang="en">${english}</bdi>` : html`${words}`;
}

async function start(): Promise<void> {
  const recorder = new Recorder();
  try {
    await recorder.start();
    catalogue.set({ recorder, trouble: NO_TROUBLE });
  } catch (error) {
    const denied = error instanceof DOMException && error.name === "NotAllowedError";
    notice(
      denied
        ? t("The browser may not use the microphone: allow it beside the address.")
        : t("There is no microphone that can be used."),
      "trouble",
    );
  }
}

async function stop(language: string, name: string): Promise<void> {
  const audio = await catalogue.state.recorder?.stop();
  catalogue.set({ recorder: null });
  if (audio) await keep(language, name, audio);
}

async function upload(event: Event, language: string, name: string): Promise<void> {
  const input = event.target as HTMLInputElement;
  const file = input.files?.[0];
  if (file) await keep(language, name, file);
  input.value = "";
}

async function keep(language: string, name: string, audio: Blob): Promise<void> {
  try {
    const { body } = await api.put<{ notes: string[] }>(`${place(language, name)}/recording`, audio);
    notice(t("Callers hear the new recording from now on."));
    const trouble = body.notes.length ? { words: t("Listen to it:"), said: body.notes } : NO_TROUBLE;
    catalogue.set({ trouble, heard: catalogue.state.heard + 1 });
    await Promise.all([loadPrompts(), loadTakes(language, name)]);
  } catch (error) {
    const refused = error instanceof ApiError && error.status === 422;
    catalogue.set({
      trouble: refused
        ? { words: t("The recording is not taken; callers hear what they heard."), said: error.detail.split("\n") }
        : { words: inWords(error), said: [] },
    });
  }
}

async function back(language: string, name: string, take: string | null): Promise<void> {
  const told = await attempt(() => api.post<{ takes: Take[] }>(`${place(language, name)}/back`, { take }));
  if (!told) return;
  catalogue.set({ takes: told.body.takes, heard: catalogue.state.heard + 1 });
  await loadPrompts();
}
