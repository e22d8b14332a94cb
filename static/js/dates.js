// Shows at once how a typed date is understood. Without this the same is shown when the form comes back.
(() => {
  "use strict";

  const PAUSE = 250; // milliseconds after the last key
  const waiting = new WeakMap();

  async function echo(field) {
    const text = field.value.trim();
    const place = field.parentElement.querySelector(".date-understood");
    if (!place) return;
    if (!text) {
      place.textContent = "";
      return;
    }
    const answer = await fetch(`${field.dataset.readAt}?${new URLSearchParams({ text })}`).catch(() => null);
    if (!answer || !answer.ok || field.value.trim() !== text) return;
    const { understood, refused } = await answer.json();
    place.textContent = understood || refused;
    place.classList.toggle("date-refused", !understood);
    // What was shown need not be asked about when it is saved.
    const seen = field.form?.elements[`${field.name}-understood`];
    if (seen && understood) seen.value = text;
  }

  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement) || !field.dataset.readAt) return;
    clearTimeout(waiting.get(field));
    waiting.set(field, setTimeout(() => echo(field), PAUSE));
  });
})();
