// SPDX-License-Identifier: MIT
#include "tool/render/decision.h"

#include "tool/render/phrases.h"
#include "tool/render/signature.h"
#include "tool/visible.h"
#include "tool/wrap.h"

namespace planrev::tool {
namespace {

std::string Named(int revision) { return "r" + std::to_string(revision); }

// Collects lines, the first under the day and the others below it.
class Lines {
 public:
  Lines(const std::string& date, std::size_t width) : width_(width), first_("    " + date + "  ") {}

  void Add(const std::string& text) { Put(kRest, text); }
  // Below the id of a change, or what is said of one.
  void AddChange(const store::NamedChange& change) { Put(std::string(kRest) + change.id + "  ", change.what); }
  void AddDeeper(const std::string& text) { Put(kDeeper, text); }

  std::string Take() { return std::move(text_); }

 private:
  static constexpr char kRest[] = "                ";
  static constexpr char kDeeper[] = "                          ";

  void Put(const std::string& prefix, const std::string& text) {
    const std::string first = text_.empty() ? first_ : prefix;
    const std::string rest(first.size(), ' ');
    const Wrapping wrapping = {.width = width_, .first = {Label::kPlain, first}, .rest = {Label::kPlain, rest}};
    for (const Line& line : Wrap({{Label::kPlain, VisibleLine(text)}}, wrapping)) text_ += Paint(line, false);
  }

  std::size_t width_;
  std::string first_;
  std::string text_;
};

std::string Heading(const store::Decision& decision) {
  std::string text(Name(decision.kind));
  text += " by " + decision.body;
  if (!decision.minute.empty()) text += ", minute " + decision.minute;
  if (!decision.claimed.empty()) text += ", as " + decision.claimed;
  return text;
}

void AddAmendments(Lines& lines, const store::Decision& decision) {
  std::size_t between = decision.unexplained.size();
  for (const store::Amendment& amendment : decision.amendments) between += amendment.changes.size();
  if (decision.recommended > 0) {
    lines.Add(Counted(between, "change") + (between == 1 ? " lies" : " lie") + " between " +
              Named(decision.recommended) + ", which was recommended, and " + Named(decision.revision) +
              (between == 0 ? "" : ":"));
  }
  for (const store::Amendment& amendment : decision.amendments) {
    for (const store::NamedChange& change : amendment.changes) {
      lines.AddChange(change);
      lines.AddDeeper("resolved: " + amendment.words);
    }
  }
  for (const store::NamedChange& change : decision.unexplained) {
    lines.AddChange(change);
    lines.AddDeeper("unexplained: no amendment names it");
  }
  for (const store::Amendment& amendment : decision.amendments) {
    if (amendment.changes.empty()) lines.Add("resolved, not found in the text: " + amendment.words);
  }
}

void Member(JsonWriter& json, std::string_view key, const std::string& text) {
  json.Key(key);
  json.Text(text);
}

// Null where there is nothing.
void Optional(JsonWriter& json, std::string_view key, const std::string& text) {
  json.Key(key);
  if (text.empty()) {
    json.Null();
  } else {
    json.Text(text);
  }
}

template <typename Items, typename Write>
void List(JsonWriter& json, std::string_view key, const Items& items, Write write) {
  json.Key(key);
  json.Open('[');
  for (const auto& item : items) write(item);
  json.Close(']');
}

void WriteChanges(JsonWriter& json, std::string_view key, const std::vector<store::NamedChange>& changes) {
  List(json, key, changes, [&](const store::NamedChange& change) {
    json.Open('{');
    Member(json, "id", change.id);
    Member(json, "what", change.what);
    json.Close('}');
  });
}

void WriteCompared(JsonWriter& json, const store::Decision& decision) {
  Optional(json, "claimed", decision.claimed);
  Optional(json, "found", decision.found);
  Optional(json, "compared", decision.compared > 0 ? Named(decision.compared) : "");
  List(json, "background", decision.background, [&](const store::BackgroundDocument& document) {
    json.Open('{');
    Member(json, "path", document.path);
    Member(json, "sha256", document.sha256);
    json.Close('}');
  });
  Optional(json, "recommended", decision.recommended > 0 ? Named(decision.recommended) : "");
  List(json, "amendments", decision.amendments, [&](const store::Amendment& amendment) {
    json.Open('{');
    Member(json, "words", amendment.words);
    WriteChanges(json, "changes", amendment.changes);
    json.Close('}');
  });
  WriteChanges(json, "unexplained", decision.unexplained);
}

}  // namespace

std::string RenderDecision(const store::Decision& decision, std::size_t width, const store::SignatureCheck* signature) {
  Lines lines(decision.date, width);
  lines.Add(Heading(decision));
  if (!decision.found.empty()) {
    lines.Add("compared with " + Named(decision.compared) + ", which was in force: " + decision.found);
  }
  AddAmendments(lines, decision);
  for (const store::BackgroundDocument& document : decision.background) lines.Add("background: " + document.path);
  for (const std::string& objection : decision.objections) lines.Add("objection: " + objection);
  if (!decision.override_reason.empty()) lines.Add("overridden: " + decision.override_reason);
  if (signature != nullptr) lines.Add(RenderSignature(*signature));
  return lines.Take();
}

void WriteDecision(JsonWriter& json, const store::Decision& decision, const store::SignatureCheck* signature) {
  json.Open('{');
  Member(json, "decision", std::string(Name(decision.kind)));
  Member(json, "date", decision.date);
  Member(json, "body", decision.body);
  Optional(json, "minute", decision.minute);
  Member(json, "revision", Named(decision.revision));
  Member(json, "label", decision.label);
  Member(json, "commit", decision.commit);
  Member(json, "sha256", decision.text_sha256);
  WriteCompared(json, decision);
  List(json, "objections", decision.objections, [&](const std::string& objection) { json.Text(objection); });
  Optional(json, "override", decision.override_reason);
  Member(json, "reasons", decision.reasons);
  Member(json, "alternatives", decision.alternatives);
  if (signature != nullptr) {
    json.Key("signature");
    WriteSignature(json, *signature);
  }
  json.Close('}');
}

}  // namespace planrev::tool
