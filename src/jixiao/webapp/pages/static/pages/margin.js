// The margin: every note beside its place with a line to it, sieved; the outline follows the page.
"use strict";
const desk = document.querySelector(".desk");
const roomy = window.matchMedia("(min-width: 900px)");
const DRAWN = "http://www.w3.org/2000/svg";
const [GAP, LANE, LEAD, CROWD] = [8, 6, 14, 200];
let sieve = "all";

function drawn(name, values) {
  const made = document.createElementNS(DRAWN, name);
  for (const [key, value] of Object.entries(values)) made.setAttribute(key, value);
  return made;
}

// Where a note belongs: the top of its row, where the row's rule ends, where its cell ends.
function anchorOf(note) {
  const section = document.getElementById(`part${note.dataset.part}`);
  if (!section) return null;
  const area = areaOf(note);
  const head = section.querySelector("h2, h3, p, table") || section;
  const cell = area ? area.closest("td") || area.parentElement : head;
  const box = cell.getBoundingClientRect();
  const [rule, paper] = [(cell.closest("table") || cell).getBoundingClientRect(), section.getBoundingClientRect().right];
  if (!cell.closest("table")) return { top: box.top, right: box.right + 20, end: box.right + 20, paper };
  return { top: box.top, right: rule.right, end: box.right, paper };
}

// The active note gets its place exactly, the others are pushed up or down from it in page order.
function settle(notes) {
  const here = notes.findIndex((each) => each.note.classList.contains("here"));
  const down = (from, least) => {
    let next = least;
    for (const each of notes.slice(from)) {
      each.top = Math.max(each.want, next);
      next = each.top + each.note.offsetHeight + GAP;
    }
  };
  down(0, 0);
  if (here < 0) return;
  const kept = notes.map((each) => each.top);
  notes[here].top = notes[here].want;
  for (let at = here - 1; at >= 0; at -= 1) {
    const room = notes[at + 1].top - GAP - notes[at].note.offsetHeight;
    notes[at].top = Math.min(notes[at].want, room);
  }
  if (notes[0].top < 0) notes.forEach((each, at) => { each.top = kept[at]; });
  else down(here + 1, notes[here].top + notes[here].note.offsetHeight + GAP);
}

// Where notes crowd so that they stand far from their places, all but the active one become lines.
function fold(notes) {
  for (let from = 0; from < notes.length;) {
    let to = from + 1;
    while (to < notes.length && notes[to].top <= notes[to - 1].top + notes[to - 1].note.offsetHeight + GAP) to += 1;
    const run = notes.slice(from, to);
    if (run.some((each) => Math.abs(each.top - each.want) > CROWD)) {
      run.forEach((each) => each.note.classList.toggle("brief", !each.note.matches(".here, :focus-within, .comment:not(.folded)")));
    }
    from = to;
  }
}

// Verticals that share a height get lanes of their own, in an order in which no two lines cross.
function lanes(leads) {
  for (let from = 0; from < leads.length;) {
    const sinks = (each) => Math.sign(each.to - each.from);
    let to = from + 1;
    const span = (each) => [Math.min(each.from, each.to), Math.max(each.from, each.to)];
    while (to < leads.length && sinks(leads[to]) === sinks(leads[from])
      && span(leads[to])[0] <= span(leads[to - 1])[1]) to += 1;
    const run = leads.slice(from, to);
    const step = Math.min(LANE, 32 / run.length);
    run.forEach((each, at) => {
      each.lane = each.paper - 8 - step * (sinks(run[0]) > 0 ? at : run.length - 1 - at);
    });
    from = to;
  }
}

