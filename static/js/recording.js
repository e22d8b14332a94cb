// Finds records while they are typed, and shows the pages of a chosen source. Without this two buttons do the same.
(() => {
  "use strict";

  const PAUSE = 300; // milliseconds after the last key
  const form = document.querySelector("form.record");
  if (!form) return;
  // By the part of the page that is asked for: each is answered for itself.
  const waiting = {};
  const asked = {};

  // Sends the form as the buttons would, and puts what comes back in the place of what is there.
  async function refresh(step, id) {
    const data = new FormData(form);
    data.set("do", step);
    const number = (asked[id] = (asked[id] ?? 0) + 1);
    const answer = await fetch(form.action, { method: "POST", body: data }).catch(() => null);
    if (!answer?.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById(id);
    if (fresh && number === asked[id]) replace(document.getElementById(id), fresh);
  }

  function replace(old, fresh) {
    const focused = old.contains(document.activeElement) ? document.activeElement.id : "";
    choose(old, fresh);
    old.replaceChildren(...fresh.childNodes);
    if (focused) document.getElementById(focused)?.focus();
    tidy();
  }

  // What was chosen since the form was sent stays chosen; a source, even if it is not among those found.
  function choose(old, fresh) {
    tick(old, fresh);
    const name = fresh.querySelector("input[type=radio]")?.name;
    const chosen = name && form.querySelector(`input[type=radio][name="${name}"]:checked`);
    if (!chosen) return;
    const same = [...fresh.querySelectorAll("input[type=radio]")].find((each) => each.value === chosen.value);
    if (same) same.checked = true;
    else if (!old.contains(chosen)) for (const each of fresh.querySelectorAll(":checked")) each.checked = false;
    else if (old.id !== "place") {
      fresh.querySelector(".options").prepend(chosen.closest("li"));
      chosen.checked = true;
    }
  }

  // Where many can be chosen, each stays as it was left.
  function tick(old, fresh) {
    for (const box of old.querySelectorAll("input[type=checkbox]")) {
      const same = [...fresh.querySelectorAll("input[type=checkbox]")].find((each) => each.value === box.value);
      if (same) same.checked = box.checked;
      else if (box.checked) fresh.querySelector(".options").append(box.closest("li"));
    }
  }

  // The buttons are for readers without scripts.
  function tidy() {
    for (const button of form.querySelectorAll('button[value="search"], button[value="show"]')) button.hidden = true;
  }

  for (const place of form.querySelectorAll("[data-choice]")) {
    place.querySelector(`[id$="-offered"]`).setAttribute("aria-live", "polite");
  }

  form.addEventListener("input", (event) => {
    const field = event.target;
    if (field.type !== "search") return;
    const id = `${field.closest("[data-choice]").dataset.choice}-offered`;
    clearTimeout(waiting[id]);
    waiting[id] = setTimeout(() => refresh("search", id), PAUSE);
  });

  form.addEventListener("change", (event) => {
    if (event.target.name === "source") refresh("show", "place");
  });

  // Who opens or fills in a new record means it.
  for (const fresh of form.querySelectorAll('details.new input[value="new"]')) {
    const recording = fresh.closest("details");
    const meant = () => {
      if (fresh.checked) return;
      fresh.checked = true;
      fresh.dispatchEvent(new Event("change", { bubbles: true }));
    };
    recording.querySelector("summary").addEventListener("click", () => {
      if (!recording.open) meant();
    });
    recording.addEventListener("input", (event) => {
      if (event.target !== fresh) meant();
    });
  }

  // Enter in a search field seeks; in any other line it sends the form, as it would if it had one button only. What
  // chooses a file opens.
  form.addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.key !== "Enter" || !(field instanceof HTMLInputElement)) return;
    if (["radio", "checkbox", "file"].includes(field.type)) return;
    event.preventDefault();
    if (field.type === "search") field.dispatchEvent(new Event("input", { bubbles: true }));
    else form.requestSubmit(form.querySelector('button[value="save"]'));
  });

  // Of what an event can be about only that is asked which was chosen (TOLD_OF in twinning/forms.py). What holds an
  // answer, or a fault, stays in sight.
  const TOLD_OF = {
    links: ["links"],
    chain: ["chain"],
    membership: ["membership"],
    municipality: ["municipality", "chain"],
    agreement: ["agreement"],
  };
  const about = form.querySelector("select[name=about]");

  function narrow() {
    for (const name of new Set(Object.values(TOLD_OF).flat())) {
      const field = form.querySelector(`fieldset#id_${name}`);
      const holds = field?.querySelector('.error, .clash, input:checked:not([value=""])');
      if (field) field.hidden = Boolean(TOLD_OF[about.value]) && !TOLD_OF[about.value].includes(name) && !holds;
    }
  }

  if (about) {
    about.addEventListener("change", narrow);
    narrow();
  }

  form.querySelector(".faults")?.focus();
  tidy();
})();
