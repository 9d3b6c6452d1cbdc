// The grid: keys of a spreadsheet, blocks from Excel and Word, rows that are added and moved.
"use strict";
const LIST = /^now:(.*)\[(\d+)\]\.(\w+)$/;

// Enter down, Tab right by itself, arrows at the edge of the words.
function cellAt(area, down, right) {
  const cell = area.closest("td");
  if (!cell) return null;
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

function neighbour(event) {
  const area = event.target;
  const start = area.selectionStart === 0 && area.selectionEnd === 0;
  const end = area.selectionStart === area.value.length;
  if (event.key === "Enter" && !event.shiftKey && area.closest("td")) return cellAt(area, 1, 0);
  if (event.key === "ArrowDown" && end) return cellAt(area, 1, 0);
  if (event.key === "ArrowUp" && start) return cellAt(area, -1, 0);
  if (event.key === "ArrowRight" && end && !area.value) return cellAt(area, 0, 1);
  if (event.key === "ArrowLeft" && start && !area.value) return cellAt(area, 0, -1);
  return null;
}

function keys(event) {
  const area = event.target;
  if (event.isComposing) return;
  if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    event.preventDefault();
    carry(area, event.key === "ArrowUp" ? -1 : 1);
  } else if (event.altKey && event.key === "Enter") {
    event.preventDefault();
    area.setRangeText("\n", area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  } else if (event.key === "Escape") {
    area.value = area.dataset.was;
    grow(area);
  } else {
    const next = neighbour(event);
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.select();
  }
}

// Rows: what the buttons beside a row do, what Alt with an arrow does, what dragging does.
async function rowAct(section, act, wanted) {
  await settled();
  const form = section.querySelector("form.rows");
  const seen = form.querySelector("[name=seen]").value;
  const answer = await post(section, form.action, { do: act, seen });
  if (!answer) return;
  const fresh = put(section, await answer.text(), wanted);
  const version = fresh.querySelector("form.part").dataset.version;
  if (version !== seen) {
    fresh.dispatchEvent(new CustomEvent("step", { bubbles: true, detail: Number(version) }));
    later();
  }
}

function rowsOf(section, list) {
  return [...section.querySelectorAll(`tr[data-rows="${CSS.escape(list)}"]`)];
}

function carry(area, by) {
  const [, list, from, field] = area.name.match(LIST) || [];
  if (!list) return;
  const section = area.closest("section");
  const to = Number(from) + by;
  if (to < 0 || to >= rowsOf(section, list).length) return;
  rowAct(section, `move ${list} ${from} ${to}`, `now:${list}[${to}].${field}`);
}

let dragged = null;
function places(event) {
  const row = event.target.closest?.("tr[data-rows]");
  if (!dragged || !row || row.dataset.rows !== dragged.dataset.rows) return null;
  if (row.closest("section") !== dragged.closest("section")) return null;
  const box = row.getBoundingClientRect();
  return { row, isBelow: event.clientY > box.top + box.height / 2 };
}
function clearPlaces() {
  document.querySelectorAll(".over-above, .over-below")
    .forEach((each) => each.classList.remove("over-above", "over-below"));
}
function letGo() {
  dragged?.classList.remove("dragged");
  dragged = null;
  clearPlaces();
}
document.addEventListener("pointerdown", (event) => {
  if (!event.target.matches(".grip")) return;
  dragged = event.target.closest("tr");
  dragged.classList.add("dragged"); // its tools stay while the pointer leaves the row
});
document.addEventListener("pointerup", letGo);
document.addEventListener("dragend", letGo);
document.addEventListener("dragstart", (event) => {
  if (!event.target.matches?.(".grip")) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", "");
  event.dataTransfer.setDragImage(dragged, 0, 0);
});
document.addEventListener("dragover", (event) => {
  const place = places(event);
  clearPlaces();
  if (!place) return;
  event.preventDefault();
  place.row.classList.add(place.isBelow ? "over-below" : "over-above");
});
document.addEventListener("drop", (event) => {
  const place = places(event);
  clearPlaces();
  if (!place) return;
  event.preventDefault();
  const from = Number(dragged.dataset.at);
  const over = Number(place.row.dataset.at);
  const to = place.isBelow ? over + (from > over ? 1 : 0) : over - (from < over ? 1 : 0);
  const section = dragged.closest("section");
  if (to !== from) rowAct(section, `move ${dragged.dataset.rows} ${from} ${to}`);
});

// A block from Excel or Word: a table of HTML with merged cells, or tab-separated text.
function blockOf(clipboard) {
  const html = clipboard.getData("text/html");
  if (html.includes("<table")) return tableOf(html);
  const text = clipboard.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "");
  if (!text.includes("\t") && !text.includes("\n")) return null;
  return text.split("\n").map((line) => line.split("\t"));
}

