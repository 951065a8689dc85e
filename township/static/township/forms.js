// Gives the fields of the theme's forms the names a screen reader says: its search boxes (Select2 4.0
// gives none) and the columns of tables of fields, which are named by their heads alone. And keeps the
// theme away from where our own pages choose files.
(() => {
  const headOf = (field) => {
    const cell = field.closest("td");
    const head = cell?.closest("table")?.tHead?.rows[0]?.cells[cell.cellIndex];
    return head?.innerText;
  };
  const nameOf = (field) => {
    const words = field.labels?.[0]?.innerText || headOf(field) || "";
    return words.replace(/[*:：\s]+$/, "").trim();
  };
  const nameBox = (select) => {
    const box = select.parentElement.querySelector(".select2-container");
    const name = nameOf(select);
    if (!box || !name) return;
    box.querySelectorAll("[role=combobox], [role=textbox], .select2-search__field").forEach((part) => {
      part.removeAttribute("aria-labelledby");
      part.setAttribute("aria-label", name);
    });
    // It holds more than list items.
    box.querySelector("ul.select2-selection__rendered")?.setAttribute("role", "presentation");
  };
  const nameAll = () => {
    document.querySelectorAll("td :is(input, select, textarea):not([type=hidden])").forEach((field) => {
      const name = !field.labels?.length && nameOf(field);
      if (name) field.setAttribute("aria-label", name);
    });
    document.querySelectorAll("select.select2-hidden-accessible").forEach(nameBox);
  };
  // The theme writes a chosen file's name into the next text field it finds, whatever that is for, and
  // breaks where there is none; this is how it marks a chooser that it has dealt with.
  const keepChoosers = () => {
    document.querySelectorAll(".office input[type=file]").forEach((chooser) => { chooser.hasChangeListener = true; });
  };
  // Search boxes come some time after the page, and again with every row that is added.
  document.addEventListener("DOMContentLoaded", () => {
    keepChoosers();
    nameAll();
    new MutationObserver(nameAll).observe(document.body, { childList: true, subtree: true });
  });
})();
