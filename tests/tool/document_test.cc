// SPDX-License-Identifier: MIT
#include "tool/word/document.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "store/error.h"
#include "tests/tool/program.h"
#include "tool/word/archive.h"

namespace planrev::tool {
namespace {

constexpr std::string_view kTypes =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>)";
constexpr std::string_view kRels =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>)";

std::string Body(const std::string& body) {
  return "<?xml version=\"1.0\"?><w:document "
         "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" +
         body + "</w:body></w:document>";
}

// A Word document with that body.
Archive Word(const std::string& body) {
  return {{"[Content_Types].xml", std::string(kTypes)},
          {"_rels/.rels", std::string(kRels)},
          {"word/document.xml", Body(body)}};
}

std::string Words(const std::string& text) { return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>"; }
std::string Paragraph(const std::string& runs, const std::string& properties = "") {
  return "<w:p><w:pPr>" + properties + "</w:pPr>" + runs + "</w:p>";
}
std::string Marked(const std::string& mark, const std::string& runs) {
  return "<w:" + mark + " w:id=\"1\" w:author=\"A\">" + runs + "</w:" + mark + ">";
}
std::string EndMarked(const std::string& mark) { return "<w:rPr><w:" + mark + " w:id=\"2\" w:author=\"A\"/></w:rPr>"; }
const std::string kGrid = "<w:tblGrid><w:gridCol w:w=\"900\"/><w:gridCol w:w=\"900\"/></w:tblGrid>";
std::string Row(const std::string& properties, const std::string& cell) {
  return "<w:tr><w:trPr>" + properties + "</w:trPr><w:tc>" + Paragraph(Words(cell)) + "</w:tc><w:tc>" +
         Paragraph(Words("2")) + "</w:tc></w:tr>";
}

std::string Replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

// An OpenDocument text with one table; <c> stands for a cell with a paragraph, <p> for a paragraph.
std::string Odt(std::string table) {
  table = Replaced(Replaced(table, "<c>", "<t:table-cell><p>"), "</c>", "</p></t:table-cell>");
  table = Replaced(Replaced(table, "<p>", "<x:p>"), "</p>", "</x:p>");
  const std::string names = "urn:oasis:names:tc:opendocument:xmlns:";
  const std::string content = "<o:document-content xmlns:o=\"" + names + "office:1.0\" xmlns:t=\"" + names +
                              "table:1.0\" xmlns:x=\"" + names + "text:1.0\"><o:body><o:text><t:table>" + table +
                              "</t:table></o:text></o:body></o:document-content>";
  const std::string styles = "<o:document-styles xmlns:o=\"" + names +
                             "office:1.0\"><o:font-face-decls/><o:styles/><o:automatic-styles/></o:document-styles>";
  return WriteArchive({{"content.xml", content}, {"styles.xml", styles}});
}

// What planrev reads of a file, and what it says.
std::string ReadBack(const std::string& name, const std::string& bytes) {
  const Sandbox sandbox;
  sandbox.Write(name, bytes);
  sandbox.Write("empty.md", "\n");
  const Outcome outcome = sandbox.Run({"apply", "/dev/null", name, "--all"});
  return outcome.out + outcome.err;
}
std::string ReadWord(const std::string& body) { return ReadBack("plan.docx", WriteArchive(Word(body))); }

TEST(Document, ReadsWordAsMarkdown) {
  EXPECT_EQ(ReadWord("<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr>" + Words("Aims") + "</w:p>" +
                     Paragraph(Words("We will &amp; must."))),
            "Aims\n\nWe will & must.\n");  // without styles.xml no style is a heading
}

TEST(Document, TrackedChangesAreTakenAsAcceptedAndSaid) {
  struct Case {
    const char* what;
    std::string body;
    const char* read;
  };
  const Case cases[] = {
      {"words", Paragraph(Words("We ") + Marked("del", Words("may")) + Marked("ins", Words("must")) + Words(" act.")),
       "We must act.\nplanrev: 2 tracked changes in 'plan.docx' are taken as accepted\n"},
      {"a paragraph that came", Paragraph(Words("One.")) + Paragraph(Marked("ins", Words("Two.")), EndMarked("ins")),
       "One.\n\nTwo.\nplanrev: 1 tracked change in 'plan.docx' is taken as accepted\n"},
      {"a paragraph that went", Paragraph(Marked("del", Words("One.")), EndMarked("del")) + Paragraph(Words("Two.")),
       "Two.\nplanrev: 1 tracked change in 'plan.docx' is taken as accepted\n"},
      {"merged paragraphs", Paragraph(Words("One. "), EndMarked("del")) + Paragraph(Words("Two.")),
       "One. Two.\nplanrev: 1 tracked change in 'plan.docx' is taken as accepted\n"},
      {"three merged paragraphs",
       Paragraph(Words("One. "), EndMarked("del")) + Paragraph(Words("Two. "), EndMarked("del")) +
           Paragraph(Words("Three.")),
       "One. Two. Three.\nplanrev: 2 tracked changes in 'plan.docx' are taken as accepted\n"},
      {"a move",
       Paragraph(Marked("moveFrom", Words("One.")), EndMarked("moveFrom")) + Paragraph(Words("Two.")) +
           Paragraph(Marked("moveTo", Words("One.")), EndMarked("moveTo")) + Paragraph(Words("Three.")),
       "Two.\n\nOne.\n\nThree.\nplanrev: 2 tracked changes in 'plan.docx' are taken as accepted\n"},
      {"a row that went",
       "<w:tbl>" + kGrid + Row("", "h") + Row("<w:del w:id=\"3\" w:author=\"A\"/>", "gone") + Row("", "1") + "</w:tbl>",
       "| h   | 2   |\n|-----|-----|\n| 1   | 2   |\n"},
      {"in what went", Paragraph(Marked("ins", Marked("del", Words("never "))) + Words("One.")),
       "One.\nplanrev: 1 tracked change in 'plan.docx' is taken as accepted\n"},
      {"before a table", Paragraph(Words("One."), EndMarked("del")) + "<w:tbl>" + kGrid + Row("", "1") + "</w:tbl>",
       "One.\n\n| 1   | 2   |\n|-----|-----|\nplanrev: 1 tracked change in 'plan.docx' is taken as accepted\n"},
  };
  for (const Case& one : cases) EXPECT_EQ(ReadWord(one.body), one.read) << one.what;
}

TEST(Document, CommentsAreLeftOutAndSaid) {
  Archive archive = Word(Paragraph(Marked("ins", Words("One."))));
  archive.push_back({"word/comments.xml",
                     "<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:comment "
                     "w:id=\"1\"/><w:comment w:id=\"2\"/></w:comments>"});
  EXPECT_EQ(ReadBack("plan.docx", WriteArchive(archive)),
            "One.\nplanrev: 1 tracked change in 'plan.docx' is taken as accepted; 2 comments left out\n");
}

TEST(Document, TablesBecomePipeTables) {
  EXPECT_EQ(ReadBack("plan.html",
                     "<table><tr><td colspan=2>Wide</td><td>c</td></tr><tr><td rowspan=2>tall</td><td>x<br>y</td>"
                     "<td><p>p1</p><ul><li>a</li><li>b</li></ul></td></tr><tr><td>1</td><td>2 | 3</td></tr></table>"),
            "| Wide |        | c                |\n"
            "|------|--------|------------------|\n"
            "| tall | x<br>y | p1<br>• a<br>• b |\n"
            "|      | 1      | 2 \\| 3           |\n");
}

TEST(Document, TablesOfAnOdtKeepTheirHeaderRow) {
  const std::string text =
      "# Steps\n\n| A        | B             |\n|----------|---------------|\n| x must y | 31 March 2021 |\n";
  const Sandbox sandbox;
  sandbox.Write("plan.md", text);
  ASSERT_EQ(sandbox.Shell("pandoc plan.md -o plan.odt").status, 0);
  EXPECT_EQ(ReadDocument(sandbox.path() + "/plan.odt").text, text);
  const Outcome outcome = sandbox.Run({"diff", "plan.md", "plan.odt", "--exit-code"});
  EXPECT_EQ(outcome.status, 0) << outcome.out;
}

TEST(Document, TablesOfLibreOfficeKeepTheirHeaderRow) {
  const Sandbox sandbox;
  if (sandbox.Shell("command -v soffice").status != 0) GTEST_SKIP() << "there is no LibreOffice";
  sandbox.Write(
      "plan.html",
      "<table><thead><tr><th>A</th><th>B</th><th>C</th></tr></thead><tr><td colspan=2>wide</td><td>3</td></tr>"
      "</table>");
  ASSERT_EQ(sandbox
                .Shell("timeout 120 soffice -env:UserInstallation=\"file://$PWD/profile\" --headless "
                       "--infilter='HTML (StarWriter)' --convert-to odt plan.html")
                .status,
            0);
  EXPECT_EQ(ReadDocument(sandbox.path() + "/plan.odt").text,
            "| A    | B   | C   |\n|------|-----|-----|\n| wide |     | 3   |\n");
}

// As LibreOffice writes them.
TEST(Document, TablesOfAnOdtKeepWhatPandocPassesOver) {
  struct Case {
    const char* what;
    const char* table;
    const char* read;
  };
  const Case cases[] = {
      {"a header row",
       "<t:table-header-rows><t:table-row><c>A</c><c>B</c></t:table-row></t:table-header-rows>"
       "<t:table-row><c>1</c><c>2</c></t:table-row>",
       "| A   | B   |\n|-----|-----|\n| 1   | 2   |\n"},
      {"two header rows",
       "<t:table-header-rows><t:table-row><c>A</c><c>B</c></t:table-row><t:table-row><c>C</c><c>D</c></t:table-row>"
       "</t:table-header-rows><t:table-row><c>1</c><c>2</c></t:table-row>",
       "| A   | B   |\n|-----|-----|\n| C   | D   |\n| 1   | 2   |\n"},
      {"groups of rows",
       "<t:table-row-group><t:table-header-rows><t:table-row><c>A</c><c>B</c></t:table-row></t:table-header-rows>"
       "<t:table-rows><t:table-row><c>1</c><c>2</c></t:table-row></t:table-rows></t:table-row-group>",
       "| A   | B   |\n|-----|-----|\n| 1   | 2   |\n"},
      {"covered cells",
       "<t:table-row><c>A</c><t:covered-table-cell/><c>B</c></t:table-row>"
       "<t:table-row><t:covered-table-cell><p>hidden</p></t:covered-table-cell><c>1</c><c>2</c></t:table-row>",
       "| A   |     | B   |\n|-----|-----|-----|\n|     | 1   | 2   |\n"},
      {"a table in a cell",
       "<t:table-header-rows><t:table-row><c>A</c></t:table-row></t:table-header-rows><t:table-row><t:table-cell>"
       "<p>before</p><t:table><t:table-column/><t:table-header-rows><t:table-row><c>in</c></t:table-row>"
       "</t:table-header-rows><t:table-row><c>ner</c></t:table-row></t:table><p>after</p></t:table-cell></t:table-row>",
       "| A                            |\n|------------------------------|\n"
       "| before<br>in<br>ner<br>after |\n"},
      {"a heading and a section in a cell",
       "<t:table-row><t:table-cell><x:h x:outline-level=\"1\">A</x:h><x:section><p>B</p></x:section></t:table-cell>"
       "</t:table-row><t:table-row><c>1</c></t:table-row>",
       "| A<br>B |\n|--------|\n| 1      |\n"},
  };
  for (const Case& one : cases) EXPECT_EQ(ReadBack("plan.odt", Odt(one.table)), one.read) << one.what;
}

TEST(Document, ATableInACellKeepsItsHeaderRow) {
  EXPECT_EQ(ReadBack("plan.html",
                     "<table><tr><th>A</th></tr><tr><td><table><thead><tr><th>in</th></tr></thead><tr><td>ner</td></tr>"
                     "</table></td></tr></table>"),
            "| A         |\n|-----------|\n| in<br>ner |\n");
}

TEST(Document, HtmlKeepsWhatMarkdownHas) {
  EXPECT_EQ(ReadBack("plan.htm",
                     "<html><head><title>T</title><style>p {}</style></head><body><div class=x><h2 id=two>Two</h2>"
                     "<p>A <u>b</u> <b>c</b> <a href='#two'>d</a> <span style='x'>e</span></p></div>"
                     "<ul><li>x</li></ul><ul><li>y</li></ul><script>alert(1)</script></body></html>"),
            "## Two\n\nA b **c** [d](#two) e\n\n-   x\n-   y\n");
}

TEST(Document, PicturesAreNamedAfterWhatTheyShow) {
  const Sandbox sandbox;
  sandbox.Write("a.png", "\x89PNG one");
  sandbox.Write("b.png", "\x89PNG two");
  ASSERT_EQ(sandbox.Shell("printf '![one](a.png) and ![two](b.png)' | pandoc -o plan.docx").status, 0);
  const Document document = ReadDocument(sandbox.path() + "/plan.docx");
  ASSERT_EQ(document.pictures.size(), 2u);
  for (const Picture& picture : document.pictures) {
    EXPECT_NE(document.text.find("](" + picture.path + ")"), std::string::npos) << document.text << picture.path;
  }
  EXPECT_EQ(document.pictures[0].bytes.substr(0, 4), "\x89PNG");
}

TEST(Document, BrokenOnesAreRefused) {
  const std::string good = WriteArchive(Word(Paragraph(Words("One."))));
  Archive declares = Word(Paragraph(Words("One.")));
  declares[2].bytes = "<!DOCTYPE w:document [<!ENTITY x SYSTEM \"/etc/passwd\">]>" + Body("&x;");
  Archive broken = Word("<w:p>");
  broken[2].bytes = "<w:document";
  std::string altered = good;
  altered[good.find("word/document.xml") + 60] ^= 0x55;
  struct Case {
    const char* name;
    std::string bytes;
    const char* said;
  };
  const Case cases[] = {
      {"a.docx", "plain text", "it is no ZIP archive, as such documents are, or it is cut short"},
      {"a.docx", "", "it is no ZIP archive, as such documents are, or it is cut short"},
      {"a.docx", good.substr(0, good.size() / 2), "it is no ZIP archive, as such documents are, or it is cut short"},
      {"a.docx", altered, "'word/document.xml' in it is cut short or altered"},
      {"a.docx", WriteArchive({{"a", "b"}}), "it is a ZIP archive, but no Word document"},
      {"a.odt", WriteArchive({{"a", "b"}}), "it is a ZIP archive, but no OpenDocument text"},
      {"a.docx", WriteArchive(declares),
       "'word/document.xml' in it declares a document type, which no such document does"},
      {"a.docx", WriteArchive(broken), "'word/document.xml' in it is no XML: Error parsing start element tag"},
      {"a.docx", "\xD0\xCF\x11\xE0", "it is a Word document of the old form, or one with a password"},
      {"a.docx", WriteArchive(Word("")), "there is no text in it"},
  };
  for (const Case& one : cases) {
    const std::string said = ReadBack(one.name, one.bytes);
    EXPECT_EQ(said.substr(0, said.find("\nhint: ")) + (said.ends_with('\n') ? "" : "|"),
              "planrev: cannot read '" + std::string(one.name) + "': " + one.said +
                  (said.find("hint") == std::string::npos ? "\n" : ""));
  }
}

TEST(Document, AnArchiveThatUnpacksWithoutEndIsRefused) {
  const Archive bomb = {{"word/document.xml", std::string(std::size_t{300} << 20, ' ')}};
  EXPECT_EQ(ReadBack("bomb.docx", WriteArchive(bomb)),
            "planrev: cannot read 'bomb.docx': it unpacks to more than 256 MiB\n");
}

TEST(Document, DeepNestingIsNoHarm) {
  std::string open, close;
  for (int i = 0; i < 100000; ++i) {
    open += "<w:ins>";
    close += "</w:ins>";
  }
  const std::string said = ReadWord("<w:p>" + open + Words("deep") + close + "</w:p>");
  EXPECT_TRUE(said.find("deep") == 0 || said.find("planrev: ") == 0) << said.substr(0, 200);
}

TEST(Document, NestedDeletionsAreRefused) {
  for (const std::string element : {"w:del", "w:r"}) {
    std::string open, close;
    for (int i = 0; i < 300000; ++i) {
      open += "<" + element + ">";
      close += "</" + element + ">";
    }
    EXPECT_EQ(ReadWord("<w:p>" + open + close + "</w:p>").find("planrev: cannot read"), 0u) << element;
  }
}

TEST(Document, MarkdownNamedAsWordGetsAHint) {
  EXPECT_EQ(ReadBack("plan.docx", "# Aims\n"),
            "planrev: cannot read 'plan.docx': it is no ZIP archive, as such documents are, or it is cut short\n"
            "hint: if it is Markdown, name it .md\n");
}

TEST(Document, OtherFormsGetAHint) {
  for (const char* name : {"plan.doc", "plan.rtf", "plan.PDF"}) {
    EXPECT_EQ(ReadBack(name, "x"), std::string("planrev: cannot read '") + name +
                                       "': planrev reads Markdown, Word (.docx), OpenDocument (.odt) and HTML\n"
                                       "hint: save it as .docx in Word or LibreOffice, or: libreoffice --headless "
                                       "--convert-to docx '" +
                                       name + "'\n");
  }
}

TEST(Document, WithoutPandocNothingIsStored) {
  Sandbox sandbox;
  sandbox.Write("plan.docx", WriteArchive(Word(Paragraph(Words("One.")))));
  ASSERT_EQ(sandbox.Run({"init", "plans"}).status, 0);
  sandbox.Set("PATH", "/nonexistent");
  const Outcome outcome = sandbox.Run({"add", "safety", "plan.docx", "--label", "A", "--register", "plans"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.err,
            "planrev: cannot start pandoc: there is no such program\nhint: install it to convert 'plan.docx': 'apt "
            "install pandoc', or see https://pandoc.org/installing.html\n");
  EXPECT_EQ(sandbox.Run({"list", "--register", "plans"}).out, "");
}

TEST(Document, WordIsAddedAndCompared) {
  const Sandbox sandbox;
  sandbox.Write("old.docx", WriteArchive(Word(Paragraph(Words("We may act.")))));
  sandbox.Write("new.docx", WriteArchive(Word(Paragraph(Words("We must act.")))));
  ASSERT_EQ(sandbox.Run({"init"}).status, 0);
  EXPECT_EQ(sandbox.Run({"add", "safety", "old.docx", "--label", "A"}).out, "stored safety@r1: A\n");
  EXPECT_EQ(sandbox.Run({"show", "safety"}).out, "We may act.\n");
  const Outcome outcome = sandbox.Run({"diff", "old.docx", "new.docx", "--exit-code"});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.out.find("We [-may-]{+must+} act."), std::string::npos) << outcome.out;
}

}  // namespace
}  // namespace planrev::tool
