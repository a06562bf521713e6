#!/usr/bin/env bash
# babel 2.19.0: a message that has lost its plural in the list is translated by the first of its plural
# forms after `pybabel update`, and the entry is not fuzzy.
#
# Expected: what a translator has to look at again is marked "fuzzy", as it is the other way round, where
# a message has gained a plural.
# Seen: the first form is taken for the whole. In Arabic the first form is that for zero, so a page says
# "no guests" whatever the number is; in Polish it is the one for exactly one. The other forms are gone
# from the file, and nothing in it says that there ever were some.
#
# Fails if the entry is fuzzy or empty.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet babel==2.19.0
cat >ar.po <<'PO'
msgid ""
msgstr ""
"Language: ar\n"
"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);\n"
"Content-Type: text/plain; charset=utf-8\n"

msgid "{n} guest"
msgid_plural "{n} guests"
msgstr[0] "لا ضيوف"
msgstr[1] "ضيف واحد"
msgstr[2] "ضيفان"
msgstr[3] "{n} ضيوف"
msgstr[4] "{n} ضيفا"
msgstr[5] "{n} ضيف"

msgid "{n} chair"
msgstr "{n} كرسي"
PO
cat >list.pot <<'PO'
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"

msgid "{n} guest"
msgstr ""

msgid "{n} chair"
msgid_plural "{n} chairs"
msgstr[0] ""
msgstr[1] ""
PO
env/bin/pybabel -q update --no-fuzzy-matching -i list.pot -o ar.po -l ar
sed -n '/guest/,$p' ar.po
grep -A1 '^msgid "{n} guest"' ar.po | grep -q 'msgstr "لا ضيوف"'
! grep -B1 '^msgid "{n} guest"' ar.po | grep -q fuzzy
grep -B1 '^msgid "{n} chair"' ar.po | grep -q fuzzy
