/* A word or a line of one's own: how many characters are used, counted as the server counts them
   (domain/workshop/free_text.py): of a text in one line, without what cannot be seen, and without
   marks and joiners, which sit on other letters. More can be typed and is marked; the browser's own
   limit counts in another unit. Older browsers know no \p and count them. */
const letters = (pattern) => attempt(() => new RegExp(pattern, 'gu'), /\ufe0f/g);
const HIDDEN = letters('\ufeff|(?![\u200c-\u200f\u061c\\s\x1c-\x1f\x85])[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{NChar}]|[\u2065\ufff0-\ufff8\u{e0000}-\u{e0fff}\u115f\u1160\u3164\uffa0\u2800]');
const ABOVE = letters('[\\p{Mn}\\p{Me}\\p{Cf}]');
const lengthOf = (text) => Array.from(text.replace(HIDDEN, '').replace(/[\s\x1c-\x1f\x85]+/g, ' ').trim()
  .normalize('NFC').replace(ABOVE, '')).length;
function written(group) {
  const field = group.querySelector(FIELDS), output = group.querySelector('.count'), most = +field.dataset.longest;
  const update = () => {
    const n = lengthOf(field.value);
    output.textContent = fill(words.typed, n, most);
    output.hidden = !n;
    output.classList.toggle('over', n > most);
    if (n >= most) announce(output.textContent);
  };
  field.addEventListener('input', update);
  update();
}
