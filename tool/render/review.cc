// SPDX-License-Identifier: MIT
#include "tool/render/review.h"

#include <algorithm>
#include <array>

#include "tool/amendments.h"
#include "tool/json_writer.h"
#include "tool/render/phrases.h"
#include "tool/render/revision_json.h"
#include "tool/visible.h"
#include "tool/wrap.h"

namespace planrev::tool {
namespace {

constexpr std::array kStates = {ReviewState::kOpen,     ReviewState::kAccepted, ReviewState::kAcceptedByWriter,
                                ReviewState::kRejected, ReviewState::kQueried,  ReviewState::kDisputed};

std::string Named(int revision) { return "r" + std::to_string(revision); }

std::string_view Verb(store::Judgement judgement) {
  switch (judgement) {
    case store::Judgement::kAccept:
      return "accepted it";
    case store::Judgement::kReject:
      return "rejected it";
    case store::Judgement::kQuery:
      return "queried it";
    case store::Judgement::kNone:
      return "took back what was said";
  }
  return "";
}

// As the JSON has it.
std::string KeyOf(ReviewState state) {
  return state == ReviewState::kAcceptedByWriter ? "accepted_by_writer" : std::string(Name(state));
}

std::size_t CountOf(const ReviewTold& told, ReviewState state) {
  return static_cast<std::size_t>(std::ranges::count(told.states, state));
}

class Text {
 public:
  explicit Text(std::size_t width) : width_(width) {}

  void Put(const std::string& text, const std::string& first = "", const std::string& rest = "") {
    const Wrapping wrapping = {.width = width_, .first = {Label::kPlain, first}, .rest = {Label::kPlain, rest}};
    for (const Line& line : Wrap({{Label::kPlain, text}}, wrapping)) out_ += Paint(line, false);
  }
  void Break() { out_ += '\n'; }
  std::string Take() { return std::move(out_); }

