// Shortcuts of one key, where the page says with data-shortcut what each leads to. Without this all links stand there
// the same. They can be switched off where they are listed, and never act while somebody types.
(() => {
  "use strict";

  const OFF = "shortcuts-off";
  const ROWS = "main tbody tr, main ul.hits > li";
  const WAIT = 1500; // milliseconds in which the second key of two must follow
  const switches = () => document.querySelectorAll("input[data-shortcuts]");
  const link = (keys) => document.querySelector(`a[data-shortcut="${keys}"]`);
  let begun = "";
  let timer = 0;
  let dialog = null;

  function off() {
    try {
      return localStorage.getItem(OFF) === "1";
    } catch {
      return false; // a browser that keeps nothing
    }
  }

  function keep(on) {
    try {
      if (on) localStorage.removeItem(OFF);
      else localStorage.setItem(OFF, "1");
    } catch {
      // then it holds for nobody but this page, which is better than failing
    }
    show();
  }

  function show() {
    for (const each of switches()) {
      each.checked = !off();
      each.closest("[hidden]")?.removeAttribute("hidden");
    }
  }

  // ---- what the keys do

  function follow(keys) {
    const found = link(keys);
    found?.click();
    return Boolean(found);
  }

  function search() {
    const fields = [...document.querySelectorAll("main input[name=q], main input[type=search]")];
    const field = fields.find((each) => each.checkVisibility());
    field?.focus();
    field?.select();
    return Boolean(field) || follow("/");
  }

  function step(by) {
    const links = [...document.querySelectorAll(ROWS)].map((row) => row.querySelector("a[href]"));
    const rows = links.filter((each) => each?.checkVisibility());
    const here = rows.findIndex((each) => each.closest(ROWS).contains(document.activeElement));
    const next = here < 0 ? rows[0] : rows[here + by];
    next?.focus();
    return Boolean(next);
  }

  const doings = { "/": search, "?": list, j: () => step(1), k: () => step(-1), e: () => follow("e") };

  function act(key) {
    const first = begun;
    begun = "";
    clearTimeout(timer);
    if (first) return follow(`${first} ${key}`);
    if (Object.hasOwn(doings, key)) return doings[key]();
    if (key !== "g") return false;
    begun = key;
    timer = setTimeout(() => (begun = ""), WAIT);
    return true;
  }

  const FIELDS = "input, select, textarea, [contenteditable], .leaflet-container"; // the last has keys of its own

  function typing(target) {
    return target instanceof Element && target.closest(FIELDS);
  }

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key.length !== 1 || off() || typing(event.target) || document.querySelector("dialog[open]")) return;
    if (act(event.key)) event.preventDefault();
  });

  // ---- the list of them, as it stands on a page of its own

  function list() {
    open();
    return true;
  }

  async function open() {
    const page = link("?");
    if (!page) return;
    try {
      dialog ??= await fetched(page.href);
    } catch {
      location.assign(page.href);
      return;
    }
    show();
    if (!dialog.open) dialog.showModal();
  }

  async function fetched(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.statusText);
    const there = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("shortcuts");
    const made = document.createElement("dialog");
    made.className = "shortcuts";
    made.setAttribute("aria-labelledby", "shortcuts-title");
    made.append(document.importNode(there, true));
    made.firstElementChild.removeAttribute("id");
    made.querySelector("h2").id = "shortcuts-title";
    made.querySelector("form").hidden = false;
    document.body.append(made);
    return made;
  }

  link("?")?.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("input[data-shortcuts]")) keep(event.target.checked);
  });
  show();
})();
