// A text is copied with one press; without a script the box is marked by hand.
export function watchCopy(root) {
  for (const box of root.querySelectorAll("[data-copy]")) {
    const button = box.querySelector("button");
    const area = box.querySelector("textarea");
    const label = button.querySelector("span");
    const resting = label.textContent;
    button.hidden = false;
    box.querySelector("[data-without]")?.remove();
    button.addEventListener("click", async () => {
      area.select();
      await copy(area.value);
      label.textContent = button.dataset.done;
      setTimeout(() => { label.textContent = resting; }, 3000);
    });
  }
}

async function copy(text) {
  if (navigator.clipboard) await navigator.clipboard.writeText(text);
  else document.execCommand("copy"); // pages opened by http on an office network
}