// Words of a cell merged downwards hold for each of its rows; to the right they stand once.
function tableOf(html) {
  const table = new DOMParser().parseFromString(html, "text/html").querySelector("table");
  const rows = [];
  [...table.rows].forEach((row, at) => {
    rows[at] ||= [];
    let column = 0;
    for (const cell of row.cells) {
      while (rows[at][column] !== undefined) column += 1;
      const text = cell.textContent.replace(/\s+/g, " ").trim();
      for (let down = 0; down < (cell.rowSpan || 1) && at + down < table.rows.length; down += 1) {
        rows[at + down] ||= [];
        for (let right = 0; right < (cell.colSpan || 1); right += 1) {
          rows[at + down][column + right] = right ? null : text;
        }
      }
      column += cell.colSpan || 1;
    }
  });
  return rows;
}

function pasted(event) {
  const area = event.target;
  const block = area.closest("td") && blockOf(event.clipboardData);
  if (!block) return;
  event.preventDefault();
  if (LIST.test(area.name)) pasteRows(area, block);
  else pasteOver(area, block);
}

// Into the rows of a list: what has no row yet gets one; behind an empty row they are put between.
async function pasteRows(area, block) {
  const section = area.closest("section");
  const [, list, first, field] = area.name.match(LIST);
  const rows = rowsOf(section, list);
  const fields = [...rows[0].querySelectorAll("textarea")].map((each) => each.name.match(LIST)[3]);
  const start = fields.indexOf(field);
  const heads = [...(rows[0].previousElementSibling?.cells || [])].map((each) => each.textContent.trim());
  const lines = block[0].every((text, at) => !text || text === heads[start + at]) ? block.slice(1) : block;
  const from = Number(first);
  const own = [...rows[from].querySelectorAll("textarea")];
  const isEmpty = own.every((each) => /level[12]$/.test(each.name) || !each.value.trim());
  const room = isEmpty ? [from + 1, lines.length - 1]
    : [rows.length, Math.max(0, from + lines.length - rows.length)];
  const values = { room: `${list} ${room[0]} ${Math.max(0, room[1])}` };
  const names = [];
  lines.forEach((line, down) => line.forEach((text, right) => {
    if (text === null || text === undefined || !fields[start + right]) return;
    const name = `now:${list}[${from + down}].${fields[start + right]}`;
    values[name] = text;
    names.push(name);
  }));
  if (!names.length) return;
  await settled();
  const form = section.querySelector("form.part");
  values.seen = form.dataset.version;
  const answer = await post(section, form.dataset.paste, values);
  if (!answer) return;
  const { version } = await answer.json();
  const fresh = await renew(section, area.name);
  if (Number(values.seen) !== version) {
    fresh.dispatchEvent(new CustomEvent("step", { bubbles: true, detail: version }));
  }
  for (const name of names) {
    fresh.querySelector(`[name="${CSS.escape(name)}"]`)?.parentElement.classList.add("changed");
  }
  say(`✓ ${words("saved")} ${new Date().toTimeString().slice(0, 5)}`);
  later();
}

// Over the cells that are there, right and down from the one with the cursor.
async function pasteOver(area, block) {
  let first = area;
  for (const row of block) {
    let cell = first;
    for (const text of row) {
      if (!cell) break;
      if (text !== null && text !== undefined) {
        cell.value = text;
        cell.parentElement.classList.add("changed");
        grow(cell);
      }
      cell = cellAt(cell, 0, 1);
    }
    first = cellAt(first, 1, 0);
    if (!first) break;
  }
  for (const each of [...area.closest("section").querySelectorAll("textarea")].filter(dirty)) {
    await save(each);
  }
}

document.addEventListener("keydown", (event) => {
  if (event.target.matches(".paper textarea") && !event.defaultPrevented) keys(event);
});
document.addEventListener("paste", (event) => {
  if (event.target.matches(".paper textarea")) pasted(event);
});
document.addEventListener("click", (event) => {
  const button = event.target.closest(".rowtools button");
  if (!button) return;
  event.preventDefault();
  const [act, list, row] = button.value.split(" ");
  const field = act === "add" ? `now:${list}[${row}].name` : "";
  rowAct(button.closest("section"), button.value, field);
});
