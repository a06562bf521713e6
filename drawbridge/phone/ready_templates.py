"""The phones' templates in each language: put together once, compiled once for all of them."""

import threading
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, Template

from drawbridge.design import templates
from drawbridge.design.compiled_templates import CompiledTemplates
from drawbridge.domain.facilitation.support import dialled
from drawbridge.phone.assets import TAKE_HOME_NAME, take_home
from drawbridge.phone.words import Words

TEMPLATES_DIR = Path(__file__).parent / "templates"
_preparing = threading.Lock()
_compiled = CompiledTemplates()


def template(words: Words, name: str) -> Template:
    """One of the templates, in a language; the first of a language prepares all."""
    with _preparing:  # after a restart all phones come at once; one of them prepares for all
        prepared = environment(words)
    return prepared.get_template(name)


@lru_cache
def environment(words: Words) -> Environment:
    """All templates, in a language."""
    made = templates.environment(
        TEMPLATES_DIR,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
        bytecode_cache=_compiled,
    )
    made.install_gettext_translations(words.catalogue, newstyle=True)  # type: ignore[attr-defined]
    made.policies["json.dumps_kwargs"] = {"sort_keys": True, "separators": (",", ":")}
    made.filters.update(dialled=dialled, unbroken=unbroken)
    made.globals.update(language=words.language, direction=words.direction, tongue_name=words.name)
    made.globals["take_home"] = f"/j/static/{TAKE_HOME_NAME}?v={take_home().version}"
    for name in made.list_templates():
        made.get_template(name)  # now, not when 300 phones want it at once
    return made


def unbroken(number: str) -> str:
    """A telephone number that stays in one line."""
    return number.replace(" ", "\u00a0").replace("-", "\u2011")
