// Elements by key: each drawn anew only when its own record has changed, and moved only when its place has.
import { render, type TemplateResult } from "../../lib/html.ts";

export class KeyedRows {
  #elements = new Map<string, HTMLElement>();

  constructor(
    readonly parent: HTMLElement,
    readonly tag: string,
    readonly className: string,
    /** What each element says of itself, before anything is drawn in it. */
    readonly made: (element: HTMLElement, key: string) => void = () => undefined,
  ) {}

  get keys(): IterableIterator<string> {
    return this.#elements.keys();
  }

  element(key: string): HTMLElement | undefined {
    return this.#elements.get(key);
  }

  draw(key: string, content: TemplateResult): HTMLElement {
    let element = this.#elements.get(key);
    if (!element) {
      element = document.createElement(this.tag);
      element.className = this.className;
      this.made(element, key);
      this.#elements.set(key, element);
      this.parent.append(element);
    }
    render(content, element);
    return element;
  }

  remove(key: string): void {
    this.#elements.get(key)?.remove();
    this.#elements.delete(key);
  }

  /** Put the elements into this order; those that stand right are not touched. */
  order(keys: readonly string[]): void {
    let next = this.parent.firstElementChild;
    for (const key of keys) {
      const element = this.#elements.get(key);
      if (!element) continue;
      if (element === next) next = element.nextElementSibling;
      else this.parent.insertBefore(element, next);
    }
  }
}
