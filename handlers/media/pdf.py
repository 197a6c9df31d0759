"""PDF: the pages as they are seen go into a new file; everything about them stays behind.

Titles, authors, revisions, attachments, scripts, form fields, comments, links, tags, thumbnails
and previews are not copied, because only what a page needs to be drawn is. What annotations and
filled-in forms show is drawn onto the page first.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Set as AbstractSet

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from handlers.media.cleaned import Rebuilt
from handlers.media.errors import Broken, TooBig, Uncleanable
from handlers.media.streams import bare_stream

MAX_PAGES = 2_000
MAX_OBJECTS = 300_000

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

STREAMS: Mapping[str, AbstractSet[str]] = {"/Image": IMAGE_KEYS, "/Form": FORM_KEYS}
RESOURCE_KEYS = frozenset(("/Font", "/XObject", "/ExtGState", "/ColorSpace", "/Pattern", "/Shading"))
"""Not /Properties, where layers are named and tags carried."""

PLAIN_FAMILIES = ("/DeviceGray", "/DeviceRGB", "/DeviceCMYK", "/CalGray", "/CalRGB", "/Lab", "/ICCBased")
COLOUR_FAMILIES = frozenset((*PLAIN_FAMILIES, "/Indexed", "/I", "/Pattern", "/Separation", "/DeviceN"))

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
        if isinstance(one, Stream):
            _keep_only(one, STREAMS.get(str(one.get(Name.Subtype)), set(one.keys())))
        _scrub_within(one)
        if isinstance(one, Stream):
            bare_stream(one)


def _scrub_within(one: Object) -> None:
    """Telling keys and colour profiles go, down to the next object that stands on its own."""
    if isinstance(one, Dictionary | Stream):
        for name in TELLING_KEYS & set(one.keys()):
            del one[name]
        if isinstance(resources := one.get(Name.Resources), Dictionary):
            _keep_only(resources, RESOURCE_KEYS)
        _check_colours(one)
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


def _check_colours(one: Object) -> None:
    """A colour space of no known family is damage, and could hide a profile."""
    for name in (Name.ColorSpace, Name.CS):
        space = one.get(name)
        spaces = [space[named] for named in space.keys()] if isinstance(space, Dictionary) else [space]  # noqa: SIM118
        for family in spaces:
            named = family[0] if isinstance(family, Array) and len(family) else family
            if isinstance(family, Array) and str(named) not in COLOUR_FAMILIES:
                raise Broken


def _device_colours(value: Object) -> Name | None:
    """The plain colour space for one that is defined by a profile; None for anything else."""
    if isinstance(value, Array) and len(value) > 1 and value[0] == Name.ICCBased:
        return DEVICE_SPACES.get(int(value[1].get(Name.N, 3)), Name.DeviceRGB)
    return None


def _keep_only(one: Object, names: AbstractSet[str]) -> None:
    for name in set(one.keys()) - names:
        del one[name]


def _saved(new: Pdf) -> bytes:
    """Packed anew; the file's ids come from its contents, not from a clock or a machine."""
    out = io.BytesIO()
    new.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()
