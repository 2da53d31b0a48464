// A panel that opens takes the focus: whoever opened it by a key goes on by keys.

const seen = new WeakSet<Element>();

/** For `ref`: focus the element, or the first button in it, when it comes; later drawings leave the focus alone. */
export function focusOnce(element: Element | undefined): void {
  if (!element || seen.has(element)) return;
  seen.add(element);
  // What is in it is drawn after it.
  queueMicrotask(() =>
    (element.matches("input") ? (element as HTMLElement) : element.querySelector("button"))?.focus(),
  );
}
