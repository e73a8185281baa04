// A form with data-autosave is sent in the background a moment after typing stops; the page answers with
// the words to show («Đã lưu 10:42»). Without a network what was typed waits and goes once the network is back.
const PAUSE = 1500;
const RETRY = 20000;

export function watchAutosave(root) {
  for (const form of root.querySelectorAll("form[data-autosave]:not([data-watched])")) {
    form.dataset.watched = "";
    let waiting = 0;
    const send = async () => {
      clearTimeout(waiting);
      delete form.dataset.unsent;
      const outcome = await save(form);
      if (outcome === "kept" || "unsent" in form.dataset) return;
      form.dataset.unsent = "";
      if (outcome === "away") waiting = setTimeout(send, RETRY);
    };
    form.addEventListener("input", () => {
      form.dataset.unsent = "";
      clearTimeout(waiting);
      waiting = setTimeout(send, PAUSE);
    });
    form.addEventListener("submit", () => clearTimeout(waiting));
    addEventListener("online", () => { if ("unsent" in form.dataset) send(); });
  }
}

// What became of it: kept, refused (in words), or away: no network, or a site that has its own trouble just now.
async function save(form) {
  let answer;
  const body = new FormData(form);
  for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);  // files go with the form
  try {
    answer = await fetch(form.action, {
      method: "POST",
      body,
      headers: { "X-Autosave": "1" },
      redirect: "manual",
    });
  } catch {
    say(form, form.dataset.offline, true);
    return "away";
  }
  if (answer.type === "opaqueredirect") {
    say(form, form.dataset.signedOut, true);
    return "refused";
  }
  if (!answer.headers.get("Content-Type")?.startsWith("text/plain")) {
    say(form, form.dataset.notKept, true);
    return answer.status >= 500 ? "away" : "refused";
  }
  const words = await answer.text();
  const version = answer.headers.get("X-Version");
  if (version && form.elements.version) form.elements.version.value = version;
  say(form, words, !answer.ok);
  if (!answer.ok) return "refused";
  form.dispatchEvent(new CustomEvent("kept"));
  return "kept";
}

export function say(form, words, isProblem) {
  const shown = form.querySelector("[data-saved]");
  if (!shown) return;
  shown.textContent = words ?? "";
  shown.toggleAttribute("data-problem", isProblem);
}
