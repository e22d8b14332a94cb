// Finds sources while they are typed, and shows the pages of the chosen one. Without this two buttons do the same.
(() => {
  "use strict";

  const PAUSE = 300; // milliseconds after the last key
  const form = document.querySelector("form.record");
  if (!form) return;
  let waiting = 0;
  let asked = 0;

  // Sends the form as the buttons would, and puts what comes back in the place of what is there.
  async function refresh(step, ids) {
    const data = new FormData(form);
    data.set("do", step);
    const number = (asked += 1);
    const answer = await fetch(form.action, { method: "POST", body: data }).catch(() => null);
    if (!answer || !answer.ok || number !== asked) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const id of ids) {
      const fresh = page.getElementById(id);
      if (fresh) document.getElementById(id).replaceChildren(...fresh.childNodes);
    }
    tidy();
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
    clearTimeout(waiting);
    const name = field.closest("[data-choice]").dataset.choice;
    waiting = setTimeout(() => refresh("search", [`${name}-offered`]), PAUSE);
  });

  form.addEventListener("change", (event) => {
    if (event.target.name === "source") refresh("show", ["place"]);
  });

  // Who opens or fills in the new source means it.
  const fresh = document.getElementById("source-new");
  const recording = fresh?.closest("details");
  function meant() {
    if (fresh.checked) return;
    fresh.checked = true;
    fresh.dispatchEvent(new Event("change", { bubbles: true }));
  }
  recording?.querySelector("summary").addEventListener("click", () => {
    if (!recording.open) meant();
  });
  recording?.addEventListener("input", meant);

  // Enter in a search field seeks; in any other line it sends the form, as it would if it had one button only.
  form.addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.key !== "Enter" || !(field instanceof HTMLInputElement) || field.type === "radio") return;
    event.preventDefault();
    if (field.type === "search") field.dispatchEvent(new Event("input", { bubbles: true }));
    else form.requestSubmit(form.querySelector('button[value="save"]'));
  });

  form.querySelector(".faults")?.focus();
  tidy();
})();
