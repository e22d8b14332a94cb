// Sends files to the scan desk one after the other, and says what became of each. Without this the form does it.
(() => {
  "use strict";

  const form = document.querySelector("[data-desk-upload]");
  if (!form) return;
  const words = form.dataset;
  const chosen = form.querySelector("input[type=file]");
  const told = form.querySelector(".desk-files");
  const summary = form.querySelector("[data-desk-summary]");
  const queue = [];
  const outcomes = { taken: 0, here: 0, refused: 0 };
  let sending = 0;
  let sent = 0; // files so far: gives each its place among those that are sent with it

  const filled = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const made = (kind, className, text = "") => Object.assign(document.createElement(kind), { className, textContent: text });

  function listed(file) {
    const item = document.createElement("li");
    const bar = Object.assign(document.createElement("progress"), { max: 1, value: 0 });
    bar.setAttribute("aria-label", file.name);
    item.append(made("strong", "name", file.name), " ", bar, " ", made("span", "told", words.queued));
    told.append(item);
    return item;
  }

  function add(files) {
    const known = [...files].sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
    const wishes = { again: form.again.checked, redacted: Boolean(form.redacted?.checked) };
    for (const file of known) queue.push({ file, place: (sent += 1), item: listed(file), ...wishes });
    form.reset(); // what was said of these files is not said of the next
    next();
  }

  function next() {
    if (queue.length) document.dispatchEvent(new CustomEvent("desk:sending"));
    // One after the other: they arrive in their order, even if the page is closed before the last.
    if (!sending && queue.length) send(queue.shift());
    summarise();
    if (!sending) document.dispatchEvent(new CustomEvent("desk:sent"));
  }

  function summarise() {
    const done = outcomes.taken + outcomes.here + outcomes.refused;
    const open = queue.length + sending;
    if (!done && !open) return;
    const pattern = open ? words.progress : words.summary;
    summary.textContent = filled(pattern, { ...outcomes, done, all: done + open });
  }

  function content(job) {
    const data = new FormData();
    data.append("csrfmiddlewaretoken", form.csrfmiddlewaretoken.value);
    if (job.again) data.append("again", "on");
    if (job.redacted) data.append("redacted", "on");
    data.append("files", job.file);
    return data;
  }

  function send(job) {
    sending += 1;
    const [bar, note] = [job.item.querySelector("progress"), job.item.querySelector(".told")];
    const request = new XMLHttpRequest();
    note.textContent = words.sending;
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) bar.value = event.loaded / event.total;
    });
    request.upload.addEventListener("load", () => {
      bar.removeAttribute("value"); // from here on nobody knows how long it takes
      note.textContent = words.judged;
    });
    request.addEventListener("loadend", () => settle(job, answer(request)));
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.send(content(job));
  }

  function answer(request) {
    const json = (request.getResponseHeader("Content-Type") || "").startsWith("application/json");
    if (request.status === 200 && json) return JSON.parse(request.responseText).files[0];
    const out = request.status === 403 || request.status === 200; // signed out, one is sent to the page for signing in
    return { outcome: "refused", told: out ? words.out : words.lost, retry: true };
  }

  function settle(job, said) {
    sending -= 1;
    outcomes[said.outcome] += 1;
    job.item.className = said.outcome;
    job.item.querySelector("progress").remove();
    const note = job.item.querySelector(".told");
    note.textContent = said.told;
    if (said.link) note.append(" ", Object.assign(made("a", "", words.show), { href: said.link }));
    if (said.retry || said.outcome === "here") note.append(" ", anew(job, said));
    if (said.row) document.dispatchEvent(new CustomEvent("desk:row", { detail: { row: said.row, place: job.place } }));
    next();
  }

  // A file that did not arrive, or that is here already, may be sent once more.
  function anew(job, said) {
    const button = made("button", "", said.retry ? words.retry : words.again);
    button.type = "button";
    button.addEventListener("click", () => {
      outcomes[said.outcome] -= 1;
      job.item.remove();
      queue.push({ ...job, item: listed(job.file), again: job.again || !said.retry });
      next();
    });
    return button;
  }

  function drops() {
    const carries = (event) => event.dataTransfer?.types.includes("Files");
    const over = (on) => form.classList.toggle("over", on);
    document.addEventListener("dragover", (event) => {
      if (!carries(event)) return;
      event.preventDefault();
      over(true);
    });
    document.addEventListener("dragleave", (event) => {
      if (!event.relatedTarget) over(false);
    });
    document.addEventListener("drop", (event) => {
      if (!carries(event)) return;
      event.preventDefault();
      over(false);
      add(event.dataTransfer.files);
    });
  }

  chosen.addEventListener("change", () => add(chosen.files));
  if (chosen.files.length) add(chosen.files); // chosen before this was loaded
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("beforeunload", (event) => {
    if (sending) event.preventDefault();
  });
  for (const each of form.querySelectorAll(".desk-scripted")) each.hidden = false;
  for (const each of form.querySelectorAll(".desk-plain")) each.hidden = true;
  drops();
})();
