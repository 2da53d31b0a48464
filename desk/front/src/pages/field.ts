// Field teams, on a telephone in the street: the jobs, and one big button for each thing that is done.
import { html, nothing, render, type TemplateResult } from "../lib/html.ts";
import { notice } from "../lib/page.ts";
import { loadWords, moment, number, t, tn } from "../lib/words.ts";
import { cityMap, loadOutline } from "../parts/city/map.ts";
import { distanceInTime, statusName, tone } from "../parts/cases/case-words.ts";
import { priorityTag, statusTag } from "../parts/cases/list-view.ts";
import type { Row } from "../parts/cases/model.ts";
import { Field, type FieldState } from "../parts/field/field.ts";
import { keptReports, withoutNetwork } from "../parts/field/offline-view.ts";

await loadWords();
const field = new Field(location.pathname.startsWith("/desk/"));
field.store.listen(draw);
const token = location.hash.length > 40 ? location.hash.slice(1) : "";
void loadOutline().then(draw);
if (token) history.replaceState(null, "", location.pathname);
// A link that is opened where the page is open already.
addEventListener("hashchange", () => location.reload());
await field.begin();

function draw(): void {
  const state = field.store.state;
  const job = state.jobs.find((one) => one.reference === state.open);
  render(
    html`<a class="skip" href="#content">${t("Skip to the content")}</a>
      <main id="content" class="field">
        ${queueLine(state)}
        ${state.trouble ? html`<p class="trouble" role="alert" dir="auto">${state.trouble}</p>` : nothing}
        ${content(state, job)}
      </main>`,
    document.body,
  );
}

function content(state: FieldState, job: Row | undefined): TemplateResult {
  if (token && !state.signedIn) return html`${welcome()} ${keptReports(state.queue)}`;
  if (!state.signedIn && state.reached === false) return withoutNetwork(state.queue);
  if (state.signedIn === false) return html`${signIn(state)} ${keptReports(state.queue)}`;
  return job ? oneJob(state, job) : jobs(state);
}

function queueLine(state: FieldState): TemplateResult {
  const waiting = state.queue.filter((one) => !one.refused);
  const refused = state.queue.filter((one) => one.refused);
  return html`<div class="field-queue ${waiting.length ? "waits" : ""}" role="status">
      ${
        waiting.length
          ? html`<span
                >${tn("{n} report is not sent yet", "{n} reports are not sent yet", waiting.length)}
                ${navigator.onLine ? nothing : html`<br />${t("Without network: kept here, and sent as soon as there is one.")}`}</span
              >
              <button class="plain" @click=${() => void field.sync()}>${t("Send now")}</button>`
          : html`<span>✓ ${t("Everything is sent.")}</span>`
      }
    </div>
    ${refused.map(
      (one) =>
        html`<div class="trouble row between" role="alert">
          <span
            ><span class="number">${one.reference}</span>
            <span dir="auto">${t("Refused: {why}", { why: one.refused })}</span></span
          >
          <button class="plain" @click=${() => void field.drop(one.key)}>${t("Throw away")}</button>
        </div>`,
    )}`;
}

/** The link is used by a button: programs that look at links in texts beforehand must not use it up. */
function welcome(): TemplateResult {
  return html`<section class="card">
    <h1>${t("Sign in with your team's telephone")}</h1>
    <button class="big" @click=${() => void field.signIn(token)}>${t("Open my jobs")}</button>
  </section>`;
}

function signIn(state: FieldState): TemplateResult {
  if (field.atDesk)
    return html`<section class="card">
      <a class="button big" href="/desk/sign-in?next=/desk/field">${t("Sign in")}</a>
    </section>`;
  const submit = (event: Event): void => {
    event.preventDefault();
    void field.askForLink(String(new FormData(event.target as HTMLFormElement).get("number")));
  };
  return html`<section class="card">
    <h1>${t("Sign in with your team's telephone")}</h1>
    ${
      state.linkAsked
        ? html`<p role="status">
            ${t("If this number is registered, a link is on its way. It is good once, for some minutes.")}
          </p>`
        : html`<form class="stack" @submit=${submit}>
            <p>${t("A link comes by text message to the registered telephone.")}</p>
            <label
              >${t("Telephone number of the team")}<input
                name="number"
                type="tel"
                required
                dir="ltr"
                autocomplete="tel"
            /></label>
            <button class="big">${t("Send me a link")}</button>
          </form>`
    }
  </section>`;
}

