"""Somebody who enlarges a page to 400 %: 1280 px are 320 then (WCAG 2.2, 1.4.10)."""

NARROW = {"width": 320, "height": 640}
# A picture may be moved sideways in a place of its own, and what a closed part holds is not seen.
_WIDER_THAN_SCREEN = """() => {
  const isScrolled = (it) => it && (it.scrollWidth > it.clientWidth + 1
    && ['auto', 'scroll'].includes(getComputedStyle(it).overflowX));
  const found = [];
  for (const one of document.querySelectorAll(
      'h1, h2, p, button, a, input, textarea, label, li, summary')) {
    const box = one.getBoundingClientRect();
    if (!box.width || !box.height || !one.checkVisibility()) continue;
    if (box.right <= innerWidth + 1 && box.left >= -1) continue;
    let up = one; while (up && !isScrolled(up)) up = up.parentElement;
    if (up && up !== document.documentElement && !up.matches('.stMain, .stApp, body')) continue;
    if (box.left < innerWidth && box.right > 0 && !one.closest('.db-unseen, [class*=skip i]'))
      found.push((one.textContent || one.getAttribute('aria-label') || one.tagName).trim()
        .slice(0, 40));
  }
  const page = document.querySelector('.stMain') ?? document.scrollingElement;
  if (page.scrollWidth > page.clientWidth + 1) found.push(`all of it: ${page.scrollWidth} px`);
  return found;
}"""


def wider_than_screen(page):
    """The first words of everything that can only be seen by scrolling the page sideways."""
    return page.evaluate(_WIDER_THAN_SCREEN)
