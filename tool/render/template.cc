// SPDX-License-Identifier: MIT
// Markdown has marks that count only where a line starts ("1. ", "- "), and the library does not say where on a line a
// value comes to stand. So such a mark is escaped by kMaybe, a byte that no escaped text has, and when all is filled
// that becomes a backslash at the start of a line and nothing elsewhere.
#include "tool/render/template.h"

#include <algorithm>
#include <kainjow/mustache.hpp>
#include <set>

#include "store/error.h"
#include "tool/output.h"
#include "tool/render/built_in.h"
#include "tool/render/html_text.h"
#include "tool/render/markdown_text.h"
#include "tool/suggest.h"
#include "tool/text_file.h"

namespace planrev::tool {
namespace {

using kainjow::mustache::data;

constexpr char kMaybe = '\x01';
constexpr std::string_view kSuffix = ".mustache";
constexpr std::string_view kAlwaysKnown[] = {"is_first", "is_last"};

data DataOf(const Facts& facts);

data ListOf(const Facts::List& list) {
  data entries{data::type::list};
  for (std::size_t i = 0; i < list.size(); ++i) {
    data entry = DataOf(list[i]);
    entry["is_first"] = data(i == 0);
    entry["is_last"] = data(i + 1 == list.size());
    entries.push_back(entry);
  }
  return entries;
}

struct ToData {
  data operator()(const std::string& text) const { return text.empty() ? data(false) : data(text); }
  data operator()(bool is) const { return data(is); }
  data operator()(const Facts& facts) const { return DataOf(facts); }
  data operator()(const Facts::List& list) const { return ListOf(list); }
};

data DataOf(const Facts& facts) {
  data object;
  for (const auto& [name, value] : facts.values()) object[name] = std::visit(ToData(), value);
  return object;
}

std::string EscapeMarkdown(const std::string& text) {
  const std::string within = MarkdownText(text);
  std::string at_start = MarkdownLine(text);
  if (at_start != within) {
    const auto [differs, _] = std::ranges::mismatch(at_start, within);
    *differs = kMaybe;
  }
  return at_start;
}

// Settles what is escaped, and makes one empty line of several.
std::string SettleMarkdown(std::string_view text) {
  std::string settled;
  bool at_start = true;
  for (const char c : text) {
    if (c == '\n' && (settled.empty() || settled.ends_with("\n\n"))) continue;
    if (c == kMaybe) {
      if (at_start) settled += '\\';
    } else {
      settled += c;
    }
    if (c == '\n') at_start = true;
    if (std::string_view(" \t\n>*-+.)0123456789\x01").find(c) == std::string_view::npos) at_start = false;
  }
  return settled;
}

// Looks templates up apart from facts, which may have the same names.
class Context : public kainjow::mustache::context<std::string> {
 public:
  Context(const data& values, const std::map<std::string, std::string>& partials)
      : kainjow::mustache::context<std::string>(&values) {
    for (const auto& [name, text] : partials) partials_[name] = data(text);
  }

  const data* get_partial(const std::string& name) const override {
    const auto found = partials_.find(name);
    return found == partials_.end() ? nullptr : &found->second;
  }

