"""Files as phones and computers make them, with a canary in every corner that can hold one."""

from __future__ import annotations

import io
import logging
import struct
import zipfile
import zlib
from collections.abc import Callable
from fractions import Fraction

import av
import numpy as np
import pikepdf
from mutagen.apev2 import APEv2
from mutagen.flac import Picture
from mutagen.id3 import APIC, COMM, GEOB, ID3, PRIV, TIT2, TXXX
from mutagen.mp4 import MP4, MP4Cover
from mutagen.oggopus import OggOpus
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

CANARY = "CANARYfatima"
"""In Latin letters only, so that it is the same bytes in every eight-bit encoding."""

LATITUDE = (52.0, 5.0, 27.0)
TAGS = {"title": CANARY, "artist": CANARY, "comment": CANARY, "location": "+52.0900+005.1200/"}

logging.getLogger("libav").setLevel(logging.CRITICAL)


def traces(data: bytes) -> int:
    """How often the canary is in a file, in one byte per letter or two, packed streams opened."""
    unpacked = data + b"".join(_unpacked(data))
    wide = CANARY.encode("utf-16-le"), CANARY.encode("utf-16-be")
    return sum(unpacked.count(spelled) for spelled in (CANARY.encode(), *wide))


def _unpacked(data: bytes) -> list[bytes]:
    """Whatever in a file is zlib's, opened."""
    found = []
    at = -1
    while (at := data.find(b"\x78", at + 1)) >= 0:
        try:
            found.append(zlib.decompressobj().decompress(data[at:]))
        except zlib.error:
            continue
    return found


# ------------------------------------------------------------------------------------- pictures


