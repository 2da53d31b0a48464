// Clocks that run by themselves: an element with `data-since` (or `data-until`) counts from the server's time, so that a
// wait that grows costs no message. One timer for all of them.
import { duration } from "../../lib/words.ts";

/** The telephone runs its own. */
const CLOCKS = ":is([data-since],[data-until]):not(.phone *)";

export function runClocks(now: () => number, tick: () => void): () => void {
  const timer = setInterval(() => {
    if (!document.hidden) showClocks(document, now());
    tick();
  }, 1000);
  return () => clearInterval(timer);
}

export function showClocks(within: ParentNode, now: number): void {
  for (const element of within.querySelectorAll<HTMLElement>(CLOCKS)) {
    const since = element.dataset["since"];
    const seconds = since ? now - Number(since) : Number(element.dataset["until"]) - now;
    const text = duration(Math.max(0, Math.floor(seconds)));
    const node = element.firstChild;
    if (node?.nodeType === Node.TEXT_NODE && element.childNodes.length === 1) {
      if (node.nodeValue !== text) node.nodeValue = text;
    } else {
      element.textContent = text;
    }
  }
}
