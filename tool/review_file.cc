// SPDX-License-Identifier: MIT
#include "tool/review_file.h"

#include <algorithm>
#include <set>

#include "store/error.h"
#include "store/json.h"
#include "tool/judging.h"
#include "tool/visible.h"

namespace planrev::tool {
namespace {

constexpr std::size_t kMostBytes = std::size_t{16} << 20;

using store::JsonFault;
using store::JsonReader;

bool IsFormat(const std::string& text) { return text == "planrev-review-file"; }
bool IsJudgement(const std::string& text) { return store::JudgementOf(text).has_value(); }

std::string Named(const store::Revision& revision) { return revision.plan + "@r" + std::to_string(revision.number); }

// Whether the file was made of that revision; its number may have become another since.
bool IsOf(const JsonReader& text, const store::Revision& revision) {
  return text.Needed("text_sha256") == revision.text_sha256;
}

void CheckTexts(const JsonReader& file, const Reviewing& reviewing) {
  const std::string plan = file.Needed("plan");
  if (plan != reviewing.after.plan) {
    throw JsonFault("it is of the plan '" + plan + "', not of '" + reviewing.after.plan + "'");
  }
  const JsonReader before = file.NeededObject("before"), after = file.NeededObject("after");
  if (IsOf(before, reviewing.before) && IsOf(after, reviewing.after)) return;
  throw JsonFault("it is of other texts: of r" + std::to_string(before.NeededNumber("revision")) + " and r" +
                  std::to_string(after.NeededNumber("revision")) + " as they were, not of " + Named(reviewing.before) +
                  " and " + Named(reviewing.after));
}

std::size_t ChangeOf(const JsonReader& review, const Reviewing& reviewing) {
  const std::string id = review.Needed("id"), digest = review.Needed("digest");
  const auto found = std::ranges::find(reviewing.named, id, &store::ReviewedChange::id);
  if (found == reviewing.named.end()) throw JsonFault("there is no change '" + id + "'");
  if (found->digest != digest) throw JsonFault("the change '" + id + "' is another one");
  return static_cast<std::size_t>(found - reviewing.named.begin());
}

std::vector<store::Review> ReadAll(std::string_view bytes, const Reviewing& reviewing, const std::string& by) {
  if (bytes.size() > kMostBytes) throw JsonFault("it is larger than 16 MiB");
  const nlohmann::json json = store::ParseJsonObject(bytes);
  const JsonReader file(json);
  file.Needed("format", IsFormat, "file that a review page saves");
  if (file.NeededNumber("version") != 1) throw JsonFault("its version is one that a newer planrev may know");
  CheckTexts(file, reviewing);
  const std::string who = file.Text("by").empty() ? by : file.Text("by");
  if (who.empty()) throw JsonFault("it does not say who reviewed; --by NAME does");
  std::vector<store::Review> reviews;
  std::set<std::size_t> seen;
  file.Each("reviews", [&](const JsonReader& one) {
    const std::size_t change = ChangeOf(one, reviewing);
    if (!seen.insert(change).second) throw JsonFault("the change '" + one.Needed("id") + "' is judged twice");
    const std::string judgement = one.Needed("review", IsJudgement, "review: accept, reject, query or none");
    reviews.push_back(DraftReview(reviewing, change, *store::JudgementOf(judgement)));
    reviews.back().by = who;
    reviews.back().comment = one.Text("comment");
  });
  if (reviews.empty()) throw JsonFault("it judges no change");
  return reviews;
}

}  // namespace

std::vector<store::Review> ReadReviewFile(std::string_view bytes, const std::string& name, const Reviewing& reviewing,
                                          const std::string& by) {
  try {
    return ReadAll(bytes, reviewing, by);
  } catch (const JsonFault& fault) {
    throw Error(ErrorKind::kInput, "cannot read '" + name + "': " + fault.what(),
                "nothing is recorded; 'planrev review PLAN --format html' makes the page that saves such a file");
  }
}

}  // namespace planrev::tool
