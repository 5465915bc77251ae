/* Runs before the first paint: the chosen theme, and the sign that scripts run. */
(function () {
  var root = document.documentElement;
  root.setAttribute("data-js", "");
  try {
    var theme = localStorage.getItem("tremplin:theme");
    if (theme === "light" || theme === "dark") root.setAttribute("data-theme", theme);
  } catch (error) {
    /* Without storage, the system's theme. */
  }
})();
