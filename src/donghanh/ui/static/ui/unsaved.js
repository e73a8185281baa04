// Leaving a form with something typed asks first; a form that saves itself does not.
export function watchUnsaved(root) {
  let typed = false;
  for (const form of root.querySelectorAll("form[data-guard]:not([data-autosave])")) {
    form.addEventListener("input", () => { typed = true; });
    form.addEventListener("submit", () => { typed = false; });
  }
  window.addEventListener("beforeunload", (event) => { if (typed) event.preventDefault(); });
}
