// The drawer at the side: the calls behind a number, the story of one of them, an agent.
import { html, render, type TemplateResult } from "../../lib/html.ts";
import { t } from "../../lib/words.ts";

export class Drawer {
  readonly #dialog: HTMLDialogElement;
  #closed: () => void = () => undefined;
  #showing = new AbortController();

  constructor(parent: HTMLElement) {
    this.#dialog = document.createElement("dialog");
    this.#dialog.className = "drawer";
    this.#dialog.addEventListener("close", () => {
      this.#showing.abort();
      this.#closed();
    });
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

  /** Ends, with the request that it is given to, when what is shown now is shown no more: the answer is for nobody. */
  showing(): AbortSignal {
    this.#showing.abort();
    this.#showing = new AbortController();
    return this.#showing.signal;
  }

  draw(title: string, content: TemplateResult): void {
    this.#showing.abort();
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
