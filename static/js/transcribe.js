// The transcription editor: asks before unsaved text is left, shows the text of another language or maker when it is
// chosen, and saves by keyboard. Without this the buttons do it all.
(() => {
  "use strict";

  const form = document.querySelector("[data-transcribe]");
  if (!form) return;
  const text = form.querySelector("textarea");
  const saved = "unsaved" in form.dataset ? null : text.defaultValue;
  let leaving = false;

  addEventListener("beforeunload", (event) => {
    if (!leaving && text.value !== saved) event.preventDefault();
  });
  form.addEventListener("submit", (event) => {
    leaving = event.submitter?.name !== "_show";
  });
  // Whoever stays with unsaved text saves it in the language and by the maker that then stand chosen.
  const { language, made_by: maker, loaded } = form.elements;
  function show(target) {
    if (loaded.value === `${language.value}-${maker.value}`) return;
    const there = new URL(location.href);
    there.searchParams.set("language", language.value);
    there.searchParams.set("made_by", maker.value);
    there.searchParams.delete("start");
    there.hash = target.id;
    location.assign(there);
  }
  form.addEventListener("change", ({ target }) => {
    if (target === language || target === maker) show(target);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit(form.querySelector("[name=_next]") || form.querySelector("[name=_save]"));
  });
  for (const each of form.querySelectorAll(".desk-scripted")) each.hidden = false;
  if (saved !== null) show(language); // chosen before this was loaded
})();
