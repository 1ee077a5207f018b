// SPDX-License-Identifier: MIT
// Each file of JSON lines, reviews and traces: readable line by line, every line about revisions that the plan has, and
// none gone that was there once, since lines are only ever appended.
#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_set>

#include "store/examination.h"
#include "store/json_lines.h"
#include "store/review.h"
#include "store/trace.h"

namespace planrev::store {
namespace {

// Calls `see` with each line that is not empty, without its line feed.
template <typename See>
void EachLine(std::string_view bytes, See see) {
  while (!bytes.empty()) {
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    if (!line.empty()) see(line);
    bytes.remove_prefix(std::min(bytes.size(), line.size() + 1));
  }
}

// How many bytes both begin with, whole lines only.
std::size_t SharedLines(std::string_view one, std::string_view other) {
  const std::size_t most = std::min(one.size(), other.size());
  const auto differ = std::mismatch(one.begin(), one.begin() + static_cast<std::ptrdiff_t>(most), other.begin());
  const std::string_view shared = one.substr(0, static_cast<std::size_t>(differ.first - one.begin()));
  return shared.rfind('\n') + 1;  // 0 where there is none
}

class LinesChecker {
 public:
  LinesChecker(Examination& all, const std::string& plan, std::string_view name)
      : all_(all), plan_(plan), name_(name), path_(JsonLinesPath(plan, name)) {}

  void Check() {
    const auto ever = all_.versions.find(path_);
    const auto now = all_.BytesAt(all_.tree.get(), path_);
    if (!now && (ever == all_.versions.end() || all_.Find(all_.tree.get(), path_))) return;
    if (ever != all_.versions.end()) CheckNothingIsGone(ever->second, now.value_or(""));
    if (now) Read(*now);
  }

 private:
  void Report(const std::string& what, const std::string& meaning) {
    all_.Report({FaultKind::kPlan, plan_, 0, what, meaning,
                 "git log -p -- " + path_ + " shows who changed it; put it right, and commit it"});
  }

  // Lines are appended, so that a version is mostly a beginning of what is there now: only what follows that is looked
  // up line by line.
  void CheckNothingIsGone(const OidSet& versions, const std::string& now) {
    std::unordered_set<std::string_view> known;
    EachLine(now, [&](std::string_view line) { known.insert(line); });
    std::set<std::string> gone;
    for (const git_oid& version : versions) {
      const std::string bytes = all_.Bytes(version).value_or("");
      EachLine(std::string_view(bytes).substr(SharedLines(bytes, now)), [&](std::string_view line) {
        if (!known.contains(line)) gone.emplace(line);
      });
    }
    if (gone.empty()) return;
    Report("'" + path_ + "' lacks " + std::to_string(gone.size()) + (gone.size() == 1 ? " line" : " lines") +
               " that it once had",
           "what somebody said there was altered or taken out");
  }

  void Read(const std::string& bytes) {
    try {
      ReadJsonLines(bytes, path_, [this](const JsonReader& line) {
        if (name_ == kTracesFile) {
          const TraceAnswer answer = ReadTrace(line);
          CheckTexts(answer.before, answer.after);
        } else {
          const Review review = ReadReview(line);
          CheckTexts(review.before, review.after);
        }
      });
    } catch (const Error& error) {
      Report(error.what(), "planrev cannot tell what was said there");
    }
  }

  void CheckTexts(const ReviewedText& before, const ReviewedText& after) {
    for (const ReviewedText& text : {before, after}) {
      const PastCommit* commit = all_.CommitOf(plan_, text.revision);
      if (commit == nullptr && all_.history_is_cut) continue;
      if (commit != nullptr && commit->revision->text_sha256 == text.sha256) continue;
      if (!said_.insert(text.revision).second) continue;
      Report("'" + path_ + "' speaks of a text of r" + std::to_string(text.revision) + " that the plan does not have",
             "what was said there is of no revision, or of another one");
    }
  }

  Examination& all_;
  const std::string& plan_;
  std::string_view name_;
  std::string path_;
  std::set<int> said_;
};

}  // namespace

void CheckLines(Examination& all) {
  for (const auto& [plan, numbers] : all.revisions) {
    for (const std::string_view name : {kReviewsFile, kTracesFile}) LinesChecker(all, plan, name).Check();
  }
}

}  // namespace planrev::store
