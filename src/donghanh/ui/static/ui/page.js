// Small comforts; every page works without them.
import { watchAutosave } from "./autosave.js";
import { watchCopy } from "./copy.js";
import { watchUnsaved } from "./unsaved.js";

watchCopy(document);
watchUnsaved(document);
watchAutosave(document);
document.querySelector("[data-focus]")?.focus();
document.addEventListener("htmx:afterSwap", (event) => {
  watchCopy(event.target);
  watchAutosave(event.target);
});