function jobs(state: FieldState): TemplateResult {
  const sorted = [...state.jobs];
  if (state.order === "distance") sorted.sort((a, b) => (field.metres(a) ?? Infinity) - (field.metres(b) ?? Infinity));
  const byDistance = (): void => field.locate(() => field.store.set({ order: "distance" }));
  return html`<header>
      <h1>${t("Jobs of {team}", { team: state.name })}</h1>
      <div class="row" role="group">
        <button
          class=${state.order === "time" ? "" : "plain"}
          aria-pressed=${state.order === "time"}
          @click=${() => field.store.set({ order: "time" })}>
          ${t("By time")}
        </button>
        <button
          class=${state.order === "distance" ? "" : "plain"}
          aria-pressed=${state.order === "distance"}
          @click=${byDistance}>
          ${t("By distance")}
        </button>
      </div>
    </header>
    ${state.signedIn && state.reached === false ? html`<p class="soft" role="status">${t("Without network: the jobs are those of {when}.", { when: moment(state.at) })}</p>` : nothing}
    ${sorted.length ? nothing : html`<p class="soft">${state.signedIn === null ? t("Loading…") : t("Nothing is open for your team.")}</p>`}
    <ul class="jobs">
      ${sorted.map(
        (job) =>
          html`<li>
            <button
              class="job"
              @click=${() => {
                field.open(job.reference);
                scrollTo(0, 0);
              }}>
              <span class="job-title"><bdi>${job.subject}</bdi></span>
              <span class="soft"
                ><span class="number">${job.reference}</span>
                ${job.place ? html`· <bdi>${job.place}</bdi>` : nothing}</span
              >
              <span class="row"
                >${statusTag(job.status)} ${priorityTag(job.priority)} ${due(job)} ${away(job)}
                ${state.queue.some((one) => one.reference === job.reference) ? html`<span class="tag warn">…</span>` : nothing}</span
              >
            </button>
          </li>`,
      )}
    </ul>
    ${field.atDesk || !state.signedIn ? nothing : html`<button class="quiet" @click=${() => void field.signOut()}>${t("Sign out")}</button>`}`;
}

function due(job: Row): TemplateResult | typeof nothing {
  if (job.due_at === null) return nothing;
  const now = Date.now() / 1000;
  return html`<span class="due ${tone(job.due_at, now)}">${distanceInTime(job.due_at - now)}</span>`;
}

function away(job: Row): TemplateResult | typeof nothing {
  const metres = field.metres(job);
  if (metres === null) return nothing;
  return html`<span class="soft"
    >${metres < 1000 ? t("{n} m", { n: number(metres) }) : t("{n} km", { n: number(metres / 1000, 1) })}</span
  >`;
}

function oneJob(state: FieldState, job: Row): TemplateResult {
  const report = async (action: string): Promise<void> => {
    if (await field.report(action)) notice(t("Kept. It is being sent."));
  };
  const point =
    job.latitude !== null && job.longitude !== null ? { latitude: job.latitude, longitude: job.longitude } : null;
  return html`<button class="quiet back" @click=${() => field.open("")}>${t("Back to the jobs")}</button>
    <h1><bdi>${job.subject}</bdi></h1>
    <p class="row">
      <span class="number">${job.reference}</span>
      <span class="tag">${statusName(job.status)}</span> ${priorityTag(job.priority)} ${due(job)}
    </p>
    ${job.place ? html`<p dir="auto">${job.place}</p>` : nothing}
    ${point ? html`${cityMap({ point })}<a class="button plain" href="geo:${point.latitude},${point.longitude}?q=${point.latitude},${point.longitude}">${t("Show on the map of the telephone")}</a>` : nothing}
    <div class="actions">
      <button class="big" @click=${() => void report("on the way")}>${t("On the way")}</button>
      <button class="big" @click=${() => void report("started")}>${t("Working")}</button>
    </div>
    <label
      >${t("What did you do? What is needed?")}<textarea
        rows="3"
        maxlength="1900"
        dir="auto"
        .value=${state.note}
        @input=${(event: Event) => field.store.set({ note: (event.target as HTMLTextAreaElement).value })}></textarea>
    </label>
    <label class="row"
      ><input
        type="checkbox"
        .checked=${state.public}
        @change=${(event: Event) => field.store.set({ public: (event.target as HTMLInputElement).checked })} />
      ${t("The citizen can read it")}</label
    >
    <label class="button plain photo"
      >📷 ${t("Take a photo")}<input
        class="unseen"
        type="file"
        accept="image/*"
        capture="environment"
        @change=${(event: Event) => void field.addPhotos((event.target as HTMLInputElement).files)}
    /></label>
    ${state.photos.length ? html`<div class="photos" role="status"><span class="unseen">${tn("{n} photo", "{n} photos", state.photos.length)}</span>${state.photos.map((photo) => html`<img src=${photo.url} alt="" />`)}</div>` : nothing}
    <label class="row"
      ><input
        type="checkbox"
        .checked=${state.withPlace && state.here !== null}
        @change=${(event: Event) => {
          const on = (event.target as HTMLInputElement).checked;
          field.store.set({ withPlace: on });
          if (on) field.locate();
        }} />
      ${t("Send the place of this telephone")}</label
    >
    <div class="actions">
      <button class="big good" @click=${() => void report("done")}>${t("Done")}</button>
      <button class="big bad" @click=${() => void report("cannot")}>${t("It cannot be done")}</button>
    </div>`;
}
