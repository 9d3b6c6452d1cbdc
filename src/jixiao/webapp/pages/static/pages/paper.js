// The sheet: every cell saves itself as it is left. Without this script each part is a plain form.
"use strict";
document.documentElement.classList.add("js");

const words = (name) => document.body.dataset[name] || "";
const saved = document.getElementById("saved");
const waiting = new Map();

function say(text, wrong) {
  if (!saved) return;
  saved.textContent = text;
  saved.classList.toggle("wrong", Boolean(wrong));
}

function grow(area) {
  area.rows = 1;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight}px`;
}

function token(area) {
  return area.closest("form").querySelector("[name=csrfmiddlewaretoken]").value;
}

async function send(area) {
  const form = area.closest("form");
  const body = new FormData();
  const now = area.value;
  body.set(area.name, now);
  body.set(area.name.replace("now:", "was:"), area.dataset.was);
  if (area.dataset.more) body.set(area.name.replace("now:", "more:"), area.dataset.more);
  body.set("csrfmiddlewaretoken", token(area));
  const slow = setTimeout(() => say(words("saving")), 400);
  try {
    const answer = await fetch(form.action, {
      method: "POST", body, headers: { "HX-Request": "true", Accept: "application/json" },
    });
    const told = await answer.json();
    if (answer.ok) {
      area.dataset.was = now;
      at(form.parentElement, told.version);
      area.parentElement.classList.remove("stale");
      localStorage.removeItem(keyOf(area));
      waiting.delete(area);
      say(`✓ ${words("saved")} ${new Date().toTimeString().slice(0, 5)}`);
      later();
    } else if (told.code === "stale") {
      waiting.delete(area);
      clash(area, told.clashes[0]);
    } else {
      say(`△ ${told.error}`, true);
    }
  } catch {
    waiting.set(area, now);
    localStorage.setItem(keyOf(area), now);
    say(`△ ${words("offline")}`, true);
  } finally {
    clearTimeout(slow);
  }
}

// The version of a part that is on the page; what a save made can be taken back (steps.js).
function at(section, version) {
  const form = section.querySelector("form.part");
  if (Number(form.dataset.version) === Number(version)) return;
  form.dataset.version = version;
  const seen = section.querySelector(".rows [name=seen]");
  if (seen) seen.value = version;
  section.dispatchEvent(new CustomEvent("step", { bubbles: true, detail: Number(version) }));
}

function keyOf(area) {
  return `jixiao:${area.closest("form").action}:${area.name}`;
}

// One save of a cell after the other: the next one has to know what the last one left there.
const saves = new WeakMap();
function save(area) {
  const last = saves.get(area) || Promise.resolve();
  const next = last.then(() => (area.value !== area.dataset.was ? send(area) : undefined));
  saves.set(area, next);
  return next;
}

// Somebody else changed the cell: both versions stay on the page until a person has chosen.
function clash(area, told) {
  area.parentElement.classList.add("stale");
  say(`△ ${words("clash")} ${told.author}`, true);
  const box = document.createElement("div");
  box.className = "clash";
  box.setAttribute("role", "group");
  for (const [label, text] of [[words("mine"), told.yours], [`${told.author}`, told.theirs]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = `${label}：${text || "—"}`;
    button.addEventListener("click", () => {
      area.dataset.was = told.theirs;
      area.value = text;
      box.remove();
      grow(area);
      area.parentElement.classList.remove("stale");
      save(area);
    });
    box.append(button);
  }
  area.parentElement.querySelector(".clash")?.remove();
  area.after(box);
}

// Ask the rules a moment after the last save; the margin comes back by itself.
let asking;
function later() {
  clearTimeout(asking);
  asking = setTimeout(() => {
    const ask = document.getElementById("ask");
    if (ask && window.htmx) window.htmx.trigger(ask, "submit");
  }, 900);
}

// How a target is understood, under its cell while one is in it, or the one question that it asks.
let reading;
function isTarget(area) {
  return area.name.endsWith(".target") || area.name.endsWith(".actual");
}

function understand(area) {
  if (!isTarget(area)) return;
  clearTimeout(reading);
  reading = setTimeout(async () => {
    const name = area.name.replace(/\.\w+$/, ".name");
    const beside = area.form.querySelector(`[name="${CSS.escape(name)}"]`);
    const asked = new URLSearchParams({
      words: area.value, name: beside ? beside.value : "", year: document.body.dataset.year,
    });
    const answer = await fetch(`/reading/?${asked}`);
    if (!answer.ok || !area.isConnected) return;
    const told = await answer.json();
    area.dataset.mood = told.mood;
    if (document.activeElement === area) explain(area, told);
  }, 200);
}

function explain(area, told) {
  area.parentElement.querySelector(".read")?.remove();
  const aloud = document.getElementById("aloud");
  if (aloud) aloud.textContent = told.aloud ? `${words("aloud")}“${told.aloud}”` : told.question;
  const box = document.createElement("div");
  box.className = told.question ? "read asks" : "read";
  if (told.question) {
    const asked = document.createElement("p");
    asked.textContent = told.question;
    box.append(asked);
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", told.question);
    told.answers.forEach((text, order) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = text;
      if (!order) button.className = "main";
      button.addEventListener("click", () => {
        area.value = text;
        grow(area);
        save(area);
        area.focus();
      });
      box.append(button);
    });
  } else {
    for (const text of [told.operator, told.number, told.high, told.deadline, told.unit]) {
      if (!text) continue;
      const chip = document.createElement("span");
      chip.textContent = text;
      box.append(chip);
    }
  }
  if (box.childNodes.length) area.after(box);
}

// Findings and comments light up their cells, and cells their notes.
function areaOf(note) {
  const path = note.dataset.path && CSS.escape(note.dataset.path);
  const part = document.getElementById(`part${note.dataset.part}`);
  return path && part ? part.querySelector(`[name="now:${path}"], [data-path="${path}"]`) : null;
}

function flagAll() {
  document.querySelectorAll(".paper .marks").forEach((each) => each.remove());
  for (const note of document.querySelectorAll("#margin .note:not(.folded)")) {
    const area = areaOf(note);
    if (!area || note.matches(".plot") || area.closest("section").dataset.asking) continue;
    const mark = document.createElement("span");
    mark.className = `mark ${note.classList.contains("comment") ? "disc" : note.classList[1] || "note"}`;
    mark.textContent = note.querySelector(".flag, .disc").textContent;
    let marks = area.parentElement.querySelector(".marks");
    if (!marks) {
      marks = document.createElement("span");
      marks.className = "marks";
      area.parentElement.append(marks);
    }
    marks.append(mark);
  }
  tally();
  document.dispatchEvent(new Event("noted"));
}

// The outline counts what the margin says and what has been filled in.
function tally() {
  for (const link of document.querySelectorAll(".outline a[data-part]")) {
    const own = `#margin .note:not(.folded)[data-part="${link.dataset.part}"]`;
    const errors = document.querySelectorAll(`${own}.error`).length;
    const warnings = document.querySelectorAll(`${own}.warning`).length;
    const flag = link.querySelector(".flag");
    flag.hidden = !errors && !warnings;
    flag.className = `flag ${errors ? "error" : "warning"}`;
    flag.firstChild.textContent = errors || warnings;
    flag.lastElementChild.textContent = words(errors ? "errors" : "warnings");
    const areas = [...document.querySelectorAll(`#part${link.dataset.part} textarea`)];
    if (!areas.length) continue;
    const filled = areas.filter((each) => each.value.trim()).length;
    link.querySelector(".fill").className = `fill ${filled === areas.length ? "full" : filled ? "some" : ""}`;
    link.querySelector("small").textContent = filled === areas.length ? "" : `${filled}/${areas.length}`;
  }
}

