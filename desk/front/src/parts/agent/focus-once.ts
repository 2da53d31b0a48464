// A panel that opens takes the focus: whoever opened it by a key goes on by keys.

const seen = new WeakSet<Element>();

/** For `ref`: focus the element, or the first button in it, when it comes; later drawings leave the focus alone. */
export function focusOnce(element: Element | undefined): void {
  if (!element || seen.has(element)) return;
  seen.add(element);
  const first = element.matches("input, button") ? element : element.querySelector("button");
  queueMicrotask(() => (first as HTMLElement | null)?.focus());
}
