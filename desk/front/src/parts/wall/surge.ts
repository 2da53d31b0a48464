// The surge announcement: what callers hear before the menu, or instead of it.
import { api } from "../../lib/api.ts";
import { html, render } from "../../lib/html.ts";
import { attempt, notice } from "../../lib/page.ts";
import { t } from "../../lib/words.ts";
import type { Setup } from "./model.ts";
import { cityTime } from "./words.ts";

interface Told {
  surge: { since: number; until: number; instead: boolean; texts: Record<string, string>; by: string } | null;
}

export async function openSurge(setup: Setup, changed: (on: boolean) => void): Promise<void> {
  const found = await attempt(async () => (await api.get<Told>("/desk/api/wall/surge")).body);
  if (!found) return;
  const dialog = document.body.appendChild(document.createElement("dialog"));
  dialog.setAttribute("aria-label", t("Announcement"));
  dialog.addEventListener("close", () => dialog.remove());
  draw(dialog, setup, found, changed);
  dialog.showModal();
}

function draw(dialog: HTMLDialogElement, setup: Setup, told: Told, changed: (on: boolean) => void): void {
  const on = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const texts = Object.fromEntries(setup.languages.map((one) => [one, String(form.get(one) ?? "")]));
    const body = { texts, minutes: Number(form.get("minutes")), instead: form.get("instead") === "on" };
    const done = await attempt(async () => (await api.put<Told>("/desk/api/wall/surge", body)).body);
    if (!done) return;
    changed(true);
    notice(t("Callers hear it from now on."));
    dialog.close();
  };
  const off = async () => {
    if ((await attempt(() => api.delete("/desk/api/wall/surge"))) === undefined) return;
    changed(false);
    dialog.close();
  };
  const now = told.surge;
  render(
    html`<form class="surge" @submit=${on}>
      <header class="row between">
        <h2>${t("Announcement for all callers")}</h2>
        <button type="button" class="quiet" aria-label=${t("Close")} @click=${() => dialog.close()}>✕</button>
      </header>
      ${
        now
          ? html`<p class="tag warn">
              ${t("On until {time}, by {name}", { time: cityTime(now.until, setup.timezone), name: now.by || "–" })}
            </p>`
          : html`<p class="soft">${t("None is on.")}</p>`
      }
      ${setup.languages.map(
        (one) =>
          html`<label
            >${one === "ar" ? t("In Arabic") : one === "en" ? t("In English") : one}
            <textarea name=${one} rows="3" required lang=${one} dir="auto" maxlength="1000">
${now?.texts[one] ?? ""}</textarea>
          </label>`,
      )}
      <label
        >${t("For how many minutes")} <input type="number" name="minutes" min="1" max="10080" value="60" required
      /></label>
      <label class="inline"
        ><input type="checkbox" name="instead" ?checked=${now?.instead ?? false} />
        ${t("Instead of the menu: the call ends after it")}</label
      >
      <p class="row">
        <button>${now ? t("Replace") : t("Switch on")}</button>
        ${now ? html`<button type="button" class="bad" @click=${off}>${t("Switch off")}</button>` : ""}
      </p>
    </form>`,
    dialog,
  );
}
