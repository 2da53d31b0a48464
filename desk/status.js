"use strict";
// Asks for the live state once a second and draws it. Every text goes in through textContent, never as HTML.

const WORDS = {
  en: {
    other: "العربية", queues: "Queues", agents: "Agents", queue: "Queue", waiting: "Waiting", longest: "Longest wait",
    talking: "Talking", signedIn: "Signed in", answered: "Answered today", abandoned: "Abandoned today",
    serviceLevel: "Service level today", healthy: "Calls are served", lost: "No connection to the hotline",
    states: {
      "signed out": "signed out", available: "available", reserved: "reserved", ringing: "ringing", talking: "talking",
      "wrapping up": "wrapping up", paused: "paused", unreachable: "phone unreachable", "busy elsewhere": "busy elsewhere",
    },
  },
  ar: {
    other: "English", queues: "قوائم الانتظار", agents: "الموظفون", queue: "القائمة", waiting: "في الانتظار",
    longest: "أطول انتظار", talking: "يتحدثون", signedIn: "مسجّلون", answered: "مكالمات أُجيبت اليوم",
    abandoned: "مكالمات انقطعت قبل الرد اليوم", serviceLevel: "مستوى الخدمة اليوم", healthy: "الخط يعمل", lost: "لا اتصال بالخط",
    states: {
      "signed out": "غير مسجّل", available: "متاح", reserved: "محجوز", ringing: "يرنّ", talking: "يتحدث",
      "wrapping up": "يُنهي المعاملة", paused: "في استراحة", unreachable: "الهاتف غير متصل", "busy elsewhere": "مشغول",
    },
  },
};

let language = new URLSearchParams(location.search).get("lang") === "ar" ? "ar" : "en";
let last = null;

const byId = (id) => document.getElementById(id);

function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

function element(tag, text, className) {
  const made = document.createElement(tag);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

function draw() {
  const words = WORDS[language];
  document.documentElement.lang = language;
  document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
  byId("language").textContent = words.other;
  byId("queues-title").textContent = words.queues;
  byId("agents-title").textContent = words.agents;
  const head = [words.queue, words.waiting, words.longest, words.talking, words.signedIn, words.answered,
    words.abandoned, words.serviceLevel];
  byId("queue-head").replaceChildren(...head.map((text) => {
    const cell = element("th", text);
    cell.scope = "col";
    return cell;
  }));
  const health = byId("health");
  const problems = last ? Object.values(last.problems) : [words.lost];
  health.className = problems.length ? "bad" : "good";
  health.textContent = problems.length ? problems.join(" · ") : words.healthy;
  if (!last) return;
  byId("node").textContent = last.node;
  byId("queues").replaceChildren(...last.queues.map((queue) => {
    const today = last.today[queue.queue];
    const row = document.createElement("tr");
    row.append(
      element("td", queue.title[language] ?? queue.queue),
      element("td", String(queue.waiting), "number"),
      element("td", queue.waiting ? clock(queue.longest_wait_seconds) : "–", "number"),
      element("td", String(queue.talking), "number"),
      element("td", String(queue.signed_in), "number"),
      element("td", today ? String(today.answered) : "–", "number"),
      element("td", today ? String(today.abandoned) : "–", "number"),
      element("td", today?.service_level == null ? "–" : `${Math.round(100 * today.service_level)} %`, "number"),
    );
    return row;
  }));
  byId("agents").replaceChildren(...last.agents.map((agent) => {
    const item = element("li", agent.name, agent.state.replace(" ", "-"));
    item.append(element("span", words.states[agent.state] ?? agent.state, "state"));
    return item;
  }));
}

async function refresh() {
  try {
    const answer = await fetch("api/live");
    last = answer.ok ? await answer.json() : null;
  } catch {
    last = null;
  }
  draw();
}

byId("language").addEventListener("click", () => {
  language = language === "en" ? "ar" : "en";
  history.replaceState(null, "", `?lang=${language}`);
  draw();
});
draw();
refresh();
setInterval(refresh, 1000);
