from __future__ import annotations

import io
import zlib

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PIL import Image

from handlers.media import pdf, streams
from handlers.media.cleaning import clean
from handlers.media.errors import Broken, TooBig, Uncleanable
from tests.unit.media import samples


def cleaned(data):
    """A PDF after cleaning, opened."""
    return Pdf.open(io.BytesIO(clean("document", data, "application/pdf", samples.CANARY).data))


def forms(letter):
    """What is drawn onto the first page besides its photo."""
    drawn = letter.pages[0].Resources.XObject
    return [form.read_bytes() for name, form in drawn.items() if name != "/Photo"]


def test_nothing_but_the_pages_is_left():
    """Every canary is gone: titles, XMP, attachments, scripts, notes, links, thumbnails, ids, photo data."""
    sent = samples.pdf()
    assert samples.traces(sent) > 15
    letter = clean("document", sent, "application/pdf", "letter of " + samples.CANARY)
    assert samples.traces(letter.data) == 0
    assert (letter.name, letter.mime) == ("document.pdf", "application/pdf")


def test_the_catalogue_holds_the_pages_only():
    """Nothing in the file's root or trailer but what a reader needs."""
    letter = cleaned(samples.pdf())
    assert set(letter.Root.keys()) == {"/Type", "/Pages"}
    assert "/Info" not in letter.trailer
    assert set(letter.pages[0].keys()) <= pdf.PAGE_KEYS


def test_words_and_pictures_are_still_there():
    """The page says what it said, and its photo is the same to the bit."""
    letter = cleaned(samples.pdf())
    words = b"".join(part.read_bytes() for part in letter.pages[0].Contents)
    photo = letter.pages[0].Resources.XObject.Photo.read_raw_bytes()
    assert b"(seen) Tj" in words
    original = Image.open(io.BytesIO(samples.jpeg())).tobytes()
    assert Image.open(io.BytesIO(photo)).tobytes() == original


def test_what_a_note_shows_is_drawn_onto_the_page():
    """A stamp is still seen, while its author and its words are gone."""
    letter = cleaned(samples.pdf())
    assert any(b"0 0 10 10 re" in form for form in forms(letter))
    assert "/Annots" not in letter.pages[0]


def test_what_was_filled_in_is_drawn_onto_the_page():
    """A form's field goes, its value stays to be read."""

    def form(letter: Pdf) -> None:
        field = letter.make_indirect(
            Dictionary(
                Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T="field", V="filled in",
                DA="/Helv 10 Tf 0 g", Rect=Array([10, 100, 190, 120]), F=4,
            )
        )  # fmt: skip
        letter.pages[0].Annots = Array([field])
        helvetica = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        fonts = Dictionary(Font=Dictionary(Helv=helvetica))
        letter.Root.AcroForm = Dictionary(
            Fields=Array([field]), DR=fonts, DA="/Helv 10 Tf 0 g", NeedAppearances=True
        )

    letter = cleaned(samples.pdf(form=form))
    assert any(b"filled in" in form for form in forms(letter))
    assert "/AcroForm" not in letter.Root


def test_colour_profiles_make_room_for_plain_colours():
    """A profile can name a screen; the colours are said to be plain ones."""
    letter = cleaned(samples.pdf())
    assert letter.pages[0].Resources.XObject.Photo.ColorSpace == Name.DeviceRGB


def test_a_photo_that_was_packed_once_more_is_cleaned_too():
    """Some writers compress a photo's file again."""

    def packed(letter: Pdf) -> None:
        photo = letter.pages[0].Resources.XObject.Photo
        photo.write(zlib.compress(samples.jpeg()), filter=Array([Name.FlateDecode, Name.DCTDecode]))

    letter = cleaned(samples.pdf(packed=packed))
    photo = letter.pages[0].Resources.XObject.Photo
    assert photo.Filter == Name.DCTDecode
    assert samples.traces(photo.read_raw_bytes()) == 0


def test_a_photo_packed_in_an_unusual_way_is_refused():
    """What cannot be looked into is not passed on."""

    def packed(letter: Pdf) -> None:
        photo = letter.pages[0].Resources.XObject.Photo
        photo.write(b"00>", filter=Array([Name.ASCIIHexDecode, Name.DCTDecode]))

    with pytest.raises(Uncleanable) as refused:
        clean("document", samples.pdf(packed=packed), "", "")
    assert refused.value.reason == "format"


def test_pages_keep_their_order_size_and_turn():
    """Two pages stay two pages, the second wide and turned."""

    def second(letter: Pdf) -> None:
        letter.add_blank_page(page_size=(300, 100)).Rotate = 90

    letter = cleaned(samples.pdf(second=second))
    first, turned = letter.pages
    assert list(first.mediabox) == [0, 0, 200, 200]
    assert (list(turned.mediabox), turned.Rotate) == ([0, 0, 300, 100], 90)


def test_size_and_resources_that_pages_share_come_along():
    """What a page inherits from the list of pages is kept."""

    def shared(letter: Pdf) -> None:
        page = letter.pages[0].obj
        letter.Root.Pages.Resources = page.Resources
        letter.Root.Pages.MediaBox = page.MediaBox
        del page.Resources
        del page.MediaBox

    letter = cleaned(samples.pdf(shared=shared))
    assert "/Photo" in letter.pages[0].Resources.XObject


