/* Who the person is that one thinks of: said in each question, sent nowhere. */
function circles7(group) {
  group.hidden = false;
  const chips = all('button', group);
  group.addEventListener('click', ({ target }) => {
    if (!chips.includes(target)) return;
    for (const chip of chips) chip.setAttribute('aria-pressed', chip === target);
    for (const who of all('.who', group.closest('form'))) who.textContent = target.textContent + ' ';
  });
}
