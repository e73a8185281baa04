// A form is sent once, however often its button is pressed. Who comes back to its page finds the token it was
// sent with, even where the browser fetched the page again, so that the site can say that it has it already.
// Without a network a form with data-offline stays where it is and says so: the browser's own page of errors would
// take what was typed with it.
import { say } from "./autosave.js";

export function watchSending() {
  const sent = new Set();
  addEventListener("submit", (event) => {
    if (event.target.method !== "post") return;
    if (!navigator.onLine && event.target.dataset.offline) {
      event.preventDefault();
      return say(event.target, event.target.dataset.offline, true);
    }
    if (sent.has(event.target)) event.preventDefault();
    else if (!event.defaultPrevented) sent.add(event.target);
  });
  addEventListener("pageshow", () => sent.clear());
  addEventListener("offline", () => waiting().forEach((form) => say(form, form.dataset.offline, true)));
  addEventListener("online", () => waiting().forEach((form) => say(form, "", false)));
  keepTokens([...document.querySelectorAll("input[name=once]")]);
}

const waiting = () => document.querySelectorAll("form[data-offline]:not([data-autosave])");

function keepTokens(inputs) {
  const before = history.state?.once ?? [];
  inputs.forEach((input, index) => { input.value = before[index] ?? input.value; });
  history.replaceState({ ...history.state, once: inputs.map((input) => input.value) }, "");
}
