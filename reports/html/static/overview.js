"use strict";
// Search, filter and sort in the tables marked data-sift. Without this script every row is there, in the order that matters.
// It reads and writes text and never markup, so nothing a server sent can become part of the page.
(() => {
  const words = document.querySelector("main").dataset;
  const lang = document.documentElement.lang;
  const order = new Intl.Collator(lang, { numeric: true, sensitivity: "base" });
  const make = (tag, properties = {}) => Object.assign(document.createElement(tag), properties);
  const plain = (text) => text.toLocaleLowerCase(lang).normalize("NFKD").replace(/\p{M}/gu, "");
  const value = (row, column) => row.cells[column].dataset.key ?? row.cells[column].textContent.trim();

  const field = (label, control) => {
    const whole = make("label");
    whole.append(make("span", { textContent: label }), control);
    return whole;
  };

  for (const table of document.querySelectorAll("table[data-sift]")) {
    const rows = [...table.tBodies[0].rows];
    if (rows.length < 3) continue;
    const heads = [...table.tHead.rows[0].cells];
    const text = new Map(rows.map((row) => [row, plain(row.textContent)]));
    const bar = make("div", { className: "sift" });
    const search = make("input", { type: "search", autocomplete: "off", spellcheck: false });
    const told = make("p", { className: "aside" });
    told.setAttribute("role", "status");
    bar.append(field(words.search, search));

    const choices = heads.flatMap((head, column) => {
      if (!("choose" in head.dataset)) return [];
      const found = [...new Set(rows.map((row) => value(row, column)))].filter(Boolean).sort(order.compare);
      if (found.length < 2) return [];
      const select = make("select");
      select.append(new Option(words.all, ""), ...found.map((one) => new Option(one, one)));
      bar.append(field(head.dataset.choose || head.textContent, select));
      return [{ column, select }];
    });

    const sift = () => {
      const wanted = plain(search.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        const fits = wanted.every((word) => text.get(row).includes(word))
          && choices.every(({ column, select }) => !select.value || value(row, column) === select.value);
        row.hidden = !fits;
        shown += fits ? 1 : 0;
      }
      told.textContent = shown === rows.length ? "" : words.shown.replace("{n}", shown).replace("{all}", rows.length);
    };
    search.addEventListener("input", sift);
    for (const { select } of choices) select.addEventListener("change", sift);
    bar.append(told);
    table.before(bar);

    for (const [column, head] of heads.entries()) {
      if (!("sort" in head.dataset)) continue;
      const button = make("button", { type: "button", title: words.sort });
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const sorted = [...rows].sort((a, b) => order.compare(value(a, column), value(b, column)) * (down ? -1 : 1));
        table.tBodies[0].append(...sorted);
      });
    }
  }
})();
