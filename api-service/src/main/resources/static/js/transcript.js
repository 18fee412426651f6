// The transcript follows the video, and the video goes where the transcript is clicked.

const isStill = window.matchMedia("(prefers-reduced-motion: reduce)");
document.addEventListener("timeupdate", (event) => {
  const cues = [...document.querySelectorAll(".cue")];
  const at = event.target.currentTime;
  const spoken = cues.filter((cue) => Number(cue.dataset.from) <= at + 0.05).pop();
  if (spoken && spoken.getAttribute("aria-current") !== "true") {
    cues.forEach((cue) => cue.removeAttribute("aria-current"));
    spoken.setAttribute("aria-current", "true");
    const box = document.getElementById("transcript");
    const top = spoken.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
    box.scrollTo({ top: top - box.clientHeight / 3, behavior: isStill.matches ? "auto" : "smooth" });
  }
}, true);

document.addEventListener("click", (event) => {
  const cue = event.target.closest(".cue");
  const video = document.getElementById("video");
  if (cue && video) {
    video.currentTime = Number(cue.dataset.from);
    video.play();
  }
});
