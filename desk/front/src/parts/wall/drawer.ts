// The drawer at the side: the calls behind a number, the story of one of them, an agent.
import { html, render, type TemplateResult } from "../../lib/html.ts";
import { t } from "../../lib/words.ts";

export class Drawer {
  readonly #dialog: HTMLDialogElement;
  #closed: () => void = () => undefined;
  #shown = 0;

  constructor(parent: HTMLElement) {
    this.#dialog = document.createElement("dialog");
    this.#dialog.className = "drawer";
    this.#dialog.addEventListener("close", () => this.#closed());
    this.#dialog.addEventListener("click", (event) => {
      if (event.target === this.#dialog) this.#dialog.close();
    });
    parent.append(this.#dialog);
  }

  /** Show it; `closed` is called when it is not shown any more. */
  open(title: string, content: TemplateResult, closed: () => void = () => undefined): void {
    if (this.#dialog.open) this.#closed();
    this.#closed = closed;
    this.draw(title, content);
    if (!this.#dialog.open) this.#dialog.showModal();
  }

  /** Whether it still shows, when the answer comes, what it shows now: else the answer is for nobody. */
  stillShown(): () => boolean {
    const shown = ++this.#shown;
    return () => this.#shown === shown && this.#dialog.open;
  }

  draw(title: string, content: TemplateResult): void {
    this.#shown += 1;
    this.#dialog.setAttribute("aria-label", title);
    render(
      html`<div class="drawer-body">
        <header class="row between">
          <h2 tabindex="-1"><bdi>${title}</bdi></h2>
          <button class="quiet" aria-label=${t("Close")} @click=${() => this.#dialog.close()}>✕</button>
        </header>
        ${content}
      </div>`,
      this.#dialog,
    );
    // The button that led here may be gone: who works by keys goes on at the beginning of what is shown now.
    if (this.#dialog.open && !this.#dialog.contains(document.activeElement)) {
      this.#dialog.querySelector("h2")?.focus({ preventScroll: true });
    }
  }
}
