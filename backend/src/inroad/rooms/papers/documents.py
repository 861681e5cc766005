"""A letter as a Word document: plain paragraphs, so that whoever opens it can go on writing."""

from datetime import datetime
from io import BytesIO
from typing import Any

from inroad.rooms.papers.pages import Block

FONT = "Georgia"
_SIZES = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}


def letter_document(page: dict[str, Any], at: datetime) -> bytes:
    """The page of `letter_page` as DOCX. Blocks: call it from a thread."""
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
    from docx.oxml import OxmlElement
    from docx.shared import Mm, Pt

    document = docx.Document()
    section = document.sections[0]
    width, height = _SIZES[page["paper"]]
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin = section.right_margin = Mm(28)
    section.top_margin, section.bottom_margin = Mm(25), Mm(24)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(11.5)
    normal.paragraph_format.space_after = Pt(9)
    properties = document.core_properties
    properties.title, properties.author = page["title"], page["author"]
    properties.created = properties.modified = at.replace(tzinfo=None)
    properties.comments = ""

    def add(block: Block, *, to_the_right: bool = False, style: str | None = None, after: float = 9) -> Any:
        paragraph = document.add_paragraph(style=style)
        for number, line in enumerate(block["lines"]):
            run = paragraph.add_run()
            if number:
                run.add_break()
            # Places to part long words are for the typesetter; a word processor finds its own.
            run.add_text(line.replace("\u200b", ""))
            run.font.rtl = block["rtl"] or None
        if block["rtl"]:
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        elif to_the_right:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.space_after = Pt(after)
        return paragraph

    if page["draft"]:
        section.header.paragraphs[0].text = page["draft"]
    if page["post"]:
        sender = page["sender"]
        add(sender | {"lines": [*sender["lines"], page["day"]]}, to_the_right=True, after=18)
        add(page["recipient"], after=24)
    else:
        add({"lines": [page["day"]], "rtl": False}, after=12)
    if page["subject"]:
        for run in add({"lines": [page["subject"]], "rtl": False}).runs:
            run.bold = True
    for block in page["paragraphs"]:
        add(block)
    if page["enclosed"]:
        add({"lines": [page["enclosed"]], "rtl": False})
    if page["questions"]:
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        document.add_heading(page["questions_title"], level=1)
        for block in page["questions"]:
            add(block, style="List Number", after=12)
    out = BytesIO()
    document.save(out)
    return out.getvalue()
