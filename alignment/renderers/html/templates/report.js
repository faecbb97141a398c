"use strict";
const roles = { "thead, tbody": "rowgroup", tr: "row", td: "cell", th: "rowheader", "thead th": "columnheader" };
for (const [parts, role] of Object.entries(roles)) {
  for (const part of document.querySelectorAll(parts)) part.setAttribute("role", role); // rows in a column stay a table
}
for (const tools of document.querySelectorAll(".tools")) {
  const table = document.getElementById(tools.dataset.table);
  const rows = [...table.querySelectorAll("tbody tr[data-row]")];
  const groups = [...table.querySelectorAll("tbody tr.group")];
  const [search, choice, only] = ["search", "choice", "only"].map((name) => tools.querySelector(`[name=${name}]`));
  const count = tools.querySelector("output");
  const apply = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      const fits = words.every((word) => text.includes(word))
        && (!choice || !choice.value || row.dataset.of.split(" ").includes(choice.value))
        && (!only.checked || row.dataset.findings !== "0");
      row.hidden = !fits;
      shown += fits;
    }
    for (const group of groups) {
      group.hidden = !rows.some((row) => !row.hidden && row.dataset.group === group.dataset.group);
    }
    count.value = `Showing ${shown} of ${rows.length}`;
  };
  for (const field of [search, choice, only]) if (field) field.addEventListener("input", apply);
  tools.hidden = false;
  apply();
}
