// The knowledge base beside the case: found in any spelling, read here, taken over into the word to the citizen.
import { api } from "../../lib/api.ts";
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { attempt } from "../../lib/page.ts";
import { t } from "../../lib/words.ts";
import type { Office } from "./office.ts";

interface Article {
  name: string;
  language: string;
  title: string;
  text: string;
  public: boolean;
}

let text = "";
let found: Article[] | null = null;
let timer = 0;

export function articlesView(office: Office): TemplateResult {
  const type = (event: InputEvent) => {
    text = (event.target as HTMLInputElement).value;
    clearTimeout(timer);
    timer = window.setTimeout(() => void look(office), 300);
  };
  return html`<div class="card articles">
    <label for="articles" class="small soft">${t("Knowledge base")}</label>
    <input
      type="search"
      id="articles"
      dir="auto"
      .value=${text}
      placeholder=${t("What does the citizen ask?")}
      @input=${type} />
    <div aria-live="polite">${found?.length === 0 ? html`<p class="soft">${t("Nothing is found.")}</p>` : nothing}</div>
    ${found?.map(
      (one) =>
        html`<details>
          <summary>
            <bdi>${one.title}</bdi>
            ${one.public ? nothing : html`<span class="tag warn">${t("for agents only")}</span>`}
          </summary>
          <p class="words" dir="auto" lang=${one.language}>${one.text}</p>
          ${
            one.public && office.state.shown && !office.form().reference
              ? html`<button class="plain small" @click=${() => insert(office, one)}>
                  ${t("Into the word to the citizen")}
                </button>`
              : nothing
          }
        </details>`,
    )}
  </div>`;
}

function insert(office: Office, article: Article): void {
  const before = office.form().word.trim();
  office.type({ word: before ? `${before}\n\n${article.text}` : article.text });
  document.querySelector<HTMLElement>("#case-word")?.focus();
}

async function look(office: Office): Promise<void> {
  const wanted = text.trim();
  if (wanted.length < 2) found = null;
  else {
    const language = office.form().language || "ar";
    const answer = await attempt(() =>
      api.get<{ article: Article }[]>(
        `/api/articles/search?limit=6&language=${language}&text=${encodeURIComponent(wanted)}`,
      ),
    );
    if (answer && wanted === text.trim()) found = answer.body.map((one) => one.article);
  }
  office.redraw();
}
