// How people come in: user and password, a link that works once, or the city's own sign-in.
import { api, ApiError } from "../lib/api.ts";
import { html, nothing, render, type TemplateResult } from "../lib/html.ts";
import { safeNext } from "../lib/next.ts";
import { bar, inWords } from "../lib/page.ts";
import { Store } from "../lib/store.ts";
import { apart, loadWords, locale, t, titled, tn } from "../lib/words.ts";

interface Ways {
  /** The city's own sign-in: what it is called, by language. */
  oidc: { title: Record<string, string> } | null;
  demo: boolean;
}

interface State {
  busy: boolean;
  trouble: string;
  /** Others sign in at this moment: when the turn comes, milliseconds since the epoch. */
  turn: number | null;
  shown: boolean;
  capitals: boolean;
  ways: Ways | null;
}

const asked = new URLSearchParams(location.search);
const next = safeNext(asked.get("next"), location.origin);
const store = new Store<State>({ busy: false, trouble: "", turn: null, shown: false, capitals: false, ways: null });

/** The timer of the turn. */
let waiting = 0;

await loadWords();
document.title = `${t("Sign in")} · 1111`;
store.listen(draw);
if (asked.has("refused")) store.set({ trouble: t("The city's sign-in did not let you in. Ask your administrator.") });
api.get<Ways>("/desk/api/ways").then(
  ({ body }) => store.set({ ways: body }),
  () => undefined,
);
// Whoever comes back to this page by the browser's own button finds it as it was left: asking.
window.addEventListener("pageshow", (event) => event.persisted && store.set({ busy: false }));
const link = new URLSearchParams(location.hash.slice(1)).get("link");
if (link) void byLink(link);

function draw(state: State): void {
  render(
    html`${bar(null)}
      <main class="door" id="content">${card(state)}</main>`,
    document.body,
  );
}

function card(state: State): TemplateResult {
  return html`
    <div class="door-card">
      <div class="door-name" aria-hidden="true">1111</div>
      <h1>${t("Sign in to the hotline")}</h1>
      ${
        window.isSecureContext
          ? nothing
          : html`<p class="trouble" role="alert">
              ${t("This page came without encryption. Open it with https to sign in.")}
            </p>`
      }
      <div aria-live="assertive" id="trouble">
        ${state.trouble ? html`<p class="trouble">${state.trouble}</p>` : nothing}
        ${state.turn === null ? nothing : html`<p class="door-turn">${turnWords(state.turn)}</p>`}
      </div>
      <form @submit=${submit} novalidate>${fields(state)}</form>
      ${
        state.ways?.oidc
          ? html`<div class="door-or" role="separator"><span>${t("or")}</span></div>
              <a class="button plain door-wide" href=${`/desk/oidc?next=${encodeURIComponent(next)}`}>
                ${t("Sign in with {name}", { name: titled(state.ways.oidc.title, "OpenID Connect") })}
              </a>`
          : nothing
      }
      ${
        state.ways?.demo
          ? html`<p class="soft small door-hint">
              ${t("This is the demo: its users and their passwords are shown in the terminal where hotline up runs.")}
            </p>`
          : nothing
      }
    </div>
  `;
}

function fields(state: State): TemplateResult {
  return html`
    <label>
      ${t("User")}
      <input
        name="user"
        autocomplete="username"
        autocapitalize="none"
        spellcheck="false"
        dir="ltr"
        required
        autofocus
        aria-describedby="trouble" />
    </label>
    <label for="password">${t("Password")}</label>
    <div class="door-password">
      <input
        id="password"
        name="password"
        type=${state.shown ? "text" : "password"}
        autocomplete="current-password"
        dir="ltr"
        required
        aria-describedby="trouble capitals"
        @keyup=${watchCapitals} />
      <button
        type="button"
        class="quiet"
        aria-pressed=${state.shown}
        @click=${() => store.set({ shown: !state.shown })}>
        ${state.shown ? t("Hide") : t("Show")}
      </button>
    </div>
    <p class="small door-capitals" id="capitals" role="status">${state.capitals ? t("Caps Lock is on.") : nothing}</p>
    <button class="door-wide" aria-disabled=${state.busy}>${state.busy ? t("Signing in…") : t("Sign in")}</button>
  `;
}

function watchCapitals(event: KeyboardEvent): void {
  const capitals = event.getModifierState("CapsLock");
  if (capitals !== store.state.capitals) store.set({ capitals });
}

async function submit(event: Event): Promise<void> {
  event.preventDefault();
  const form = event.target as HTMLFormElement;
  const { user, password } = typedIn(form);
  const missing = user ? (password ? null : "password") : "user";
  if (missing) {
    clearTimeout(waiting);
    store.set({ trouble: t("Type your user and your password."), turn: null });
    form.querySelector<HTMLInputElement>(`[name=${missing}]`)?.focus();
    return;
  }
  if ((await enter("/desk/api/sign-in", { user, password })) || store.state.turn !== null) return;
  const field = form.querySelector<HTMLInputElement>("#password");
  field?.focus();
  field?.select();
}

function typedIn(form: HTMLFormElement): { user: string; password: string } {
  const typed = new FormData(form);
  return { user: String(typed.get("user") ?? "").trim(), password: String(typed.get("password") ?? "") };
}

/** Ask again in so many seconds, if the password still stands there then. */
function waitForTurn(seconds: number): void {
  store.set({ turn: Date.now() + seconds * 1000 });
  waiting = window.setTimeout(() => {
    const form = document.querySelector("form");
    if (form && typedIn(form).password) form.requestSubmit();
    else store.set({ turn: null });
  }, seconds * 1000);
}

function turnWords(at: number): string {
  const time = apart(new Intl.DateTimeFormat(locale, { timeStyle: "medium" }).format(at));
  return t("Many people sign in at this moment; you are let in at {time}.", { time });
}

async function byLink(token: string): Promise<void> {
  history.replaceState(null, "", location.pathname + location.search); // the link is used up: not for the history
  await enter("/desk/api/sign-in-link", { token });
}

/** Ask for a session; tells what went wrong, or goes on to where the reader wanted to go. */
async function enter(path: string, body: object): Promise<boolean> {
  if (store.state.busy) return false;
  clearTimeout(waiting);
  store.set({ busy: true, trouble: "", turn: null });
  try {
    await api.post(path, body);
    location.assign(next);
    return true;
  } catch (error) {
    store.set({ busy: false });
    if (error instanceof ApiError && error.code === "busy") waitForTurn(error.retryAfter ?? 5);
    else store.set({ trouble: words(error, path) });
    return false;
  }
}

function words(error: unknown, path: string): string {
  if (!(error instanceof ApiError)) return inWords(error);
  if (error.status === 0) return t("The hotline cannot be reached. Look at your connection and try again.");
  if (error.status === 429) {
    return tn("Too many tries. Wait a second.", "Too many tries. Wait {n} seconds.", error.retryAfter ?? 30);
  }
  if (error.status === 401 && path.endsWith("link")) {
    return t("This link was used already, or is too old. Ask for a new one.");
  }
  if (error.status === 401) return t("User or password is wrong.");
  if (error.status >= 500) return t("The hotline cannot let anybody in at this moment. Try again soon.");
  return inWords(error);
}
