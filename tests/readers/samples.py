"""Exports in the layouts of the archives, made here; every sentence is invented."""

from __future__ import annotations

import io
import textwrap
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(frozen=True)
class Story:
    title: str
    outlet: str
    date: str
    body: tuple[str, ...]
    byline: str = ""
    highlight: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        return len(" ".join(self.body).split())


STORIES = (
    Story(
        "Harbour talks resume in Lindholm",
        "The Northern Herald",
        "September 19, 2023 Tuesday",
        ("Talks over the harbour resumed on Tuesday.", "“We are close,” the mayor said.", "No date was set."),
        "Ada Lind",
    ),
    Story(
        "Ferry crews vote to stay ashore",
        "Courier",
        "September 20, 2023 Wednesday 10:30 AM GMT",
        ("Crews voted on Wednesday.", "The company called the vote unlawful."),
        "Bo Marsh and Cy Dunn",
        ("Crews refuse the offer.", "A second paragraph of the highlight."),
    ),
    Story("Mayor steps back", "The Northern Herald", "September 21, 2023 Thursday", ("He leaves in May.",)),
)


def docx(paragraphs: Sequence[str]) -> bytes:
    def paragraph(text: str) -> str:
        runs = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
        return f'<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r>{runs}</w:r></w:p>'

    xml = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{WORD}"><w:body>'
    return zipped(xml + "".join(map(paragraph, paragraphs)) + "</w:body></w:document>")


def zipped(xml: str | bytes, name: str = "word/document.xml") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, xml)
    return buffer.getvalue()


def nexis_cover(stories: Sequence[Story]) -> list[str]:
    lines = [
        "User Name: lind",
        "Date and Time: \xa0Friday, September 22, 2023 1:05:00 PM CET",
        "Job Number: 2101",
        "",
    ]
    lines.append(f"Documents ({len(stories)})")
    for number, story in enumerate(stories, 1):
        lines += [
            f"{number}. {story.title}",
            "Client/Matter: -None-",
            "Search Terms: harbour",
            "Search Type: Natural",
        ]
        lines += [
            "Narrowed by:",
            "Content Type",
            "Narrowed by",
            "News",
            "Timeline: Sep 01, 2023 to Sep 30, 2023",
        ]
    return [*lines, "| About LexisNexis | Privacy Policy |", ""]


def nexis_article(story: Story) -> list[str]:
    lines = [story.title, story.outlet, story.date, "", "Copyright 2023 All Rights Reserved", ""]
    lines += ["Section:\xa0NEWS; Pg. 3", f"Length:\xa0{story.words} words"]
    if story.byline:
        lines.append(f"Byline:\xa0{story.byline}")
    if story.highlight:
        lines += [f"Highlight:\xa0{story.highlight[0]}", *story.highlight[1:]]
    lines += ["Body", "", story.body[0], "", "", *story.body[1:], "", "Classification", ""]
    lines += [
        "Language:\xa0ENGLISH",
        "Publication-Type:\xa0Newspaper",
        "Subject:\xa0HARBOURS (90%); FERRIES (78%)",
    ]
    return [*lines, "", "Load-Date:\xa0September 22, 2023", "", "End of Document", ""]


def nexis(stories: Sequence[Story] = STORIES, cover: bool = True) -> list[str]:
    return [
        *(nexis_cover(stories) if cover else ()),
        *(line for story in stories for line in nexis_article(story)),
    ]


GERMAN = {
    "Section:": "Rubrik:", "Length:": "Länge:", " words": " Wörter", "Byline:": "Autor:", "Highlight:": "Vorspann:",
    "Classification": "Klassifizierung", "Language:": "Sprache:", "ENGLISH": "DEUTSCH; GERMAN",
    "Load-Date:": "Ladedatum:", "End of Document": "Ende des Dokuments", "Documents (": "Dokumente (",
    "September 19, 2023 Tuesday": "19. September 2023 Dienstag", "Client/Matter:": "Mandant/Angelegenheit:",
    "Search Terms:": "Suchbegriffe:", "Search Type:": "Suchtyp:", "Date and Time:": "Datum und Uhrzeit:",
}  # fmt: skip
FRENCH = {
    "Section:": "Rubrique:", "Length:": "Longueur:", " words": " mots", "Byline:": "Auteur:", "Highlight:": "Encart:",
    "Language:": "Langue:", "ENGLISH": "FRENCH; FRANÇAIS", "Load-Date:": "Date de chargement:",
    "End of Document": "Fin du document", "September 19, 2023 Tuesday": "mardi 19 septembre 2023",
    "Search Terms:": "Termes de recherche:", "Body": "Corps",
}  # fmt: skip


