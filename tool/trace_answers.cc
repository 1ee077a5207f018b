// SPDX-License-Identifier: MIT
#include "tool/trace_answers.h"

#include <algorithm>

#include "store/error.h"
#include "tool/amendments.h"
#include "tool/render/phrases.h"
#include "tool/suggest.h"

namespace planrev::tool {
namespace {

class Reader {
 public:
  Reader(const TraceResult& proposed, const diff::Comparison& comparison, const TraceSides& sides)
      : proposed_(proposed), comparison_(comparison), sides_(sides), title_(SharedTitle(comparison)) {}

  void Read(const std::string& answer, bool confirmed) {
    const std::size_t equals = answer.rfind('=');
    const TracedRecommendation& traced = FindRecommendation(answer.substr(0, equals));
    if (equals != std::string::npos) return Add(traced, FindChange(answer.substr(equals + 1)), confirmed);
    for (const TracedChange& change : traced.changes) Add(traced, change.change, confirmed);
    if (!traced.changes.empty()) return;
    throw Error(ErrorKind::kUsage, "nothing is proposed for '" + answer + "'",
                "name the change that answers it: " + answer + "=ID");
  }

  std::vector<store::TraceAnswer> Take() { return std::move(answers_); }

 private:
  const TracedRecommendation& FindRecommendation(const std::string& label) const {
    std::vector<std::string> labels;
    for (const TracedRecommendation& traced : proposed_.recommendations) {
      if (traced.recommendation.label == label) return traced;
      labels.push_back(traced.recommendation.label);
    }
    throw Error(ErrorKind::kUnknown, "no recommendation '" + label + "'", "there are " + InWords(labels, "and"));
  }

  std::size_t FindChange(const std::string& id) const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < comparison_.changes.size(); ++i) {
      if (!id.empty() && comparison_.changes[i].id.starts_with(id)) found.push_back(i);
    }
    if (found.size() == 1) return found.front();
    const std::string several = found.empty() ? "no change has" : "several changes have";
    throw Error(ErrorKind::kUnknown, several + " the id '" + id + "'", "'planrev diff' shows each change's id");
  }

  void Add(const TracedRecommendation& traced, std::size_t change, bool confirmed) {
    const diff::Change& one = comparison_.changes[change];
    store::TraceAnswer answer;
    answer.recommendation = {traced.recommendation.label, traced.recommendation.words,
                             sides_.paper.substr(sides_.paper.rfind('/') + 1)};
    answer.change = one.id;
    answer.what = Described(one, title_);
    answer.section = one.section;
    answer.confirmed = confirmed;
    answer.before = {sides_.before.number, sides_.before.text_sha256};
    answer.after = {sides_.after.number, sides_.after.text_sha256};
    for (const store::TraceAnswer& other : answers_) {
      if (other.change != answer.change || !other.recommendation.Is(answer.recommendation)) continue;
      if (other.confirmed == confirmed) return;
      throw Error(ErrorKind::kUsage, "'" + answer.recommendation.label + "=" + one.id + "' is confirmed and denied");
    }
    answers_.push_back(std::move(answer));
  }

  const TraceResult& proposed_;
  const diff::Comparison& comparison_;
  const TraceSides& sides_;
  std::string title_;
  std::vector<store::TraceAnswer> answers_;
};

}  // namespace

std::vector<store::TraceAnswer> ReadAnswers(const std::vector<std::string>& confirm,
                                            const std::vector<std::string>& deny, const TraceResult& proposed,
                                            const diff::Comparison& comparison, const TraceSides& sides) {
  Reader reader(proposed, comparison, sides);
  std::vector<std::pair<std::string, bool>> answers;
  for (const std::string& answer : confirm) answers.emplace_back(answer, true);
  for (const std::string& answer : deny) answers.emplace_back(answer, false);
  for (const auto& [answer, confirmed] : answers) reader.Read(answer, confirmed);
  return reader.Take();
}

}  // namespace planrev::tool
