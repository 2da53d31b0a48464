// What the web form can do better with a script; it works without.
const button = document.getElementById("position");
if (button && navigator.geolocation) {
  button.hidden = false;
  const result = document.getElementById("position-result");
  button.addEventListener("click", () => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        document.getElementById("latitude").value = coords.latitude.toFixed(6);
        document.getElementById("longitude").value = coords.longitude.toFixed(6);
        result.textContent = result.dataset.found;
      },
      () => { result.textContent = result.dataset.failed; },
      { enableHighAccuracy: true, timeout: 15000 },
    );
  });
}
document.querySelector(".faults[tabindex]")?.focus();
document.querySelector("form")?.addEventListener("submit", (event) => {
  event.target.querySelector(".send").disabled = true;
});
