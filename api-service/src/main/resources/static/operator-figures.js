// Draws the tables of the page, which are also what one reads who does not see the drawings.
(() => {
  const charts = new Map();
  const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const colours = () => ({
    completed: style("--good"), failed: style("--bad"), cancelled: style("--ended"), processing: style("--moving"), pending: style("--waiting"),
  });

  const data = (table, kind) => ({
    labels: [...table.querySelectorAll("tbody th")].map((cell) => cell.textContent.trim()),
    datasets: [...table.querySelectorAll("thead th[data-colour]")].map((head, column) => ({
      label: head.textContent,
      data: [...table.querySelectorAll("tbody tr")].map((row) => Number(row.querySelectorAll("td")[column].textContent.replaceAll(",", ""))),
      borderColor: colours()[head.dataset.colour],
      backgroundColor: colours()[head.dataset.colour],
      pointStyle: ["circle", "rect", "triangle", "rectRot"][column],
      pointRadius: kind === "line" ? 3 : 0,
      borderWidth: kind === "line" ? 2 : 0,
    })),
  });

  const options = (table) => {
    const text = style("--pico-color");
    const grid = style("--pico-muted-border-color");
    const stacked = table.dataset.kind === "stacked";
    const few = table.dataset.kind === "bar"; // names, of which each is needed
    const axis = (more) => ({ stacked, ticks: { color: text }, grid: { color: grid }, ...more });
    return {
      animation: false,
      maintainAspectRatio: false,
      scales: { x: axis({ ticks: { color: text, maxRotation: few ? 30 : 0, autoSkip: !few } }), y: axis({ type: table.dataset.scale || "linear", beginAtZero: true, ticks: { color: text, precision: 0 } }) },
      plugins: { legend: { labels: { color: text, usePointStyle: true } } },
    };
  };

  const draw = () => {
    for (const canvas of document.querySelectorAll("canvas[data-of]")) {
      const table = document.getElementById(canvas.dataset.of);
      if (!table) {
        continue;
      }
      const kind = table.dataset.kind === "line" ? "line" : "bar";
      charts.get(canvas)?.destroy();
      charts.set(canvas, new Chart(canvas, { type: kind, data: data(table, kind), options: options(table) }));
    }
  };

  const open = new Set();
  document.addEventListener("toggle", (event) => {
    if (event.target.id) {
      event.target.open ? open.add(event.target.id) : open.delete(event.target.id);
    }
  }, true);
  document.addEventListener("htmx:afterSwap", () => {
    open.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
    draw();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  document.getElementById("drawings").hidden = false;
  draw();
})();
