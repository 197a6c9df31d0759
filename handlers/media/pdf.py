"""PDF: the pages as they are seen go into a new file; everything about them stays behind.

Titles, authors, revisions, attachments, scripts, form fields, comments, links, tags, thumbnails
and previews are not copied, because only what a page needs to be drawn is. What annotations and
filled-in forms show is drawn onto the page first.
"""

from __future__ import annotations

import io
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from handlers.media.cleaned import Rebuilt
from handlers.media.errors import TooBig, Uncleanable
from handlers.media.jpegs import bare_jp2, bare_jpeg

MAX_PAGES = 2_000
MAX_OBJECTS = 300_000
MAX_PICTURE_BYTES = 64 * 1024 * 1024

PAGE_KEYS = frozenset(
    ("/Type", "/Parent", "/Contents", "/Resources", "/MediaBox", "/CropBox", "/Rotate", "/Group", "/UserUnit")
)
STREAM_KEYS = frozenset(("/Type", "/Subtype", "/Length", "/Filter", "/DecodeParms"))
COLOUR_KEYS = frozenset(("/ColorSpace", "/BitsPerComponent", "/Intent", "/Decode", "/Matte"))
MASK_KEYS = frozenset(("/ImageMask", "/Mask", "/SMask", "/SMaskInData"))
IMAGE_KEYS = STREAM_KEYS | COLOUR_KEYS | MASK_KEYS | frozenset(("/Width", "/Height", "/Interpolate"))
FORM_KEYS = STREAM_KEYS | frozenset(("/FormType", "/BBox", "/Matrix", "/Resources", "/Group"))
TELLING_KEYS = frozenset(
    ("/Metadata", "/PieceInfo", "/LastModified", "/OPI", "/AF", "/AA", "/Measure", "/PtData")
)
"""Taken out of whatever else a page needs, fonts and patterns for instance."""

DEVICE_SPACES = {1: Name.DeviceGray, 3: Name.DeviceRGB, 4: Name.DeviceCMYK}
"""Instead of colour profiles, which name screens and cameras, by their number of colours."""


def rebuild_pdf(data: bytes) -> Rebuilt:
    """A PDF rebuilt from its pages. Raises Uncleanable and TooBig, and what pikepdf raises."""
    try:
        with Pdf.open(io.BytesIO(data), suppress_warnings=True) as old, Pdf.new() as new:
            _check(old)
            _draw_everything(old)
            for page in old.pages:
                _keep_only(page.obj, PAGE_KEYS)
            new.pages.extend(old.pages)
            _scrub(new)
            return Rebuilt(_saved(new), "application/pdf", "pdf")
    except pikepdf.PasswordError:
        raise Uncleanable("locked") from None


def _check(old: Pdf) -> None:
    if len(old.pages) > MAX_PAGES or len(old.objects) > MAX_OBJECTS:
        raise TooBig
    layers = old.Root.get(Name.OCProperties)
    if isinstance(layers, Dictionary) and _hides(layers):
        raise Uncleanable("layers")


def _hides(layers: Dictionary) -> bool:
    """Whether some layer is not shown: without its switch it would be."""
    usual = layers.get(Name.D)
    if not isinstance(usual, Dictionary):
        return False
    return bool(len(usual.get(Name.OFF, Array()))) or usual.get(Name.BaseState) == Name.OFF


def _draw_everything(old: Pdf) -> None:
    """Onto the pages: what forms and annotations show."""
    old.generate_appearance_streams()
    old.flatten_annotations("screen")


def _scrub(new: Pdf) -> None:
    """Every object that the pages brought along."""
    for one in new.objects:
        if isinstance(one, Stream) and one.get(Name.Subtype) == Name.Image:
            _keep_only(one, IMAGE_KEYS)
        elif isinstance(one, Stream) and one.get(Name.Subtype) == Name.Form:
            _keep_only(one, FORM_KEYS)
        _scrub_within(one)
        if isinstance(one, Stream):
            _bare_picture(one)


def _scrub_within(one: Object) -> None:
    """Without telling keys, named properties and colour profiles, down to the next object of its own."""
    if isinstance(one, Dictionary | Stream):
        for name in TELLING_KEYS & set(one.keys()):
            del one[name]
        _forget_properties(one)
        for name in list(one.keys()):
            if plain := _device_colours(one[name]):
                one[name] = plain
            _within(one[name])
    elif isinstance(one, Array):
        for at in range(len(one)):
            if plain := _device_colours(one[at]):
                one[at] = plain
            _within(one[at])


def _within(child: Object) -> None:
    if not getattr(child, "is_indirect", True):  # plain numbers and strings have nothing within
        _scrub_within(child)


def _forget_properties(one: Object) -> None:
    """Of a page's resources: what names layers and carries tags."""
    resources = one.get(Name.Resources)
    if isinstance(resources, Dictionary) and Name.Properties in resources:
        del resources[Name.Properties]


def _device_colours(value: Object) -> Name | None:
    """The plain colour space for one that is defined by a profile; None for anything else."""
    if isinstance(value, Array) and len(value) > 1 and value[0] == Name.ICCBased:
        return DEVICE_SPACES.get(int(value[1].get(Name.N, 3)), Name.DeviceRGB)
    return None


def _bare_picture(one: Stream) -> None:
    """A photo's file within the PDF, without what it tells beside the picture."""
    *wraps, last = _filters(one)
    if last not in ("/DCTDecode", "/JPXDecode"):
        return
    data = _unwrapped(one.read_raw_bytes(), wraps)
    bare = bare_jpeg(data) if last == "/DCTDecode" else bare_jp2(data)
    parameters = one.get(Name.DecodeParms)
    kept = parameters[-1] if isinstance(parameters, Array) else parameters
    one.write(bare, filter=Name(last), decode_parms=kept if isinstance(kept, Dictionary) else None)


def _filters(one: Stream) -> list[str]:
    """The names of a stream's filters, outermost first; an empty name where there is none."""
    filters = one.get(Name.Filter)
    names = [str(name) for name in filters] if isinstance(filters, Array) else [str(filters or "")]
    return names or [""]


def _unwrapped(data: bytes, filters: list[str]) -> bytes:
    """A photo's file that was packed once more, as some writers do."""
    for name in filters:
        if name != "/FlateDecode":
            raise Uncleanable("format")
        unpacking = zlib.decompressobj()
        data = unpacking.decompress(data, MAX_PICTURE_BYTES)
        if unpacking.unconsumed_tail:
            raise TooBig
    return data


def _keep_only(one: Object, names: frozenset[str]) -> None:
    for name in set(one.keys()) - names:
        del one[name]


def _saved(new: Pdf) -> bytes:
    """Packed anew; the file's ids come from its contents, not from a clock or a machine."""
    out = io.BytesIO()
    new.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()
