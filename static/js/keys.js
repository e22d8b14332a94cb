// Passkeys and security keys: asks the browser for one, and sends the form with its answer.
// A form says with data-key what it wants: "create" and "get" find their options beside them, "ask" fetches them.
(() => {
  "use strict";

  const keys = window.webauthnJSON;
  if (!keys?.supported()) return;
  for (const part of document.querySelectorAll("[data-needs-keys]")) part.hidden = false;

  // A key belongs to the name of a host; of one that is all figures the browser refuses it.
  const bare = /^([0-9.]+|\[.*\])$/.test(location.hostname);

  function demand(options, alone) {
    const wanted = options.publicKey.authenticatorSelection;
    if (!wanted || alone === undefined) return options;
    wanted.residentKey = alone ? "required" : "discouraged";
    wanted.requireResidentKey = alone;
    if (alone) wanted.userVerification = "required";
    return options;
  }

  async function options(form) {
    if (form.dataset.key !== "ask") return JSON.parse(document.getElementById("key-options").textContent);
    const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.json();
  }

  async function answer(form) {
    const given = await options(form);
    if (form.dataset.key !== "create") return keys.get(given.request_options);
    return keys.create(demand(given.creation_options, form.elements.passwordless?.checked));
  }

  for (const form of document.querySelectorAll("form[data-key]")) {
    const failed = form.querySelector("[data-failed]");
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      failed.hidden = true;
      try {
        form.elements.credential.value = JSON.stringify(await answer(form));
        form.submit();
      } catch {
        if (bare) failed.textContent = failed.dataset.bare;
        failed.hidden = false;
      }
    });
  }
})();
