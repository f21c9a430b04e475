"""Files as people upload them, made here: small, and of every kind that is accepted."""

import zipfile
from io import BytesIO

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

ODF = "application/vnd.oasis.opendocument."
OOXML = "application/vnd.openxmlformats-officedocument."


def archive(*files: tuple[str, str | bytes]) -> bytes:
    """A zip archive of files by name."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as writer:
        for name, content in files:
            writer.writestr(name, content)
    return packed.getvalue()


def pdf(text: str = "Le potager", pages: int = 1) -> bytes:
    """A PDF with a line of plain Latin letters on each page."""
    writer = PdfWriter()
    for _ in range(pages):
        page = writer.add_blank_page(300, 300)
        font = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica"),
            }
        )
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
        content = DecodedStreamObject()
        content.set_data(f"BT /F1 12 Tf 20 200 Td ({text}) Tj ET".encode("latin-1"))
        page[NameObject("/Contents")] = writer._add_object(content)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def locked_pdf(text: str, password: str = "") -> bytes:
    """A PDF as offices protect it against changes, which opens without a password or with one."""
    writer = PdfWriter(clone_from=BytesIO(pdf(text)))
    writer.encrypt(password, "owner", algorithm="AES-256")
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def word_file(document: str, footnotes: str = "") -> bytes:
    """A DOCX file of this body, as Word writes it."""
    types = f'<Types><Override ContentType="{OOXML}wordprocessingml.document.main+xml"/></Types>'
    return archive(
        ("[Content_Types].xml", types),
        ("word/document.xml", f'<w:document xmlns:w="w"><w:body>{document}</w:body></w:document>'),
        ("word/footnotes.xml", f'<w:footnotes xmlns:w="w">{footnotes}</w:footnotes>'),
        ("word/comments.xml", '<w:comments xmlns:w="w"><w:t>Kommentar</w:t></w:comments>'),
    )


def writer_file(body: str) -> bytes:
    """An ODT file of this body, as LibreOffice writes it."""
    spaces = 'xmlns:office="o" xmlns:text="t" xmlns:dc="d"'
    content = f"<office:document-content {spaces}>{body}</office:document-content>"
    return archive(("mimetype", f"{ODF}text"), ("content.xml", content))


def workbook(sheet: str) -> bytes:
    """An XLSX file whose sheet holds its words itself, as programs other than Excel write it."""
    types = f'<Types><Override ContentType="{OOXML}spreadsheetml.sheet.main+xml"/></Types>'
    content = f'<worksheet xmlns="s"><sheetData><row>{sheet}</row></sheetData></worksheet>'
    return archive(("[Content_Types].xml", types), ("xl/worksheets/sheet1.xml", content))


def open_document(kind: str = "text", words: str = "Le potager") -> bytes:
    """An OpenDocument file whose word is cut by a change of its look."""
    start, end = words[:5], words[5:]
    body = f'<o xmlns:text="t"><text:p>{start}<text:span>{end}</text:span></text:p></o>'
    return archive(("mimetype", ODF + kind), ("content.xml", body))


def office_file(kind: str = "wordprocessingml.document", words: str = "Le potager") -> bytes:
    """An Office Open XML file with its words where each kind keeps them."""
    types = f'<Types><Override ContentType="{OOXML}{kind}.main+xml"/></Types>'
    text = f'<d xmlns:w="w"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></d>'
    part = {
        "wordprocessingml.document": "word/document.xml",
        "spreadsheetml.sheet": "xl/sharedStrings.xml",
        "presentationml.presentation": "ppt/slides/slide1.xml",
    }.get(kind, "word/document.xml")
    return archive(("[Content_Types].xml", types), (part, text))


def epub(words: str = "Le potager") -> bytes:
    """A book of one chapter."""
    chapter = f"<html><style>p {{}}</style><p>{words}</p></html>"
    return archive(("mimetype", "application/epub+zip"), ("OEBPS/one.xhtml", chapter))


def bomb() -> bytes:
    """An office file of half a megabyte that would unpack to 320 MB."""
    types = f'<Types><Override ContentType="{OOXML}wordprocessingml.document.main+xml"/></Types>'
    return archive(("[Content_Types].xml", types), ("word/document.xml", b" " * 320_000_000))


SAMPLES = {
    "pdf": pdf(),
    "odt": open_document("text"),
    "ods": open_document("spreadsheet"),
    "odp": open_document("presentation"),
    "docx": office_file(),
    "xlsx": office_file("spreadsheetml.sheet"),
    "pptx": office_file("presentationml.presentation"),
    "epub": epub(),
    "mp3": b"ID3\x04\x00" + b"\0" * 64,
    "ogg": b"OggS\0" + b"\0" * 64,
    "txt": "Le potager à Pau".encode(),
    "csv": "ville;Orthez\nPau;é".encode("cp1252"),
}
"""One of each kind."""
