import errno
import os
from dataclasses import replace

import pytest

from drawbridge.content import translations_of
from drawbridge.content.own_workshops import Draft, OwnWorkshops, fingerprint
from drawbridge.errors import ContentError, DraftNotFound, WorkshopChanged, WorkshopNotWritten

TEXT = '[workshop]\nid = "mine"\ntitle = "Mine"\n'


@pytest.fixture
def own(tmp_path):
    return OwnWorkshops(tmp_path / "workshops")


def draft(**fields):
    return Draft(**{"id": "abcdefgh1", "file": "", "begun_from": "", "text": TEXT, **fields})


@pytest.fixture
def full_disk(monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    def fill():
        monkeypatch.setattr(os, "fsync", full)

    return fill


def test_a_folder_that_is_not_there_holds_nothing(own):
    assert own.listings() == ()
    assert own.drafts() == ()


def test_a_draft_is_there_again_after_a_restart(own):
    kept = draft(file="mine.toml", begun_from=fingerprint("before"))
    own.keep(kept)

    assert OwnWorkshops(own.folder).draft("abcdefgh1") == kept


def test_a_draft_knows_of_what_it_is_a_copy_until_it_is_saved(own):
    kept = draft(copy_of="small.toml")
    own.keep(kept)

    assert own.draft(kept.id) == kept
    assert own.save(kept, "mine").copy_of == ""


def test_a_draft_is_no_workshop(own):
    own.keep(draft())

    assert own.listings() == ()


def test_a_saved_draft_is_a_workshop_to_the_byte(own):
    saved = own.save(draft(), "Mine, and Yours!")

    assert saved.file == "mine_and_yours.toml"
    assert (own.folder / saved.file).read_bytes() == TEXT.encode()
    assert [it.file for it in own.listings()] == ["mine_and_yours.toml"]
    assert own.draft(saved.id) == saved


def test_a_new_workshop_overwrites_no_other(own):
    own.save(draft(), "mine")

    assert own.save(draft(id="abcdefgh2"), "mine").file == "mine_2.toml"


def test_what_was_saved_is_changed_and_saved_again(own):
    saved = own.save(draft(), "mine")
    own.save(replace(saved, text=TEXT + "# more\n"), "")

    assert own.text("mine.toml") == TEXT + "# more\n"


def test_the_second_of_two_who_save_is_told_and_keeps_the_draft(own):
    first = own.save(draft(), "mine")
    second = replace(first, id="abcdefgh2", text=TEXT + "# second\n")
    own.keep(second)
    own.save(replace(first, text=TEXT + "# first\n"), "")

    with pytest.raises(WorkshopChanged):
        own.save(second, "")
    assert own.text("mine.toml") == TEXT + "# first\n"
    assert own.draft(second.id) == second


def test_what_a_draft_was_begun_from_is_known_until_somebody_else_changes_it(own):
    saved = own.save(draft(), "mine")
    assert own.begun_from(saved) == TEXT

    (own.folder / "mine.toml").write_bytes(b"\xff")
    assert own.begun_from(saved) == ""
    own.delete("mine.toml")
    assert own.begun_from(saved) == ""


def test_who_saves_a_deleted_workshop_is_told(own):
    saved = own.save(draft(), "mine")
    own.delete("mine.toml")

    with pytest.raises(WorkshopChanged):
        own.save(saved, "")


def test_a_file_that_has_not_changed_is_not_written(own):
    saved = own.save(draft(), "mine")
    path = own.folder / "mine.toml"
    os.utime(path, (1, 1))
    own.save(saved, "")

    assert path.stat().st_mtime == 1


def test_the_mark_of_an_editor_on_windows_stays(own):
    own.folder.mkdir()
    path = own.folder / "mine.toml"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    begun = draft(file="mine.toml", begun_from=fingerprint(own.text("mine.toml")))
    own.save(replace(begun, text=TEXT + "# more\n"), "")

    assert path.read_bytes() == b"\xef\xbb\xbf" + (TEXT + "# more\n").encode()


def test_a_full_disk_is_told_and_leaves_what_was_kept(own, full_disk):
    saved = own.save(draft(), "mine")
    full_disk()

    with pytest.raises(WorkshopNotWritten):
        own.keep(replace(saved, text="other"))
    with pytest.raises(WorkshopNotWritten):
        own.save(replace(saved, text="other"), "")
    assert own.draft(saved.id) == saved
    assert own.text("mine.toml") == TEXT
    assert sorted(it.name for it in own.folder.rglob(".*")) == []


def test_a_draft_larger_than_a_workshop_may_be_is_refused(own):
    with pytest.raises(ContentError):
        own.keep(draft(text="#" * 1_100_000))


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "UPPER123", "a" * 40, "no.such.draft"])
def test_no_other_name_opens_a_draft(own, name):
    with pytest.raises(DraftNotFound):
        own.draft(name)


def test_a_discarded_draft_is_gone(own):
    own.keep(draft())
    own.discard("abcdefgh1")
    own.discard("abcdefgh1")

    assert own.drafts() == ()


