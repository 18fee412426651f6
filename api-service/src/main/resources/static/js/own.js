// The list below the form. What is shown already is not shown again: no click is lost and no selection.

let shown = document.getElementById("own")?.outerHTML;

document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.target.id === "own" && document.hidden) {
    event.preventDefault();
  }
});

document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target.id === "own" && event.detail.shouldSwap) {
    const page = new DOMParser().parseFromString(event.detail.serverResponse, "text/html");
    const fresh = page.getElementById("own")?.outerHTML;
    event.detail.shouldSwap = fresh !== shown;
    shown = fresh;
  }
});
