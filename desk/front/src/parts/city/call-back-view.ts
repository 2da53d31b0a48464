// Asking for a call-back: the number, its code, the place in the line.
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { number, t } from "../../lib/words.ts";
import type { City, CityState } from "./city.ts";

export function callBackView(city: City, state: CityState): TemplateResult {
  if (state.place) {
    const settled = state.place.state === null;
    return html`<section class="card answer" role="status">
      <h3>${settled ? t("This request is settled.") : t("Your place in the queue is kept. We will call you.")}</h3>
      ${state.place.position === null ? nothing : html`<p class="lead">${t("Your place in the queue: {n}", { n: number(state.place.position) })}</p>`}
      <button class="plain" @click=${() => void city.lookAtPlace()}>${t("Refresh")}</button>
    </section>`;
  }
  if (!city.options.call_back)
    return html`<p role="status">${t("Nobody can be called back at this time. Call 1111, or send a request.")}</p>`;
  if (state.code) {
    const submit = (event: Event): void => {
      event.preventDefault();
      void city.confirm(String(new FormData(event.target as HTMLFormElement).get("code")));
    };
    return html`<form class="stack" @submit=${submit}>
      <p>${t("A text message with a code is on its way to your number.")}</p>
      <label
        >${t("Code")}<input
          name="code"
          inputmode="numeric"
          autocomplete="one-time-code"
          maxlength="6"
          required
          dir="ltr"
      /></label>
      <button ?disabled=${state.busy}>${t("Confirm")}</button>
      <button type="button" class="quiet" @click=${() => city.store.set({ code: null })}>${t("Another number")}</button>
    </form>`;
  }
  const submit = (event: Event): void => {
    event.preventDefault();
    void city.callBack(String(new FormData(event.target as HTMLFormElement).get("number")));
  };
  return html`<form class="stack" @submit=${submit}>
    <p>
      ${city.options.confirm === "text" ? t("You get a code by text message, so that nobody has others called.") : t("When we call, press 1: so nobody has others called for nothing.")}
    </p>
    <label
      >${t("Your telephone number")}<input
        name="number"
        type="tel"
        autocomplete="tel"
        required
        dir="ltr"
        maxlength="30"
    /></label>
    <button ?disabled=${state.busy}>${t("Call me back")}</button>
  </form>`;
}
