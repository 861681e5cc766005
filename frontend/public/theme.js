try {
  var theme = localStorage.getItem("inroad.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch (error) {
  // Storage may be closed to us (private window): the system's own theme stands.
}
