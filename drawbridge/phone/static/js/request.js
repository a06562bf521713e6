/* Asking the server. A reply that is no fault of the server's is a reply, also when it refuses;
   a fault, silence of 10 s and no network are thrown. */
async function request(path, body) {
  const options = { credentials: 'same-origin', cache: 'no-store', headers: { 'X-Drawbridge': '1' } };
  if (body !== undefined) {
    Object.assign(options, { method: 'POST', body });
    options.keepalive = /^.leave/.test(path); // also when the page is closed at once
    options.headers['Content-Type'] = 'application/x-www-form-urlencoded';
  }
  const abort = window.AbortController && new AbortController();
  if (abort) options.signal = abort.signal;
  const limit = abort && setTimeout(() => abort.abort(), 10000);
  const reply = await fetch(base + path, options);
  const text = await reply.text();
  clearTimeout(limit);
  if (reply.status >= 500) throw new Error('not now');
  return { status: reply.status, text, revision: reply.headers.get('Drawbridge-Revision') };
}
