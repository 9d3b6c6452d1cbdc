// Saves every cell as it is left; without this script each part is a plain form with a button.
"use strict";
document.documentElement.classList.add("js");
const saved = document.getElementById("saved");

function grow(area) {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight}px`;
}

function say(words, wrong) {
  if (saved) {
    saved.textContent = words;
    saved.classList.toggle("wrong", Boolean(wrong));
  }
}

async function save(area) {
  const was = area.dataset.was;
  if (area.value === was || area.disabled) return;
  const form = area.closest("form");
  const body = new FormData();
  body.set(area.name, area.value);
  body.set(area.name.replace("now:", "was:"), was);
  body.set("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
  try {
    const answer = await fetch(form.action, {
      method: "POST", body, headers: { "HX-Request": "true", Accept: "application/json" },
    });
    const told = await answer.json();
    if (answer.ok) {
      area.dataset.was = area.value;
      form.dataset.version = told.version;
      area.parentElement.classList.remove("stale");
      say(`✓ 已保存 ${new Date().toTimeString().slice(0, 5)}`);
    } else {
      area.parentElement.classList.add("stale");
      say(`△ 没存上：${told.error}`, true);
    }
  } catch {
    say("△ 未保存：网络断开", true);
  }
}

for (const area of document.querySelectorAll(".paper textarea")) {
  grow(area);
  area.addEventListener("input", () => { grow(area); area.parentElement.classList.add("changed"); });
  area.addEventListener("change", () => save(area));
}
