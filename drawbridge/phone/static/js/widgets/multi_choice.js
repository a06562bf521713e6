/* Several choices with a limit: at the limit the rest is out of reach; a Pass stands alone. */
function multiChoice(group) {
  const boxes = all('input', group), most = +group.dataset.limit, hint = group.querySelector('#limit');
  const isPass = (box) => box.value === 'pass';
  const clash = (box, other) => box !== other && (isPass(box) || isPass(other));
  const update = ({ target }) => {
    if (target && target.checked) for (const box of boxes) if (clash(box, target)) box.checked = false;
    const n = boxes.filter((box) => box.checked && !isPass(box)).length;
    for (const box of boxes) box.disabled = n >= most && !box.checked && !isPass(box);
    hint.textContent = fill(words.chosen, n, most);
    if (target) announce(hint.textContent);
  };
  group.addEventListener('change', update);
  update({});
}
