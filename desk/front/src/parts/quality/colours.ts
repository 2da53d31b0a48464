// Colours of the style sheet for a canvas, which knows neither custom properties nor light-dark().

/** The colours of these custom properties as rgb(), in the theme of now. The element must be in the page. */
export function coloursOf(element: HTMLElement, names: readonly string[]): Map<string, string> {
  const probe = document.createElement("i");
  (element.parentElement ?? element).append(probe);
  const style = getComputedStyle(element);
  const found = new Map(
    names.map((name) => {
      probe.style.color = style.getPropertyValue(name);
      return [name, getComputedStyle(probe).color] as const;
    }),
  );
  probe.remove();
  return found;
}