def test_earlier_versions_of_the_letter_are_gone():
    """A file that was saved several times keeps only what is in force."""
    revised = samples.pdf() + b"\n% earlier: " + samples.CANARY.encode()
    assert samples.traces(clean("document", revised, "", "").data) == 0


def test_a_letter_with_a_password_is_refused():
    """What needs a password cannot be looked into."""
    out = io.BytesIO()
    with Pdf.new() as letter:
        letter.add_blank_page()
        letter.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(Uncleanable) as refused:
        clean("document", out.getvalue(), "", "")
    assert refused.value.reason == "locked"


def test_a_letter_that_only_forbids_copying_is_opened():
    """Restrictions without a password do not hinder, and do not stay."""
    out = io.BytesIO()
    with Pdf.new() as letter:
        letter.add_blank_page()
        letter.save(out, encryption=pikepdf.Encryption(owner="a", user=""))
    assert not cleaned(out.getvalue()).is_encrypted


@pytest.mark.parametrize(
    "usual", [Dictionary(BaseState=Name.OFF), Dictionary(OFF=Array([Dictionary(Type=Name.OCG, Name="x")]))]
)
def test_hidden_layers_are_refused(usual):
    """Without its switch a hidden layer would be seen by the other side."""

    def layers(letter: Pdf) -> None:
        letter.Root.OCProperties = letter.copy_foreign(usual) if usual.is_indirect else Dictionary(D=usual)

    with pytest.raises(Uncleanable) as refused:
        clean("document", samples.pdf(layers=layers), "", "")
    assert refused.value.reason == "layers"


def test_shown_layers_are_kept_as_part_of_the_page():
    """Layers that are all shown lose their switches and names."""

    def layers(letter: Pdf) -> None:
        letter.Root.OCProperties = Dictionary(OCGs=Array(), D=Dictionary(Name=samples.CANARY))

    assert "/OCProperties" not in cleaned(samples.pdf(layers=layers)).Root


def test_the_same_letter_gives_the_same_file():
    """Ids come from the contents, so that they say nothing of when or where it was cleaned."""
    assert clean("document", samples.pdf(), "", "").data == clean("document", samples.pdf(), "", "").data


@pytest.mark.parametrize("limit", ["MAX_PAGES", "MAX_OBJECTS"])
def test_endless_files_are_too_big(limit, monkeypatch):
    """More pages or objects than a letter has are not gone through."""
    monkeypatch.setattr(pdf, limit, 0)
    with pytest.raises(TooBig):
        clean("document", samples.pdf(), "", "")


def test_a_packed_photo_that_never_ends_is_too_big(monkeypatch):
    """A small packed file that unpacks into a huge one is left alone."""
    monkeypatch.setattr(streams, "MAX_PICTURE_BYTES", 10)

    def packed(letter: Pdf) -> None:
        photo = letter.pages[0].Resources.XObject.Photo
        photo.write(zlib.compress(samples.jpeg()), filter=Array([Name.FlateDecode, Name.DCTDecode]))

    with pytest.raises(TooBig):
        clean("document", samples.pdf(packed=packed), "", "")


def test_telling_keys_go_from_deep_within():
    """Fonts and patterns lose their metadata too."""

    def font(letter: Pdf) -> None:
        told = letter.make_indirect(Stream(letter, samples.CANARY.encode()))
        letter.pages[0].Resources.Font.F.Metadata = told
        letter.pages[0].Resources.Font.F.FontDescriptor = Dictionary(PieceInfo=samples.CANARY)

    assert samples.traces(clean("document", samples.pdf(font=font), "", "").data) == 0


def test_what_hangs_behind_packed_data_is_cut_off():
    """Behind the end of a packed stream there may be anything; it is not passed on."""

    def hanging(letter: Pdf) -> None:
        words = zlib.compress(b"BT (seen) Tj ET") + samples.CANARY.encode()
        letter.pages[0].Contents.write(words, filter=Name.FlateDecode)

    letter = clean("document", samples.pdf(hanging=hanging), "", "")
    assert samples.CANARY.encode() not in letter.data


def test_data_that_unpacks_without_end_is_too_big(monkeypatch):
    """A page that grows to more than any page has is not passed on."""
    monkeypatch.setattr(streams, "MAX_UNPACKED", 10)
    with pytest.raises(TooBig):
        clean("document", samples.pdf(), "", "")


@pytest.mark.parametrize(
    "damage",
    [
        lambda photo: setattr(photo, "Filter", Name.Unheard),
        lambda photo: setattr(photo, "Filter", Name.FlateDecode),
        lambda photo: delattr(photo, "Filter"),
        lambda photo: setattr(photo, "ColorSpace", Array([Name.Unheard, photo.ColorSpace[1]])),
    ],
)
def test_what_is_not_known_does_not_pass(damage):
    """A photo under an unknown or a wrong label could hide anything: such a letter is broken."""
    with pytest.raises(Broken):
        clean(
            "document",
            samples.pdf(damage=lambda letter: damage(letter.pages[0].Resources.XObject.Photo)),
            "",
            "",
        )
