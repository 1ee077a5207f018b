// SPDX-License-Identifier: MIT
// yaml-cpp says which line each key of the mapping starts on and what its value is; the bytes are then cut at those
// lines.
#include "diff/front_matter.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <string>
#include <vector>

#include "diff/lines.h"

namespace planrev::diff {
namespace {

constexpr std::size_t kDeepest = 32;
constexpr std::size_t kLargest = 256 * 1024;  // bytes; more is no front matter that a person wrote

struct Entry {
  std::string key;
  std::string value;  // as YAML, in one form
  Bytes bytes;        // whole lines
};

// Brackets and indentation bound how deep the parser will recurse.
bool TooDeep(std::string_view yaml) {
  std::size_t brackets = 0;
  std::size_t indent = 0, here = 0;
  bool leading = true;
  for (const char c : yaml) {
    brackets += c == '[' || c == '{' ? 1 : 0;
    if (c == '\n') {
      leading = true;
      here = 0;
    } else if (leading && (c == ' ' || c == '-')) {
      indent = std::max(indent, ++here);
    } else {
      leading = false;
    }
  }
  return brackets > 8 * kDeepest || indent > 4 * kDeepest;
}

std::string Emitted(const YAML::Node& value) {
  YAML::Emitter emitter;
  emitter << value;
  return emitter.c_str();
}

// A scalar as it is read, so that quotes make no difference; anything else as YAML.
std::string ValueText(const YAML::Node& value) {
  return value.IsScalar() ? value.Scalar() : value.IsNull() ? "" : Emitted(value);
}

// The keys of the front matter in order, or nothing where it is no plain mapping.
std::optional<std::vector<Entry>> ReadEntries(const FrontMatter& matter) {
  const std::size_t body = LineAt(matter.text, matter.start).next;
  const std::string_view yaml = matter.text.substr(body, matter.end - body);
  std::vector<std::size_t> lines;
  for (std::size_t at = body; at < matter.end; at = LineAt(matter.text, at).next) lines.push_back(at);
  if (lines.empty() || yaml.size() > kLargest || TooDeep(yaml)) return std::nullopt;
  lines.back() = std::min(lines.back(), matter.end);  // the closing fence
  std::vector<Entry> entries;
  try {
    const YAML::Node root = YAML::Load(std::string(matter.text.substr(body, lines.back() - body)));
    if (!root.IsMap()) return std::nullopt;
    for (const auto& pair : root) {
      const int line = pair.first.Mark().line;
      if (line < 0 || static_cast<std::size_t>(line) + 1 >= lines.size() || !pair.first.IsScalar()) return std::nullopt;
      entries.push_back({pair.first.Scalar(), ValueText(pair.second), {lines[static_cast<std::size_t>(line)], 0}});
    }
  } catch (const YAML::Exception&) {
    return std::nullopt;
  }
  for (std::size_t i = 0; i < entries.size(); ++i) {
    entries[i].bytes.end = i + 1 < entries.size() ? entries[i + 1].bytes.start : lines.back();
    if (entries[i].bytes.end <= entries[i].bytes.start) return std::nullopt;  // two keys on one line
  }
  return entries;
}

class Comparer {
 public:
  Comparer(const FrontMatter& before, const FrontMatter& after, Drafts& drafts)
      : before_(before), after_(after), drafts_(drafts) {}

  Node Compare() {
    if (Empty(before_)) return Whole(Kind::kAdded);
    if (Empty(after_)) return Whole(Kind::kRemoved);
    if (Text(before_) == Text(after_)) return Shared();
    const auto a = ReadEntries(before_), b = ReadEntries(after_);
    if (!a || !b) return Whole(Kind::kEdited);
    if (SameEntries(*a, *b)) return Shared();
    return SameOrder(*a, *b) ? ByKey(*a, *b) : Whole(Kind::kEdited);
  }

 private:
  static bool Empty(const FrontMatter& matter) { return matter.end == matter.start; }

  // Without the last line ending, which belongs to the gap below.
  static Bytes Of(const FrontMatter& matter) {
    std::size_t end = matter.end;
    while (end > matter.start && (matter.text[end - 1] == '\n' || matter.text[end - 1] == '\r')) --end;
    return {matter.start, end};
  }
  static std::string_view Text(const FrontMatter& matter) {
    return matter.text.substr(matter.start, Of(matter).end - matter.start);
  }

  // The text without the rules above and below it.
  static std::string Inner(const FrontMatter& matter) {
    std::string_view text = Text(matter);
    text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
    text = text.substr(0, text.find_last_of('\n') + 1);
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
    return std::string(text);
  }

  static const Entry* Find(const std::vector<Entry>& entries, const std::string& key) {
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.key == key; });
    return found == entries.end() ? nullptr : &*found;
  }

