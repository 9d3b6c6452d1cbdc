// Steps back and forward over all parts of the plan: each is a version that the system takes back.
"use strict";
const undoing = document.getElementById("undo");
const redoing = document.getElementById("redo");
const MOST_STEPS = 100;
const stepsKey = `jixiao:steps:${location.pathname}`;
const steps = JSON.parse(sessionStorage.getItem(stepsKey) || '{"back":[],"forth":[]}');

function keepSteps() {
  sessionStorage.setItem(stepsKey, JSON.stringify(steps));
  undoing.disabled = !steps.back.length;
  redoing.disabled = !steps.forth.length;
}

const dirty = (area) => area.value !== area.dataset.was;

async function settled() {
  const areas = [...document.querySelectorAll(".paper textarea")].filter(dirty);
  await Promise.all(areas.map(save));
}

// A part as it stands now takes the place of the old one; the focus stays in its cell.
function put(section, html, wanted) {
  const name = wanted || (section.contains(document.activeElement) ? document.activeElement.name : "");
  const made = document.createElement("template");
  made.innerHTML = html.trim();
  const fresh = made.content.firstElementChild;
  section.replaceWith(fresh);
  fresh.dataset.asking = "yes"; // rows may have moved: its flags wait for the next check
  fresh.querySelectorAll("textarea").forEach(grow);
  window.htmx?.process(fresh);
  flagAll();
  const area = name && fresh.querySelector(`[name="${CSS.escape(name)}"]`);
  if (area) area.focus({ preventScroll: true });
  return fresh;
}

async function renew(section, wanted) {
  const answer = await fetch(section.querySelector("form.rows").action);
  return answer.ok ? put(section, await answer.text(), wanted) : section;
}

// What the system said when it refused; a part that others changed comes back as it is now.
async function refused(section, answer) {
  const told = await answer.json().catch(() => ({ error: words("offline") }));
  if (told.code === "stale") {
    await renew(section);
    say(`△ ${words("moved")}`, true);
  } else say(`△ ${told.error}`, true);
}

async function post(section, address, values) {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", section.querySelector("[name=csrfmiddlewaretoken]").value);
  for (const [name, value] of Object.entries(values)) body.set(name, value);
  try {
    const answer = await fetch(address, {
      method: "POST", body, headers: { "HX-Request": "true", Accept: "application/json" },
    });
    if (answer.ok) return answer;
    await refused(section, answer);
  } catch {
    say(`△ ${words("offline")}`, true);
  }
  return null;
}

let stepping = false;
async function step(from, to, said) {
  if (stepping) return;
  stepping = true;
  try {
    await settled();
    const last = from.pop();
    const section = last && document.getElementById(`part${last[0]}`);
    if (section) {
      const form = section.querySelector("form.part");
      const answer = await post(section, form.dataset.undo, { number: last[1] });
      if (answer) {
        const { version } = await answer.json();
        if (version !== Number(form.dataset.version)) to.push([last[0], version]);
        const fresh = await renew(section);
        fresh.scrollIntoView({ block: "nearest" });
        say(`✓ ${said}`);
        later();
      }
    }
    keepSteps();
  } finally {
    stepping = false;
  }
}
const back = () => step(steps.back, steps.forth, words("undone"));
const forth = () => step(steps.forth, steps.back, words("redone"));

document.addEventListener("step", (event) => {
  steps.back.push([event.target.dataset.part, event.detail]);
  steps.back.splice(0, steps.back.length - MOST_STEPS);
  steps.forth.length = 0;
  keepSteps();
});
document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const area = event.target;
  if (area.matches("input") || (area.matches(".paper textarea") && dirty(area))) return;
  const key = event.key.toLowerCase();
  const isForth = key === "y" || (key === "z" && event.shiftKey);
  if (!isForth && key !== "z") return;
  event.preventDefault();
  if (isForth) forth();
  else back();
});
undoing.addEventListener("click", back);
redoing.addEventListener("click", forth);
keepSteps();
