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
      form.dataset.version = told.version;
      const seen = form.parentElement.querySelector(".rows [name=seen]");
      if (seen) seen.value = told.version;
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

function keyOf(area) {
  return `jixiao:${area.closest("form").action}:${area.name}`;
}

function save(area) {
  if (area.value !== area.dataset.was) return send(area);
  return Promise.resolve();
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

// How a target was understood, under its cell while one is in it.
let reading;
function understand(area) {
  if (!area.name.endsWith(".target") && !area.name.endsWith(".actual")) return;
  clearTimeout(reading);
  reading = setTimeout(async () => {
    const answer = await fetch(`/reading/?words=${encodeURIComponent(area.value)}`);
    if (!answer.ok || document.activeElement !== area) return;
    const told = await answer.json();
    const box = area.parentElement.querySelector(".read") || document.createElement("div");
    box.className = told.problem ? "read doubt" : "read";
    box.textContent = "";
    const chips = told.problem ? [told.problem]
      : [told.operator, told.number, told.high, told.deadline, told.unit].filter(Boolean);
    for (const text of chips) {
      const chip = document.createElement("span");
      chip.textContent = text;
      box.append(chip);
    }
    if (chips.length) area.after(box); else box.remove();
  }, 200);
}

// Keys of a spreadsheet: Enter down, Tab right by itself, arrows at the edge of the words.
function cellAt(area, down, right) {
  const cell = area.closest("td");
  const row = cell?.parentElement;
  if (!row) return null;
  const mine = cell.getBoundingClientRect();
  const all = [...cell.closest("section").querySelectorAll("td textarea")];
  const beyond = all.filter((each) => {
    const box = each.closest("td").getBoundingClientRect();
    if (down) {
      const isBeyond = down > 0 ? box.top >= mine.bottom - 2 : box.bottom <= mine.top + 2;
      return isBeyond && box.left < mine.right - 2 && box.right > mine.left + 2;
    }
    const isBeyond = right > 0 ? box.left >= mine.right - 2 : box.right <= mine.left + 2;
    return isBeyond && box.top < mine.bottom - 2 && box.bottom > mine.top + 2;
  });
  const forward = down > 0 || right > 0;
  return (forward ? beyond[0] : beyond[beyond.length - 1]) || null;
}

function keys(event) {
  const area = event.target;
  const start = area.selectionStart === 0 && area.selectionEnd === 0;
  const end = area.selectionStart === area.value.length;
  let next = null;
  if (event.key === "Enter" && !event.shiftKey && area.closest("td")) next = cellAt(area, 1, 0);
  else if (event.key === "ArrowDown" && end) next = cellAt(area, 1, 0);
  else if (event.key === "ArrowUp" && start) next = cellAt(area, -1, 0);
  else if (event.key === "ArrowRight" && end && !area.value) next = cellAt(area, 0, 1);
  else if (event.key === "ArrowLeft" && start && !area.value) next = cellAt(area, 0, -1);
  else if (event.key === "Escape") { area.value = area.dataset.was; grow(area); }
  else if (event.key === "F8") { event.preventDefault(); nextNote(event.shiftKey ? -1 : 1); }
  if (next) {
    event.preventDefault();
    next.focus();
    next.select();
  }
}

// A block from Excel or Word: tab-separated text, or a table of HTML with merged cells.
function blockOf(clipboard) {
  const html = clipboard.getData("text/html");
  if (html.includes("<table")) {
    const table = new DOMParser().parseFromString(html, "text/html").querySelector("table");
    const rows = [];
    [...table.rows].forEach((row, at) => {
      rows[at] ||= [];
      let column = 0;
      for (const cell of row.cells) {
        while (rows[at][column] !== undefined) column += 1;
        const text = cell.textContent.replace(/\s+/g, " ").trim();
        for (let down = 0; down < (cell.rowSpan || 1); down += 1) {
          rows[at + down] ||= [];
          for (let right = 0; right < (cell.colSpan || 1); right += 1) {
            rows[at + down][column + right] = down || right ? null : text;
          }
        }
        column += cell.colSpan || 1;
      }
    });
    return rows;
  }
  const text = clipboard.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "");
  if (!text.includes("\t") && !text.includes("\n")) return null;
  return text.split("\n").map((line) => line.split("\t"));
}

async function paste(event) {
  const area = event.target;
  if (!area.closest("td")) return;
  const block = blockOf(event.clipboardData);
  if (!block) return;
  event.preventDefault();
  const touched = [];
  let first = area;
  for (const row of block) {
    let cell = first;
    for (const text of row) {
      if (!cell) break;
      if (text !== null && text !== undefined) {
        cell.value = text;
        touched.push(cell);
      }
      cell = cellAt(cell, 0, 1);
    }
    first = cellAt(first, 1, 0);
    if (!first) break;
  }
  for (const each of touched) {
    grow(each);
    each.parentElement.classList.add("changed");
    await save(each);
  }
}

// Findings and comments light up their cells, and cells their notes.
function areaOf(note) {
  const path = note.dataset.path;
  const part = document.getElementById(`part${note.dataset.part}`);
  return path && part ? part.querySelector(`[name="now:${CSS.escape(path)}"]`) : null;
}

function flagAll() {
  document.querySelectorAll(".paper .marks").forEach((each) => each.remove());
  for (const note of document.querySelectorAll("#margin .note:not(.folded)")) {
    const area = areaOf(note);
    if (!area) continue;
    const mark = document.createElement("span");
    mark.className = `mark ${note.classList.contains("comment") ? "disc" : note.classList[1]}`;
    mark.textContent = note.querySelector(".flag, .disc").textContent;
    let marks = area.parentElement.querySelector(".marks");
    if (!marks) {
      marks = document.createElement("span");
      marks.className = "marks";
      area.parentElement.append(marks);
    }
    marks.append(mark);
  }
}

let at = -1;
function nextNote(step) {
  const notes = [...document.querySelectorAll("#margin .note:not(.folded)")];
  if (!notes.length) return;
  at = (at + step + notes.length) % notes.length;
  show(notes[at]);
}

function show(note) {
  document.querySelectorAll(".note.here").forEach((each) => each.classList.remove("here"));
  note.classList.add("here");
  const area = areaOf(note);
  const place = area || document.getElementById(`part${note.dataset.part}`);
  place?.scrollIntoView({ block: "center" });
  area?.focus({ preventScroll: true });
}

function forward(area) {
  const section = area.closest("section");
  const path = area.name.slice(4);
  document.querySelectorAll(".note.here").forEach((each) => each.classList.remove("here"));
  for (const note of document.querySelectorAll("#margin .note")) {
    if (`part${note.dataset.part}` === section.id && note.dataset.path === path) {
      note.classList.add("here");
      note.scrollIntoView({ block: "nearest" });
    }
  }
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
  if (event.target.matches(".paper textarea")) {
    event.target.parentElement.querySelector(".read")?.remove();
  }
});
document.addEventListener("keydown", (event) => {
  if (event.target.matches(".paper textarea")) keys(event);
  else if (event.key === "F8") nextNote(event.shiftKey ? -1 : 1);
});
document.addEventListener("paste", (event) => {
  if (event.target.matches(".paper textarea")) paste(event);
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
  } else if (note && !event.target.closest("form")) show(note);
});
document.addEventListener("htmx:afterSwap", () => {
  document.querySelectorAll(".paper textarea").forEach(grow);
  flagAll();
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (!event.detail.elt.matches(".rows")) return;
  if (event.detail.successful) later();
  else say(`△ ${words("clash")}`, true);
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
