// Files are dragged or chosen and sent one by one; without this script the plain form sends them.
(() => {
  "use strict";
  const form = document.getElementById("drop");
  if (!form) return;
  const list = document.getElementById("sending");
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const cycle = form.querySelector("[name=cycle]").value;
  const most = Number(form.dataset.most);
  const waiting = [];
  let busy = false;

  const line = (name) => {
    const item = document.createElement("li");
    const said = document.createElement("span");
    const bar = document.createElement("progress");
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute("aria-label", name);
    item.append(`${name} `, bar, " ", said);
    list.append(item);
    return { item, said, bar };
  };
  const tell = (shown, words, wrong) => {
    shown.bar.remove();
    shown.said.textContent = words;
    shown.said.className = wrong ? "wrong" : "";
  };
  const refresh = () => {
    const files = document.getElementById("files");
    const year = new URLSearchParams(location.search).get("year");
    const address = location.pathname + (year ? `?year=${encodeURIComponent(year)}` : "");
    if (files && window.htmx) window.htmx.ajax("GET", address, { target: files, swap: "outerHTML" });
  };
  const answered = (request, shown) => {
    let told = {};
    try {
      told = JSON.parse(request.responseText).files[0] || {};
    } catch (error) {
      told = { message: request.status === 413 ? form.dataset.large : form.dataset.broken };
    }
    if (told.message) tell(shown, told.message, true);
    else tell(shown, told.new ? form.dataset.sent : form.dataset.known, false);
  };
  const next = () => {
    const job = waiting.shift();
    if (!job) {
      busy = false;
      refresh();
      return;
    }
    busy = true;
    const { file, path, shown } = job;
    const data = new FormData();
    data.append("csrfmiddlewaretoken", token);
    data.append("cycle", cycle);
    data.append("path", path);
    data.append("files", file, file.name);
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("X-CSRFToken", token);
    shown.said.textContent = form.dataset.sending;
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) shown.bar.value = event.loaded / event.total;
    };
    request.onload = () => { answered(request, shown); next(); };
    request.onerror = () => { tell(shown, form.dataset.broken, true); next(); };
    request.send(data);
  };
  const add = (file, path) => {
    const shown = line(path || file.name);
    if (file.size > most) {
      tell(shown, form.dataset.large, true);
      return;
    }
    waiting.push({ file, path: path || file.name, shown });
    if (!busy) next();
  };
  const entries = async (reader) => {
    const found = [];
    for (;;) {
      const some = await new Promise((done, fail) => reader.readEntries(done, fail));
      if (!some.length) return found;
      found.push(...some);
    }
  };
  const walk = async (entry, above) => {
    const path = above ? `${above}/${entry.name}` : entry.name;
    if (entry.isFile) {
      add(await new Promise((done, fail) => entry.file(done, fail)), path);
      return;
    }
    for (const each of await entries(entry.createReader())) await walk(each, path);
  };

  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
  form.addEventListener("dragleave", () => form.classList.remove("over"));
  form.addEventListener("drop", async (event) => {
    event.preventDefault();
    form.classList.remove("over");
    const items = [...event.dataTransfer.items].map((each) => each.webkitGetAsEntry()).filter(Boolean);
    if (items.length) for (const each of items) await walk(each, "");
    else for (const each of event.dataTransfer.files) add(each, each.name);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    for (const input of form.querySelectorAll("input[type=file]")) {
      for (const each of input.files) add(each, each.webkitRelativePath || each.name);
      input.value = "";
    }
  });
})();
