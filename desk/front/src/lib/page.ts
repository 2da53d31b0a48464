// What every page begins with: its words, who looks at it, the bar at the top, what went wrong.
import { api, ApiError, onSession } from "./api.ts";
import { html, nothing, render, type TemplateResult } from "./html.ts";
import { refusal } from "./refusals.ts";
import { speakOfFields } from "./validity.ts";
import { language, loadWords, t } from "./words.ts";

/** Who is signed in, as `GET /desk/api/me` tells it. */
export interface Me {
  user: string;
  name: string;
  roles: string[];
  /** The agent's key, where the user is one. */
  agent: string | null;
  departments: string[];
}

export interface Place {
  path: string;
  title: () => string;
  roles: string[];
}

/** Where people go, in the order of the bar; who of which roles sees it (the server decides who may). */
const PLACES: readonly Place[] = [
  { path: "/desk/agent", title: () => t("Calls"), roles: ["agent"] },
  { path: "/desk/wall", title: () => t("Wallboard"), roles: ["supervisor"] },
  { path: "/desk/history", title: () => t("History"), roles: ["supervisor", "quality"] },
  { path: "/desk/cases", title: () => t("Cases"), roles: ["agent", "supervisor", "second line", "department"] },
  { path: "/desk/quality", title: () => t("Quality"), roles: ["quality", "supervisor", "agent"] },
  { path: "/desk/admin", title: () => t("Administration"), roles: ["administrator"] },
  { path: "/desk/screens", title: () => t("Screens"), roles: ["administrator"] },
];

/** The places of somebody, in the order of the bar. */
export function placesOf(me: Me): Place[] {
  return PLACES.filter((place) => place.roles.some((role) => me.roles.includes(role)));
}

/** How long a page waits before it asks again, unless the server says, seconds. */
export const AGAIN = 3;

/** Whether the same request may be answered in a moment: the hotline was away, or had too much to do. */
export function isPassing(status: number): boolean {
  return [0, 429, 502, 503, 504].includes(status);
}

/** Begin a page for people who are signed in; others are sent to sign in. `draw` gets who it is. */
export async function begin(draw: (me: Me) => void): Promise<void> {
  const me = await needed(async () => (await api.get<Me>("/desk/api/me")).body);
  if (me) draw(me);
}

/**
 * Fetch what a page cannot begin without. While the hotline is away or has too much to do, the page says so and asks
 * again; null: it was refused, and the page says why.
 */
