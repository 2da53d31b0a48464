// A new request: what, where, a photo; and whether somebody has reported it already.
import { html, nothing, type TemplateResult } from "../../lib/html.ts";
import { notice } from "../../lib/page.ts";
import { language, moment, number, t, titled } from "../../lib/words.ts";
import type { City, CityState, Options } from "./city.ts";
import { pickMap, wholeCity } from "./map.ts";
import { stateWords } from "./state-view.ts";

export function requestView(city: City, state: CityState): TemplateResult {
  const { options } = city;
  if (state.filed) {
    return html`<section class="card answer" role="status">
      <h3>${t("Thank you. Your request is received.")}</h3>
      <p class="lead number">${state.filed.reference}</p>
      <p>${t("Keep this number: with it you can ask what became of it, here and at 1111.")}</p>
      <p>
        <a class="button" href=${state.filed.follow}>${t("Follow this case")}</a>
        <button
          class="plain"
          @click=${() => {
            city.store.set({ filed: null, category: "", point: null });
            void city.newTicket();
          }}>
          ${t("Another request")}
        </button>
      </p>
    </section>`;
  }
  return html`<div class="stack">
    <label
      >${t("What is it about?")}<select
        @change=${(event: Event) => city.choose((event.target as HTMLSelectElement).value)}>
        <option value="" ?selected=${!state.category}>${t("Choose…")}</option>
        ${groups(options).map(
          ([group, keys]) =>
            html`<optgroup label=${group || t("Other")}>
              ${keys.map((key) => html`<option value=${key} ?selected=${state.category === key}>${titled(options.categories[key]?.title, key)}</option>`)}
            </optgroup>`,
        )}
      </select></label
    >
    ${state.category ? form(city, state) : nothing}
  </div>`;
}

function groups(options: Options): [string, string[]][] {
  const found = new Map<string, string[]>();
  for (const [key, one] of Object.entries(options.categories)) {
    const group = titled(one.group, "");
    found.set(group, [...(found.get(group) ?? []), key]);
  }
  return [...found];
}

function form(city: City, state: CityState): TemplateResult {
  const submit = (event: Event): void => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    data.set("category", state.category);
    data.set("ticket", state.ticket);
    data.set("website", "");
    if (state.point) {
      data.set("latitude", state.point.latitude.toFixed(6));
      data.set("longitude", state.point.longitude.toFixed(6));
    }
    void city.send(data);
  };
  return html`<form class="stack" novalidate @submit=${submit}>
    ${where(city, state)} ${near(city, state)}
    <label
      >${t("Describe it")}<textarea
        name="description"
        rows="4"
        maxlength="5000"
        dir="auto"
        aria-invalid=${Boolean(state.faults["description"])}></textarea>
    </label>
    ${fault(state, "description")} ${questions(city, state)} ${photos(city, state)} ${fault(state, "photos")}
    <label>${t("Your name (if you like)")}<input name="name" autocomplete="name" maxlength="100" /></label>
    <label
      >${t("E-mail address or telephone number (if you like)")}<input name="contact" dir="ltr" maxlength="200" /></label
    >${fault(state, "contact")}
    <label class="row"
      ><input type="checkbox" name="consent-case updates" value="yes" /> ${t("Tell me what becomes of it.")}</label
    >
    <button ?disabled=${state.busy}>${state.busy ? t("Sending…") : t("Send the request")}</button>
  </form>`;
}

function photos(city: City, state: CityState): TemplateResult {
  const names = (event: Event): string[] =>
    [...((event.target as HTMLInputElement).files ?? [])].map((file) => file.name);
  return html`<label class="button plain pick"
      >${t("Photos (up to three)")}<input
        class="unseen"
        type="file"
        name="photos"
        accept="image/*"
        multiple
        aria-describedby="photos-chosen"
        @change=${(event: Event) => city.store.set({ photos: names(event) })}
    /></label>
    <p class="small soft" id="photos-chosen" role="status">
      ${state.photos.map((name, place) => html`${place ? " · " : nothing}<bdi>${name}</bdi>`)}
    </p>`;
}

function where(city: City, state: CityState): TemplateResult {
  const fallback = { latitude: city.options.centre[0], longitude: city.options.centre[1] };
  const frame = state.frame ?? wholeCity(fallback);
  const locate = (): void => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        city.pick({ latitude: coords.latitude, longitude: coords.longitude });
        city.store.set({
          frame: { centre: { latitude: coords.latitude, longitude: coords.longitude }, metresPerUnit: 2 },
        });
      },
      () => notice(t("Your device did not tell where it is. Choose the place on the map, or write it."), "trouble"),
      { enableHighAccuracy: true, timeout: 15_000 },
    );
  };
  return html`<fieldset>
    <legend>${t("Where is it?")}</legend>
    ${pickMap({ frame, point: state.point, pick: (point) => city.pick(point), move: (moved) => city.store.set({ frame: moved }) })}
    <div class="row">
      <button type="button" class="plain" @click=${locate}>◎ ${t("Use my location")}</button>
      ${state.point ? html`<span class="small soft number" dir="ltr">${number(state.point.latitude, 5)}, ${number(state.point.longitude, 5)}</span>` : nothing}
    </div>
    <label>${t("Place in words: street, building, landmark")}<input name="place" maxlength="300" dir="auto" /></label
    >${fault(state, "place")}
  </fieldset>`;
}

function near(city: City, state: CityState): TemplateResult | typeof nothing {
  void city;
  if (!state.near.length) return nothing;
  return html`<section class="card near" role="status">
    <h3>${t("This may have been reported already")}</h3>
    <ul>
      ${state.near.map(
        (one) =>
          html`<li>
            <span class="number">${one.reference}</span> · ${t("{n} m away", { n: number(one.metres) })} ·
            ${moment(one.opened_at)}
            <div class="small soft">${stateWords(one.status)}</div>
            ${one.follow ? html`<a class="button plain" href="${one.follow}?lang=${language}">${t("Follow this case")}</a>` : nothing}
          </li>`,
      )}
    </ul>
    <p class="small soft">${t("Is yours something else? Then send it.")}</p>
  </section>`;
}

function questions(city: City, state: CityState): TemplateResult[] {
  return Object.entries(city.options.categories[state.category]?.fields ?? {}).map(([key, field]) => {
    const name = `answer-${key}`;
    const title = titled(field.question, key) + (field.required ? " *" : "");
    const values = Object.entries(field.values);
    if (field.datatype === "singlevaluelist") {
      return html`<label
          >${title}<select name=${name}>
            <option value="">–</option>
            ${values.map(([value, words]) => html`<option value=${value}>${titled(words, value)}</option>`)}
          </select></label
        >${fault(state, name)}`;
    }
    if (field.datatype === "multivaluelist") {
      return html`<fieldset>
          <legend>${title}</legend>
          ${values.map(([value, words]) => html`<label class="row"><input type="checkbox" name=${name} value=${value} /> ${titled(words, value)}</label>`)}
        </fieldset>
        ${fault(state, name)}`;
    }
    const type = field.datatype === "number" ? "number" : field.datatype === "datetime" ? "datetime-local" : "text";
    return html`<label>${title}<input name=${name} type=${type} step="any" /></label>${fault(state, name)}`;
  });
}

function fault(state: CityState, name: string): TemplateResult | typeof nothing {
  return state.faults[name] ? html`<p class="fault" role="alert">${state.faults[name]}</p>` : nothing;
}
