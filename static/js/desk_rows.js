// Orders and turns the scans of the desk, and shows their images as they are made. Without this buttons load the page.
(() => {
  "use strict";

  const PAUSE = [2000, 10000]; // milliseconds between two looks for images, at first and at most
  const form = document.querySelector("[data-desk-list]");
  if (!form) return;
  const words = form.dataset;
  const list = form.querySelector(".desk-rows");
  const status = form.querySelector("[data-desk-moves]");
  let dragged = null;
  let saving = false;
  let again = false;
  let busy = false; // files are on their way: the order is saved when all are there
  let late = false;
  let moved = ""; // what was moved last, to be said until it is saved
  let pause = PAUSE[0];
  let timer = 0;

  const rows = () => [...list.children];
  const number = (row) => row.querySelector("input[type=number]");
  const filled = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const say = (text) => {
    status.textContent = text;
  };

  // ---- what goes to the server

  // What the server answers; where it refuses, or cannot be reached, the sentence that is said of it as its fault.
  async function post(address, data) {
    const headers = { Accept: "application/json" };
    const answer = await fetch(address, { method: "POST", body: data, headers }).catch(() => null);
    const json = (answer?.headers.get("Content-Type") || "").startsWith("application/json");
    const told = json ? await answer.json().catch(() => ({})) : {};
    return json && answer.ok ? told : { fault: told.fault || words.lost };
  }

  // One after the other: what changes while an order is saved is saved after it.
  async function save() {
    late ||= busy;
    if (busy) return;
    if (saving) {
      again = true;
      return;
    }
    saving = true;
    let answer;
    do {
      again = false;
      answer = await post(form.action, new FormData(form));
    } while (again);
    saving = false;
    say(answer.fault || `${moved} ${words.saved}`.trim());
    moved = "";
  }

  // ---- order

  function renumber() {
    rows().forEach((row, index) => {
      number(row).value = index + 1;
      row.querySelector("[data-move='-1']").disabled = index === 0;
      row.querySelector("[data-move='1']").disabled = index === list.children.length - 1;
    });
  }

  function settled(row) {
    renumber();
    moved = filled(words.moved, { name: row.dataset.name, number: number(row).value, count: list.children.length });
    say(moved);
    save();
  }

  function move(row, step) {
    const other = step < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    if (step < 0) list.insertBefore(row, other);
    else list.insertBefore(other, row);
    settled(row);
    const button = row.querySelector(`[data-move='${step}']`);
    (button.disabled ? row.querySelector(`[data-move='${-step}']`) : button).focus();
  }

  function typed(row) {
    const wanted = Math.min(Math.max(Number(number(row).value) || 1, 1), list.children.length);
    const others = rows().filter((each) => each !== row);
    list.insertBefore(row, others[wanted - 1] || null);
    settled(row);
    number(row).focus();
  }

  function drag() {
    let before = null;
    list.addEventListener("dragstart", (event) => {
      dragged = event.target.closest?.(".handle") && event.target.closest(".desk-row");
      if (!dragged) return;
      before = dragged.nextElementSibling;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", dragged.dataset.name);
      event.dataTransfer.setDragImage(dragged, 20, 20);
      dragged.classList.add("dragged");
    });
    list.addEventListener("dragover", (event) => {
      if (!dragged) return;
      event.preventDefault();
      const row = event.target.closest(".desk-row");
      if (!row || row === dragged) return;
      const box = row.getBoundingClientRect();
      list.insertBefore(dragged, event.clientY < box.top + box.height / 2 ? row : row.nextElementSibling);
    });
    list.addEventListener("drop", (event) => event.preventDefault());
    list.addEventListener("dragend", () => {
      if (!dragged) return;
      dragged.classList.remove("dragged");
      if (dragged.nextElementSibling !== before) settled(dragged);
      dragged = null;
    });
  }

  // ---- turning, and trying again

  async function press(button) {
    const data = new FormData(form);
    if (button.name) data.append(button.name, button.value);
    button.disabled = true;
    const answer = await post(button.formAction, data);
    button.disabled = false;
    button.focus();
    if (answer.fault) return say(answer.fault);
    say(answer.told);
    button.closest(".desk-row").querySelector(".picture").innerHTML = answer.picture;
    return look(PAUSE[0]);
  }

  // ---- images

  const waiting = () => rows().filter((row) => row.querySelector("[data-images=waiting]"));

  function look(after) {
    pause = after;
    clearTimeout(timer);
    if (waiting().length) timer = setTimeout(ask, pause);
  }

  async function ask() {
    const asked = waiting().slice(0, Number(words.asked)).map((row) => ["scan", row.dataset.scan]);
    const headers = { Accept: "application/json" };
    const pictures = await fetch(`${words.pictures}?${new URLSearchParams(asked)}`, { headers })
      .then((answer) => answer.json())
      .catch(() => ({}));
    for (const [scan, picture] of Object.entries(pictures)) show(scan, picture);
    if (!waiting().length) say(list.querySelector("[data-images]") ? words.unmade : words.made);
    look(Math.min(pause * 1.3, PAUSE[1]));
  }

  function show(scan, picture) {
    const place = document.getElementById(`scan-${scan}`)?.querySelector(".picture");
    const former = place?.querySelector("img")?.getAttribute("src");
    const draft = new DOMParser().parseFromString(picture, "text/html").body;
    const still = draft.querySelector("[data-images=waiting]");
    if (place && !(still && draft.querySelector("img")?.getAttribute("src") === former)) place.innerHTML = picture;
  }

  // ---- rows that come

  function ready(row) {
    for (const each of row.querySelectorAll(".handle, .moves")) each.hidden = false;
  }

  // Small files arrive before large ones: each is put where it was among those it was sent with.
  document.addEventListener("desk:row", (event) => {
    const draft = new DOMParser().parseFromString(event.detail.row, "text/html");
    const row = document.adoptNode(draft.querySelector(".desk-row"));
    row.dataset.place = event.detail.place;
    list.insertBefore(row, rows().find((each) => Number(each.dataset.place) > event.detail.place) || null);
    ready(row);
    document.querySelector(".desk-none").hidden = true;
    look(PAUSE[0]);
  });
  document.addEventListener("desk:sending", () => {
    busy = true;
  });
  document.addEventListener("desk:sent", () => {
    busy = false;
    const numbers = rows().map((row) => Number(number(row).value));
    const astray = numbers.some((each, index) => index && each < numbers[index - 1]);
    renumber();
    if (astray || late) save();
    late = false;
  });

  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.dataset.move) move(button.closest(".desk-row"), Number(button.dataset.move));
  });
  form.addEventListener("change", (event) => {
    if (event.target.type === "number") typed(event.target.closest(".desk-row"));
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (event.submitter && "send" in event.submitter.dataset) press(event.submitter);
    else save();
  });
  form.querySelector(".desk-order").hidden = true;
  rows().forEach(ready);
  if (list.children.length) renumber();
  drag();
  look(PAUSE[0]);
})();
