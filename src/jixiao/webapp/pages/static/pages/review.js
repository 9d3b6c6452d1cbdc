// The cell that stands beside the paper is framed on it, and in sight when the page comes.
"use strict";
function frame(address) {
  const asked = new URL(address, location.href).searchParams;
  document.querySelectorAll(".papers .here").forEach((each) => each.classList.remove("here"));
  if (!asked.get("path")) return null;
  const found = [...document.querySelectorAll(".papers a.cell")].find((each) => {
    const own = new URL(each.href).searchParams;
    return own.get("part") === asked.get("part") && own.get("path") === asked.get("path");
  });
  found?.parentElement.classList.add("here");
  return found;
}
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.target.matches("a.cell")) frame(event.target.href);
});
document.addEventListener("DOMContentLoaded", () => {
  frame(location.href)?.scrollIntoView({ block: "center" });
});
