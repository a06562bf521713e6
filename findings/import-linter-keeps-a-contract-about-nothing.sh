#!/usr/bin/env bash
# import-linter 2.16: a contract whose names match no module is "KEPT", if a name has a wildcard or is
# that of a package from outside.
#
# Expected: a name that stands for nothing is an error, as it is for `pkg.mising` without a wildcard
# ("Module 'pkg.mising' does not exist").
# Seen: of two mistakes of one letter each, `pkg.mising.*` as a source and `nump` as what is forbidden,
# nothing is said; both contracts are counted as kept, the exit code is 0, and every import that they were
# written against is allowed. So it is once a package has another name than its contract, too.
#
# Fails if one of the mistakes is told, or if the contract without a mistake is not broken.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet import-linter==2.16
mkdir -p pkg/missing
touch pkg/__init__.py pkg/missing/__init__.py
echo 'import json, numpy' >pkg/missing/first.py

lint() {  # source, what is forbidden
    cat >contracts.ini <<INI
[importlinter]
root_package = pkg
include_external_packages = True

[importlinter:contract:only]
name = $1 without $2
type = forbidden
source_modules = $1
forbidden_modules = $2
INI
    PYTHONPATH=. env/bin/lint-imports --config contracts.ini --no-cache 2>&1
}

! lint 'pkg.missing.*' numpy >right.txt
grep -o 'pkg.missing.\* without numpy BROKEN' right.txt
! lint pkg.mising numpy >told.txt
grep "Module 'pkg.mising' does not exist" told.txt
lint 'pkg.mising.*' numpy >wildcard.txt
grep -o 'pkg.mising.\* without numpy KEPT' wildcard.txt
lint 'pkg.missing.*' nump >outside.txt
grep -o 'pkg.missing.\* without nump KEPT' outside.txt