def translated(lines: Sequence[str], names: dict[str, str]) -> list[str]:
    out = []
    for line in lines:
        for english, other in names.items():
            line = line.replace(english, other)
        out.append(line)
    return out


def lexis_txt(stories: Sequence[Story] = STORIES) -> str:
    pages = [
        "\n\n\n\nDownload Request: Selected Items: 1-3\nTime Of Request: Friday, March 20, 2018  16:51:31\n\n\n"
    ]
    for number, story in enumerate(stories, 1):
        fields = f"BYLINE: {story.byline}\n\n" if story.byline else ""
        fields += f"SECTION: NEWS; Pg. 3\n\nLENGTH: {story.words} words\n\n\n"
        pages.append(
            f"{f'{number} of {len(stories)} DOCUMENTS':^78}\n\n\n\n{story.outlet:^78}\n\n{story.date:^78}\n\n"
        )
        pages.append(f"{story.title}\n\n{fields}" + "\n\n".join(map(wrapped, story.body)))
        pages.append(
            "\n\nLOAD-DATE: September 22, 2023\n\nLANGUAGE: ENGLISH\n\nPUBLICATION-TYPE: Newspaper\n\n\n"
        )
        pages.append(f"{'Copyright 2023 The Sample Press':^78}\n{'All Rights Reserved':^78}\n\n")
    return "".join(pages)


def wrapped(text: str) -> str:
    return "\n".join(textwrap.wrap(text, 30))


LEXIS_GERMAN = {"DOCUMENTS": "DOKUMENTEN", " of ": " von ", "LENGTH": "LÄNGE", "SECTION": "RUBRIK", "BYLINE": "AUTOR",
                "words": "Wörter", "LOAD-DATE": "UPDATE", "LANGUAGE: ENGLISH": "SPRACHE: Deutsch; German"}  # fmt: skip
LEXIS_FRENCH = {"DOCUMENTS": "DOCUMENTS", " of ": " de ", "LENGTH": "LONGUEUR", "SECTION": "RUBRIQUE",
                "BYLINE": "AUTEUR", "words": "mots", "LANGUAGE: ENGLISH": "LANGUE: French"}  # fmt: skip


def lexis_html(stories: Sequence[Story] = STORIES) -> str:
    pages = ["<!DOCTYPE html><html><head><style>.c0{}</style></head><body>\n"]
    for number, story in enumerate(stories, 1):
        lines = [f"{number} of {len(stories)} DOCUMENTS", story.outlet, story.date, story.title]
        pages += [
            f'<DIV CLASS="c0"><P CLASS="c1"><SPAN CLASS="c2">{escape(x)}</SPAN></P>\n</DIV>' for x in lines
        ]
        pages.append(
            f'<P CLASS="c5"><SPAN CLASS="c7">LENGTH: </SPAN><SPAN CLASS="c2">{story.words} words</SPAN></P>'
        )
        pages += [f'<P CLASS="c9"><SPAN CLASS="c2">{escape(x)}</SPAN></P>\n' for x in story.body]
        pages.append(
            '<P CLASS="c5"><SPAN CLASS="c7">LOAD-DATE: </SPAN><SPAN CLASS="c2">September 22, 2023</SPAN></P>'
        )
        pages.append(
            '<P CLASS="c5"><SPAN CLASS="c7">LANGUAGE: </SPAN><SPAN CLASS="c2">ENGLISH</SPAN></P><BR>'
        )
    return "".join(pages) + "</body></html>"