function lead(notes, base, left) {
  document.querySelector(".leaders")?.remove();
  const home = desk.getBoundingClientRect();
  const leads = notes.filter((each) => each.anchor).map((each) => ({
    from: each.anchor.top - home.top + 0.5, to: base - home.top + each.top + LEAD + 0.5, right: each.anchor.right,
    end: each.anchor.end, paper: each.anchor.paper - home.left, is: each.note.classList.contains("here"),
  }));
  lanes(leads);
  const sheet = drawn("svg", { class: "leaders", "aria-hidden": "true" });
  leads.sort((one, other) => one.is - other.is);
  for (const each of leads) {
    const begin = (each.is ? each.end : each.right) - home.left;
    sheet.append(drawn("path", {
      d: `M${begin} ${each.from}H${each.lane}V${each.to}H${left - home.left}`, class: each.is ? "here" : "",
    }));
  }
  desk.append(sheet);
}

function place() {
  const box = document.getElementById("margin");
  const isPlaced = roomy.matches && box;
  desk.classList.toggle("placed", Boolean(isPlaced));
  if (!isPlaced) {
    document.querySelector(".leaders")?.remove();
    box?.style.removeProperty("height");
    return;
  }
  const frame = box.getBoundingClientRect();
  const notes = [...box.querySelectorAll(".note")].filter((each) => !each.hidden).map((note) => {
    const anchor = anchorOf(note);
    note.classList.remove("brief");
    return { note, anchor, want: Math.max(0, anchor ? anchor.top - frame.top - 10 : 0), top: 0 };
  });
  notes.sort((one, other) => one.want - other.want);
  settle(notes);
  fold(notes);
  settle(notes);
  for (const each of notes) each.note.style.top = `${each.top}px`;
  const last = notes.at(-1);
  box.style.height = last ? `${last.top + last.note.offsetHeight}px` : "auto";
  lead(notes, frame.top, frame.left);
}

let placing;
function soon() {
  cancelAnimationFrame(placing);
  placing = requestAnimationFrame(place);
}

// Notes stand in the order of the page for those who hear them, too; the plan of payments is drawn.
function arrange() {
  const box = document.getElementById("margin");
  if (!box) return;
  plots(box);
  const notes = [...box.querySelectorAll(".note")];
  const tops = new Map(notes.map((each) => [each, anchorOf(each)?.top ?? -Infinity]));
  if (!box.contains(document.activeElement)) {
    notes.sort((one, other) => tops.get(one) - tops.get(other)).forEach((each) => box.append(each));
  }
  sift();
}

const KINDS = {
  all: (note) => !note.matches(".folded"),
  error: (note) => note.matches(".error:not(.folded)"),
  warning: (note) => note.matches(".warning:not(.folded)"),
  note: (note) => note.matches(".note.note:not(.error, .warning, .comment, .plot, .folded)"),
  comment: (note) => note.matches(".comment:not(.folded)"),
  done: (note) => note.matches(".folded"),
};
function sift() {
  const notes = [...document.querySelectorAll("#margin .note")];
  for (const button of document.querySelectorAll(".sieve button")) {
    const kind = button.value;
    const many = notes.filter((each) => KINDS[kind](each) && !each.matches(".plot")).length;
    button.querySelector("b").textContent = many;
    button.hidden = !many && kind !== "all";
    if (button.hidden && sieve === kind) sieve = "all";
  }
  for (const button of document.querySelectorAll(".sieve button")) {
    button.setAttribute("aria-pressed", String(button.value === sieve));
  }
  for (const note of notes) note.hidden = !KINDS[sieve](note);
  soon();
}

