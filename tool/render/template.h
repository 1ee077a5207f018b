// SPDX-License-Identifier: MIT
// The one way to fill a template: the words of a document, written once, with places for facts. A template is mustache
// (https://mustache.github.io/mustache.5.html): {{name}} puts a fact in, {{#name}}…{{/name}} and {{^name}}…{{/name}}
// show what is between where there is such a fact, or none, {{> name}} calls another template, {{! … }} is a comment.
// See tool/render/facts.h for what a fact is.
//
//   const Template words = file.empty() ? Template::BuiltIn("note.md") : Template::Read(file);
//   words.SayUnknownNames(kNoteNames);
//   Deliver(words.Fill(facts, Escaping::kMarkdown));
//
// Two things make templates easy to lay out. In Markdown several empty lines count as one. And the line end at the end
// of a template that is called does not count, so that a call may stand within a line.
//
// To add a built-in template put it into tool/render/templates/ and its name into tool/CMakeLists.txt. A template that
// another calls ({{> figures.md}}) is looked for beside the calling file, as figures.md.mustache, and then among the
// built-in ones; so a council's own template may use ours in parts.
//
// Filling cannot fail and is the same bytes for the same facts. A template is checked when it is read.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tool/render/facts.h"
#include "tool/render/template_tags.h"

namespace planrev::tool {

// How {{name}} makes foreign text harmless; {{{name}}} and {{&name}} put it in as it is, for facts that are written in
// the document's own language already.
enum class Escaping {
  kMarkdown,  // a text within a line of Markdown; what a terminal would act on is made visible
  kHtml,      // between tags or within a quoted attribute, made visible as well
  kNone,
};

// A name that a template may use, and what it stands for; for the manual and for --print-template.
struct TemplateName {
  std::string_view name;
  std::string_view about;
};

class Template {
 public:
  // REQUIRES: there is one of that name, as "note.md".
  static Template BuiltIn(std::string_view name);

  // That of a file. Throws Error kInput "cannot read template '<file>': line <n>: <cause>" for one that is broken (an
  // unclosed section, a call of a template that is nowhere or that calls itself), or "cannot read '<file>': <cause>".
  static Template Read(const std::string& file);

  // One with the text `text`, called `name` in messages.
  Template(std::string name, std::string_view text);

  // Says on standard error, for each name that the template uses and nobody knows, in which line it is, and which it
  // may have been meant to be. Such a name stands for nothing; a template with one is filled all the same.
  void SayUnknownNames(std::span<const TemplateName> known) const;

  std::string Fill(const Facts& facts, Escaping escaping) const;

  // The template with every template that it calls in the place of the call, and without the comments that stand alone.
  std::string Whole() const;

 private:
  struct Use {
    std::string file, name;
    std::size_t line;
  };

  Template(std::string name, std::string_view text, const std::string& folder);
  std::string Take(const std::string& name, std::string_view text);
  void TakePartial(const Tag& tag, const std::string& caller);
  std::string Expanded(const std::string& text) const;
  std::string FindPartial(const std::string& partial, std::size_t line, const std::string& caller,
                          std::string& file) const;

  std::string folder_;  // where partials are looked for; empty for none
  std::string text_;
  std::map<std::string, std::string> partials_;
  std::vector<std::string> calling_;  // partials that are being read
  std::vector<Use> uses_;
};

}  // namespace planrev::tool
