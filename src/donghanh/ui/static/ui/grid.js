// A grid is typed in as in Excel: Enter and arrows move, a block copied there is pasted here, Escape takes back.
// Without this script it is a plain form.
export function watchGrids(root) {
  for (const table of root.querySelectorAll("[data-grid]:not([data-watched])")) {
    table.dataset.watched = "";
    const grid = new Map(); // "row,column" → input
    table.querySelectorAll("tbody tr").forEach((line, row) => {
      [...line.cells].forEach((cell, column) => {
        const input = cell.querySelector("input:not([type=hidden])");
        if (!input) return;
        Object.assign(input.dataset, { row, column });
        grid.set(`${row},${column}`, input);
      });
    });
    watch(table, grid);
  }
}

function watch(table, grid) {
  let before = "";
  let pasted = []; // what the last paste replaced, for Ctrl+Z
  table.addEventListener("focusin", ({ target }) => {
    if (!target.dataset.row) return;
    before = target.value;
    target.select();
  });
  table.addEventListener("input", (event) => { if (event.isTrusted) pasted = []; });
  table.addEventListener("keydown", (event) => {
    const cell = event.target;
    if (!cell.dataset.row || event.isComposing) return;
    if (event.key === "z" && (event.ctrlKey || event.metaKey) && pasted.length) {
      event.preventDefault();
      pasted.forEach(([input, value]) => { input.value = value; });
      pasted = [];
      pastedWords(table).hidden = true;
      tell(cell);
    } else if (event.key === "Escape") {
      cell.value = before;
      cell.select();
      tell(cell);
    } else if (event.key === "F2") {
      cell.setSelectionRange(cell.value.length, cell.value.length);
    } else {
      const step = stepOf(event, cell);
      if (step) {
        event.preventDefault();
        move(grid, cell, step);
      }
    }
  });
  table.addEventListener("paste", (event) => {
    const cell = event.target;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!cell.dataset?.row || !/[\t\n]/.test(text.replace(/\r?\n$/, ""))) return;
    event.preventDefault();
    const { replaced, leftOut } = fill(grid, cell, rowsOf(text));
    pasted = replaced;
    tell(cell);
    sayPasted(table, replaced.length, leftOut);
  });
}

// Where a key leads: left and right only from the edge of what stands in the cell.
function stepOf(event, cell) {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const all = cell.selectionEnd - cell.selectionStart === cell.value.length;
  if (event.key === "Enter") return [event.shiftKey ? -1 : 1, 0];
  if (event.shiftKey) return null;
  if (event.key === "ArrowDown") return [1, 0];
  if (event.key === "ArrowUp") return [-1, 0];
  if (event.key === "ArrowRight" && (all || cell.selectionStart === cell.value.length)) return [0, 1];
  if (event.key === "ArrowLeft" && (all || cell.selectionEnd === 0)) return [0, -1];
  return null;
}

function move(grid, cell, [down, right]) {
  let [row, column] = [Number(cell.dataset.row), Number(cell.dataset.column)];
  for (let tries = 0; tries < 200; tries += 1) { // cells that ask nothing are passed over
    row += down;
    column += right;
    const next = grid.get(`${row},${column}`);
    if (next) {
      next.focus();
      return;
    }
  }
}

function rowsOf(text) {
  return text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n").map((line) => line.split("\t"));
}

function fill(grid, cell, rows) {
  const [top, left] = [Number(cell.dataset.row), Number(cell.dataset.column)];
  const replaced = [];
  let leftOut = 0;
  rows.forEach((texts, down) => texts.forEach((text, right) => {
    const input = grid.get(`${top + down},${left + right}`);
    if (!input || input.readOnly) {
      leftOut += text.trim() ? 1 : 0;
      return;
    }
    replaced.push([input, input.value]);
    input.value = text.trim().replace(/^"(.*)"$/, "$1");
  }));
  return { replaced, leftOut };
}

function pastedWords(table) {
  return table.closest(".grid-frame").parentElement.querySelector("[data-pasted]");
}

// What became of a paste, in the words of the page: how many cells were filled, and how many found no place.
function sayPasted(table, filled, leftOut) {
  const shown = pastedWords(table);
  shown.dataset.pasted ||= shown.textContent;
  const words = [shown.dataset.pasted.replace("[n]", filled)];
  if (leftOut) words.push(shown.dataset.leftOut.replace("[n]", leftOut));
  shown.textContent = words.join(" ");
  shown.hidden = false;
}

function tell(cell) {
  cell.dispatchEvent(new Event("input", { bubbles: true }));
}
