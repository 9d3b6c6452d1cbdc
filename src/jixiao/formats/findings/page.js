"use strict";
(() => {
  const form = document.querySelector(".filters");
  const place = form.elements.place;
  const blocks = [...document.querySelectorAll(".block")];
  const notes = [...document.querySelectorAll("li.remark")];
  for (const name of new Set(blocks.filter((b) => b.querySelector("li.remark")).map((b) => b.dataset.place))) {
    place.add(new Option(name, name));
  }
  const show = () => {
    const levels = new Set([...form.querySelectorAll("[name=level]:checked")].map((box) => box.value));
    let shown = 0;
    for (const note of notes) {
      const fits = levels.has(note.dataset.level) &&
        (!form.elements.family.value || form.elements.family.value === note.dataset.family) &&
        (!place.value || place.value === note.closest(".block").dataset.place);
      note.classList.toggle("is-hidden", !fits);
      const flag = document.getElementById("p" + note.id.slice(1));
      if (flag) {
        flag.classList.toggle("is-hidden", !fits);
      }
      shown += fits ? 1 : 0;
    }
    for (const block of blocks) {
      block.classList.toggle("is-hidden", Boolean(place.value) && block.dataset.place !== place.value);
    }
    form.querySelector("output").textContent = `显示 ${shown} / ${notes.length} 条`;
  };
  form.hidden = false;
  form.addEventListener("change", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  show();
})();