// The small line beside the plan of payments: months on the one side, per cent on the other.
function plots(box) {
  box.querySelectorAll(".plot").forEach((each) => each.remove());
  for (const section of document.querySelectorAll(".paper")) {
    const cells = [...section.querySelectorAll('[name*=".disbursement_plan."], [data-path*=".disbursement_plan."]')];
    const dots = cells.map((cell) => {
      const [, month] = (cell.name || cell.dataset.path).match(/\.(\d\d)$/) || [];
      return [Number(month), parseFloat(cell.value ?? cell.textContent)];
    }).filter(([month, share]) => month >= 1 && month <= 12 && share >= 0 && share <= 100);
    if (dots.length < 2) continue;
    const place = (cells[0].name || cells[0].dataset.path).replace(/^now:/, "");
    const note = document.createElement("article");
    note.className = "note plot";
    note.dataset.part = section.dataset.part;
    note.dataset.path = place;
    const head = document.createElement("h3");
    head.append(words("payments"));
    const unit = document.createElement("small");
    unit.textContent = words("share");
    head.append(unit);
    const across = ([month]) => 12 + month * 21;
    const up = ([, share]) => 54 - share * 0.36;
    const sheet = drawn("svg", { viewBox: "0 0 280 74", role: "img",
      "aria-label": dots.map(([month, share]) => `${month}: ${share}%`).join(", ") });
    sheet.append(drawn("line", { x1: 12, y1: 56, x2: 272, y2: 56 }));
    sheet.append(drawn("polyline", { points: dots.map((dot) => `${across(dot)},${up(dot)}`).join(" ") }));
    for (const dot of dots) {
      sheet.append(drawn("circle", { cx: across(dot), cy: up(dot), r: 3 }));
      for (const [text, y] of [[`${dot[0]}${words("month")}`, 70], [`${dot[1]}%`, up(dot) - 7]]) {
        const said = drawn("text", { x: across(dot), y });
        said.textContent = text;
        sheet.append(said);
      }
    }
    note.append(head, sheet);
    box.append(note);
  }
}

// The outline: where the page stands, how much of it is filled, the next empty cell.
function follow() {
  const line = 140;
  let now = null;
  for (const section of document.querySelectorAll(".papers > section")) {
    if (!now || section.getBoundingClientRect().top <= line) now = section;
  }
  for (const link of document.querySelectorAll(".outline a[data-part]")) {
    if (now && link.dataset.part === now.dataset.part) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  }
}

function filled() {
  const foot = document.querySelector(".filled");
  const areas = [...document.querySelectorAll(".paper textarea")];
  if (!foot || !areas.length) return;
  const empty = areas.filter((each) => !each.value.trim());
  const done = Math.floor((100 * (areas.length - empty.length)) / areas.length);
  foot.hidden = false;
  foot.querySelector("b").textContent = `${done}%`;
  foot.querySelector("progress").value = done;
  const button = foot.querySelector("button");
  button.hidden = !empty.length;
  button.querySelector("span").textContent = empty.length;
  button.onclick = () => {
    empty[0].scrollIntoView({ block: "center" });
    empty[0].focus({ preventScroll: true });
  };
}

let following;
window.addEventListener("scroll", () => {
  cancelAnimationFrame(following);
  following = requestAnimationFrame(follow);
}, { passive: true });
document.addEventListener("noted", () => { arrange(); filled(); });
document.addEventListener("lit", soon);
document.addEventListener("toggle", (event) => event.target.closest?.(".note") && soon(), true);
document.addEventListener("focusin", (event) => {
  const where = document.getElementById("where");
  if (where) where.textContent = event.target.matches(".paper textarea") ? event.target.getAttribute("aria-label") : "";
  if (event.target.closest(".note.brief")) soon();
});
document.addEventListener("click", (event) => {
  const button = event.target.closest(".sieve button");
  if (button) {
    sieve = button.value;
    sift();
  } else if (!roomy.matches && !event.target.closest(".note, .paper td, .paper div")) {
    document.querySelectorAll(".note.here").forEach((each) => each.classList.remove("here"));
  }
});
new ResizeObserver(() => {
  const bar = document.querySelector(".bar");
  desk.style.setProperty("--bar", `${bar && roomy.matches ? bar.offsetHeight : 0}px`);
  soon();
}).observe(document.querySelector(".papers"));
roomy.addEventListener("change", soon);
document.fonts?.ready.then(soon);
arrange();
follow();
filled();
