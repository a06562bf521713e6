#!/usr/bin/env bash
# Babel 2.18.0: the plural forms of a new catalogue are not those of Babel's own locale.
#
# Expected: `pybabel init` writes a header with the forms that Locale.plural_form has, in CLDR's order
# (zero, one, two, few, many, other).
# Seen: for Turkish it writes one form, where the locale tells "one" from "other", so that the plural
# in the template is lost; for Arabic form 4 is for 100 to 102 (CLDR's "other") and form 5 for 11 to 99
# (CLDR's "many"). Whoever fills msgstr[4] and [5] in CLDR's order gets both wrong.
#
# Fails if a header and the locale agree.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet babel==2.18.0

cat > try.py <<'PY'
import gettext

from babel import Locale
from babel.messages.catalog import Catalog

ORDER = ("zero", "one", "two", "few", "many", "other")
disagree = {}
for language in ("ar", "de", "pl", "tr"):
    catalogue, locale = Catalog(locale=language), Locale.parse(language)
    form_of = gettext.c2py(catalogue.plural_expr)
    names = [name for name in ORDER if name in {*locale.plural_form.tags, "other"}]
    if language == "pl":  # its "other" is for fractions, which gettext never asks for
        names.remove("other")
    by_number = {n: (form_of(n), names.index(locale.plural_form(n))) for n in (0, 1, 2, 3, 11, 100)}
    disagree[language] = [n for n, (header, cldr) in by_number.items() if header != cldr]
    print(language, "header:", catalogue.num_plurals, "locale:", names)
    print("  {number: (form by the header, form by the locale)}", by_number)

assert Catalog(locale="tr").num_plurals == 1
assert disagree == {"ar": [11, 100], "de": [], "pl": [], "tr": [0, 2, 3, 11, 100]}, disagree
PY
env/bin/python try.py
