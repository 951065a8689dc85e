// Gives the fields of the theme's forms the names a screen reader says: its search boxes (Select2 4.0
// Gives the fields of the theme's forms the names a screen reader says: its search boxes (Select2 4.0
// gives none), the columns of tables of fields, which are named by their heads alone, the boxes that
// remove a line; and takes its icons out of names, for they are words of a font ("add", "delete"). Keeps
// the theme away from where our own pages choose files.
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
  const SHOWN_ALONE = { cast_for_education: "首页", more_horiz: "更多", close: "关闭" };
  const silence = (icon) => {
    icon.setAttribute("aria-hidden", "true");
    const link = icon.closest("a, button");
    const isNamed = link?.title || link?.ariaLabel || link?.textContent.trim() !== icon.textContent.trim();
    if (link && !isNamed) link.setAttribute("aria-label", SHOWN_ALONE[icon.textContent.trim()] ?? "更多");
  };
  const nameRemoval = (box) => {
    const line = box.closest("h3")?.querySelector("strong") ?? box.closest("tbody")?.querySelector("p");
    box.setAttribute("aria-label", `去掉${line?.innerText.trim() ?? "这一行"}`);
  };
  const nameAll = () => {
    document.querySelectorAll(".material-symbols-outlined:not([aria-hidden])").forEach(silence);
    document.querySelectorAll(".simplebar-content-wrapper").forEach((menu) => {
      menu.setAttribute("aria-label", "菜单");
    });
    document.querySelectorAll("label > .hidden > .delete:not([aria-label])").forEach(nameRemoval);
    document.querySelectorAll("td :is(input, select, textarea):not([type=hidden], [aria-label])").forEach((field) => {
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
    // Its Chinese calls the days of the week by the first letters of their English names.
    if (typeof CalendarNamespace !== "undefined") CalendarNamespace.daysOfWeekInitial = [..."日一二三四五六"];
    keepChoosers();
    nameAll();
    new MutationObserver(nameAll).observe(document.body, { childList: true, subtree: true });
  });
})();
