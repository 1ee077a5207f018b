// SPDX-License-Identifier: MIT
#include "tool/render/note/document.h"

#include "tool/pandoc.h"
#include "tool/render/note/schedule.h"

namespace planrev::tool {
namespace {

std::string BuiltInName(const NoteOptions& options) {
  return std::string(options.schedule ? "schedule" : "note") + (options.format == NoteFormat::kHtml ? ".html" : ".md");
}

std::string Commented(std::span<const TemplateName> names) {
  std::string text = "{{! Names that may stand here:\n";
  for (const TemplateName& name : names) text += std::string(name.name) + ": " + std::string(name.about) + "\n";
  return text + "}}\n";
}

}  // namespace

// A quotation that ends in a full stop ends its sentence.
std::string WithoutDoubledStops(const std::string& text) {
  std::string tidy;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool doubled = text[i] == '.' && (tidy.ends_with(".”") || tidy.ends_with("?”") || tidy.ends_with("!”"));
    if (!doubled) tidy += text[i];
  }
  return tidy;
}

std::string WriteNote(const NoteSubject& subject, const NoteOptions& options) {
  const bool own = !options.template_file.empty();
  const Template words = own ? Template::Read(options.template_file) : Template::BuiltIn(BuiltInName(options));
  if (own) words.SayUnknownNames(NoteNames());
  const Facts facts = options.schedule ? ScheduleFacts(subject) : NoteFacts(subject);
  const bool html = options.format == NoteFormat::kHtml;
  const std::string text = WithoutDoubledStops(words.Fill(facts, html ? Escaping::kHtml : Escaping::kMarkdown));
  if (options.format != NoteFormat::kDocx) return text;
  return RunPandoc({.name = "the note", .from = "gfm", .to = "docx", .options = {}, .folder = {}}, text).output;
}

std::string NoteTemplate(const NoteOptions& options) {
  return Commented(NoteNames()) + Template::BuiltIn(BuiltInName(options)).Whole();
}

}  // namespace planrev::tool