def pixels(width: int = 40, height: int = 30, mode: str = "RGB") -> Image.Image:
    """A picture whose left half is red and whose right half is blue."""
    picture = Image.new("RGB", (width, height), (220, 20, 20))
    picture.paste((20, 20, 220), (width // 2, 0, width, height))
    return picture.convert(mode)


def exif(orientation: int = 1) -> Image.Exif:
    """What a phone writes: who, what, where, and a thumbnail's worth of notes."""
    told = Image.Exif()
    told[0x0112] = orientation
    told[0x010E] = told[0x013B] = told[0x010F] = CANARY
    told.get_ifd(0x8769)[0x9286] = CANARY.encode()
    told.get_ifd(0x8825).update({1: "N", 2: LATITUDE, 3: "E", 4: (5.0, 7.0, 0.0), 27: CANARY.encode()})
    return told


def srgb_profile() -> bytes:
    """A colour profile with a canary where it names its device."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + CANARY.encode()


def saved(picture: Image.Image, form: str, **options: object) -> bytes:
    """A picture as a file."""
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def jpeg(orientation: int = 1, **size: int) -> bytes:
    """A photo with EXIF, XMP, a comment, a profile, a film behind it, and a place it was taken at."""
    told = {"exif": exif(orientation), "comment": CANARY.encode(), "icc_profile": srgb_profile()}
    plain = saved(pixels(**size), "JPEG", quality=95, **told)
    xmp = f'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta dc:creator="{CANARY}"/>'.encode()
    segment = b"\xff\xe1" + struct.pack(">H", len(xmp) + 2) + xmp
    return plain[:2] + segment + plain[2:] + CANARY.encode()


def png(mode: str = "RGBA") -> bytes:
    """A drawing with every kind of text chunk, EXIF and a profile."""
    told = PngInfo()
    told.add_text("Author", CANARY)
    told.add_text("Comment", CANARY, zip=True)
    told.add_itxt("XML:com.adobe.xmp", CANARY)
    return saved(pixels(mode=mode), "PNG", pnginfo=told, exif=exif(), icc_profile=srgb_profile())


def webp() -> bytes:
    """A WebP picture with EXIF, XMP and a profile."""
    return saved(pixels(), "WEBP", exif=exif(), xmp=CANARY.encode(), icc_profile=srgb_profile())


def moving(form: str, frames: int = 3) -> bytes:
    """An animated picture whose frames stand for 40, 80, 120 ... milliseconds."""
    first, *rest = [pixels().rotate(90 * turn) for turn in range(frames)]
    told = {"comment": CANARY.encode()} if form == "GIF" else {"exif": exif()}
    stands = [40 * (at + 1) for at in range(frames)]
    return saved(first, form, save_all=True, append_images=rest, duration=stands, **told)


def tiff(pages: int = 1) -> bytes:
    """A scan."""
    first, *rest = [pixels()] * pages
    return saved(first, "TIFF", save_all=True, append_images=rest, description=CANARY, artist=CANARY)


def gif() -> bytes:
    """A picture in GIF, with a comment."""
    return saved(pixels(), "GIF", comment=CANARY.encode())


def bmp() -> bytes:
    """A picture in BMP, with something behind it."""
    return saved(pixels(), "BMP") + CANARY.encode()


def avif() -> bytes:
    """A picture in AVIF."""
    return saved(pixels(), "AVIF", exif=exif(), xmp=CANARY.encode())


# ------------------------------------------------------------------------------ sound and film


def tone(seconds: float, rate: int) -> av.AudioFrame:
    """A tone of 440 Hz."""
    wave = np.sin(2 * np.pi * 440 * np.arange(int(seconds * rate)) / rate) * 16_000
    frame = av.AudioFrame.from_ndarray(wave.astype(np.int16).reshape(1, -1), format="s16", layout="mono")
    frame.sample_rate, frame.pts, frame.time_base = rate, 0, Fraction(1, rate)
    return frame


def recording(
    form: str,
    sound: str | None = None,
    film: str | None = None,
    seconds: float = 2.0,
    rate: int = 48_000,
    **options: str,
) -> bytes:
    """Two seconds of a tone, of colours growing, or both, with tags on the whole and on each track."""
    out = io.BytesIO()
    with av.open(out, "w", format=form, options=options) as target:
        target.metadata.update(TAGS)
        picture = _film_track(target, film) if film else None
        heard = _sound_track(target, sound, rate) if sound else None
        target.set_chapters(_chapters()) if form in ("mp4", "mov", "matroska") else None
        if picture:
            for at in range(int(seconds * 10)):
                shade = np.full((48, 64, 3), at * 10 % 255, np.uint8)
                target.mux(picture.encode(av.VideoFrame.from_ndarray(shade, format="rgb24")))
            target.mux(picture.encode())
        if heard:
            target.mux(heard.encode(tone(seconds, rate)))
            target.mux(heard.encode())
    return out.getvalue()


def _film_track(target, codec):
    options = {"libx265": {"x265-params": "log-level=none"}}.get(codec)
    track = target.add_stream(codec, rate=10, options=options)
    track.width, track.height, track.pix_fmt = 64, 48, "yuv420p"
    track.metadata.update(TAGS)
    return track


def _sound_track(target, codec, rate):
    track = target.add_stream(codec, rate=rate)
    track.layout = "mono"
    track.metadata.update(TAGS)
    return track


def _chapters():
    return [{"id": 1, "start": 0, "end": 1000, "time_base": Fraction(1, 1000), "metadata": {"title": CANARY}}]


def tagged(data: bytes, tag: Callable[[io.BytesIO], None]) -> bytes:
    """A recording after a tagging program has been at it."""
    file = io.BytesIO(data)
    tag(file)
    return file.getvalue()


def cover() -> bytes:
    """A cover with a canary in its own EXIF."""
    return jpeg()


def opus() -> bytes:
    """A voice message with comments, a picture, and something behind its last page."""

    def tag(file: io.BytesIO) -> None:
        tags = OggOpus(file)
        picture = Picture()
        picture.data, picture.mime, picture.desc = cover(), "image/jpeg", CANARY
        tags["artist"] = [CANARY]
        tags["metadata_block_picture"] = [CANARY + picture.write().hex()]
        file.seek(0)
        tags.save(file)

    return tagged(recording("ogg", "libopus"), tag)


def browser_voice() -> bytes:
    """What a browser's MediaRecorder makes: Opus in WebM, written as it came, without a length."""
    return recording("webm", "libopus", live="1")


def mp3() -> bytes:
    """A song with every version of ID3 and APE, a cover, a private frame and an attached file."""

    def tag(file: io.BytesIO) -> None:
        tags = ID3()
        for frame in (
            TIT2(3, [CANARY]),
            TXXX(3, CANARY, [CANARY]),
            COMM(3, "nld", CANARY, [CANARY]),
            APIC(3, "image/jpeg", 3, CANARY, cover()),
            PRIV("owner", CANARY.encode()),
            GEOB(3, "text/plain", CANARY, CANARY, CANARY.encode()),
        ):
            tags.add(frame)
        ape = APEv2()
        ape["Artist"] = CANARY
        ape.save(file)
        file.seek(0)
        tags.save(file, v1=2)

    return tagged(recording("mp3", "libmp3lame"), tag)


def m4a() -> bytes:
    """A song in MPEG-4 with a cover, a comment and an atom of its own."""

    def tag(file: io.BytesIO) -> None:
        tags = MP4(file)
        tags["\xa9cmt"] = [CANARY]
        tags["----:com.apple.iTunes:owner"] = [CANARY.encode()]
        tags["covr"] = [MP4Cover(cover(), MP4Cover.FORMAT_JPEG)]
        file.seek(0)
        tags.save(file)

    return tagged(recording("ipod", "aac"), tag)


def mp4(sound: str | None = "aac", film: str = "libx264", turned: bool = False) -> bytes:
    """A film as a phone makes it: tags, a place, an atom nobody knows, and turned by a quarter if asked."""
    data = bytearray(recording("mp4", sound, film))
    if turned:
        matrix = data.index(b"tkhd") + 4 + 40
        data[matrix : matrix + 36] = struct.pack(">9i", 0, 1 << 16, 0, -(1 << 16), 0, 0, 0, 0, 1 << 30)
    own = bytes(16) + CANARY.encode()
    return bytes(data) + struct.pack(">I4s", len(own) + 8, b"uuid") + own


# ------------------------------------------------------------------------------------------ PDF


def pdf(**changes: Callable[[Pdf], None]) -> bytes:
    """A letter with a photo in it, and everything a PDF can tell about its author."""
    with Pdf.new() as letter:
        page = letter.add_blank_page(page_size=(200, 200))
        _draw(letter, page)
        _tell(letter, page)
        for change in changes.values():
            change(letter)
        out = io.BytesIO()
        letter.save(out)
    return out.getvalue()


def _draw(letter: Pdf, page: pikepdf.Page) -> None:
    photo = Stream(letter, jpeg())
    photo.update(Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=40, Height=30, BitsPerComponent=8))
    profile = Stream(letter, srgb_profile(), N=3)
    photo.ColorSpace = Array([Name.ICCBased, letter.make_indirect(profile)])
    photo.Filter = Name.DCTDecode
    photo.Metadata = letter.make_indirect(Stream(letter, CANARY.encode(), Type=Name.Metadata))
    photo.PieceInfo = Dictionary(Camera=Dictionary(Private=CANARY))
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    properties = Dictionary(P0=Dictionary(Type=Name.OCG, Name=CANARY))
    page.Resources = Dictionary(
        XObject=Dictionary(Photo=letter.make_indirect(photo)), Font=Dictionary(F=font), Properties=properties
    )
    page.Contents = Stream(letter, b"BT /F 12 Tf 10 150 Td (seen) Tj ET q 80 0 0 60 10 10 cm /Photo Do Q")


def _tell(letter: Pdf, page: pikepdf.Page) -> None:
    for key in ("/Title", "/Author", "/Creator", "/Company"):
        letter.docinfo[key] = CANARY
    with letter.open_metadata() as xmp:
        xmp["dc:creator"] = [CANARY]
    letter.attachments["names.txt"] = CANARY.encode()
    letter.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=f"app.alert('{CANARY}')")
    letter.Root.AA = Dictionary(WC=Dictionary(S=Name.JavaScript, JS=CANARY))
    letter.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=CANARY)]))
    letter.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, T=CANARY)
    page.obj.Thumb = Stream(letter, CANARY.encode())
    page.obj.PieceInfo = Dictionary(App=Dictionary(Private=CANARY))
    page.obj.LastModified = CANARY
    page.obj.Annots = Array([_note(letter), _link()])
    letter.trailer.ID = Array([CANARY.encode(), CANARY.encode()])


def _note(letter: Pdf) -> Dictionary:
    """A comment: its author and words are told, a stamp of it is seen."""
    looks = Stream(letter, b"0 0 1 rg 0 0 10 10 re f", Subtype=Name.Form, BBox=Array([0, 0, 10, 10]))
    note = {"T": CANARY, "Contents": CANARY, "NM": CANARY, "Rect": Array([180, 180, 190, 190])}
    return Dictionary(
        Type=Name.Annot, Subtype=Name.Stamp, F=4, AP=Dictionary(N=letter.make_indirect(looks)), **note
    )


def _link() -> Dictionary:
    action = Dictionary(S=Name.URI, URI=f"https://example.org/{CANARY}")
    return Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 10, 10]), A=action)


# -------------------------------------------------------------------------------------- refused


def zipped(*names: str) -> bytes:
    """A zip file with these names in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, CANARY)
    return out.getvalue()
