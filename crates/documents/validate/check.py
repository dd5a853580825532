"""Holds documents against the rules of other programs: check.py FOLDER FOLDER_OF_LIBREOFFICE FOLDER_OF_OTHERS.

Each name has a PDF, a Word file and an HTML page with the same words; the last folder has Word files of other programs
and copies of them with comments. Prints every finding and ends with 1 if there is
one. Not here: how the documents are made, and how they look.
"""

import html.parser
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

import docx
import page
from openxml_audit import OpenXmlValidator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
findings = []


def finding(path, words):
    findings.append(f"{path.name}: {words}")


class Words(html.parser.HTMLParser):
    """The words of a page, without its head."""

    def __init__(self):
        super().__init__()
        self.text, self.inside = [], False

    def handle_starttag(self, tag, attrs):
        self.inside = self.inside or tag == "main"

    def handle_data(self, data):
        if self.inside:
            self.text.append(data)


def letters(text):
    """Letters and digits alone: marks of lists, ends of lines and accents that are put together differ by program."""
    import unicodedata

    text = unicodedata.normalize("NFKC", text)
    return [w for w in (re.sub(r"[\W_]", "", w) for w in text.split()) if w]


def out_of_order(wanted, found):
    """The wanted words that do not come after those before them."""
    at, missing = 0, []
    for word in wanted:
        try:
            at = found.index(word, at) + 1
        except ValueError:
            missing.append(word)
    return missing


def ran(*command):
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    return done.returncode, done.stdout + done.stderr


def pdf(path, words):
    report = page.validate_pdf(path, profile="ua1")
    for failure in report.failures:
        finding(path, f"PDF/UA-1 {failure.rule_id}: {failure.message}")
    code, said = ran("qpdf", "--check", str(path))
    if code != 0:
        finding(path, f"qpdf: {said.strip().splitlines()[-1]}")
    code, said = ran("pdfinfo", "-struct-text", str(path))
    if code != 0 or "Error" in said:
        finding(path, f"pdfinfo: {said.strip().splitlines()[0]}")
    if words is not None:
        said = " ".join(re.findall(r'^\s*"(.*)"$', said, re.MULTILINE))
        # The tool shows what stands on the page; what is said instead of it is in the text.
        # It shows text that runs from right to left as it stands, from the left.
        text = set(letters(ran("pdftotext", str(path), "-")[1]))
        text |= {w[::-1] for w in letters(said)}
        missing = [w for w in out_of_order(words, letters(said)) if w not in text]
        if missing:
            finding(path, f"the structure does not say {missing[:5]} where the page does")
    for line in ran("pdffonts", str(path))[1].splitlines()[2:]:
        if not re.search(r"\byes\s+yes\s+yes\b", line):
            finding(path, f"a font is not embedded, cut down or readable: {line}")


def word(path):
    report = OpenXmlValidator().validate(str(path))
    for error in report.errors:
        finding(path, f"Open XML: {error.description}")
    document = docx.Document(str(path))
    if not document.core_properties.title:
        finding(path, "python-docx finds no title")
    styles = [p.style.name for p in document.paragraphs]
    if "Title" not in styles and path.stem != "annotated":
        finding(path, "python-docx finds no paragraph in the style Title")
    for table in document.tables:
        first = table.rows[0]._tr
        bold = table._tbl.tblPr.find(f"{W}tblLook").get(f"{W}firstRow") == "1"
        if bold != (first.trPr.find(f"{W}tblHeader") is not None):
            finding(path, "a row that looks like headers is none, or the other way around")


def faults(path):
    """What is wrong with a file, up to the first number: how many of something there are is not another fault."""
    errors = OpenXmlValidator().validate(str(path)).errors
    return {re.split(r"\d", error.description, maxsplit=1)[0]: error.description for error in errors}


def commented(path):
    """A copy with comments has no fault that the file did not have, the same words, and the comments."""
    copy = path.with_name(f"{path.stem}-commented.docx")
    known = faults(path)
    for kind, fault in faults(copy).items():
        if kind not in known:
            finding(copy, f"Open XML, new with the comments: {fault}")
    before, after = docx.Document(str(path)), docx.Document(str(copy))
    if [p.text for p in before.paragraphs] != [p.text for p in after.paragraphs]:
        finding(copy, "the comments changed the words")
    if not list(after.comments):
        finding(copy, "python-docx finds no comments")
    if not copy.with_suffix(".pdf").exists():
        finding(copy, "LibreOffice did not open it")


def broken_ones_are_caught(folder):
    """A validator that finds nothing in a broken file would find nothing at all."""
    with tempfile.TemporaryDirectory() as scratch:
        broken = pathlib.Path(scratch) / "broken.pdf"
        whole = (folder / "kit.pdf").read_bytes()
        broken.write_bytes(whole.replace(b"/S /TH", b"/S /XX"))
        if page.is_pdf_compliant(broken, profile="ua1"):
            finding(broken, "the PDF validator did not notice headers of no known kind")
        broken = pathlib.Path(scratch) / "broken.docx"
        with zipfile.ZipFile(folder / "kit.docx") as old, zipfile.ZipFile(broken, "w") as new:
            for name in old.namelist():
                new.writestr(name, old.read(name).replace(b"<w:tblGrid>", b"<w:tblGridd>").replace(b"</w:tblGrid>", b"</w:tblGridd>"))
        if not OpenXmlValidator().validate(str(broken)).errors:
            finding(broken, "the Word validator did not notice an element that is none")


def main():
    folder, office, others = map(pathlib.Path, sys.argv[1:4])
    names = sorted({p.stem for p in folder.glob("*.docx")})
    for name in names:
        paged = folder / f"{name}.html"
        words = None
        # Words that are cut to fit a line are in two pieces in a PDF.
        if paged.exists() and name != "odd":
            reader = Words()
            reader.feed(paged.read_text(encoding="utf-8"))
            words = letters(" ".join(reader.text))
        if (folder / f"{name}.pdf").exists():
            pdf(folder / f"{name}.pdf", words)
        word(folder / f"{name}.docx")
        converted = office / f"{name}.pdf"
        if not converted.exists():
            finding(folder / f"{name}.docx", "LibreOffice did not open it")
        elif words is not None:
            missing = set(words) - set(letters(ran("pdftotext", str(converted), "-")[1]))
            # What LibreOffice cuts at the end of a line, and letters its fonts turn around, are read by eye.
            if name != "letters" and len(missing) > len(set(words)) // 50:
                finding(folder / f"{name}.docx", f"LibreOffice does not show {sorted(missing)[:5]}")
    strangers = [p for p in sorted(others.glob("*.docx")) if not p.stem.endswith("-commented")]
    for path in strangers:
        commented(path)
    broken_ones_are_caught(folder)
    for line in findings:
        print(line)
    print(f"validate: {len(names)} documents, {len(strangers)} files of other programs, {len(findings)} findings")
    return 1 if findings else 0


sys.exit(main())
