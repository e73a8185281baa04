// A form with data-autosave is sent in the background a moment after typing stops; the page answers with
// the words to show («Đã lưu 10:42»).
const PAUSE = 1500;

export function watchAutosave(root) {
  for (const form of root.querySelectorAll("form[data-autosave]:not([data-watched])")) {
    form.dataset.watched = "";
    let waiting = 0;
    form.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => save(form), PAUSE);
    });
    form.addEventListener("submit", () => clearTimeout(waiting));
  }
}

async function save(form) {
  const shown = form.querySelector("[data-saved]");
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { "X-Autosave": "1" },
      redirect: "error",
    });
    const isWords = (answer.headers.get("Content-Type") ?? "").startsWith("text/plain");
    if (answer.ok && isWords && shown) shown.textContent = await answer.text();
  } catch {
    if (shown) shown.textContent = ""; // not saved: say nothing rather than something wrong
  }
}
