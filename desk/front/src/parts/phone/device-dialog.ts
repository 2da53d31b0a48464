// Microphone and loudspeaker: choosing them, seeing that the microphone hears, hearing oneself, before the first call.
import { html, nothing, render, type TemplateResult } from "../../lib/html.ts";
import { t } from "../../lib/words.ts";
import { devices, type Devices, MicrophoneTest } from "./devices.ts";
import type { Phone } from "./phone.ts";
import { keepSettings } from "./settings.ts";
import { microphoneAfter } from "./state.ts";
import { microphoneWords } from "./words.ts";

/** A level that a voice at the headset reaches easily and an open window does not (0…1, see `loudness`). */
const HEARD = 0.45;

/** Open the dialog; it belongs to the page until it is closed. */
export async function deviceDialog(phone: Phone): Promise<void> {
  const dialog = document.createElement("dialog");
  dialog.className = "devices";
  dialog.setAttribute("aria-label", t("Microphone and loudspeaker"));
  document.body.append(dialog);
  const test = new MicrophoneTest();
  const view = new View(dialog, phone, test);
  dialog.addEventListener("close", () => {
    test.stop();
    dialog.remove();
  });
  dialog.showModal();
  await view.start();
}

class View {
  #devices: Devices = { microphones: [], speakers: [] };
  #trouble = "";
  #heard = false;
  #echo = false;

  constructor(
    readonly dialog: HTMLDialogElement,
    readonly phone: Phone,
    readonly test: MicrophoneTest,
  ) {}

  async start(): Promise<void> {
    this.#trouble = "";
    this.#draw();
    try {
      await this.test.start(this.phone.store.state.microphoneId, (level) => this.#show(level));
      this.test.hearYourself(this.#echo);
      this.#devices = await devices(); // names are told only now, with the permission
    } catch (error) {
      const failure = microphoneAfter(error instanceof DOMException ? error.name : "");
      this.phone.store.set({ microphone: failure });
      this.#trouble = microphoneWords(failure);
    }
    this.#draw();
  }

  #show(level: number): void {
    const meter = this.dialog.querySelector("meter");
    if (meter) meter.value = level;
    if (level > HEARD && !this.#heard) {
      this.#heard = true;
      keepSettings({ tested: true });
      this.#draw();
    }
  }

  #draw(): void {
    const { microphoneId, speakerId } = this.phone.store.state;
    render(
      html`
        <form method="dialog" class="devices-form">
          <h2>${t("Microphone and loudspeaker")}</h2>
          ${
            this.#trouble
              ? html`<p class="trouble" role="alert">${this.#trouble}</p>
                  <button type="button" class="plain" @click=${() => void this.start()}>${t("Try again")}</button>`
              : nothing
          }
          ${select(t("Microphone"), this.#devices.microphones, microphoneId, (id) => void this.#microphone(id))}
          <label>${t("Say something")}<meter min="0" max="1" low=${HEARD} value="0"></meter></label>
          <p class="small ${this.#heard ? "heard" : "soft"}" role="status">
            ${this.#heard ? t("Your voice is heard.") : t("The bar moves when the microphone hears you.")}
          </p>
          <label class="row"
            ><input type="checkbox" .checked=${this.#echo} @change=${() => this.#hearYourself()} />
            ${t("Hear myself (with a headset on)")}</label
          >
          ${
            this.#devices.speakers.length
              ? select(t("Loudspeaker"), this.#devices.speakers, speakerId, (id) => void this.phone.chooseSpeaker(id))
              : nothing
          }
          <div class="row between">
            <button type="button" class="plain" @click=${() => this.test.tone()}>${t("Play a tone")}</button>
            <button value="done">${t("Done")}</button>
          </div>
        </form>
      `,
      this.dialog,
    );
  }

  async #microphone(id: string): Promise<void> {
    this.#heard = false;
    await this.phone.chooseMicrophone(id);
    await this.start();
  }

  #hearYourself(): void {
    this.#echo = !this.#echo;
    this.test.hearYourself(this.#echo);
  }
}

function select(
  title: string,
  all: readonly MediaDeviceInfo[],
  chosen: string,
  choose: (id: string) => void,
): TemplateResult {
  return html`
    <label
      >${title}
      <select @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
        <option value="" ?selected=${!chosen}>${t("What the system uses")}</option>
        ${all
          .filter((one) => one.deviceId && one.deviceId !== "default")
          .map(
            (one) =>
              html`<option value=${one.deviceId} ?selected=${one.deviceId === chosen}>
                ${one.label || one.deviceId.slice(0, 6)}
              </option>`,
          )}
      </select>
    </label>
  `;
}
