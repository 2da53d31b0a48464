// Elements by key: each drawn anew only when its own record has changed, and moved only when its place has.
import { render, type TemplateResult } from "../../lib/html.ts";

export class KeyedRows {
  #elements = new Map<string, HTMLElement>();

  constructor(
    readonly tag: string,
    readonly className: string,
  ) {}

  element(key: string): HTMLElement | undefined {
    return this.#elements.get(key);
  }

  /** Draw what is in an element; a new one is nowhere until `order` puts it into its place. */
  draw(key: string, content: TemplateResult): HTMLElement {
    let element = this.#elements.get(key);
    if (!element) {
      element = document.createElement(this.tag);
      element.className = this.className;
      this.#elements.set(key, element);
    }
    render(content, element);
    return element;
  }

  remove(key: string): void {
    this.#elements.get(key)?.remove();
    this.#elements.delete(key);
  }

  /** Put these elements into a parent, in this order; those that stand right are not touched, and the focus stays. */
  order(parent: HTMLElement, keys: Iterable<string>): void {
    const focused = document.activeElement;
    let next = parent.firstElementChild;
    for (const key of keys) {
      const element = this.#elements.get(key);
      if (!element) continue;
      if (element === next) next = element.nextElementSibling;
      else parent.insertBefore(element, next);
    }
    // Whoever works with the keyboard does not lose the place because an element went elsewhere.
    if (focused instanceof HTMLElement && focused !== document.activeElement) focused.focus({ preventScroll: true });
  }
}
