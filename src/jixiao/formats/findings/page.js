"use strict";
(() => {
  const form = document.querySelector(".filters");
  const place = form.elements.place;
  const files = [...document.querySelectorAll("article")];
  const blocks = [...document.querySelectorAll(".block")];
  const notes = [...document.querySelectorAll("li.remark")];
  files.forEach((file, at) => {
    let list = place;
    if (files.length > 1) {
      list = document.createElement("optgroup");
      list.label = file.querySelector("h2").textContent;
      list.append(new Option("整个文件", `${at}:`));
      place.append(list);
    }
    const names = new Set();
    for (const block of file.querySelectorAll(".block")) {
      block.dataset.at = `${at}:${block.dataset.place}`;
      if (block.querySelector("li.remark")) {
        names.add(block.dataset.place);
      }
    }
    names.forEach((name) => list.append(new Option(name, `${at}:${name}`)));
  });
  const isThere = (at) => !place.value || at === place.value ||
    (place.value.endsWith(":") && at.startsWith(place.value));
  const show = () => {
    const levels = new Set([...form.querySelectorAll("[name=level]:checked")].map((box) => box.value));
    let shown = 0;
    for (const note of notes) {
      const fits = levels.has(note.dataset.level) &&
        (!form.elements.family.value || form.elements.family.value === note.dataset.family) &&
        isThere(note.closest(".block").dataset.at);
      note.classList.toggle("is-hidden", !fits);
      const flag = document.getElementById("p" + note.id.slice(1));
      if (flag) {
        flag.classList.toggle("is-hidden", !fits);
      }
      shown += fits ? 1 : 0;
    }
    for (const block of blocks) {
      block.classList.toggle("is-hidden", !isThere(block.dataset.at));
    }
    files.forEach((file, at) => {
      const other = Boolean(place.value) && !place.value.startsWith(`${at}:`);
      file.classList.toggle("is-hidden", other);
    });
    form.querySelector("output").textContent = `显示 ${shown} / ${notes.length} 条`;
  };
  form.hidden = false;
  form.addEventListener("change", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  show();
})();