export async function needed<T>(work: () => Promise<T>): Promise<T | null> {
  for (;;) {
    await loadWords();
    try {
      return await work();
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) {
        location.assign(`/desk/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
        return null;
      }
      const passes = error instanceof ApiError && (isPassing(error.status) || error.status === 500);
      render(
        html`${bar(null)}
          <main class="page" id="content">${trouble(error, passes)}</main>`,
        document.body,
      );
      if (!passes) return null;
      await new Promise((resolve) => setTimeout(resolve, (error.retryAfter ?? AGAIN) * 1000));
    }
  }
}

function trouble(error: unknown, passes: boolean): TemplateResult {
  return html`<p role="alert" class="trouble">
    ${error instanceof ApiError && error.status === 0 ? t("The hotline cannot be reached.") : inWords(error)}
    ${passes ? t("Trying again…") : nothing}
  </p>`;
}

/** What went wrong, for people. */
export function inWords(error: unknown): string {
  if (error instanceof ApiError && error.status === 0)
    return t("The hotline cannot be reached. Look at your connection and try again.");
  if (error instanceof ApiError) return refusal(error);
  return t("Something went wrong: {what}", { what: error instanceof Error ? error.message : String(error) });
}

/** The bar at the top, around the page's own content. `status` stands beside the name of the hotline. */
export function bar(me: Me | null, status: TemplateResult | typeof nothing = nothing): TemplateResult {
  const places = me ? placesOf(me) : [];
  return html`
    <a class="skip" href="#content">${t("Skip to the content")}</a>
    <header class="bar">
      <a class="brand" href="/desk/">1111</a>
      <nav aria-label=${t("Places")}>
        ${places.map(
          (place) =>
            html`<a href=${place.path} aria-current=${location.pathname === place.path ? "page" : nothing}
              >${place.title()}</a
            >`,
        )}
      </nav>
      <div class="bar-status">${status}</div>
      <button class="quiet" @click=${switchTheme} aria-label=${t("Light or dark")}>◐</button>
      <button class="quiet" lang=${language === "ar" ? "en" : "ar"} @click=${switchLanguage}>
        ${language === "ar" ? "English" : "العربية"}
      </button>
      ${
        me
          ? html`<a class="who" href="/desk/home">${me.name}</a
              ><button class="quiet" @click=${signOut}>${t("Sign out")}</button>`
          : nothing
      }
    </header>
  `;
}

function switchLanguage(): void {
  document.cookie = `hotline_language=${language === "ar" ? "en" : "ar"}; path=/; max-age=31536000; samesite=lax`;
  location.reload();
}

function switchTheme(): void {
  const root = document.documentElement;
  const dark = root.dataset["theme"]
    ? root.dataset["theme"] === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset["theme"] = dark ? "light" : "dark";
  document.cookie = `hotline_theme=${root.dataset["theme"]}; path=/; max-age=31536000; samesite=lax`;
}

async function signOut(): Promise<void> {
  try {
    await api.post("/desk/api/sign-out");
  } catch (error) {
    // Whoever leaves a shared desk must know that the session goes on.
    if (!(error instanceof ApiError && error.status === 401)) return notice(inWords(error), "trouble");
  }
  location.assign("/desk/sign-in");
}

// --- notices ---

let notices: HTMLElement | null = null;

/** Tell the reader something for some seconds; a trouble is read out at once. */
export function notice(text: string, kind: "good" | "trouble" = "good"): void {
  notices ??= Object.assign(document.createElement("div"), { className: "notices" });
  place(notices);
  const one = Object.assign(document.createElement("p"), { className: `notice ${kind}`, textContent: text });
  one.setAttribute("role", kind === "trouble" ? "alert" : "status");
  notices.append(one);
  setTimeout(() => one.remove(), kind === "trouble" ? 12_000 : 5_000);
}

/** Below an open dialog everything is inert: what is told meanwhile stands within it, until it is closed or gone. */
function place(told: HTMLElement): void {
  const dialog = document.querySelector<HTMLDialogElement>("dialog:modal");
  const within = dialog ?? document.body;
  if (told.parentElement === within) return;
  within.append(told);
  if (!dialog) return;
  const outside = (): void => {
    gone.disconnect();
    document.body.append(told);
  };
  // A dialog that is taken out of the page while it is open is never closed.
  const gone = new MutationObserver(() => dialog.isConnected || outside());
  gone.observe(document.body, { childList: true, subtree: true });
  dialog.addEventListener("close", outside, { once: true });
}

/** Do it, and tell what went wrong; returns undefined then. */
export async function attempt<T>(
  work: () => Promise<T>,
  tell: (words: string) => void = (words) => notice(words, "trouble"),
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    tell(inWords(error));
    return undefined;
  }
}

/** What stands where something is being fetched, or could not be: then with why not, and a way to ask again. */
export function waiting(trouble: string, again: () => void): TemplateResult {
  return trouble
    ? html`<div class="card">
        <p class="trouble" role="alert">${trouble}</p>
        <p><button class="plain" @click=${again}>${t("Try again")}</button></p>
      </div>`
    : html`<p class="empty soft" role="status">${t("Loading…")}</p>`;
}

speakOfFields(document);

let ended: HTMLElement | null = null;

/** Tell that the session has ended, for as long as there is none: what was typed is not lost. */
onSession((signedIn) => {
  ended?.remove();
  if (signedIn || location.pathname === "/desk/sign-in") return;
  ended = document.body.appendChild(document.createElement("div"));
  ended.className = "notices";
  ended.setAttribute("role", "alert");
  render(
    html`<p class="notice trouble">
      ${t("Your session has ended. Sign in again in another tab; what you typed stays here.")}
      <a href="/desk/sign-in?next=/desk/home" target="_blank" rel="noopener">${t("Sign in")}</a>
    </p>`,
    ended,
  );
});
