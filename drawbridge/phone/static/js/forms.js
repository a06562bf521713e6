/* What stands in a form, as pairs and as the body of a request. */
const FIELDS = 'input[name],textarea[name]';
const isBox = (field) => /radio|checkbox/.test(field.type);
const pairs = (form, checked = 'checked', value = 'value') => all(FIELDS, form)
  .filter((field) => field[checked] || !isBox(field)).map((field) => [field.name, field[value]]);
// The page is drawn from what is stored; whatever a browser brings back, its defaults stay as they came.
const isChanged = (form) => JSON.stringify(pairs(form)) !== JSON.stringify(pairs(form, 'defaultChecked', 'defaultValue'));
const encode = (list) => list.map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
// Who listens to an encrypted Wi-Fi sees lengths: a Pass must be as long as any answer.
const padded = (body, room) => body + '&_=' + 'x'.repeat(room - 1 - (body.length + 2) % room);
const bodyOf = (form, more) => padded(encode(pairs(form).concat(more)), form.querySelector('textarea') ? 4096 : 1024);
function refill(form, list) {
  const met = {};
  for (const field of all(FIELDS, form)) {
    const values = list.filter((pair) => pair[0] === field.name).map((pair) => pair[1]);
    if (isBox(field)) field.checked = values.includes(field.value);
    else if (/text/.test(field.type)) field.value = values[0] || '';
    else if (field.type === 'number') {
      const position = met[field.name] = (met[field.name] || 0) + 1;
      field.value = values.filter((value) => value !== 'pass')[position - 1] || '';
    }
  }
}
