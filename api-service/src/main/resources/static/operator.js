// The console without this script: plain forms and pages. With it the list is live, and nothing that is ticked or asked gets lost.
(() => {
  const find = (id) => document.getElementById(id);
  const ticked = new Set();

  const boxes = () => [...document.querySelectorAll("#jobs-table input[name=id]")];

  // Ticked jobs on other pages, or pushed off this one by newer jobs, are sent along; those that have ended are not.
  const show = () => {
    const table = find("jobs-table");
    if (!table) {
      return;
    }
    for (const row of table.querySelectorAll("tr[data-id]")) {
      if (!row.querySelector("input[name=id]")) {
        ticked.delete(row.dataset.id);
      }
    }
    const here = new Set();
    for (const box of boxes()) {
      box.checked = ticked.has(box.value);
      here.add(box.value);
    }
    find("kept").replaceChildren(...[...ticked].filter((id) => !here.has(id)).map((id) => {
      const input = document.createElement("input");
      input.type = "hidden";
      input.name = "id";
      input.value = id;
      return input;
    }));
    const all = find("select-page");
    all.disabled = boxes().length === 0;
    all.checked = boxes().length > 0 && boxes().every((box) => box.checked);
    all.indeterminate = !all.checked && boxes().some((box) => box.checked);
    const button = find("cancel-selected");
    button.disabled = ticked.size === 0;
    button.dataset.count = ticked.size > 0 ? ticked.size : "";
  };

  const times = () => {
    const styles = {
      hour: { hour: "2-digit", minute: "2-digit" },
      minute: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
      exact: { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3 },
      full: { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit" },
    };
    for (const time of document.querySelectorAll("time[datetime]")) {
      const style = time.classList.contains("exact") ? "exact" : time.dataset.style || "full";
      const at = new Date(time.dateTime);
      time.textContent = new Intl.DateTimeFormat(document.documentElement.lang, styles[style]).format(at);
      time.title = at.toLocaleString(document.documentElement.lang);
    }
  };

  document.addEventListener("change", (event) => {
    const box = event.target;
    if (box.id === "select-page") {
      boxes().forEach((one) => (box.checked ? ticked.add(one.value) : ticked.delete(one.value)));
    } else if (box.name === "id" && box.type === "checkbox") {
      box.checked ? ticked.add(box.value) : ticked.delete(box.value);
    } else {
      return;
    }
    show();
  });

  document.addEventListener("click", (event) => {
    const dialog = find("cancel-dialog");
    if (event.target.closest("[data-close]") && dialog && dialog.open) {
      event.preventDefault();
      dialog.close();
    }
    if (event.target.closest("[data-dismiss]")) {
      find("results").replaceChildren();
      find("cancel-all")?.focus();
    }
    const sure = event.target.closest("[data-sure]");
    if (sure && !window.confirm(sure.dataset.sure)) {
      event.preventDefault();
    }
  });

  let opener = "";
  let held = "";
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.requestConfig.path.startsWith("/operator/cancel") && event.detail.requestConfig.verb === "get") {
      opener = document.activeElement ? document.activeElement.id : "";
    }
  });

  document.addEventListener("htmx:beforeSwap", (event) => {
    const into = event.detail.target;
    const dialog = find("cancel-dialog");
    const asked = into === dialog || into.id === "results";
    // A late answer would bring back what is past; an update under an open question would move what it is about.
    if (!document.body.contains(into) || (!asked && dialog && dialog.open)) {
      event.detail.shouldSwap = false;
    }
    held = document.activeElement ? document.activeElement.id : "";
  });

  // htmx gives the focus back at once, which what is still disabled or folded up at that moment cannot take.
  document.addEventListener("htmx:afterSettle", () => {
    if (document.activeElement === document.body) {
      find(held)?.focus({ preventScroll: true });
    }
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    const dialog = find("cancel-dialog");
    if (event.detail.target === dialog) {
      dialog.showModal();
      find("cancel-keep").focus();
    } else if (event.detail.target.id === "results") {
      dialog.close();
      ticked.clear();
      find("results").focus();
      htmx.trigger(document.querySelector("#jobs-table, #timeline"), "refresh");
    }
    show();
    times();
  });

  document.addEventListener("close", () => find(opener)?.focus(), true);

  // An answer that did not come: the plain form says the same, on a page of its own.
  document.addEventListener("htmx:sendError", (event) => {
    if (event.detail.requestConfig.verb !== "get") {
      event.detail.elt.submit();
    }
  });

  // What is shown is old until an answer comes. The same words once more would be read out once more.
  const stale = (words) => {
    if (find("stale").textContent !== words) {
      find("stale").textContent = words;
    }
  };
  for (const name of ["htmx:sendError", "htmx:responseError"]) {
    document.addEventListener(name, (event) => {
      if (event.detail.requestConfig.verb === "get") {
        stale(find("stale").dataset.lost);
      }
    });
  }
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful) {
      stale("");
    }
  });

  show();
  times();
})();
