// The agent's telephone by itself: choosing browser or desk phone, trying the headset out, and taking calls.
import { bar, begin, attempt, type Me } from "../lib/page.ts";
import { html, nothing, render } from "../lib/html.ts";
import { t } from "../lib/words.ts";
import { choose, type PhoneKind, readChoice } from "../parts/phone/choice.ts";
import { deviceDialog } from "../parts/phone/device-dialog.ts";
import { Phone } from "../parts/phone/phone.ts";
import { phoneBar, runClock } from "../parts/phone/phone-bar.ts";

void begin((me) => void start(me));

async function start(me: Me): Promise<void> {
  const phone = new Phone();
  let kind: PhoneKind = "desk";
  const draw = () => render(page(), document.body);

  async function use(wanted: PhoneKind): Promise<void> {
    await attempt(async () => (kind = (await choose(wanted)).phone));
    if (kind === "browser") await phone.connect();
    else phone.disconnect();
    draw();
  }

  const radio = (value: PhoneKind, title: string, words: string) => html`
    <label class="phone-kind">
      <input type="radio" name="kind" .checked=${kind === value} @change=${() => void use(value)} />
      <span><strong>${title}</strong><br /><span class="soft small">${words}</span></span>
    </label>
  `;

  const page = () => html`
    ${bar(me)}
    <main class="page narrow" id="content">
      <h1>${t("Telephone and headset")}</h1>
      <fieldset class="card">
        <legend>${t("I take calls with")}</legend>
        ${radio("browser", t("This browser"), t("A headset at this machine; nothing to install."))}
        ${radio("desk", t("My desk phone"), t("The telephone on the desk rings; this page shows who calls."))}
      </fieldset>
      ${kind === "browser" ? html`<div class="card">${phoneBar(phone, () => void deviceDialog(phone))}</div>` : nothing}
    </main>
  `;

  phone.store.listen(draw);
  runClock();
  draw();
  const chosen = await attempt(readChoice);
  if (!chosen) return;
  kind = chosen.phone;
  draw();
  if (kind === "browser") await phone.connect();
}
