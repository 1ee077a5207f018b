// SPDX-License-Identifier: MIT
#include "store/repin.h"

#include <algorithm>
#include <vector>

#include "store/error.h"
#include "store/json.h"
#include "store/message.h"

namespace planrev::store {
namespace {

std::string_view FirstLine(std::string_view text) { return text.substr(0, text.find('\n')); }

// `text` with the last line that is `before` as `after`.
std::string ReplaceLastLine(std::string text, const std::string& before, const std::string& after) {
  const size_t at = (text.ends_with('\n') ? text : text + "\n").rfind("\n" + before + "\n");
  if (at != std::string::npos) text.replace(at + 1, before.size(), after);
  return text;
}

std::string NumberLine(int number) { return "Revision: " + std::to_string(number); }

std::string WithSubject(std::string_view message, std::string_view before, std::string_view after) {
  if (!message.starts_with(before)) return std::string(message);
  return std::string(after) + std::string(message.substr(before.size()));
}

std::vector<std::string> Lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    lines.emplace_back(FirstLine(text));
    text.remove_prefix(std::min(text.size(), lines.back().size() + 1));
  }
  return lines;
}

}  // namespace

void Replacements::Add(const Revision& before, const Revision& after) {
  by_plan_[before.plan][before.number] = after;
  commits_[before.commit] = after.commit;
}

int Replacements::NumberFor(const std::string& plan, int number) const {
  const auto revisions = by_plan_.find(plan);
  if (revisions == by_plan_.end()) return number;
  const auto found = revisions->second.find(number);
  return found == revisions->second.end() ? number : found->second.number;
}

Decision Replacements::Follow(const std::string& plan, Decision decision) const {
  decision.compared = NumberFor(plan, decision.compared);
  decision.recommended = NumberFor(plan, decision.recommended);
  const auto commit = commits_.find(decision.commit);
  const auto revisions = by_plan_.find(plan);
  if (commit == commits_.end() || revisions == by_plan_.end()) return decision;
  const auto after = revisions->second.find(decision.revision);
  if (after == revisions->second.end()) return decision;
  decision.revision = after->second.number;
  decision.label = after->second.label;
  decision.commit = commit->second;
  return decision;
}

std::string Replacements::FollowCommits(std::string text) const {
  for (const auto& [before, after] : commits_) {
    for (size_t at = 0; (at = text.find(before, at)) != std::string::npos; at += after.size()) {
      text.replace(at, before.size(), after);
    }
  }
  return text;
}

bool Replacements::FollowNumbers(const std::string& plan, nlohmann::ordered_json& value) const {
  bool followed = false;
  for (auto& member : value) followed = (member.is_structured() && FollowNumbers(plan, member)) || followed;
  if (!value.is_object() || !value.contains("revision") || !value.contains("text_sha256")) return followed;
  nlohmann::ordered_json& number = value["revision"];
  const auto of_plan = by_plan_.find(plan);
  if (of_plan == by_plan_.end() || !number.is_number_unsigned()) return followed;
  const auto found = of_plan->second.find(number.get<int>());
  if (found == of_plan->second.end() || value["text_sha256"] != found->second.text_sha256) return followed;
  followed = followed || number != found->second.number;
  number = found->second.number;
  return followed;
}

std::string Replacements::FollowLine(const std::string& plan, std::string_view line) const {
  std::string text(line);
  try {
    ParseJsonObject(line);  // for its bounds
    auto value = nlohmann::ordered_json::parse(line);
    if (FollowNumbers(plan, value)) text = value.dump();
  } catch (const JsonFault&) {
    // a person's own; it goes along
  }
  return FollowCommits(std::move(text));
}

std::string FollowMessage(std::string_view message, const Revision& before, const Revision& after) {
  return ReplaceLastLine(WithSubject(message, before.label, after.label), NumberLine(before.number),
                         NumberLine(after.number));
}

std::string FollowMessage(std::string_view message, const std::string& plan, const Decision& before,
                          const Decision& after) {
  const std::string was = DecisionMessage(plan, before), is = DecisionMessage(plan, after);
  return ReplaceLastLine(WithSubject(message, FirstLine(was), FirstLine(is)), NumberLine(before.revision),
                         NumberLine(after.revision));
}

// The two as planrev would write them differ in some lines; those lines are replaced where the file has them. Where a
// person wrote them in another way, planrev's way goes before theirs.
std::string FollowFile(std::string_view file, const Decision& before, const Decision& after) {
  std::string followed = "\n" + std::string(file);
  const auto was = Lines(WriteDecision(before)), is = Lines(WriteDecision(after));
  for (size_t i = 0; i < std::min(was.size(), is.size()); ++i) {
    const size_t at = was[i] == is[i] ? std::string::npos : followed.find("\n" + was[i] + "\n");
    if (at != std::string::npos) followed.replace(at + 1, was[i].size(), is[i]);
  }
  followed.erase(0, 1);
  try {
    const std::string path = DecisionFileName(after, 1);
    if (ReadDecision(followed, path) == after) return followed;
  } catch (const Error&) {
    return WriteDecision(after);
  }
  return WriteDecision(after);
}

}  // namespace planrev::store
