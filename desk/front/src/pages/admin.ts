// Administration: one page, a section for each thing that is administered, a draft for all of them.
import { html, render, type TemplateResult } from "../lib/html.ts";
import { bar, begin, needed, type Me } from "../lib/page.ts";
import { addRefusals } from "../lib/refusals.ts";
import { t } from "../lib/words.ts";
import { hoursSection, preview } from "../parts/admin/hours.ts";
import { menusSection } from "../parts/admin/menus.ts";
import { loadPeople, people, tokensSection, usersSection } from "../parts/admin/people.ts";
import { catalogue, loadPrompts, promptsSection } from "../parts/admin/prompts.ts";
import { draftBar, history, historySection, loadHistory, publishSection } from "../parts/admin/publish.ts";
import { REFUSALS } from "../parts/admin/refusals.ts";
import { settings } from "../parts/admin/state.ts";
import { tableSection } from "../parts/admin/tables.ts";
import { view } from "../parts/admin/view.ts";
import { wordsSection } from "../parts/admin/words-section.ts";

const SECTIONS: Record<string, { title: () => string; draw: () => TemplateResult }> = {
  users: { title: () => t("Users and roles"), draw: usersSection },
  agents: { title: () => t("Agents and skills"), draw: () => tableSection("agents") },
  queues: { title: () => t("Queues"), draw: () => tableSection("queues") },
  menus: { title: () => t("Menus"), draw: menusSection },
  hours: { title: () => t("Opening hours"), draw: hoursSection },
  prompts: { title: () => t("Prompts"), draw: promptsSection },
  departments: { title: () => t("Departments"), draw: () => tableSection("departments") },
  categories: { title: () => t("Categories and due times"), draw: () => tableSection("categories") },
  words: { title: () => t("Messages to citizens"), draw: wordsSection },
  tokens: { title: () => t("API tokens"), draw: tokensSection },
  publish: { title: () => t("Publish"), draw: publishSection },
  history: { title: () => t("Versions"), draw: historySection },
};

addRefusals(REFUSALS);
await begin((me) => void open(me));

async function open(me: Me): Promise<void> {
  const draw = (): void => drawPage(me);
  render(
    html`${bar(me)}
      <main class="page" id="content"><p class="soft" role="status">${t("Loading…")}</p></main>`,
    document.body,
  );
  if (!(await needed(() => Promise.all([settings.load(), loadPeople(), loadPrompts(), loadHistory()])))) return;
  for (const one of [settings.store, view.store, people, catalogue, history, preview])
    (one.listen as (listener: () => void) => void).call(one, draw);
  const warn = (event: BeforeUnloadEvent): void => {
    if (settings.store.state.saving) event.preventDefault();
  };
  window.addEventListener("beforeunload", warn);
}

function drawPage(me: Me): void {
  const chosen = SECTIONS[view.store.state.section] ? view.store.state.section : "users";
  const section = SECTIONS[chosen];
  render(
    html`${bar(me)}
      <div class="admin">
        <nav class="sections" aria-label=${t("Sections")}>
          ${Object.entries(SECTIONS).map(
            ([key, one]) =>
              html`<a href="#${key}" aria-current=${key === chosen ? "page" : "false"}>${one.title()}</a>`,
          )}
        </nav>
        <main id="content" class="section">
          <h1>${section?.title()}</h1>
          ${section?.draw()}
        </main>
      </div>
      ${draftBar()}`,
    document.body,
  );
}
