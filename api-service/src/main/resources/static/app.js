// Without this script everything works as plain forms; with it the cancel button asks first and times are local.
(() => {
  const dialog = () => document.getElementById("cancel-dialog");

  document.addEventListener("submit", (event) => {
    const asks = event.target.dataset.dialog && document.getElementById(event.target.dataset.dialog);
    if (asks && asks.showModal) {
      event.preventDefault();
      asks.showModal();
    } else if (dialog() && dialog().contains(event.target)) {
      dialog().close();
    }
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-close]")) {
      dialog().close();
    }
  });

  // An update would take away the opener of an open dialog; a late one would bring back what is past.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const isUpdate = event.detail.requestConfig.verb === "get";
    const open = dialog() && dialog().open;
    if (!document.body.contains(event.detail.target) || (isUpdate && open)) {
      event.detail.shouldSwap = false;
    }
  });

  document.addEventListener("htmx:sendError", (event) => {
    if (event.detail.requestConfig.verb !== "get") {
      event.detail.elt.submit();
    }
  });

  const localTimes = () => {
    for (const time of document.querySelectorAll("time[datetime]")) {
      time.textContent = new Date(time.dateTime).toLocaleString(document.documentElement.lang);
    }
  };
  document.addEventListener("htmx:afterSettle", localTimes);
  localTimes();
})();
