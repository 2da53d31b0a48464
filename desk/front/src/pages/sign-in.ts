// A first page, so that the tools have something to build; the door's owner writes it.
import { bar } from "../lib/page.ts";
import { html, render } from "../lib/html.ts";
import { loadWords } from "../lib/words.ts";

await loadWords();
render(html`${bar(null)}<main class="page narrow" id="content"></main>`, document.body);
