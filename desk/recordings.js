"use strict";
// Lists recordings, plays one with its picture, and shows who had it. The token lives in this page's memory only, and
// sound and picture are fetched with it. recordings-view.js shows what is known, recordings-words.js has the words.

const STEP_SECONDS = 5;

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
