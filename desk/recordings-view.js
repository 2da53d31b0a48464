"use strict";
// Shows what the page `/recordings` knows. Every text goes in through textContent, never as HTML.

const COLOURS = ["caller", "agentSide", "silence", "pause", "digits", "hold"];
const DAY = { day: "numeric", month: "short", year: "numeric" };

const byId = (id) => document.getElementById(id);
const words = () => WORDS[state.language];

function element(tag, text = "", className = "") {
  const made = document.createElement(tag);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

// Keys of agents, reasons and times run in their own direction.
function own(text, className = "") {
  return element("bdi", text, className);
}

function clock(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, String(whole % 60).padStart(2, "0")];
  return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}

// Times are those of the office, wherever the reader is.
function written(at, options) {
  const locale = state.language === "ar" ? "ar-OM-u-nu-latn" : "en-GB";
  return new Intl.DateTimeFormat(locale, { ...DAY, ...options, timeZone: state.zone }).format(at * 1000);
}

function moment(at) {
  return written(at, { hour: "numeric", minute: "2-digit" });
}

function until(at) {
  return at == null ? words().forEver : written(at, {});
}

function stateOf(one) {
  if (one.state !== "kept") return [words().deleted, "bad"];
  if (one.damage) return [words().damaged, "bad"];
  if (one.held_by) return [`${words().held} \u2068${one.held_by}\u2069`, "held"];
  return null;
}

function draw() {
  const text = words();
  document.documentElement.lang = state.language;
  document.documentElement.dir = state.language === "ar" ? "rtl" : "ltr";
  document.title = `1111 · ${text.recordings}`;
  for (const place of document.querySelectorAll("[data-word]")) place.textContent = text[place.dataset.word];
  byId("language").textContent = text.other;
  byId("language").lang = state.language === "ar" ? "en" : "ar";
  byId("door").hidden = Boolean(state.token);
  byId("leave").hidden = !state.token;
  byId("list").hidden = !state.token || Boolean(state.one);
  byId("one").hidden = !state.token || !state.one;
  say(state.message);
  if (!state.token) return;
  drawList();
  if (state.one) drawOne(state.one);
}

function drawList() {
  byId("rows").replaceChildren(...state.rows.map((one) => {
    const row = document.createElement("tr");
    const name = element("button", moment(one.begins_at), "name");
    name.type = "button";
    name.addEventListener("click", () => open(one.id));
    const first = document.createElement("th");
    first.scope = "row";
    first.append(name);
    const said = stateOf(one);
    if (said) first.append(element("span", said[0], `state ${said[1]}`));
    row.append(
      first, cell("length", own(clock(one.seconds))), cell("queue", own(one.queue || "–")),
      cell("agents", own(one.agents.join(", ") || "–")), cell("keptUntil", element("span", until(one.keep_until))),
    );
    return row;
  }));
  byId("none").hidden = state.rows.length > 0 || state.next !== null;
  byId("more").hidden = state.next === null;
}

function cell(name, content) {
  const made = document.createElement("td");
  made.dataset.label = words()[name];
  made.append(content);
  return made;
}

function drawOne(one) {
  const text = words();
  byId("one-title").textContent = moment(one.begins_at);
  const said = stateOf(one);
  byId("state").hidden = !said;
  if (said) {
    byId("state").textContent = said[0];
    byId("state").className = `state ${said[1]}`;
  }
  byId("reason").hidden = one.state !== "kept" || !byId("hearing").hidden;
  const facts = [
    [text.length, clock(one.seconds)], [text.queue, one.queue || "–"], [text.agents, one.agents.join(", ") || "–"],
    [text.language, text.languages[one.language] ?? (one.language || "–")], [text.keptUntil, until(one.keep_until)],
    [text.checked, one.verified_at ? moment(one.verified_at) : text.never],
    [text.encrypted, one.encrypted ? text.yes : text.no], [text.call, one.id],
  ];
  byId("facts").replaceChildren(...facts.map(([name, value]) => {
    const pair = document.createElement("div");
    const fact = document.createElement("dd");
    fact.append(own(value));
    pair.append(element("dt", name), fact);
    return pair;
  }));
  byId("picture").alt = text.picture;
  byId("legend").replaceChildren(...COLOURS.map((name) => element("li", text[name], name)));
  drawTimes(one);
  drawLog(one);
}

function drawTimes(one) {
  const text = words();
  const times = [
    ...one.segments.map((at) => [at.begins, at.ends, `${text.talk} `, at.agent, "agentSide"]),
    ...one.gaps.map((at) => [at.begins, at.ends, `${text[at.why]} · ${text.onSide[at.side]}`, "", at.why]),
  ].sort((left, right) => left[0] - right[0]);
  byId("times").replaceChildren(...times.map(([begins, ends, what, who, colour]) => {
    const item = element("li", "", colour);
    const jump = element("button", "", "time");
    jump.type = "button";
    jump.append(own(`${clock(begins)} – ${clock(ends)}`));
    jump.addEventListener("click", () => seek(begins));
    const said = element("span", what);
    if (who) said.append(own(who));
    item.append(jump, said);
    return item;
  }));
}

function drawLog(one) {
  byId("log-none").hidden = one.access_log.length > 0;
  byId("log").replaceChildren(...one.access_log.map((line) => {
    const item = document.createElement("li");
    const who = element("p");
    who.append(own(line.who, "who"), ` ${words().how[line.how] ?? line.how}`);
    const why = element("p", "", "why");
    why.append(own(line.why));
    const when = element("time", moment(line.at), "quiet");
    when.dateTime = new Date(line.at * 1000).toISOString();
    item.append(who, why, when);
    return item;
  }));
}
