// The agent's page: me and the telephone, the caller, the case. docs/operator/agent-desktop.md
import { html, nothing, render } from "../lib/html.ts";
import { areLettersOn, isField } from "../lib/keyboard.ts";
import { bar, begin, type Me } from "../lib/page.ts";
import { t } from "../lib/words.ts";
import { act } from "../parts/agent/actions.ts";
import { announced } from "../parts/agent/announce.ts";
import { callerView } from "../parts/agent/caller-view.ts";
import { caseView } from "../parts/agent/case-view.ts";
import { helpView } from "../parts/agent/help-view.ts";
import { listenedView } from "../parts/agent/listened-view.ts";
import { actionOf } from "../parts/agent/keys.ts";
import { lineStatus, meView } from "../parts/agent/me-view.ts";
import { Office } from "../parts/agent/office.ts";

await begin((me: Me) => {
  if (!me.agent) {
    render(
      html`${bar(me)}
        <main class="page narrow" id="content">
          <p class="trouble" role="alert">
            ${t("Your name is not linked with an agent of the telephone. Ask an administrator.")}
          </p>
        </main>`,
      document.body,
    );
    return;
  }
  const office = new Office(me);
  office.store.listen(() => draw(office));
  document.addEventListener("keydown", (event) => {
    const action = actionOf(event, isField(event.target), areLettersOn());
    if (!action || !office.state.active) return; // keys of a tab that only looks on do nothing, as its buttons do
    event.preventDefault();
    act(office, action);
  });
});

function draw(office: Office): void {
  const { me, active, panel } = office.state;
  render(
    html`${bar(me, lineStatus(office))} ${active ? nothing : elsewhere(office)} ${listenedView(office)}
      <main id="content" class="agent" ?inert=${!active}>
        ${meView(office)}${callerView(office)}${caseView(office)}
      </main>
      <div class="unseen" role="status" aria-live="assertive">${announced(office)}</div>
      ${panel === "help" ? helpView(office) : nothing}
      <button class="quiet help-button" aria-label=${t("Keyboard")} title="?" @click=${() => office.panel("help")}>
        ?
      </button>`,
    document.body,
  );
}

function elsewhere(office: Office) {
  return html`<p class="tag warn row between elsewhere" role="alert">
    ${t("You work in another tab of this browser; this one only looks on.")}
    <button class="small" @click=${() => void office.tab.take(true)}>${t("Work here")}</button>
  </p>`;
}
