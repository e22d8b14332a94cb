// Leads to what is wrong, and warns before typed answers are left behind. Without this the page works the same.
(() => {
  "use strict";

  const form = document.querySelector("#review form");
  if (!form) return;
  let typed = false;

  form.addEventListener("input", () => {
    typed = true;
  });
  form.addEventListener("submit", () => {
    typed = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (typed) event.preventDefault();
  });

  form.querySelector(".faults")?.focus();
})();