  static bool SameEntries(const std::vector<Entry>& a, const std::vector<Entry>& b) {
    return a.size() == b.size() && std::all_of(a.begin(), a.end(), [&](const Entry& entry) {
             const Entry* other = Find(b, entry.key);
             return other && other->value == entry.value;
           });
  }

  // Whether the keys that both have come in the same order.
  static bool SameOrder(const std::vector<Entry>& a, const std::vector<Entry>& b) {
    std::vector<std::string> mine, theirs;
    for (const Entry& e : a) {
      if (Find(b, e.key)) mine.push_back(e.key);
    }
    for (const Entry& e : b) {
      if (Find(a, e.key)) theirs.push_back(e.key);
    }
    return mine == theirs;
  }

  Node Shared() const { return {Of(before_), Of(after_), Node::kShared, Node::kNoBody, false, {}}; }

  Draft NewDraft(Kind kind, const Bytes& before, const Bytes& after) const {
    Draft draft;
    draft.change.kind = kind;
    draft.change.unit = Unit::kMetadata;
    draft.facts.words_differ = kind == Kind::kEdited;
    draft.place = {after.exists() ? after.start : after_.start, kind == Kind::kRemoved,
                   before.exists() ? before.start : 0};
    if (before.exists()) draft.change.before.push_back({before.start, before.end, 0});
    if (after.exists()) draft.change.after.push_back({after.start, after.end, 0});
    return draft;
  }

  Node Whole(Kind kind) {
    Node node{kind == Kind::kAdded ? Bytes{} : Of(before_),
              kind == Kind::kRemoved ? Bytes{} : Of(after_),
              Node::kShared,
              Node::kNoBody,
              false,
              {}};
    Draft draft = NewDraft(kind, node.before, node.after);
    if (kind != Kind::kAdded) draft.change.runs.push_back({Sign::kRemoved, Inner(before_)});
    if (kind != Kind::kRemoved) draft.change.runs.push_back({Sign::kAdded, Inner(after_)});
    node.change = drafts_.Add(std::move(draft));
    return node;
  }

  // A node whose parts are the fences and the lines of each key.
  Node ByKey(const std::vector<Entry>& a, const std::vector<Entry>& b) {
    Node node = Shared();
    std::size_t i = 0, j = 0, at = before_.start, to = after_.start;
    const auto add = [&](std::size_t end_before, std::size_t end_after, int change) {
      node.parts.push_back({{at, end_before}, {to, end_after}, change, Node::kNoBody, false, {}});
      at = end_before;
      to = end_after;
    };
    add(a.empty() ? at : a[0].bytes.start, b.empty() ? to : b[0].bytes.start, Node::kShared);
    while (i < a.size() || j < b.size()) {
      if (i < a.size() && !Find(b, a[i].key)) {
        node.parts.push_back({a[i].bytes, {}, OneKey(Kind::kRemoved, a[i]), Node::kNoBody, false, {}});
        at = a[i++].bytes.end;
      } else if (j < b.size() && !Find(a, b[j].key)) {
        node.parts.push_back({{}, b[j].bytes, OneKey(Kind::kAdded, b[j]), Node::kNoBody, false, {}});
        to = b[j++].bytes.end;
      } else {
        const int change = a[i].value == b[j].value ? Node::kShared : EditedKey(a[i], b[j]);
        add(a[i].bytes.end, b[j].bytes.end, change);
        ++i;
        ++j;
      }
    }
    add(node.before.end, node.after.end, Node::kShared);
    return node;
  }

  int OneKey(Kind kind, const Entry& entry) {
    const bool added = kind == Kind::kAdded;
    Draft draft = NewDraft(kind, added ? Bytes{} : entry.bytes, added ? entry.bytes : Bytes{});
    draft.change.runs.push_back({added ? Sign::kAdded : Sign::kRemoved, entry.key + ": " + entry.value});
    return drafts_.Add(std::move(draft));
  }

  int EditedKey(const Entry& a, const Entry& b) {
    Draft draft = NewDraft(Kind::kEdited, a.bytes, b.bytes);
    draft.change.runs = {{Sign::kEqual, a.key + ": "}};
    if (!a.value.empty()) draft.change.runs.push_back({Sign::kRemoved, a.value});
    if (!b.value.empty()) draft.change.runs.push_back({Sign::kAdded, b.value});
    return drafts_.Add(std::move(draft));
  }

  const FrontMatter& before_;
  const FrontMatter& after_;
  Drafts& drafts_;
};

}  // namespace

std::optional<Node> CompareFrontMatter(const FrontMatter& before, const FrontMatter& after, Drafts& drafts) {
  if (before.start == before.end && after.start == after.end) return std::nullopt;
  return Comparer(before, after, drafts).Compare();
}

}  // namespace planrev::diff
