// While images are being made: look now and then how far it has come. The image that is waited for is shown as soon as
// it is there; thumbnails of others come by and by, without disturbing whoever looks at an image meanwhile.
"use strict";

(() => {
  const SECONDS = 4;
  let left = 150;

  const awaited = (page) => page.querySelector(".no-image[data-waiting]") !== null;

  const fresh = async () => {
    const answer = await fetch(location.href).catch(() => null);
    return answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  };

  const look = async () => {
    if (!document.querySelector("[data-waiting]") || left-- === 0) return;
    const page = document.hidden ? null : await fresh();
    if (page && awaited(document) && !awaited(page)) return location.reload();
    const parts = ["shown", "turning"].map((id) => [document.getElementById(id), page?.getElementById(id)]);
    const whole = parts.filter(([old, shown]) => old && shown);
    if (!whole.some(([old]) => old.contains(document.activeElement)))
      for (const [old, shown] of whole) old.replaceWith(document.adoptNode(shown));
    setTimeout(look, SECONDS * 1000);
  };

  setTimeout(look, SECONDS * 1000);
})();
