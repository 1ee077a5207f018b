// SPDX-License-Identifier: MIT
// Each file of JSON lines, reviews and traces: readable line by line, every line about revisions that the plan has, and
// none gone that was there once, since lines are only ever appended.
#include <algorithm>
#include <set>

#include "store/examination.h"
#include "store/json_lines.h"
#include "store/review.h"
#include "store/trace.h"

namespace planrev::store {
namespace {

std::set<std::string> LinesOf(const std::string& bytes) {
  std::set<std::string> lines;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    if (end > at) lines.insert(bytes.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

class LinesChecker {
 public:
  LinesChecker(Examination& all, const std::string& plan, std::string_view name)
      : all_(all), plan_(plan), name_(name), path_(JsonLinesPath(plan, name)) {}

  void Check() {
    const auto ever = all_.versions.find(path_);
    const auto now = all_.BytesAt(all_.tree.get(), path_);
    if (!now && (ever == all_.versions.end() || all_.Find(all_.tree.get(), path_))) return;
    if (ever != all_.versions.end()) CheckNothingIsGone(ever->second, LinesOf(now.value_or("")));
    if (now) Read(*now);
  }

 private:
  void Report(const std::string& what, const std::string& meaning) {
    all_.Report({FaultKind::kPlan, plan_, 0, what, meaning,
                 "git log -p -- " + path_ + " shows who changed it; put it right, and commit it"});
  }

  void CheckNothingIsGone(const OidSet& versions, const std::set<std::string>& now) {
    std::set<std::string> gone;
    for (const git_oid& version : versions) {
      for (const std::string& line : LinesOf(all_.Bytes(version).value_or(""))) {
        if (!now.contains(line)) gone.insert(line);
      }
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
