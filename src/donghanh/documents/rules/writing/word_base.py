"""The empty Word file every paper starts from: A4, Times New Roman, vi-VN; nothing of a US template."""

import io
import zipfile
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)

_TYPES = f"""{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" \
ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" \
ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>\
<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/><Override PartName="/word/settings.xml" \
ContentType="{_WORD}.settings+xml"/><Override PartName="/docProps/core.xml" \
ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"""

_RELATIONS = f"""{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" \
Type="{_OFFICE}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" \
Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"""

_WORD_RELATIONS = f"""{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" \
Type="{_OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="{_OFFICE}/settings" \
Target="settings.xml"/></Relationships>"""

_FONT = "Times New Roman"
_STYLES = f"""{_XML}<w:styles xmlns:w="{MAIN}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{_FONT}" \
w:hAnsi="{_FONT}" w:eastAsia="{_FONT}" w:cs="{_FONT}"/><w:color w:val="000000"/><w:sz w:val="28"/>\
<w:szCs w:val="28"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>\
<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault>\
</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>\
</w:style><w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">\
<w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style><w:style w:type="table" w:default="1" \
w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>\
<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>\
<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="paragraph" w:styleId="Header">\
<w:name w:val="header"/></w:style><w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/></w:style>\
</w:styles>"""

_SETTINGS = f"""{_XML}<w:settings xmlns:w="{MAIN}"><w:defaultTabStop w:val="720"/><w:characterSpacingControl \
w:val="doNotCompress"/><w:themeFontLang w:val="vi-VN"/></w:settings>"""

_DOCUMENT = f"""{_XML}<w:document xmlns:w="{MAIN}"><w:body><w:sectPr><w:pgSz w:w="11906" w:h="16838"/>\
</w:sectPr></w:body></w:document>"""

_CORE = """{xml}<cp:coreProperties xmlns:cp="{package}/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title><dc:language>vi-VN</dc:language>\
</cp:coreProperties>"""


def empty_file(title: str) -> io.BytesIO:
    """A Word file with one section and no paragraph."""
    return packed(
        {
            "[Content_Types].xml": _TYPES.encode(),
            "_rels/.rels": _RELATIONS.encode(),
            "word/document.xml": _DOCUMENT.encode(),
            "word/_rels/document.xml.rels": _WORD_RELATIONS.encode(),
            "word/styles.xml": _STYLES.encode(),
            "word/settings.xml": _SETTINGS.encode(),
            "docProps/core.xml": _CORE.format(xml=_XML, package=_PACKAGE, title=escape(title)).encode(),
        }
    )


def packed(parts: dict[str, bytes]) -> io.BytesIO:
    """The parts as one archive, with no trace of when it was made."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, FIRST_MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    target.seek(0)
    return target


def repacked(made: io.BytesIO) -> bytes:
    """The same archive without times, so that the same paper gives the same bytes."""
    with zipfile.ZipFile(made) as archive:
        return packed({name: archive.read(name) for name in archive.namelist()}).getvalue()
