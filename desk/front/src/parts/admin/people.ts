// Users with their roles, and tokens of programs.
import { api } from "../../lib/api.ts";
import { html, nothing, repeat, type TemplateResult } from "../../lib/html.ts";
import { attempt, notice } from "../../lib/page.ts";
import { Store } from "../../lib/store.ts";
import { t } from "../../lib/words.ts";
import { findField, isFound } from "./find-field.ts";
import { nameOf } from "./names.ts";
import { PATH, settings } from "./state.ts";
import { view } from "./view.ts";

interface User {
  name: string;
  full_name: string;
  roles: string[];
  agent: string | null;
  departments: string[];
}

interface People {
  users: User[];
  roles: string[];
  tokens: { holder: string; scopes: string[] | null }[];
  scopes: string[];
  /** Shown once. */
  secret: string;
}

export const people = new Store<People>({ users: [], roles: [], tokens: [], scopes: [], secret: "" });

export async function loadPeople(): Promise<void> {
  const [users, tokens] = await Promise.all([
    api.get<Partial<People>>(`${PATH}/users`),
    api.get<Partial<People>>(`${PATH}/tokens`),
  ]);
  people.set({ ...users.body, ...tokens.body });
}

export function roleName(role: string): string {
  const words: Record<string, string> = {
    agent: t("agent"),
    supervisor: t("supervisor"),
    quality: t("quality"),
    "second line": t("second line"),
    department: t("department"),
    administrator: t("administrator"),
  };
  return words[role] ?? role;
}

const userPath = (name: string): string => `${PATH}/users/${encodeURIComponent(name)}`;

async function change(work: () => Promise<{ body: Partial<People> }>, done: string): Promise<void> {
  const told = await attempt(work);
  if (!told) return;
  people.set("users" in told.body || "tokens" in told.body ? told.body : {});
  notice(done);
}

export function usersSection(): TemplateResult {
  const { users } = people.state;
  const { open } = view.store.state;
  const shown = users.filter((one) => isFound(`${one.name} ${one.full_name}`));
  const user = users.find((one) => one.name === open);
  return html`<div class="split">
    <div class="card entries">
      ${findField()}
      <ul>
        ${repeat(
          shown,
          (one) => one.name,
          (one) =>
            html`<li>
              <button
                class="entry"
                aria-current=${one.name === open ? "true" : nothing}
                @click=${() => view.open(one.name)}>
                <span class="entry-name"><bdi>${one.full_name}</bdi></span
                ><span class="small soft">${one.roles.map(roleName).join(" · ")}</span>
              </button>
            </li>`,
        )}
      </ul>
      <button class="plain" @click=${() => view.open("+")}>${t("Add a user")}</button>
    </div>
    ${open === "+" ? userForm(null) : user ? userForm(user) : html`<p class="soft empty">${t("Choose an entry, or add one.")}</p>`}
  </div>`;
}

function userForm(user: User | null): TemplateResult {
  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const name = user?.name ?? String(form.get("name"));
    const body = {
      full_name: form.get("full_name"),
      roles: form.getAll("roles"),
      agent: form.get("agent") || null,
      departments: form.getAll("departments"),
      password: form.get("password") || null,
    };
    if (user)
      return change(
        () => api.put<Partial<People>>(userPath(name), body),
        t("Saved. Open sessions of this user have ended."),
      );
    const added = await attempt(() => api.post(userPath(name), body));
    if (added === undefined) return;
    await loadPeople();
    view.open(name);
    notice(t("The user is added."));
  };
  return html`<section class="card" aria-labelledby="entry">
    <h2 id="entry" dir="auto">${user ? user.full_name : t("New user")}</h2>
    <form class="grid wide" @submit=${send}>
      ${user ? html`<p class="soft"><code>${user.name}</code></p>` : html`<label>${t("Name to sign in with")}<input name="name" dir="ltr" required maxlength="64" autocomplete="off" /></label>`}
      <label
        >${t("Name for others")}<input
          name="full_name"
          dir="auto"
          required
          maxlength="200"
          .value=${user?.full_name ?? ""}
      /></label>
      <fieldset>
        <legend>${t("Roles")}</legend>
        ${people.state.roles.map((role) => html`<label class="row"><input type="checkbox" name="roles" value=${role} .checked=${user?.roles.includes(role) ?? false} /><span>${roleName(role)}</span></label>`)}
      </fieldset>
      <label
        >${t("Takes calls as")}<select name="agent">
          <option value="">—</option>
          ${settings.names("agents").map((key) => html`<option value=${key} ?selected=${user?.agent === key}>${nameOf("agents", key)} (${key})</option>`)}
        </select></label
      >
      <fieldset>
        <legend>${t("Departments")}</legend>
        ${settings.names("departments").map((key) => html`<label class="row"><input type="checkbox" name="departments" value=${key} .checked=${user?.departments.includes(key) ?? false} /><span>${nameOf("departments", key)}</span></label>`)}
      </fieldset>
      ${user ? nothing : html`<label>${t("First password (or none, for a link)")}<input type="password" name="password" autocomplete="new-password" /></label>`}
      <div class="row"><button>${user ? t("Save") : t("Add")}</button></div>
    </form>
    ${user ? more(user) : nothing}
  </section>`;
}

