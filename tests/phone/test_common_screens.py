from drawbridge import commands, phone, views
from drawbridge.phone import ready_templates
from drawbridge.phone.page import PhonePage


def test_a_screen_with_an_answer_of_ones_own_is_never_kept(room):
    (phone,) = room.join()
    room.go_to("weather")
    room.do(commands.open_step)
    before = PhonePage(view=views.phone_view(room.services, room.code, phone))
    room.answer(phone, answer="1")
    after = PhonePage(view=views.phone_view(room.services, room.code, phone))

    assert before.is_for_all
    assert not after.is_for_all
    assert not PhonePage(view=before.view, typed={"answer": ["9"]}).is_for_all


def test_templates_that_were_prepared_are_compiled_for_no_phone(guest):
    ready_templates.environment.cache_clear()
    phone.prepare("en")

    assert guest.screen().name == "waiting"
    assert ready_templates.environment.cache_info().misses == 1
