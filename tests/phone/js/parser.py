"""A parser of JavaScript as it was in 2017: the acorn in the Node.js that Playwright brings."""

import json
import subprocess
from pathlib import Path

from playwright._impl._driver import compute_driver_executable

PARSE = Path(__file__).parent / "parse.js"


def read(scripts):
    """Of each script its `tokens`, or the `refusal` of a browser of 2017 with its place."""
    node, _ = compute_driver_executable()
    said = subprocess.run(
        [node, "--expose-internals", str(PARSE)],
        input=json.dumps(scripts),
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return json.loads(said.stdout)
