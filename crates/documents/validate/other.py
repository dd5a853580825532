"""A Word file as python-docx makes one: other.py FILE. With a table, lists, a picture's place in it and a header."""

import sys

import docx

document = docx.Document()
document.core_properties.title = "Peer Bridger"
document.sections[0].header.paragraphs[0].text = "Draft"
document.add_heading("Peer Bridger", 0)
document.add_paragraph("Walks beside people who ask for it.")
document.add_heading("Duties", 1)
for duty in ["Goes along to a first meeting", "Listens", "Ñandú & <others>"]:
    document.add_paragraph(duty, style="List Bullet")
table = document.add_table(rows=2, cols=2, style="Table Grid")
for cell, words in zip((c for row in table.rows for c in row.cells), ["Hours", "30 a week", "Place", "Worcester"]):
    cell.text = words
paragraph = document.add_paragraph("One ")
paragraph.add_run("bold").bold = True
paragraph.add_run(" word.")
document.save(sys.argv[1])
