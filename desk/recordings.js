"use strict";
// Lists recordings, plays one with its picture, and shows who had it. The token lives in this page's memory only, and
// sound and picture are fetched with it. Every text goes in through textContent, never as HTML.

const COLOURS = ["caller", "agentSide", "silence", "pause", "digits", "hold"];
const STEP_SECONDS = 5;
const DAY = { day: "numeric", month: "short", year: "numeric" };

const state = {
  language: new URLSearchParams(location.search).get("lang") === "ar" ? "ar" : "en",
  token: "",
  rows: [],
  next: null,
  // Of the office; undefined: the reader's.
  zone: undefined,
  one: null,
  // Object URLs of what is being heard; they are given back.
  urls: [],
  // Where time begins and ends in the picture, parts of its width; drawn by recorder/picture/drawing.py.
  axis: null,
  message: null,
};

const byId = (id) => document.getElementById(id);
const words = () => WORDS[state.language];

class Refused extends Error {
  constructor(status) {
    super(String(status));
    this.status = status;
  }
}

// --- asking ---

async function ask(path, headers = {}) {
  let answer;
  try {
    answer = await fetch(path, { headers: { Authorization: `Bearer ${state.token}`, ...headers } });
  } catch {
    throw new Refused(0);
  }
  if (!answer.ok) throw new Refused(answer.status);
  return answer;
}

function explain(error) {
  if (!(error instanceof Refused)) throw error;
  if (error.status === 401) {
    leave();
    say((text) => text.wrongToken);
  } else if (error.status === 0) {
    say((text) => text.lost);
  } else {
    say((text) => text.problems[error.status] ?? text.failed);
  }
}

function say(message) {
  state.message = message;
  byId("message").hidden = !message;
  byId("message").textContent = message ? message(words()) : "";
}

// --- showing ---

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

// --- doing ---

function leave() {
  silence();
  Object.assign(state, { token: "", rows: [], next: null, one: null, message: null });
  byId("token").value = byId("why").value = "";
  draw();
  byId("token").focus();
}

async function list(after = "") {
  const query = new URLSearchParams();
  for (const name of ["from", "queue", "agent"]) if (byId(name).value) query.set(name, byId(name).value.trim());
  if (byId("to").value) query.set("to", dayAfter(byId("to").value));
  if (after) query.set("after", after);
  const found = await (await ask(`/api/recordings?${query}`)).json();
  state.rows = after ? [...state.rows, ...found.recordings] : found.recordings;
  state.next = found.next;
  state.zone = found.time_zone;
}

function dayAfter(day) {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + 1);
  return at.toISOString().slice(0, 10);
}

async function refresh(after = "") {
  say(null);
  try {
    await list(after);
  } catch (error) {
    return explain(error);
  }
  draw();
}

async function open(id) {
  say(null);
  try {
    state.one = await (await ask(`/api/recordings/${encodeURIComponent(id)}`)).json();
  } catch (error) {
    return explain(error);
  }
  silence();
  byId("why").value = "";
  draw();
  byId("one-title").focus();
  scrollTo(0, 0);
}

function back() {
  silence();
  const id = state.one?.id;
  state.one = null;
  say(null);
  draw();
  const index = state.rows.findIndex((one) => one.id === id);
  (byId("rows").querySelectorAll("button")[index] ?? byId("list-title")).focus?.();
}

async function listen() {
  const one = state.one;
  const path = `/api/recordings/${encodeURIComponent(one.id)}`;
  // A reason names people, and servers on the way may log addresses: so it goes as a header.
  const headers = { "Hotline-Why": encodeURIComponent(byId("why").value.trim()) };
  say(null);
  byId("reason").hidden = true;
  byId("hearing").hidden = false;
  byId("loading").hidden = false;
  try {
    const [audio, picture] = await Promise.all(
      ["audio", "picture.svg"].map(async (name) => (await ask(`${path}/${name}`, headers)).blob()));
    if (state.one !== one) return;
    state.axis = axisOf(await picture.text());
    byId("player").src = keep(audio);
    byId("picture").src = keep(picture);
    byId("loading").hidden = true;
    byId("figure").hidden = false;
    state.one = await (await ask(path)).json(); // with this access in its log
    draw();
    byId("player").focus();
  } catch (error) {
    silence();
    draw();
    explain(error);
  }
}

function keep(blob) {
  const url = URL.createObjectURL(blob);
  state.urls.push(url);
  return url;
}

function silence() {
  const player = byId("player");
  player.pause();
  player.removeAttribute("src");
  byId("picture").removeAttribute("src");
  state.urls.splice(0).forEach((url) => URL.revokeObjectURL(url));
  byId("hearing").hidden = byId("figure").hidden = true;
}

// --- the picture is a map of the sound ---

// The drawing says in its metadata where its time axis begins and ends.
function axisOf(svg) {
  const found = /time-axis:([\d.]+)-([\d.]+)/.exec(svg);
  return found ? [Number(found[1]), Number(found[2])] : [0, 1];
}

function seek(seconds) {
  const player = byId("player");
  if (!player.src || !state.one) return;
  player.currentTime = Math.min(Math.max(0, seconds), state.one.seconds);
}

function follow() {
  if (!state.one || !state.axis) return;
  const [begins, ends] = state.axis;
  const part = byId("player").currentTime / Math.max(state.one.seconds, 0.001);
  byId("needle").style.setProperty("left", `${100 * (begins + (ends - begins) * part)}%`);
}

byId("map").addEventListener("click", (event) => {
  const box = byId("picture").getBoundingClientRect();
  const [begins, ends] = state.axis ?? [0, 1];
  const part = ((event.clientX - box.left) / box.width - begins) / (ends - begins);
  seek(part * (state.one?.seconds ?? 0));
});
byId("player").addEventListener("timeupdate", follow);
byId("player").addEventListener("seeked", follow);
byId("player").addEventListener("error", () => byId("player").src && say((text) => text.unplayable));
byId("hearing").addEventListener("keydown", (event) => {
  const player = byId("player");
  const steps = { ArrowLeft: -STEP_SECONDS, ArrowRight: STEP_SECONDS };
  if (event.key in steps) {
    event.preventDefault();
    seek(player.currentTime + steps[event.key]);
  }
});

// --- the page ---

byId("door").addEventListener("submit", (event) => {
  event.preventDefault();
  state.token = byId("token").value.trim();
  byId("token").value = "";
  refresh();
});
byId("filter").addEventListener("submit", (event) => {
  event.preventDefault();
  refresh();
});
byId("reason").addEventListener("submit", (event) => {
  event.preventDefault();
  listen();
});
byId("more").addEventListener("click", () => refresh(state.next));
byId("back").addEventListener("click", back);
byId("leave").addEventListener("click", leave);
byId("language").addEventListener("click", () => {
  state.language = state.language === "en" ? "ar" : "en";
  history.replaceState(null, "", `?lang=${state.language}`);
  draw();
});
draw();
byId("token").focus();
