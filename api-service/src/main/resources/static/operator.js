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
    const elsewhere = [...ticked].filter((id) => !here.has(id));
    find("kept").replaceChildren(...elsewhere.map((id) => {
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
    const selected = find("selected");
    const count = (words, number) => (number > 0 ? words.replace("{0}", number) : "");
    selected.hidden = ticked.size === 0;
    selected.firstElementChild.textContent =
      count(selected.dataset.words, ticked.size) + count(selected.dataset.elsewhere, elsewhere.length);
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
    if (event.target.closest("#unselect")) {
      ticked.clear();
      show();
      find("jobs-scroll").focus();
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

  // htmx gives the focus back at once, which what is still disabled or folded up at that moment cannot take. What is not
  // there any more, as the way to the next page on the last one, leaves it to the list.
  const refocus = () => {
    if (held && document.activeElement === document.body) {
      (find(held) ?? find("jobs-scroll"))?.focus({ preventScroll: true });
    }
  };
  document.addEventListener("htmx:afterSettle", refocus);

  // Back and forth lead through lists that were looked at: they are asked for again, and what is ticked stays ticked.
  document.addEventListener("htmx:historyCacheMiss", (event) => {
    event.preventDefault();
    find("cancel-dialog")?.close();
    const list = { target: "main", select: "main", selectOOB: "#languages", swap: "outerHTML show:none" };
    htmx.ajax("GET", event.detail.path, list).catch(() => {}); // the page says that it is old
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    const dialog = find("cancel-dialog");
    if (event.detail.target === dialog) {
      dialog.showModal();
      find("cancel-keep").focus();
    } else if (event.detail.target.id === "results") {
      opener = ""; // the results have the focus
      dialog.close();
      ticked.clear();
      find("results").focus();
      document.dispatchEvent(new Event("changed"));
    }
    show();
    times();
    refocus();
  });

  // No update came under the open question.
  document.addEventListener("close", () => {
    find(opener)?.focus();
    document.dispatchEvent(new Event("changed"));
  }, true);

  // An answer that did not come: the plain form says the same, on a page of its own.
  document.addEventListener("htmx:sendError", (event) => {
    if (event.detail.requestConfig.verb !== "get") {
      event.detail.elt.submit();
    }
  });

  // A refusal: of a page whose login has ended meanwhile, or of a server that cannot.
  document.addEventListener("htmx:responseError", (event) => {
    const { requestConfig, xhr } = event.detail;
    if (requestConfig.verb !== "get") {
      const notice = document.createElement("p");
      notice.className = "notice";
      notice.setAttribute("role", "alert");
      notice.textContent = xhr.status === 403 ? find("stale").dataset.refused : find("stale").dataset.unsent;
      find("cancel-dialog")?.close();
      find("results").replaceChildren(notice);
    }
  });

  show();
  times();
})();
