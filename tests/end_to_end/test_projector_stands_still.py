"""The projector's own page in Chromium: a chart comes in once, then stands still; its shape."""

import json
import subprocess
import sys

import httpx2
import pytest

from tests.people.patience import until
from tests.people.server import ROOT, Server

pytestmark = pytest.mark.browser

MARK = "@ "
CHART = ".st-key-projector_chart"
# From here on: how visible the figure is at every frame, and everything that changes in it.
WATCH = """() => {
  window.seen = []; window.changes = 0;
  const chart = document.querySelector(".st-key-projector_chart");
  const frame = () => {
    const isShown = getComputedStyle(chart).visibility === "visible";
    const drawing = chart.querySelector(".js-plotly-plot");
    const look = drawing && getComputedStyle(drawing);
    if (isShown && look) seen.push([look.opacity, drawing.layout.meta ?? "", look.animationName]);
    requestAnimationFrame(frame);
  };
  frame();
  const isDrawn = (it) => it.target.closest?.(".js-plotly-plot");
  new MutationObserver((all) => { window.changes += all.filter(isDrawn).length; })
    .observe(chart, { subtree: true, childList: true, attributes: true, characterData: true });
}"""

LETTERS = """() => {
  const figure = document.querySelector(".js-plotly-plot"), box = figure.getBoundingClientRect();
  const scale = box.width / figure.offsetWidth;
  const sizes = [...figure.querySelectorAll("text")].filter((it) => it.textContent.trim())
    .map((it) => scale * parseFloat(getComputedStyle(it).fontSize));
  return [Math.min(...sizes), { left: box.left, right: box.right }];
}"""


# A figure that takes longer than two seconds is shown while it is drawn (projector.js). On a busy
# machine any may, so that the page's time goes by at a twentieth of ours, and an animation at a
# quarter: frames that take long must not pass over it.
SLOWLY = "{ const now = performance.now.bind(performance); performance.now = () => now() / 20; }"
SHARE = 0.25


class Director(Server):
    """The same application, led from standard input instead of the console."""

    def start(self):
        self.log_file = (self.folder / "server.log").open("ab")
        self.process = subprocess.Popen(
            [sys.executable, "bench/server.py", str(self.port)],
            cwd=ROOT,
            env=self.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.log_file,
            text=True,
        )
        self.wait_until_it_answers("/login")

    def stop(self):
        super().stop()
        self.process.stdin.close()
        self.process.stdout.close()
        self.log_file.close()

    def do(self, what, **more):
        self.process.stdin.write(json.dumps({"do": what, **more}) + "\n")
        self.process.stdin.flush()
        for line in self.process.stdout:
            if line.startswith(MARK):
                return json.loads(line.removeprefix(MARK))
        raise AssertionError(f"The server has ended.\n{self.log()}")


@pytest.fixture(scope="module")
def director(tmp_path_factory):
    running = Director(tmp_path_factory.mktemp("director"))
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def shown(director, witness):
    """A projector that was watched from the open question to the shown result, and what was seen.

    Its tests come in any order, and each watches on from here.
    """
    made = director.do("create", workshop="first_evening.toml")
    code = made["code"]
    director.do("start", code=code)
    assert director.do("skip", code=code)["step"] == "weather"
    director.do("open", code=code)
    for number in range(8):
        with httpx2.Client(base_url=director.url, follow_redirects=True, timeout=30) as phone:
            phone.post(f"/j/{code}/join", data={"role": "participant", "agree": ["0", "1"]})
            fields = {"step": "weather", "round": "1", "answer": str(number % 3)}
            assert phone.post(f"/j/{code}/answer", data=fields).status_code == 200
    page, frames = witness.page(1920, 1080), []
    page.add_init_script(SLOWLY)
    devtools = page.context.new_cdp_session(page)
    devtools.send("Animation.enable")
    devtools.send("Animation.setPlaybackRate", {"playbackRate": SHARE})

    def note(frame):
        frames.append(frame)

    page.on("websocket", lambda socket: socket.on("framereceived", note))
    page.goto(f"{director.url}/projector?session={code}&key={made['key']}")
    page.get_by_text("What is the weather like in you right now?").first.wait_for()
    page.locator(f"{CHART} .js-plotly-plot").wait_for(state="attached")
    director.do("close", code=code)
    page.get_by_text("Answers are in.").wait_for()
    page.evaluate(WATCH)
    director.do("reveal", code=code)
    page.locator("[data-chart-alt]").wait_for(state="attached")
    page.wait_for_function(
        "() => seen.at(-1)?.[0] === '1' && !('chart' in document.documentElement.dataset)"
    )
    return director, code, page, frames, page.evaluate("() => seen")


def settled(page, frames):
    """Wait until a while has gone by in which nothing came from the server and nothing moved."""
    before, now = None, (len(frames), page.evaluate("changes"))
    while now != before:
        page.wait_for_timeout(1500)
        before, now = now, (len(frames), page.evaluate("changes"))


def test_a_new_result_comes_in_softly_and_once(shown):
    *_, arrival = shown
    seen = [(float(opacity), name) for opacity, name, _ in arrival]
    rising = [opacity for opacity, _ in seen]

    assert rising[0] == 0
    assert len({opacity for opacity in rising if 0 < opacity < 1}) >= 3
    assert rising == sorted(rising)
    assert {name for opacity, name in seen if opacity} == {"weather.1"}


def test_a_redraw_of_what_stands_there_moves_nothing(shown):
    director, code, page, frames, _ = shown
    settled(page, frames)
    page.evaluate("() => { changes = 0; seen.length = 0; }")
    drawing = page.locator(f"{CHART} .main-svg").first.element_handle()
    n_frames = len(frames)
    director.do("count_heads", code=code)
    until(lambda: page.wait_for_timeout(100) or len(frames) > n_frames)  # it is drawn again
    settled(page, frames)

    assert drawing.evaluate("(it) => it.isConnected")
    assert page.evaluate("() => changes") == 0
    assert {tuple(one) for one in page.evaluate("() => seen")} == {("1", "weather.1", "none")}


def is_readable_and_whole(smallest, box):
    return smallest >= 0.99 * 28 / 1080 * 768 and box["left"] >= -1 and box["right"] <= 1024 + 1


def test_a_window_of_another_shape_gets_a_figure_of_its_own(shown):
    _, _, page, frames, _ = shown
    page.evaluate("() => { seen.length = 0; }")
    page.set_viewport_size({"width": 1024, "height": 768})
    page.wait_for_function("() => document.querySelector('.projector').dataset.shape === 'tall'")
    until(lambda: page.wait_for_timeout(100) or is_readable_and_whole(*page.evaluate(LETTERS)))

    settled(page, frames)
    assert is_readable_and_whole(*page.evaluate(LETTERS))
    assert {one[2] for one in page.evaluate("() => seen")} == {"none"}
