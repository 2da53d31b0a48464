// Cases for the second line and departments: the list on one side, the open case on the other.
import { api } from "../lib/api.ts";
import { html, nothing, render } from "../lib/html.ts";
import { Live } from "../lib/live.ts";
import { bar, begin, needed, type Me } from "../lib/page.ts";
import { Store } from "../lib/store.ts";
import { t } from "../lib/words.ts";
import { loadOutline } from "../parts/city/map.ts";
import { Bulk, bulkBar, bulkDialog } from "../parts/cases/bulk-view.ts";
import { CaseStore } from "../parts/cases/case-store.ts";
import { caseView } from "../parts/cases/case-view.ts";
import { filters } from "../parts/cases/filters-view.ts";
import { keyRows, listenToKeys } from "../parts/cases/keys.ts";
import { CaseList } from "../parts/cases/list.ts";
import { pager, rows, tabs } from "../parts/cases/list-view.ts";
import type { Options } from "../parts/cases/model.ts";
import { keyList } from "../parts/keyboard/key-list.ts";

/** Changes of others are gathered for so long before the list is read again, milliseconds. */
const GATHER = 1500;

await begin((me) => void open(me));

async function open(me: Me): Promise<void> {
  const options = await needed(async () => (await api.get<Options>("/desk/api/cases/options")).body);
  if (!options) return;
  const list = new CaseList(me.roles.includes("department") ? "department" : "open");
  const store = new CaseStore();
  const bulk = new Bulk(list, options);
  const close = (): void => list.go({ ...list.query, open: "" });
  const keys = new Store({ shown: false });
  const draw = (): void => drawPage(me, options, list, store, bulk, close, keys);
  for (const one of [list.store, store.store, bulk.store, keys]) one.listen(draw);
  list.store.listen((state) => void store.open(state.query.open));
  store.changed = () => void list.load(true);
  listenToKeys(list, close, () => keys.set({ shown: true }));
  follow(list, store);
  void loadOutline().then(draw);
  await Promise.all([list.load(), list.loadSaved()]);
}

function follow(list: CaseList, store: CaseStore): void {
  const live = new Live(["cases"]);
  let planned = 0;
  live.listen((topic, key) => {
    if (topic !== "cases" || key === null) return;
    const change = live.table("cases").get(key);
    if (change && key === store.state.reference) store.heard(Number(change["version"]), String(change["by"]));
    planned ||= window.setTimeout(() => {
      planned = 0;
      void list.load(true);
    }, GATHER);
  });
}

function drawPage(
  me: Me,
  options: Options,
  list: CaseList,
  store: CaseStore,
  bulk: Bulk,
  close: () => void,
  keys: Store<{ shown: boolean }>,
): void {
  const state = list.store.state;
  const showKeys = (shown: boolean) => () => keys.set({ shown });
  render(
    html`${bar(me)}
      <main id="content" class="cases ${state.query.open ? "with-case" : ""}">
        <section class="case-list" aria-label=${t("List of cases")}>
          <h1 class="unseen">${t("Cases")}</h1>
          ${tabs(list, state)} ${filters(list, state, options)} ${bulkBar(bulk, state.ticked.size)}
          ${rows(list, state, options)} ${pager(list, state)}
          <p class="keys">
            <button class="quiet small" @click=${showKeys(true)}><kbd>?</kbd> ${t("Keyboard")}</button>
          </p>
        </section>
        <section class="case-one" aria-label=${t("The open case")}>
          ${
            state.query.open
              ? caseView(store, store.state, options, close)
              : html`<p class="empty soft">${t("Choose a case from the list.")}</p>`
          }
        </section>
      </main>
      ${bulkDialog(bulk) ?? nothing} ${keys.state.shown ? keyList(keyRows(), showKeys(false), showKeys(true)) : nothing}`,
    document.body,
  );
}