let noted = -1;
function nextNote(step) {
  const notes = [...document.querySelectorAll("#margin .note:not(.folded, .plot, [hidden])")];
  if (!notes.length) return;
  noted = (noted + step + notes.length) % notes.length;
  show(notes[noted]);
}

// The note comes forward, its cell lights up; the cursor stays where it is.
function light(...notes) {
  document.querySelectorAll(".note.here").forEach((each) => each.classList.remove("here"));
  document.querySelectorAll(".paper .lit").forEach((each) => each.classList.remove("lit"));
  for (const note of notes) {
    note.classList.add("here");
    areaOf(note)?.parentElement.classList.add("lit");
  }
  document.dispatchEvent(new Event("lit"));
}

function show(note) {
  light(note);
  const area = areaOf(note);
  const place = area || document.getElementById(`part${note.dataset.part}`);
  place?.scrollIntoView({ block: "center" });
  area?.focus({ preventScroll: true });
}

function forward(area) {
  const section = area.closest("section");
  const path = area.name.slice(4);
  const own = `#margin .note:not(.plot)[data-part="${section.dataset.part}"][data-path="${CSS.escape(path)}"]`;
  light(...document.querySelectorAll(own));
}

document.addEventListener("input", (event) => {
  if (!event.target.matches(".paper textarea")) return;
  grow(event.target);
  event.target.parentElement.classList.add("changed");
  understand(event.target);
});
document.addEventListener("change", (event) => {
  if (event.target.matches(".paper textarea")) save(event.target);
});
document.addEventListener("focusin", (event) => {
  if (!event.target.matches(".paper textarea")) return;
  forward(event.target);
  understand(event.target);
});
document.addEventListener("focusout", (event) => {
  const cell = event.target.closest(".paper td, .paper div");
  if (!cell || cell.contains(event.relatedTarget)) return;
  cell.querySelector(".read")?.remove();
  const aloud = document.getElementById("aloud");
  if (aloud) aloud.textContent = "";
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "F8") return;
  event.preventDefault();
  nextNote(event.shiftKey ? -1 : 1);
});
document.addEventListener("click", (event) => {
  const mend = event.target.closest(".mend");
  const note = event.target.closest(".note");
  if (mend) {
    const area = areaOf(note);
    if (area) {
      area.value = area.value.replace(mend.dataset.text, mend.dataset.now);
      grow(area);
      save(area);
      area.focus();
    }
  } else if (note && !event.target.closest("form, summary, .plot")) {
    event.preventDefault();
    show(note);
  } else if (note && !note.matches(".here, .plot")) light(note);
});
document.addEventListener("htmx:afterSwap", () => {
  document.querySelectorAll("section[data-asking]").forEach((each) => delete each.dataset.asking);
  flagAll();
});
window.addEventListener("online", () => waiting.forEach((_, area) => save(area)));
window.addEventListener("beforeunload", (event) => {
  if (waiting.size) event.preventDefault();
});

for (const area of document.querySelectorAll(".paper textarea")) {
  grow(area);
  const kept = localStorage.getItem(keyOf(area));
  if (kept !== null && kept !== area.value) {
    area.value = kept;
    save(area);
  }
}
flagAll();
