// The one way in which pages are drawn: lit-html, which writes every value as text, never as markup.
export { html, nothing, render, svg, type TemplateResult } from "lit-html";
export { classMap } from "lit-html/directives/class-map.js";
export { ifDefined } from "lit-html/directives/if-defined.js";
export { keyed } from "lit-html/directives/keyed.js";
export { live } from "lit-html/directives/live.js";
export { ref } from "lit-html/directives/ref.js";
export { repeat } from "lit-html/directives/repeat.js";
