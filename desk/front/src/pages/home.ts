// Where the desk begins for people with several roles; and one's own password and sessions.
import { api } from "../lib/api.ts";
import { html, render, type TemplateResult } from "../lib/html.ts";
import { attempt, bar, begin, notice, placesOf, type Me, type Place } from "../lib/page.ts";
import { t } from "../lib/words.ts";

const WHAT: Record<string, () => string> = {
  "/desk/agent": () => t("Take calls, messages and e-mails; see who calls before you answer."),
  "/desk/wall": () => t("Queues and agents as they are at this moment."),
  "/desk/history": () => t("Figures of earlier days, by quarter of an hour or by month."),
  "/desk/cases": () => t("What citizens asked for, and by when it is due."),
  "/desk/screens": () => t("Televisions that show the wall's figures."),
  "/desk/quality": () => t("Listen to calls, score them, and see what citizens say."),
  "/desk/admin": () => t("Users, queues, menus, hours, prompts and departments."),
};

void begin((me) => {
  document.title = `${t("Start")} · 1111`;
  render(
    html`${bar(me)}
      <main class="page home" id="content">${content(me)}</main>`,
    document.body,
  );
});

function content(me: Me): TemplateResult {
  return html`
    <h1>${t("Welcome, {name}", { name: me.name })}</h1>
    <ul class="home-places">
      ${placesOf(me).map((place) => html`<li>${card(place)}</li>`)}
    </ul>
    <section class="card home-own" aria-labelledby="own">
      <h2 id="own">${t("Your account")}</h2>
      <dl>
        <dt>${t("User")}</dt>
        <dd><bdi>${me.user}</bdi></dd>
        <dt>${t("Roles")}</dt>
        <dd>${me.roles.map((role) => html`<span class="tag">${roleName(role)}</span> `)}</dd>
      </dl>
      <form @submit=${change} class="home-password">
        <h3>${t("Change your password")}</h3>
        <input type="text" name="user" autocomplete="username" .value=${me.user} hidden />
        <label
          >${t("Current password")}<input type="password" name="old" autocomplete="current-password" required dir="ltr"
        /></label>
        <label>
          ${t("New password, at least 12 characters")}
          <input
            type="password"
            name="new"
            autocomplete="new-password"
            minlength="12"
            maxlength="256"
            required
            dir="ltr" />
        </label>
        <div class="row">
          <button>${t("Change the password")}</button>
          <button type="button" class="plain" @click=${everywhere}>${t("Sign out everywhere")}</button>
        </div>
      </form>
    </section>
  `;
}

function card(place: Place): TemplateResult {
  return html`<a class="card home-place" href=${place.path}
    ><h2>${place.title()}</h2>
    <p class="soft">${WHAT[place.path]?.() ?? ""}</p></a
  >`;
}

/** What a role is called. */
function roleName(role: string): string {
  const names: Record<string, () => string> = {
    agent: () => t("agent"),
    supervisor: () => t("supervisor"),
    quality: () => t("quality"),
    "second line": () => t("second line"),
    department: () => t("department"),
    administrator: () => t("administrator"),
  };
  return names[role]?.() ?? role;
}

async function change(event: Event): Promise<void> {
  event.preventDefault();
  const form = event.target as HTMLFormElement;
  const typed = new FormData(form);
  const done = await attempt(() => api.post("/desk/api/password", { old: typed.get("old"), new: typed.get("new") }));
  if (!done) return;
  form.reset();
  notice(t("The password is changed. Your other sessions have ended."));
}

async function everywhere(): Promise<void> {
  if (await attempt(() => api.post("/desk/api/sign-out-everywhere"))) location.assign("/desk/sign-in");
}
