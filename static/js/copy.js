// Copies a citation at the press of a button. Without this the text is there to be selected, and no button stands by it.
(() => {
  "use strict";

  async function copy(button) {
    const status = button.parentElement.querySelector("[role=status]");
    const text = document.getElementById(button.dataset.copy).textContent.trim();
    status.textContent = ""; // so that the same words are told anew
    const copied = await navigator.clipboard.writeText(text).then(() => true, () => select(button.dataset.copy));
    status.textContent = copied ? button.dataset.done : button.dataset.failed;
  }

  // Where copying is refused, the text is at least selected, to be copied by keyboard.
  function select(id) {
    getSelection().selectAllChildren(document.getElementById(id));
    return false;
  }

  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("button[data-copy]")) {
    button.addEventListener("click", () => copy(button));
    button.parentElement.hidden = false;
  }
})();
