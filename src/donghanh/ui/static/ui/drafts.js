// What is typed into a form with data-draft is kept in this browser until the site has it: it survives a lost
// network, a closed page, an empty battery. Opened again it is taken back, or, where somebody else has changed
// the form meanwhile, offered in words.
const PREFIX = "draft:";
const OLDEST = 30 * 24 * 3600 * 1000;

export function watchDrafts(root) {
  forgetOld();
  for (const sent of root.querySelectorAll("[data-draft-sent]")) forget(PREFIX + sent.dataset.draftSent);
  for (const form of root.querySelectorAll("form[data-draft]:not([data-drafted])")) {
    form.dataset.drafted = "";
    const key = PREFIX + form.dataset.draft;
    takeBack(form, key);
    form.addEventListener("input", () => keep(key, { at: Date.now(), version: versionOf(form), cells: cellsOf(form) }));
    form.addEventListener("kept", () => { if (!("unsent" in form.dataset)) forget(key); });
    form.addEventListener("submit", () => { if ("autosave" in form.dataset && navigator.onLine) forget(key); });
  }
}

function takeBack(form, key) {
  const draft = read(key);
  if (!draft) return;
  const differing = Object.entries(draft.cells).filter(([name, value]) => {
    const field = form.elements[name];
    return field && "value" in field && !field.disabled && field.value !== value;
  });
  if (!differing.length) return forget(key);
  if (draft.version === versionOf(form)) return put(form, differing, draft.at);
  return offer(form, key, differing, draft.at);
}

function put(form, differing, at) {
  for (const [name, value] of differing) form.elements[name].value = value;
  const shown = form.querySelector("[data-saved]");
  if (shown) shown.textContent = form.dataset.restored.replace("[giờ]", timeOf(at));
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

// Somebody else changed the form: nothing is written over before the reader has chosen.
function offer(form, key, differing, at) {
  const box = document.createElement("div");
  box.className = "card tone-late";
  box.setAttribute("role", "alert");
  const words = document.createElement("p");
  words.textContent = form.dataset.conflict.replace("[giờ]", timeOf(at)).replace("[n]", differing.length);
  const row = document.createElement("p");
  row.className = "row";
  row.append(
    button(form.dataset.take, () => { box.remove(); put(form, differing, at); }),
    button(form.dataset.drop, () => { box.remove(); forget(key); }),
  );
  box.append(words, row);
  form.prepend(box);
}

function button(label, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button quiet";
  made.textContent = label;
  made.addEventListener("click", press);
  return made;
}

function cellsOf(form) {
  const fields = [...form.elements].filter((field) => field.name && field.type !== "hidden" && field.type !== "file");
  return Object.fromEntries(fields.filter((field) => "value" in field && field.type !== "submit").map((field) => [field.name, field.value]));
}

function versionOf(form) {
  return form.elements.version?.value ?? "";
}

function timeOf(at) {
  const moment = new Date(at);
  return `${moment.getHours()}:${String(moment.getMinutes()).padStart(2, "0")} ${moment.getDate()}/${moment.getMonth() + 1}`;
}

// A browser that keeps nothing (a private window, a full store) is no reason to stop.
function keep(key, draft) {
  try { localStorage.setItem(key, JSON.stringify(draft)); } catch { /* the page itself still has it */ }
}

function read(key) {
  try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
}

function forget(key) {
  try { localStorage.removeItem(key); } catch { /* nothing is kept there */ }
}

function forgetOld() {
  try {
    Object.keys(localStorage)
      .filter((key) => key.startsWith(PREFIX) && !(Date.now() - read(key)?.at < OLDEST))
      .forEach(forget);
  } catch { /* nothing is kept there */ }
}
