// Small comforts; every page works without them.
import { watchAutosave } from "./autosave.js";
import { watchCopy } from "./copy.js";
import { watchDrafts } from "./drafts.js";
import { watchGrids } from "./grid.js";
import { watchSending } from "./sending.js";
import { watchUnsaved } from "./unsaved.js";

watchCopy(document);
watchSending();
watchUnsaved(document);
watchAutosave(document);
watchGrids(document);
watchDrafts(document);
document.querySelector("[data-focus]")?.focus();
document.addEventListener("htmx:afterSwap", (event) => {
  watchCopy(event.target);
  watchAutosave(event.target);
});
