// The terminal prints a link that carries the passcode behind "#": that part of an address is
// never sent to a server. Fill it in, take it out of the address, and log in.
(function () {
  "use strict";
  var field = document.getElementById("passcode");
  var given = /^#passcode=(.+)$/.exec(location.hash);
  if (!field || !given) return;
  history.replaceState(null, "", location.pathname + location.search);
  field.value = decodeURIComponent(given[1]);
  field.form.submit();
})();
