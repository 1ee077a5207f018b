// SPDX-License-Identifier: MIT
// How answers on recommended changes are read from and added to a plan's traces.jsonl. Of those on one pair of
// recommendation and change the latest counts, whoever gave it, whichever way the lines of two sides went together.
#include <algorithm>
#include <utility>

#include "store/history.h"
#include "store/json_lines.h"
#include "store/message.h"
#include "store/names.h"
#include "store/sign.h"

namespace planrev::store {
namespace {

constexpr std::size_t kMostNameBytes = 200;

std::vector<TraceAnswer> ReadAll(std::string_view bytes, const std::string& plan) {
  std::vector<TraceAnswer> answers;
  ReadJsonLines(bytes, JsonLinesPath(plan, kTracesFile),
                [&](const JsonReader& line) { answers.push_back(ReadTrace(line)); });
  std::ranges::stable_sort(answers, {}, &TraceAnswer::when);
  return answers;
}

std::string CleanBy(const std::string& by) {
  std::string clean = CleanName(by, "name of who confirms");
  if (clean.empty()) throw Error(ErrorKind::kUsage, "cannot use the name of who confirms: it says nothing");
  if (clean.size() > kMostNameBytes) {
    throw Error(ErrorKind::kUsage, "cannot use the name of who confirms: it is longer than 200 bytes");
  }
  return clean;
}

// `draft`, made the latest on its pair; nothing where the last one says the same.
std::optional<TraceAnswer> Follow(const std::vector<TraceAnswer>& answers, TraceAnswer draft) {
  const TraceAnswer* last = nullptr;
  for (const TraceAnswer& answer : answers) {
    if (answer.change == draft.change && answer.recommendation.Is(draft.recommendation)) last = &answer;
  }
  if (last == nullptr) return draft;
  if (last->confirmed == draft.confirmed && FoldName(last->by) == FoldName(draft.by)) return std::nullopt;
  if (last->when >= draft.when) draft.when = SecondAfter(last->when);
  return draft;
}

std::string MessageOf(const std::string& plan, std::size_t number) {
  const std::string count = std::to_string(number);
  return "Traced: " + plan + ", " + count + (number == 1 ? " answer" : " answers") + "\n\nPlan: " + plan +
         "\nTraces: " + count + "\n";
}

}  // namespace

std::vector<TraceAnswer> Register::Traces(const std::string& plan) const {
  const Head head = HeadOf(*state_);
  return ReadAll(JsonLinesBytes(state_->repository.get(), head, plan, kTracesFile), plan);
}

std::vector<TraceAnswer> Register::AddTraces(const std::string& plan, std::vector<TraceAnswer> drafts,
                                             const ReviewOptions& options) {
  Task task{"cannot trace in '" + plan + "'", plan, WhoAndWhen(state_->repository.get(), options.author, false)};
  task.who.signs = Signs(state_->repository.get(), options.signing);
  for (TraceAnswer& draft : drafts) {
    draft.by = CleanBy(draft.by.empty() ? task.who.author->name : draft.by);
    draft.when = InUtc(*task.who.committer);
  }
  std::vector<TraceAnswer> added;
  AppendJsonLines(*state_, task, kTracesFile, [&](const std::string& bytes) {
    std::vector<TraceAnswer> answers = ReadAll(bytes, plan);
    added.clear();
    NewLines fresh;
    for (const TraceAnswer& draft : drafts) {
      const auto answer = Follow(answers, draft);
      if (!answer) continue;
      fresh.lines += WriteTrace(*answer) + "\n";
      answers.push_back(*answer);
      added.push_back(*answer);
    }
    fresh.message = MessageOf(plan, added.size());
    return fresh;
  });
  return added;
}

}  // namespace planrev::store
