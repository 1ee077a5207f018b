// SPDX-License-Identifier: MIT
// The parts of a Word document (ECMA-376, parts 1 and 2). The body and the notes are made from the redline; the styles
// are a file, and the rest is little.
#include "tool/render/render.h"
#include "tool/render/word/body.h"
#include "tool/word/archive.h"
#include "tool/word/files.h"

namespace planrev::tool {
namespace {

constexpr const char* kMain = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr const char* kRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr const char* kPackage = "http://schemas.openxmlformats.org/package/2006/";

struct Part {
  const char* name;
  const char* type;      // of its content, behind "application/vnd.openxmlformats-"
  const char* relation;  // to the document, behind kRelations; of the two last to the package
};
constexpr Part kParts[] = {
    {"word/styles.xml", "officedocument.wordprocessingml.styles+xml", "/styles"},
    {"word/numbering.xml", "officedocument.wordprocessingml.numbering+xml", "/numbering"},
    {"word/settings.xml", "officedocument.wordprocessingml.settings+xml", "/settings"},
    {"word/footnotes.xml", "officedocument.wordprocessingml.footnotes+xml", "/footnotes"},
};

pugi::xml_node AppendRelation(pugi::xml_node root, const std::string& id, const std::string& type,
                              const std::string& target) {
  pugi::xml_node relation = root.append_child("Relationship");
  relation.append_attribute("Id").set_value(id.c_str());
  relation.append_attribute("Type").set_value(type.c_str());
  relation.append_attribute("Target").set_value(target.c_str());
  return relation;
}

pugi::xml_node RelationsRoot(pugi::xml_document& document) {
  pugi::xml_node root = document.append_child("Relationships");
  root.append_attribute("xmlns").set_value((std::string(kPackage) + "relationships").c_str());
  return root;
}

void AppendLinks(pugi::xml_node root, const LinkTable& links) {
  for (std::size_t i = 0; i < links.addresses().size(); ++i) {
    AppendRelation(root, "link" + std::to_string(i + 1), std::string(kRelations) + "/hyperlink", links.addresses()[i])
        .append_attribute("TargetMode")
        .set_value("External");
  }
}

std::string DocumentRelations(const LinkTable& links) {
  pugi::xml_document document;
  pugi::xml_node root = RelationsRoot(document);
  int number = 0;
  for (const Part& part : kParts) {
    AppendRelation(root, "part" + std::to_string(++number), std::string(kRelations) + part.relation,
                   std::string(part.name).substr(5));
  }
  AppendLinks(root, links);
  return XmlBytes(document);
}

std::string NoteRelations(const LinkTable& links) {
  pugi::xml_document document;
  AppendLinks(RelationsRoot(document), links);
  return XmlBytes(document);
}

std::string PackageRelations() {
  pugi::xml_document document;
  pugi::xml_node root = RelationsRoot(document);
  AppendRelation(root, "document", std::string(kRelations) + "/officeDocument", "word/document.xml");
  AppendRelation(root, "properties", std::string(kPackage) + "relationships/metadata/core-properties",
                 "docProps/core.xml");
  return XmlBytes(document);
}

std::string ContentTypes() {
  const std::string kind = "application/vnd.openxmlformats-";
  pugi::xml_document document;
  pugi::xml_node root = document.append_child("Types");
  root.append_attribute("xmlns").set_value((std::string(kPackage) + "content-types").c_str());
  const auto append = [&root](const char* element, const char* key, const char* name, const std::string& type) {
    pugi::xml_node one = root.append_child(element);
    one.append_attribute(key).set_value(name);
    one.append_attribute("ContentType").set_value(type.c_str());
  };
  append("Default", "Extension", "rels", kind + "package.relationships+xml");
  append("Default", "Extension", "xml", "application/xml");
  append("Override", "PartName", "/word/document.xml", kind + "officedocument.wordprocessingml.document.main+xml");
  for (const Part& part : kParts)
    append("Override", "PartName", ("/" + std::string(part.name)).c_str(), kind + part.type);
  append("Override", "PartName", "/docProps/core.xml", kind + "package.core-properties+xml");
  return XmlBytes(document);
}

std::string Settings() {
  pugi::xml_document document;
  pugi::xml_node root = document.append_child("w:settings");
  root.append_attribute("xmlns:w").set_value(kMain);
  pugi::xml_node notes = root.append_child("w:footnotePr");
  for (const int id : {-1, 0}) notes.append_child("w:footnote").append_attribute("w:id").set_value(id);
  pugi::xml_node mode = root.append_child("w:compat").append_child("w:compatSetting");
  mode.append_attribute("w:name").set_value("compatibilityMode");
  mode.append_attribute("w:uri").set_value("http://schemas.microsoft.com/office/word");
  mode.append_attribute("w:val").set_value("15");
  return XmlBytes(document);
}

// Title, author and what the comparison comes to: nothing that stands in the text.
std::string Properties(const WordOptions& options, const std::string& title, const std::string& about) {
  pugi::xml_document document;
  pugi::xml_node root = document.append_child("cp:coreProperties");
  root.append_attribute("xmlns:cp").set_value((std::string(kPackage) + "metadata/core-properties").c_str());
  root.append_attribute("xmlns:dc").set_value("http://purl.org/dc/elements/1.1/");
  root.append_child("dc:title").text().set(XmlText(title).c_str());
  root.append_child("dc:creator").text().set(XmlText(options.author).c_str());
  if (!about.empty()) root.append_child("dc:description").text().set(about.c_str());
  return XmlBytes(document);
}

pugi::xml_node Root(pugi::xml_document& document, const char* name) {
  pugi::xml_node root = document.append_child(name);
  root.append_attribute("xmlns:w").set_value(kMain);
  root.append_attribute("xmlns:r").set_value(kRelations);
  return root;
}

// The page is A4, with Word's margins.
void AppendPage(pugi::xml_node body) {
  pugi::xml_node section = body.append_child("w:sectPr");
  pugi::xml_node size = section.append_child("w:pgSz");
  size.append_attribute("w:w").set_value(11906);
  size.append_attribute("w:h").set_value(16838);
  pugi::xml_node margins = section.append_child("w:pgMar");
  for (const char* side : {"w:top", "w:right", "w:bottom", "w:left"}) margins.append_attribute(side).set_value(1440);
  for (const char* side : {"w:header", "w:footer"}) margins.append_attribute(side).set_value(708);
  margins.append_attribute("w:gutter").set_value(0);
}

// The lines that part notes from the text, which Word asks for.
void AppendSeparators(pugi::xml_node root) {
  for (const bool goes_on : {false, true}) {
    pugi::xml_node note = root.append_child("w:footnote");
    note.append_attribute("w:type").set_value(goes_on ? "continuationSeparator" : "separator");
    note.append_attribute("w:id").set_value(goes_on ? 0 : -1);
    note.append_child("w:p").append_child("w:r").append_child(goes_on ? "w:continuationSeparator" : "w:separator");
  }
}

std::string About(const diff::Comparison& comparison) {
  const diff::Counts& counts = comparison.counts;
  if (comparison.verdict == diff::Verdict::kNone) return "";
  return "planrev: " + std::string(diff::Name(comparison.verdict)) +
         "; changes: " + std::to_string(counts.substantive) + " substantive, " + std::to_string(counts.factual) +
         " factual, " + std::to_string(counts.editorial) + " editorial";
}

}  // namespace

std::string RenderWord(const diff::Comparison& comparison, const diff::Redline& redline, const WordOptions& options) {
  const PageContext context(comparison, redline);
  const Flow flow = MakeFlow(redline);
  Tracker tracker(XmlText(options.author), options.date);
  LinkTable links, note_links;
  NoteTable notes(flow.notes);
  ListTable lists;
  BodyWriter writer(context, flow, tracker, links, notes, lists);
  pugi::xml_document document, footnotes;
  pugi::xml_node body = Root(document, "w:document").append_child("w:body");
  writer.Write(body);
  AppendPage(body);
  pugi::xml_node note_root = Root(footnotes, "w:footnotes");
  AppendSeparators(note_root);
  writer.WriteNotes(note_root, note_links);
  return WriteArchive({{"[Content_Types].xml", ContentTypes()},
                       {"_rels/.rels", PackageRelations()},
                       {"word/document.xml", XmlBytes(document)},
                       {"word/_rels/document.xml.rels", DocumentRelations(links)},
                       {"word/styles.xml", std::string(kWordStyles)},
                       {"word/numbering.xml", lists.Numbering()},
                       {"word/settings.xml", Settings()},
                       {"word/footnotes.xml", XmlBytes(footnotes)},
                       {"word/_rels/footnotes.xml.rels", NoteRelations(note_links)},
                       {"docProps/core.xml", Properties(options, context.Title(), About(comparison))}});
}

}  // namespace planrev::tool