function more(user: User): TemplateResult {
  const password = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    void attempt(() =>
      api.put(`${userPath(user.name)}/password`, { password: new FormData(form).get("password") }),
    ).then((done) => {
      if (done === undefined) return;
      form.reset();
      notice(t("The password is set."));
    });
  };
  const link = async (): Promise<void> => {
    const told = await attempt(() => api.post<{ path: string }>(`${userPath(user.name)}/link`));
    if (told) people.set({ secret: location.origin + told.body.path });
  };
  return html`<form class="row narrow" @submit=${password}>
      <label class="grow"
        >${t("New password")}<input type="password" name="password" required autocomplete="new-password" /></label
      ><button class="plain">${t("Set")}</button>
    </form>
    <div class="row">
      <button class="plain" @click=${() => void link()}>${t("Make a link that signs in once")}</button>
      <button
        class="plain danger"
        @click=${() => confirm(t("Remove {name}? Open sessions end, and nobody signs in by this name.", { name: user.full_name })) && void change(() => api.delete<Partial<People>>(userPath(user.name)), t("The user is removed."))}>
        ${t("Remove the user")}
      </button>
    </div>
    ${secret()}`;
}

function secret(): TemplateResult | typeof nothing {
  const { secret: text } = people.state;
  if (!text) return nothing;
  return html`<div class="secret" role="status">
    <p>${t("It is shown only now: copy it.")}</p>
    <code dir="ltr">${text}</code>
    <div class="row">
      <button class="plain" @click=${() => void navigator.clipboard.writeText(text).then(() => notice(t("Copied.")))}>
        ${t("Copy")}
      </button>
      <button class="quiet" @click=${() => people.set({ secret: "" })}>${t("Hide")}</button>
    </div>
  </div>`;
}

export function tokensSection(): TemplateResult {
  const { tokens, scopes } = people.state;
  const give = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const told = await attempt(() =>
      api.post<{ token: string }>(`${PATH}/tokens/${encodeURIComponent(String(data.get("holder")))}`, {
        scopes: data.getAll("scopes"),
      }),
    );
    if (!told) return;
    form.reset();
    await loadPeople();
    people.set({ secret: told.body.token });
  };
  return html`<div class="split even">
    <section class="card">
      <h2>${t("Who holds a token")}</h2>
      <table>
        <thead>
          <tr>
            <th>${t("Program")}</th>
            <th>${t("For")}</th>
            <th><span class="unseen">${t("Remove")}</span></th>
          </tr>
        </thead>
        <tbody>
          ${tokens.map(
            (one) =>
              html`<tr>
                <th scope="row"><bdi>${one.holder}</bdi></th>
                <td>
                  ${one.scopes === null ? html`<span class="tag warn">${t("everything")}</span>` : one.scopes.map((scope) => html`<span class="tag" dir="ltr">${scope}</span> `)}
                </td>
                <td>
                  <button
                    class="plain small"
                    aria-label=${t("Remove {name}", { name: one.holder })}
                    @click=${() => void change(() => api.delete<Partial<People>>(`${PATH}/tokens/${encodeURIComponent(one.holder)}`), t("The token is not good any more."))}>
                    ${t("Remove")}
                  </button>
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </section>
    <section class="card">
      <h2>${t("Give a token")}</h2>
      <form class="grid" @submit=${give}>
        <label>${t("Program")}<input name="holder" dir="ltr" required maxlength="40" /></label>
        <fieldset>
          <legend>${t("For")}</legend>
          ${scopes.map((scope) => html`<label class="row"><input type="checkbox" name="scopes" value=${scope} /><code>${scope}</code></label>`)}
        </fieldset>
        <p class="small soft">
          ${t("A program that has a token already gets a new one, and the old one is not good any more.")}
        </p>
        <div><button>${t("Give a token")}</button></div>
      </form>
      ${secret()}
    </section>
  </div>`;
}