 private:
  std::size_t width_;
  std::string out_;
};

constexpr char kIndent[] = "    ";
constexpr char kDeeper[] = "      ";

void PutWord(Text& text, const store::Review& review, int revision) {
  text.Put(WordText(review, revision) + (review.comment.empty() ? "" : ": " + VisibleText(review.comment)), kIndent,
           kDeeper);
}

void PutChange(Text& text, const ReviewTold& told, std::size_t i, const std::string& title) {
  const Reviewing& reviewing = told.reviewing;
  const diff::Change& change = reviewing.comparison.changes[i];
  text.Break();
  text.Put(change.id + "  " + std::string(Name(told.states[i])) + ", " + std::string(Name(change.significance)));
  text.Put(Described(change, title), kIndent, kDeeper);
  for (const store::Review& review : reviewing.words[i]) PutWord(text, review, reviewing.after.number);
}

void PutGone(Text& text, const Reviewing& reviewing) {
  if (reviewing.gone.empty()) return;
  text.Break();
  text.Put("Reviewed earlier, and no longer made by " + Named(reviewing.after.number) + ":");
  for (const store::Review& review : reviewing.gone) {
    const store::ReviewedChange& change = review.change;
    const std::string words = change.after.empty() ? change.before : change.after;
    text.Break();
    text.Put(change.id + "  " + VisibleLine(change.unit + " " + change.kind) + ": \"" + VisibleLine(words) + "\"", "",
             kIndent);
    PutWord(text, review, reviewing.after.number);
  }
}

void PutEnd(Text& text, const ReviewTold& told) {
  const Reviewing& reviewing = told.reviewing;
  std::string counts = Counted(reviewing.words.size(), "change");
  bool first = true;
  for (const ReviewState state : kStates) {
    const std::size_t count = CountOf(told, state);
    if (count == 0) continue;
    counts += (first ? ": " : ", ") + std::to_string(count) + " " + std::string(Name(state, count));
    first = false;
  }
  text.Break();
  text.Put(counts);
  if (!told.held.empty()) text.Put("not to be adopted yet: " + InCounts(told.held));
}

void Member(JsonWriter& json, std::string_view key, const std::string& text) {
  json.Key(key);
  json.Text(text);
}

void WriteSection(JsonWriter& json, const std::vector<std::string>& section) {
  json.Key("section");
  json.Open('[');
  for (const std::string& title : section) json.Text(title);
  json.Close(']');
}

void WriteWord(JsonWriter& json, const store::Review& review) {
  Member(json, "review", std::string(Name(review.judgement)));
  Member(json, "by", review.by);
  Member(json, "when", review.when);
  Member(json, "comment", review.comment);
  Member(json, "revision", Named(review.after.revision));
}

void WriteChange(JsonWriter& json, const ReviewTold& told, std::size_t i) {
  const diff::Change& change = told.reviewing.comparison.changes[i];
  const std::vector<store::Review>& words = told.reviewing.words[i];
  json.Open('{');
  Member(json, "id", change.id);
  Member(json, "digest", told.reviewing.named[i].digest);
  Member(json, "kind", std::string(Name(change.kind)));
  Member(json, "unit", std::string(Name(change.unit)));
  WriteSection(json, change.section);
  Member(json, "significance", std::string(Name(change.significance)));
  Member(json, "reason", change.reason);
  Member(json, "state", KeyOf(told.states[i]));
  json.Key("held");
  const auto held = std::ranges::find(told.held, i, &Held::change);
  if (held == told.held.end()) {
    json.Null();
  } else {
    json.Text(held->why);
  }
  json.Key("reviews");
  json.Open('[');
  for (const store::Review& review : words) {
    json.Open('{');
    WriteWord(json, review);
    json.Close('}');
  }
  json.Close(']');
  json.Close('}');
}

void WriteGone(JsonWriter& json, const store::Review& review) {
  json.Open('{');
  Member(json, "id", review.change.id);
  Member(json, "digest", review.change.digest);
  Member(json, "kind", review.change.kind);
  Member(json, "unit", review.change.unit);
  WriteSection(json, review.change.section);
  Member(json, "before", review.change.before);
  Member(json, "after", review.change.after);
  WriteWord(json, review);
  json.Close('}');
}

// Writes what `write` writes for each of the numbers below `count`, one a line.
template <typename Write>
void WriteList(JsonWriter& json, std::string_view key, std::size_t count, Write write) {
  json.Break();
  json.Key(key);
  json.Open('[');
  for (std::size_t i = 0; i < count; ++i) {
    json.Break();
    write(i);
  }
  if (count > 0) json.Break();
  json.Close(']');
}

bool IsTold(const ReviewTold& told, std::size_t change) {
  return !told.only_open || told.states[change] != ReviewState::kAccepted;
}

std::vector<std::size_t> ChangesTold(const ReviewTold& told) {
  std::vector<std::size_t> changes;
  for (std::size_t i = 0; i < told.reviewing.words.size(); ++i) {
    if (IsTold(told, i)) changes.push_back(i);
  }
  return changes;
}

}  // namespace

std::string WordText(const store::Review& review, int revision) {
  const std::string of = review.after.revision == revision ? "" : ", of " + Named(review.after.revision);
  return VisibleLine(review.by) + " " + std::string(Verb(review.judgement)) + ", " + review.when.substr(0, 10) + " " +
         review.when.substr(11, 5) + of;
}

std::string RenderReview(const ReviewTold& told, std::size_t width) {
  const Reviewing& reviewing = told.reviewing;
  Text text(width);
  text.Put(reviewing.after.plan + "@" + Named(reviewing.after.number) + "  " + VisibleLine(reviewing.after.label) +
           ", since " + Named(reviewing.before.number) + ", the revision in force");
  const std::string title = SharedTitle(reviewing.comparison);
  for (const std::size_t i : ChangesTold(told)) PutChange(text, told, i, title);
  PutGone(text, reviewing);
  PutEnd(text, told);
  return text.Take();
}

std::string RenderReviewJson(const ReviewTold& told) {
  const Reviewing& reviewing = told.reviewing;
  JsonWriter json;
  json.Open('{');
  Member(json, "format", "planrev-review");
  json.Key("version");
  json.Number(std::size_t{1});
  Member(json, "plan", reviewing.after.plan);
  json.Break();
  json.Key("before");
  WriteRevision(json, reviewing.before);
  json.Break();
  json.Key("after");
  WriteRevision(json, reviewing.after);
  json.Break();
  json.Key("counts");
  json.Open('{');
  for (const ReviewState state : kStates) {
    json.Key(KeyOf(state));
    json.Number(CountOf(told, state));
  }
  json.Close('}');
  const std::vector<std::size_t> changes = ChangesTold(told);
  WriteList(json, "changes", changes.size(), [&](std::size_t i) { WriteChange(json, told, changes[i]); });
  WriteList(json, "gone", reviewing.gone.size(), [&](std::size_t i) { WriteGone(json, reviewing.gone[i]); });
  json.Close('}');
  return json.Take() + "\n";
}

}  // namespace planrev::tool