def test_translations_lie_beside_their_workshop_and_are_deleted_with_it(own):
    own.save(draft(), "mine")
    own.save(draft(id="abcdefgh2"), "yours")
    own.keep_translations("mine.toml", {"de": "# Meins.\n"})
    own.keep_translations("yours.toml", {"de": "# Deins.\n"})
    folder = own.folder / "translations" / "de"
    assert (folder / "mine.toml").read_text() == "# Meins.\n"

    own.delete("mine.toml")
    assert [it.name for it in folder.iterdir()] == ["yours.toml"]


def test_a_workshop_that_cannot_be_written_asks_nobody_what_it_asked_before_in_another_language(
    own, full_disk
):
    saved = own.save(draft(), "mine", {"de": "# Meins.\n"})
    full_disk()
    changed = replace(saved, text=TEXT.replace("Mine", "Ours"))
    with pytest.raises(WorkshopNotWritten):
        own.save(changed, "mine", {"de": "# Unseres.\n"})
    assert own.text("mine.toml") == TEXT
    assert (own.folder / "translations" / "de" / "mine.toml").read_text() == "# Meins.\n"


def test_the_translations_of_a_workshop_come_before_what_is_changed_in_it(own, monkeypatch):
    saved = own.save(draft(), "mine", {"de": "# Meins.\n"})
    written, keeping = [], os.replace
    monkeypatch.setattr(
        os, "replace", lambda begun, path: (written.append(path.parent.name), keeping(begun, path))
    )
    own.save(replace(saved, text=TEXT.replace("Mine", "Ours")), "mine", {"de": "# Unseres.\n"})

    assert written[:2] == ["de", own.folder.name]


def test_a_translation_that_has_not_changed_is_not_written(own):
    own.save(draft(), "mine")
    own.keep_translations("mine.toml", {"de": "# Meins.\n"})
    path = own.folder / "translations" / "de" / "mine.toml"
    os.utime(path, (1, 1))
    own.keep_translations("mine.toml", {"de": "# Meins.\n"})

    assert path.stat().st_mtime == 1


def said(own, file="mine.toml"):
    """What each translation of a workshop says, by place."""
    found = translations_of(own.folder / file, own.text(file), "en")
    return {it.language: dict(it.texts) for it in found}


def test_a_text_is_put_into_a_translation_and_all_others_stay(own):
    saved = own.save(
        draft(text=f'{TEXT}subtitle = "Ours"\n'),
        "mine",
        {"de": '# Read by a native speaker.\n[workshop]\ntitle = "Meins"\n'},
    )
    own.put_translated(saved, "de", "workshop.subtitle", " Von uns ")
    own.put_translated(saved, "pl", "workshop.subtitle", "Nasze")

    assert said(own)["de"] == {"workshop.title": "Meins", "workshop.subtitle": "Von uns"}
    assert said(own)["pl"] == {"workshop.subtitle": "Nasze"}
    text = (own.folder / "translations" / "de" / "mine.toml").read_text()
    assert text.startswith("# Read by a native speaker.\n")
    own.put_translated(saved, "de", "workshop.subtitle", "")
    assert said(own)["de"] == {"workshop.title": "Meins"}


def test_no_translation_is_written_beside_another_workshop_than_the_one_that_was_read(own):
    saved = own.save(draft(), "mine")
    with pytest.raises(WorkshopChanged):
        own.put_translated(replace(saved, text=f"{TEXT}# more"), "de", "workshop.title", "Meins")
    (own.folder / "mine.toml").write_text(f"{TEXT}# by somebody else")
    with pytest.raises(WorkshopChanged):
        own.put_translated(saved, "de", "workshop.title", "Meins")

    assert said(own) == {}


def test_a_translation_with_something_else_in_it_is_left_as_it_is(own):
    strange = '[workshop]\ntitel = "Meins"\n'
    saved = own.save(draft(), "mine", {"de": strange})
    with pytest.raises(ContentError) as refused:
        own.put_translated(saved, "de", "workshop.title", "Meins")

    assert "workshop.titel" in str(refused.value)
    assert (own.folder / "translations" / "de" / "mine.toml").read_text() == strange


def test_no_name_leads_out_of_the_folder(own, tmp_path):
    outside = tmp_path / "outside.toml"
    outside.write_text(TEXT)
    own.delete("../outside.toml")

    assert outside.exists()
    with pytest.raises(ContentError):
        own.text("../outside.toml")


def test_a_draft_without_its_first_line_is_still_a_draft(own):
    own.keep(draft())
    path = own.folder / "drafts" / "abcdefgh1.toml"
    path.write_text(TEXT)

    assert own.draft("abcdefgh1") == draft()


def test_a_workshop_is_no_pattern_that_others_translations_are_deleted_by(own):
    for name in ("team.toml", "t[e]am.toml"):
        own.folder.mkdir(parents=True, exist_ok=True)
        (own.folder / name).write_text(TEXT)
        own.keep_translations(name, {"de": "[workshop]\n"})

    own.delete("t[e]am.toml")

    assert [it.name for it in own.folder.glob("translations/*/*")] == ["team.toml"]
