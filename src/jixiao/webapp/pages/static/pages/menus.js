// A menu that is open closes with Escape, which leads back to its button, and when one goes elsewhere.
(() => {
  "use strict";
  const opened = () => document.querySelectorAll("details.menu[open], details.back[open]");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of opened()) {
      menu.open = false;
      if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
    }
  });
  const leave = (event) => {
    for (const menu of opened()) {
      if (menu.matches(".menu") && !menu.contains(event.target)) menu.open = false;
    }
  };
  document.addEventListener("click", leave);
  document.addEventListener("focusin", leave);
})();
