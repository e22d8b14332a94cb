// The transcription editor: asks before unsaved text is left, and saves by keyboard. Without this the buttons do it all.
(() => {
  "use strict";

  const form = document.querySelector("[data-transcribe]");
  if (!form) return;
  const text = form.querySelector("textarea");
  const saved = "unsaved" in form.dataset ? null : text.value;
  let leaving = false;

  addEventListener("beforeunload", (event) => {
    if (!leaving && text.value !== saved) event.preventDefault();
  });
  form.addEventListener("submit", () => {
    leaving = true;
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit(form.querySelector("[name=_next]") || form.querySelector("[name=_save]"));
  });
  for (const each of form.querySelectorAll(".desk-scripted")) each.hidden = false;
})();
