// The televisions that show the wall's figures: make one, get its code, revoke it.
import { api } from "../lib/api.ts";
import { html, nothing, render, type TemplateResult } from "../lib/html.ts";
import { attempt, bar, begin, notice, waiting, type Me } from "../lib/page.ts";
import { Store } from "../lib/store.ts";
import { moment, t } from "../lib/words.ts";

const PATH = "/desk/api/screens";

interface Screen {
  id: number;
  name: string;
  made_by: string;
  made_at: number;
  code_until: number | null;
  paired_at: number | null;
  seen_at: number | null;
}

interface Coded {
  screen: number;
  code: string;
  until: number;
}

interface State {
  screens: Screen[] | null;
  /** Why they could not be fetched. */
  trouble: string;
  /** The code that was made last: it is told once. */
  coded: Coded | null;
}

const store = new Store<State>({ screens: null, trouble: "", coded: null });

await begin((me) => {
  store.listen((state) => draw(me, state));
  void load();
});

async function load(): Promise<void> {
  const tell = (words: string) => (store.state.screens ? notice(words, "trouble") : store.set({ trouble: words }));
  const answer = await attempt(() => api.get<{ screens: Screen[] }>(PATH), tell);
  if (answer) store.set({ screens: answer.body.screens, trouble: "" });
}

async function coded(path: string, body: unknown = {}): Promise<void> {
  const answer = await attempt(() => api.post<Coded>(path, body));
  if (!answer) return;
  store.set({ coded: answer.body });
  await load();
}

async function revoke(screen: Screen): Promise<void> {
  if (!confirm(t("{name} shows nothing from now on.", { name: screen.name }))) return;
  if ((await attempt(() => api.delete(`${PATH}/${screen.id}`))) === undefined) return;
  if (store.state.coded?.screen === screen.id) store.set({ coded: null });
  await load();
}

function draw(me: Me, state: State): void {
  const make = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    void coded(PATH, { name: new FormData(form).get("name") }).then(() => form.reset());
  };
  render(
    html`${bar(me)}
      <main class="page screens" id="content">
        <h1>${t("Screens")}</h1>
        <p class="soft">
          ${t("A screen shows the wall's figures on a television: no name, no number, no command. Nobody is signed in on it, and it lasts until you revoke it.")}
        </p>
        <form class="card row screen-make" @submit=${make}>
          <label class="grow"
            >${t("Where it hangs")}<input name="name" required maxlength="60" dir="auto" autocomplete="off"
          /></label>
          <button>${t("Make a screen")}</button>
        </form>
        <div aria-live="polite">${state.coded ? codeCard(state.coded, state.screens ?? []) : nothing}</div>
        <section class="card" aria-label=${t("Screens")}>
          ${
            !state.screens
              ? waiting(state.trouble, () => void load())
              : state.screens.length
                ? list(state.screens)
                : html`<p class="empty soft">${t("There is no screen yet.")}</p>`
          }
        </section>
      </main>`,
    document.body,
  );
}

function codeCard(code: Coded, screens: Screen[]): TemplateResult {
  const name = screens.find((one) => one.id === code.screen)?.name ?? "";
  const address = `${location.host}/desk/screen`;
  return html`<section class="card">
    <h2><bdi>${name}</bdi></h2>
    <p>
      ${t("Open this on the television, and type the code. It works once, until {time}.", { time: moment(code.until) })}
    </p>
    <p><code dir="ltr">${address}</code></p>
    <p class="screen-digits number"><bdi dir="ltr">${code.code.slice(0, 4)} ${code.code.slice(4)}</bdi></p>
  </section>`;
}

function list(screens: Screen[]): TemplateResult {
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${t("Screen")}</th>
        <th scope="col">${t("State")}</th>
        <th scope="col">${t("Made")}</th>
        <th scope="col"><span class="unseen">${t("Change")}</span></th>
      </tr>
    </thead>
    <tbody>
      ${screens.map(
        (one) =>
          html`<tr>
            <th scope="row"><bdi>${one.name}</bdi></th>
            <td>${stateOf(one)}</td>
            <td><bdi>${one.made_by}</bdi> <span class="soft small">${moment(one.made_at)}</span></td>
            <td class="end">
              <button class="plain small" @click=${() => void coded(`${PATH}/${one.id}/code`)}>${t("New code")}</button>
              <button class="plain small bad" @click=${() => void revoke(one)}>${t("Revoke")}</button>
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function stateOf(one: Screen): TemplateResult {
  if (one.paired_at !== null)
    return html`<span class="tag good">${t("in use")}</span>
      <span class="soft small">${t("seen {time}", { time: moment(one.seen_at ?? one.paired_at) })}</span>`;
  const waits = one.code_until !== null && one.code_until > Date.now() / 1000;
  return html`<span class="tag">${waits ? t("waits for its code") : t("without a browser")}</span>`;
}
