/* What a form gains, by what stands in it. */
const WIDGETS = {
  '[data-limit]': multiChoice,
  '.slider': slider,
  '.grid2d': grid2d,
  '.relations': circles7,
  '.ranks': ranking,
  '.shares': allocate100,
  '.written': written,
  '.items': battery,
};
const enhance = (form) => Object.keys(WIDGETS)
  .forEach((selector) => all(selector, form).forEach((group) => WIDGETS[selector](group)));