def factiva_running(stories: Sequence[Story] = STORIES, words: str = "words") -> str:
    pages = ["<!DOCTYPE html><html><head><title>Factiva</title></head><body><form><div id='contentLeft'>"]
    for number, story in enumerate(stories, 1):
        pages.append('<div class="article enArticle"><div id="hd">')
        pages.append(f'<span class="enHeadline">{escape(story.title)}</span></div>')
        if story.byline:
            pages.append(f'<div class="author">By {escape(story.byline)}</div>')
        day = " ".join(story.date.replace(",", "").split()[i] for i in (1, 0, 2))
        facts = [f"{story.words} {words}", day, "10:30", escape(story.outlet), "SMPL", "12", "English"]
        pages += [
            f"<div>{line}</div>" for line in [*facts, "Copyright 2023 The Sample Press. All rights reserved."]
        ]
        pages += [f'<p class="articleParagraph enarticleParagraph">\n  {escape(p)}\n</p>' for p in story.body]
        pages.append(f"<p>Document SMPL0000202309{number:02d}ej9j0000{number}</p></div><br/>")
    return "".join(pages) + "<p>© 2023 Factiva, Inc.</p></div></form></body></html>"


def factiva_coded(stories: Sequence[Story] = STORIES, divided: bool = True) -> str:
    pages = ["<html><body>"]
    for number, story in enumerate(stories, 1):
        rows = {
            "HD": escape(story.title), "BY": f"By {escape(story.byline)}", "WC": f"{story.words} words",
            "PD": " ".join(story.date.replace(",", "").split()[i] for i in (1, 0, 2)), "SN": escape(story.outlet),
            "SC": "SMPL", "LA": "English", "CY": "Copyright 2023 The Sample Press",
            "LP": f'<p class="articleParagraph enarticleParagraph">{escape(story.body[0])}</p>',
            "TD": "".join(f'<p class="articleParagraph enarticleParagraph">{escape(p)}' for p in story.body[1:]),
            "NS": "gstrk : Strikes", "AN": f"Document SMPL0000202309{number:02d}ej9j0000{number}",
        }  # fmt: skip
        table = "".join(
            f'<tr><td class="index"><b>{code}</b>&nbsp;</td><td>{value}</td></tr>'
            for code, value in rows.items()
            if value != "By "
        )
        table = f"<table>{table}</table>"
        pages.append(
            f'<div id="article-{number}" class="article enArticle">{table}</div>' if divided else table
        )
    return "".join(pages) + "</body></html>"


RULE = "_" * 60


def proquest(stories: Sequence[Story] = STORIES) -> str:
    contents = "\n\n".join(f"{number}. {story.title}" for number, story in enumerate(stories, 1))
    parts = [
        "",
        f"\n\nReport Information from ProQuest\n\nSeptember 22 2023 09:00\n\nTable of contents\n\n{contents}\n\n",
    ]
    for number, story in enumerate(stories, 1):
        month, day, year = story.date.replace(",", "").split()[:3]
        parts.append(
            f"\n\n{story.title}\n\nAuthor: {story.byline}\n\nhttps://www.example.org/docview/{number}\n\n"
            f"Abstract: Told in short.\n\nFull text: " + "\n\n".join(story.body) + "\n\n"
            f"Subject: Harbours; Ferries\n\nLocation: Lindholm\n\nTitle: {story.title}\n\n"
            f"Publication title: {story.outlet}\n\nPublication year: {year}\n\n"
            f"Publication date: {month[:3]} {day}, {year}\n\nSection: News\n\nLanguage of publication: English\n\n"
            f"ProQuest document ID: 286600{number}\n\nDocument URL: https://www.example.org/docview/{number}\n\n"
            "Copyright: Copyright The Sample Press Sep 2023\n\nDatabase: Newsstream\n\n"
        )
    parts.append("\n\nContact us at: https://www.example.org\nDatabase copyright © 2023 ProQuest LLC.\n")
    return RULE.join(parts)


def mediacloud(stories: Sequence[Story] = STORIES) -> str:
    rows = ["id,indexed_date,language,media_name,media_url,publish_date,title,url"]
    rows += [
        f"m{number},2023-09-22 01:02:03,en,{story.outlet},https://www.example.org,2023-09-{18 + number},"
        f'"{story.title}",https://www.example.org/stories/{number}'
        for number, story in enumerate(stories, 1)
    ]
    return "\n".join(rows) + "\n"


def gdelt(stories: Sequence[Story] = STORIES) -> str:
    rows = ["url,url_mobile,title,seendate,socialimage,domain,language,sourcecountry"]
    rows += [
        f'https://www.example.org/stories/{number},,"{story.title}",202309{18 + number}T103000Z,,example.org,English,'
        for number, story in enumerate(stories, 1)
    ]
    return "\n".join(rows) + "\n"
