"""Somebody who goes through a page with the Tab key, and notes where they were left alone."""

from dataclasses import dataclass

SMALLEST_TARGET_PX = 24  # WCAG 2.2, 2.5.8
_PROBE = """(least) => {
  let it = document.activeElement;
  while (it && it.shadowRoot && it.shadowRoot.activeElement) it = it.shadowRoot.activeElement;
  if (!it || it === document.body || it === document.documentElement) return null;
  window.dbStops = window.dbStops || [];
  const again = window.dbStops.indexOf(it);
  const number = again < 0 ? window.dbStops.push(it) - 1 : again;
  // What is drawn for a field may be its label; the field itself lies unseen inside it.
  const faces = [it, it.closest('label'), it.labels && it.labels[0], it.parentElement,
    it.nextElementSibling].filter(Boolean);
  const box = it.getBoundingClientRect();
  const large = [it, it.closest('label'), it.labels && it.labels[0]].filter(Boolean)
    .map((one) => one.getBoundingClientRect());
  const looks = (one) => { const s = getComputedStyle(one);
    return [s.outlineStyle === 'none' ? '' : s.outlineWidth + s.outlineColor, s.boxShadow,
      s.borderColor, s.backgroundColor, s.textDecorationLine].join('|'); };
  const around = (one) => { const found = [];
    for (let up = one; up && found.length < 4; up = up.parentElement) found.push(up);
    return [...found, ...faces]; };
  const shown = around(it), now = shown.map(looks);
  it.blur();
  const before = shown.map(looks);
  it.focus({ preventScroll: true });
  const isIn = (x, y) => { const top = it.getRootNode().elementFromPoint(x, y);
    return top && (it.contains(top) || faces.some((one) => one.contains(top)) || top.contains(it)
      && top !== document.body && top !== document.documentElement && !top.matches('main')); };
  const points = [];
  for (const box of large) for (const dx of [.1, .5, .9]) for (const dy of [.1, .5, .9])
    points.push([box.left + dx * box.width, box.top + dy * box.height]);
  const isInline = getComputedStyle(it).display === 'inline' && it.matches('a');
  return {
    number, isAgain: again >= 0,
    name: (it.getAttribute('aria-label') || it.textContent || it.name || it.tagName).trim()
      .slice(0, 40),
    hasSign: now.some((one, place) => one !== before[place]),
    isSeen: points.some(([x, y]) => isIn(x, y)),
    isLarge: isInline || large.some((one) => one.width >= least && one.height >= least),
    top: Math.round(box.top + scrollY), left: Math.round(box.left),
  };
}"""

_NO_FADES = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { transition: none !important; }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""


@dataclass
class Walk:
    """Where the Tab key has led, in order, and what was wrong there."""

    stops: list
    faults: list


def walk(page, at_most=120):
    """Press Tab until the page has been left or the first stop comes again.

    Faults are (what, name of the element): no sign of the focus, hidden behind something else,
    smaller than `SMALLEST_TARGET_PX`, or a trap.
    """
    page.evaluate("() => { window.dbStops = []; document.activeElement.blur(); }")
    page.evaluate(_NO_FADES)  # a sign may fade in
    stops, faults = [], []
    for _ in range(at_most):
        page.keyboard.press("Tab")
        seen = page.evaluate(_PROBE, SMALLEST_TARGET_PX)
        if seen is None or (seen["isAgain"] and seen["number"] == 0):
            break
        if seen["isAgain"]:
            faults.append(("trap", seen["name"]))
            break
        stops.append(seen["name"])
        signs = {"no focus": "hasSign", "hidden": "isSeen", "small": "isLarge"}
        faults += [(what, seen["name"]) for what, key in signs.items() if not seen[key]]
    else:
        faults.append(("no end", stops[-1]))
    return Walk(stops, faults)
