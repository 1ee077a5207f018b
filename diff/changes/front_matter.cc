// SPDX-License-Identifier: MIT
// yaml-cpp says which line each key of the mapping starts on and what its value is; the bytes are then cut at those
// lines.
#include "diff/changes/front_matter.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "diff/match/sequence.h"
#include "diff/text/hash.h"
#include "diff/text/lines.h"
#include "diff/text/unicode.h"

namespace planrev::diff {
namespace {

constexpr std::size_t kDeepest = 32;
constexpr std::size_t kMostValues = 10'000;   // read of one front matter, each as often as it is asked for
constexpr std::size_t kLargest = 256 * 1024;  // bytes; more is no front matter that a person wrote

struct Entry {
  std::string key;
  std::string name;   // with how often the key was there above
  std::string value;  // as it is told
  std::string reads;  // equal where a reader takes two values for the same
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

// Values in one form whatever their style: quotes, dashes and blanks as words have them, lists in brackets.
class Reader {
 public:
  std::string Read(const YAML::Node& value) {
    if (left_ == 0 || --left_ == 0) return {};
    if (value.IsSequence()) {
      std::string list = "[";
      for (const auto& entry : value) list += Read(entry) + "\n";
      return list + "]";
    }
    if (value.IsMap()) {
      std::string map = "{";
      for (const auto& pair : value) map += Read(pair.first) + ": " + Read(pair.second) + "\n";
      return map + "}";
    }
    return Plain(ValueText(value));
  }

  // Values may stand for one another without end ("a: &a [*a]"): then they were not all read.
  bool GaveUp() const { return left_ == 0; }

 private:
  static std::string Plain(const std::string& text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size();) {
      const Char c = CharAt(text, at);
      plain += c.kind == CharClass::kBlank ? " " : text.substr(at, c.length);
      at += c.length;
    }
    return Normalized(plain);
  }

  std::size_t left_ = kMostValues;
};

// The keys of the front matter in order, or nothing where it is no plain mapping.
std::optional<std::vector<Entry>> ReadEntries(const FrontMatter& matter) {
  const std::size_t body = LineAt(matter.text, matter.start).next;
  const std::string_view yaml = matter.text.substr(body, matter.end - body);
  std::vector<std::size_t> lines;
  for (std::size_t at = body; at < matter.end; at = LineAt(matter.text, at).next) lines.push_back(at);
  if (lines.empty() || yaml.size() > kLargest || TooDeep(yaml)) return std::nullopt;
  lines.back() = std::min(lines.back(), matter.end);  // the closing fence
  std::vector<Entry> entries;
  std::map<std::string, std::size_t> times;
  Reader reader;
  try {
    const YAML::Node root = YAML::Load(std::string(matter.text.substr(body, lines.back() - body)));
    if (!root.IsMap() || root.size() == 0) return std::nullopt;
    for (const auto& pair : root) {
      const int line = pair.first.Mark().line;
      if (line < 0 || static_cast<std::size_t>(line) + 1 >= lines.size() || !pair.first.IsScalar()) return std::nullopt;
      const std::string key = pair.first.Scalar(), name = std::to_string(times[key]++) + " " + key;
      entries.push_back(
          {key, name, ValueText(pair.second), reader.Read(pair.second), {lines[static_cast<std::size_t>(line)], 0}});
      if (reader.GaveUp()) return std::nullopt;
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
    return a && b ? ByKey(*a, *b) : Whole(Kind::kEdited);
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

  using Entries = std::vector<Entry>;
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  // For each of `mine` which of `theirs` has its name, or kNone.
  static std::vector<std::size_t> PartnersOf(const Entries& mine, const Entries& theirs) {
    std::map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < theirs.size(); ++i) places[theirs[i].name] = i;
    std::vector<std::size_t> partners;
    for (const Entry& entry : mine) {
      const auto found = places.find(entry.name);
      partners.push_back(found == places.end() ? kNone : found->second);
    }
    return partners;
  }

  // For each of `a` whether it has a partner and is among those that kept their order.
  static std::vector<bool> InOrder(const Entries& a, const std::vector<std::size_t>& partners) {
    std::vector<std::size_t> both, values;
    std::vector<Weight> weights;
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (partners[i] == kNone) continue;
      both.push_back(i);
      values.push_back(partners[i]);
      weights.push_back({1, 0, LotOf(Hash(a[i].name))});
    }
    const auto kept = HeaviestIncreasing(values, weights);
    std::vector<bool> in_order(a.size(), false);
    for (std::size_t k = 0; k < both.size(); ++k) in_order[both[k]] = kept[k];
    return in_order;
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

  // A node whose parts are the fences and the lines of each key, or one that is shared where no value differs. Where a
  // key stands means nothing: one out of order has two parts, and only its value is told.
  Node ByKey(const Entries& a, const Entries& b) {
    const auto there = PartnersOf(a, b), back = PartnersOf(b, a);
    const auto in_order = InOrder(a, there);
    Node node = Shared();
    const auto add = [&](const Bytes& before, const Bytes& after, int change) {
      node.parts.push_back({before, after, change, Node::kNoBody, false, {}});
    };
    std::map<std::size_t, int> moved;  // by place after
    std::size_t j = 0;
    const auto take_after = [&](std::size_t until) {
      for (; j < until; ++j)
        add({}, b[j].bytes, back[j] == kNone ? OneKey(Kind::kAdded, b[j]) : MovedKey(a[back[j]], b[j], j, moved));
    };
    add({before_.start, a[0].bytes.start}, {after_.start, b[0].bytes.start}, Node::kShared);
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (there[i] == kNone) {
        add(a[i].bytes, {}, OneKey(Kind::kRemoved, a[i]));
      } else if (!in_order[i]) {
        add(a[i].bytes, {}, MovedKey(a[i], b[there[i]], there[i], moved));
      } else {
        take_after(there[i]);
        add(a[i].bytes, b[j].bytes, a[i].reads == b[j].reads ? Node::kShared : EditedKey(a[i], b[j]));
        ++j;
      }
    }
    take_after(b.size());
    add({a.back().bytes.end, node.before.end}, {b.back().bytes.end, node.after.end}, Node::kShared);
    const bool told = std::any_of(node.parts.begin(), node.parts.end(), [](const Node& p) { return p.change >= 0; });
    return told ? node : Shared();
  }

  // The one change of its two places, if its value is another.
  int MovedKey(const Entry& a, const Entry& b, std::size_t place, std::map<std::size_t, int>& moved) {
    if (a.reads == b.reads) return Node::kLayout;
    const auto [known, fresh] = moved.try_emplace(place, Node::kLayout);
    if (fresh) known->second = EditedKey(a, b);
    return known->second;
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
