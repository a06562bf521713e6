"""What is typed and not sent is kept by question and round, and each form gets its own back."""

import pytest

pytestmark = pytest.mark.browser

FORM = """<form data-place="weather/1">
<input type="hidden" name="step" value="weather"><input type="radio" name="answer" value="0">
<input type="radio" name="answer" value="1"><input type="checkbox" name="more" value="pass">
<input type="number" name="order"><input type="number" name="order">
<textarea name="line"></textarea>
</form>"""
START = """(markup) => {
  window.store = new Store('/j/ABCDEF', () => localStorage);
  window.drafts = new Drafts(store);
  window.fresh = () => {
    document.body.innerHTML = markup;
    window.form = document.querySelector('form');
  };
  fresh();
}"""


@pytest.fixture(scope="module")
def loaded_page(loaded):
    return loaded("elements.js", "store.js", "forms.js", "drafts.js")


@pytest.fixture
def page(loaded_page):
    loaded_page.evaluate("() => localStorage.clear()")
    loaded_page.evaluate(START, FORM)
    return loaded_page


def test_a_form_gets_back_every_kind_of_field(page):
    page.locator("[value='1']").check()
    page.locator("[name=more]").check()
    page.locator("[name=order]").nth(1).fill("2")
    page.locator("textarea").fill("Please knock & wait = fine")
    before = page.evaluate("() => { drafts.save(form); return pairs(form); }")
    after = page.evaluate("() => { fresh(); drafts.restore(form); return pairs(form); }")

    assert ["answer", "1"] in before
    assert ["order", "2"] in before
    assert after == before


def test_a_sent_draft_is_dropped_but_not_what_was_typed_meanwhile(page):
    kept = page.evaluate(
        """() => {
          const sent = () => ({ place: 'weather/1', draft: drafts.get('weather/1') });
          drafts.save(form);
          const first = sent();
          form.line.value = 'more';
          drafts.save(form);
          drafts.sent(first);
          const between = drafts.get('weather/1');
          drafts.sent(sent());
          return [between, drafts.get('weather/1')];
        }"""
    )

    assert '["line","more"]' in kept[0]
    assert kept[1] is None


def test_a_new_question_drops_the_drafts_of_others_and_nothing_else(page):
    names = page.evaluate(
        """() => {
          for (const name of ['/draft/weather/1', '/draft/why/1', '/outbox']) store.put(name, 'x');
          localStorage.setItem('/j/OTHERS/draft/why/1', 'x');
          drafts.dropAllBut('why/1');
          return [store.names().sort(), Object.keys(localStorage).length];
        }"""
    )

    assert names == [["/draft/why/1", "/outbox"], 3]


def test_a_pass_is_as_long_as_any_answer_and_umlauts_arrive_whole(page):
    bodies = page.evaluate(
        """() => ['pass', '3', 'ä&='].map((value) => padded(encode([['answer', value]]), 1024))"""
    )

    assert {len(body) for body in bodies} == {1024}
    assert bodies[2].startswith("answer=%C3%A4%26%3D&_=xxx")
