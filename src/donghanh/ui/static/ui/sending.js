// A form is sent once, however often its button is pressed. Who comes back to its page finds the token it was
// sent with, even where the browser fetched the page again, so that the site can say that it has it already.
export function watchSending() {
  const sent = new Set();
  addEventListener("submit", (event) => {
    if (event.target.method !== "post") return;
    if (sent.has(event.target)) event.preventDefault();
    else if (!event.defaultPrevented) sent.add(event.target);
  });
  addEventListener("pageshow", () => sent.clear());
  keepTokens([...document.querySelectorAll("input[name=once]")]);
}

function keepTokens(inputs) {
  const before = history.state?.once ?? [];
  inputs.forEach((input, index) => { input.value = before[index] ?? input.value; });
  history.replaceState({ ...history.state, once: inputs.map((input) => input.value) }, "");
}