 private:
  std::unordered_map<std::string, data> partials_;
};

bool MayBeFile(const std::string& name) {
  return name.find_first_of("/\\") == std::string::npos && !name.starts_with('.');
}

std::string WithoutLineEnd(std::string text) {
  if (text.ends_with('\n')) text.pop_back();
  if (text.ends_with('\r')) text.pop_back();
  return text;
}

// "a.b" is known where both of its parts are.
bool IsKnown(std::string_view name, const std::set<std::string_view>& known) {
  if (name == ".") return true;
  while (true) {
    const std::size_t dot = name.find('.');
    if (!known.contains(name.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return true;
    name.remove_prefix(dot + 1);
  }
}

}  // namespace

Template Template::BuiltIn(std::string_view name) { return Template(std::string(name), FindBuiltIn(name).value()); }

Template Template::Read(const std::string& file) {
  const std::size_t slash = file.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : file.substr(0, slash + 1);
  return Template(file, ReadTextFile(file), folder);
}

Template::Template(std::string name, std::string_view text) : Template(std::move(name), text, "") {}

Template::Template(std::string name, std::string_view text, const std::string& folder) : folder_(folder) {
  text_ = Take(name, text);
}

// Checks one template and all that it calls.
std::string Template::Take(const std::string& name, std::string_view text) {
  const std::vector<Tag> tags = ReadTags(text, name);
  for (const Tag& tag : tags) {
    if (tag.kind == TagKind::kPartial) TakePartial(tag, name);
    if (tag.kind != TagKind::kText && tag.kind != TagKind::kSection && tag.kind != TagKind::kInverted) continue;
    uses_.push_back({name, std::string(tag.name), tag.line});
  }
  return WithoutLonelyTags(text, tags);
}

void Template::TakePartial(const Tag& tag, const std::string& caller) {
  const std::string partial(tag.name);
  if (std::ranges::find(calling_, partial) != calling_.end()) {
    throw Error(ErrorKind::kInput, "cannot read template '" + caller + "': line " + std::to_string(tag.line) +
                                       ": template '" + partial + "' calls itself");
  }
  if (partials_.contains(partial)) return;
  std::string file;
  const std::string text = FindPartial(partial, tag.line, caller, file);
  calling_.push_back(partial);
  partials_[partial] = WithoutLineEnd(Take(file, text));
  calling_.pop_back();
}

// The text of the template `partial`, and in `file` what it is called in messages.
std::string Template::FindPartial(const std::string& partial, std::size_t line, const std::string& caller,
                                  std::string& file) const {
  if (!folder_.empty() && MayBeFile(partial)) {
    file = (folder_ == "." ? "" : folder_) + partial + std::string(kSuffix);
    if (KindOfPath(file) == PathKind::kOther) return ReadTextFile(file);
  }
  file = partial;
  if (const auto built_in = FindBuiltIn(partial)) return std::string(*built_in);
  std::vector<std::string> names;
  for (const BuiltInFile& known : BuiltInFiles()) names.emplace_back(known.name);
  const std::string near = DidYouMean(partial, names);
  throw Error(ErrorKind::kInput,
              "cannot read template '" + caller + "': line " + std::to_string(line) + ": no template '" + partial + "'",
              near.empty() ? "put '" + partial + std::string(kSuffix) + "' beside it" : near);
}

void Template::SayUnknownNames(std::span<const TemplateName> known) const {
  std::set<std::string_view> names(std::begin(kAlwaysKnown), std::end(kAlwaysKnown));
  for (const TemplateName& name : known) names.insert(name.name);
  std::set<std::string> said;
  for (const Use& use : uses_) {
    if (IsKnown(use.name, names) || !said.insert(use.file + '\n' + use.name).second) continue;
    const std::string near = DidYouMean(use.name, {names.begin(), names.end()});
    Say("planrev: template '" + use.file + "': line " + std::to_string(use.line) + ": nothing is called '" + use.name +
        "'\n" + (near.empty() ? "" : "hint: " + near + "\n"));
  }
}

std::string Template::Whole() const {
  std::string whole = Expanded(text_);
  std::ranges::replace(whole, kNoLineEnd, '\n');
  return whole;
}

std::string Template::Expanded(const std::string& text) const {
  std::string whole;
  std::size_t from = 0;
  for (const Tag& tag : ReadTags(text, "")) {
    if (tag.kind != TagKind::kPartial) continue;
    whole += text.substr(from, tag.start - from) + Expanded(partials_.at(std::string(tag.name)));
    from = tag.end;
  }
  return whole + text.substr(from);
}

std::string Template::Fill(const Facts& facts, Escaping escaping) const {
  const data values = DataOf(facts);
  Context context(values, partials_);
  kainjow::mustache::mustache filled(text_);
  filled.set_custom_escape([escaping](const std::string& text) {
    return escaping == Escaping::kMarkdown ? EscapeMarkdown(text) : escaping == Escaping::kHtml ? HtmlText(text) : text;
  });
  std::string out = filled.render(context);
  std::erase(out, kNoLineEnd);
  return escaping == Escaping::kMarkdown ? SettleMarkdown(out) : out;
}

}  // namespace planrev::tool
