"""A parser of JavaScript as it was in 2017: the acorn in the Node.js that Playwright brings."""

import json
import subprocess
from pathlib import Path

from playwright._impl._driver import compute_driver_executable

PARSE = Path(__file__).parent / "parse.js"


def refusals(scripts):
    """What a browser of 2017 could not read, by the name of its script: place and reason."""
    node, _ = compute_driver_executable()
    command = [node, "--expose-internals", str(PARSE)]
    said = subprocess.run(command, input=json.dumps(scripts), stdout=-1, text=True, check=True)
    return json.loads(said.stdout)
