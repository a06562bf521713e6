/* Asking the server. A reply that is no fault of the server's is a reply, also when it refuses;
   a fault, silence of 10 s and no network are thrown. So is what comes without our number: the gate
   of a Wi-Fi network, or a proxy, answers in the server's place, and knows nothing of any answer. */
async function request(path, body) {
  const options = { credentials: 'same-origin', cache: 'no-store', headers: { 'X-Drawbridge': '1' } };
  if (body !== undefined) {
    // What leaves is sent also when the page is closed at once.
    Object.assign(options, { method: 'POST', body, keepalive: /^.leave/.test(path) });
    options.headers['Content-Type'] = 'application/x-www-form-urlencoded';
  }
  const abort = window.AbortController && new AbortController();
  if (abort) {
    options.signal = abort.signal;
    setTimeout(() => abort.abort(), 10000); // what is here by then is not touched
  }
  const reply = await fetch(base + path, options);
  const revision = reply.headers.get('Drawbridge-Revision');
  if (reply.status >= 500 || revision === null) throw reply;
  return { status: reply.status, text: await reply.text(), revision };
}
