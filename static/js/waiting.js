// While images are being made: look now and then whether they are there, and show them.
"use strict";

(() => {
  const SECONDS = 4;
  let left = 150;

  const look = async () => {
    if (!document.querySelector("[data-waiting]") || left-- === 0) return;
    if (!document.hidden) {
      const answer = await fetch(location.href).catch(() => null);
      if (answer?.ok && !(await answer.text()).includes("data-waiting")) return location.reload();
    }
    setTimeout(look, SECONDS * 1000);
  };

  setTimeout(look, SECONDS * 1000);
})();
