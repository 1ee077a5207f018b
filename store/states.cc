// SPDX-License-Identifier: MIT
#include "store/states.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "store/names.h"

namespace planrev::store {
namespace {

struct Course {
  std::map<int, Standing> standings;
  std::optional<int> in_force;
};

bool WasInForce(State state) { return state == State::kAdopted || state == State::kSuperseded; }

void Adopt(Course& course, const Decision& decision) {
  if (course.in_force == decision.revision) return;
  if (course.in_force) course.standings[*course.in_force] = {State::kSuperseded, decision.date, decision.body};
  course.standings[decision.revision] = {State::kAdopted, decision.date, decision.body};
  course.in_force = decision.revision;
}

void End(Course& course, const Decision& decision, State state) {
  course.standings[decision.revision] = {state, decision.date, decision.body};
  if (course.in_force == decision.revision) course.in_force.reset();
}

void Speak(Course& course, const Decision& decision, State state) {
  Standing& standing = course.standings[decision.revision];
  if (!WasInForce(standing.state)) standing = {state, decision.date, decision.body};
}

void Take(Course& course, const Decision& decision) {
  switch (decision.kind) {
    case DecisionKind::kRecommended:
      return Speak(course, decision, State::kRecommended);
    case DecisionKind::kDeferred:
      return Speak(course, decision, State::kDeferred);
    case DecisionKind::kAdopted:
      return Adopt(course, decision);
    case DecisionKind::kRejected:
      return End(course, decision, State::kRejected);
    case DecisionKind::kWithdrawn:
      return End(course, decision, State::kWithdrawn);
  }
}

Course CourseOf(const std::vector<Decision>& decisions) {
  Course course;
  for (const Decision& decision : decisions) Take(course, decision);
  return course;
}

// The decision that `next` only repeats, with no other on the revision since; null for none. Several bodies may
// recommend, reject or defer one revision, each once; a body may defer again on another day.
const Decision* Repeated(const std::vector<Decision>& decisions, const Decision& next) {
  for (auto one = decisions.rbegin(); one != decisions.rend(); ++one) {
    if (one->revision != next.revision) continue;
    if (one->kind != next.kind) return nullptr;
    const bool again = next.kind == DecisionKind::kDeferred && one->date != next.date;
    if (FoldName(one->body) == FoldName(next.body) && !again) return &*one;
  }
  return nullptr;
}

bool MayFollow(State state, DecisionKind kind) {
  switch (state) {
    case State::kDraft:
    case State::kRecommended:
    case State::kDeferred:
      return true;
    case State::kAdopted:
      return kind == DecisionKind::kWithdrawn;
    case State::kRejected:
      return kind == DecisionKind::kRejected;
    case State::kSuperseded:
    case State::kWithdrawn:
      return false;
  }
  return false;
}

std::string Told(std::string_view what, const std::string& day, const std::string& body) {
  return "it was " + std::string(what) + " on " + day + " by " + body;
}

void CheckStanding(const std::vector<Decision>& decisions, const Decision& next, std::vector<std::string>& reasons) {
  const Course course = CourseOf(decisions);
  const auto found = course.standings.find(next.revision);
  const Standing standing = found == course.standings.end() ? Standing{} : found->second;
  const Decision* repeated = Repeated(decisions, next);
  if (!MayFollow(standing.state, next.kind)) {
    const bool already = repeated != nullptr && Name(standing.state) == Name(next.kind);
    reasons.push_back(Told(Name(standing.state), standing.since, standing.body) + (already ? " already" : ""));
  } else if (repeated != nullptr) {
    reasons.push_back(Told(Name(repeated->kind), repeated->date, repeated->body) + " already");
  } else if (next.kind == DecisionKind::kAdopted && course.in_force && *course.in_force > next.revision) {
    reasons.push_back("r" + std::to_string(*course.in_force) + ", which is in force since " +
                      course.standings.at(*course.in_force).since + ", is newer");
  }
}

void CheckDate(const std::vector<Decision>& decisions, const Decision& next, const std::string& dated,
               const std::string& today, std::vector<std::string>& reasons) {
  if (next.date > today) reasons.push_back("the day, " + next.date + ", is still to come");
  if (next.date < dated) reasons.push_back("the day, " + next.date + ", is before that of the text, " + dated);
  if (!decisions.empty() && next.date < decisions.back().date) {
    const Decision& last = decisions.back();
    reasons.push_back("the day, " + next.date + ", is before that of the last decision: r" +
                      std::to_string(last.revision) + " was " + std::string(Name(last.kind)) + " on " + last.date);
  }
}

void CheckAdoptions(const std::vector<Decision>& decisions, const Decision& next, std::vector<std::string>& reasons) {
  if (next.kind != DecisionKind::kAdopted) return;
  for (const Decision& one : decisions) {
    if (one.kind != DecisionKind::kAdopted || one.date != next.date || one.revision == next.revision) continue;
    reasons.push_back("r" + std::to_string(one.revision) + " was adopted on the same day");
  }
}

}  // namespace

std::string_view Name(State state) {
  static constexpr std::array<std::string_view, 7> kNames = {"draft",    "recommended", "adopted",  "superseded",
                                                             "rejected", "deferred",    "withdrawn"};
  return kNames[static_cast<size_t>(state)];
}

void PutInOrder(std::vector<Decision>& decisions) {
  std::stable_sort(decisions.begin(), decisions.end(), [](const Decision& one, const Decision& two) {
    return std::tie(one.date, one.number) < std::tie(two.date, two.number);
  });
}

std::map<int, Standing> StandingsOf(const std::vector<Decision>& decisions) { return CourseOf(decisions).standings; }

std::optional<int> InForce(const std::vector<Decision>& decisions, std::string_view day) {
  Course course;
  for (const Decision& decision : decisions) {
    if (decision.date <= day) Take(course, decision);
  }
  return course.in_force;
}

std::optional<int> LastRecommended(const std::vector<Decision>& decisions) {
  std::vector<int> recommended;
  for (const Decision& decision : decisions) {
    if (decision.kind == DecisionKind::kRecommended) recommended.push_back(decision.revision);
    if (decision.kind == DecisionKind::kAdopted) recommended.clear();
    if (decision.kind == DecisionKind::kRejected || decision.kind == DecisionKind::kWithdrawn) {
      std::erase(recommended, decision.revision);
    }
  }
  if (recommended.empty()) return std::nullopt;
  return recommended.back();
}

std::vector<std::string> OutOfOrder(const std::vector<Decision>& decisions, const Decision& next,
                                    const std::string& dated, const std::string& today) {
  std::vector<std::string> reasons;
  CheckStanding(decisions, next, reasons);
  CheckAdoptions(decisions, next, reasons);
  CheckDate(decisions, next, dated, today, reasons);
  return reasons;
}

}  // namespace planrev::store
