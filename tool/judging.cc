// SPDX-License-Identifier: MIT
#include "tool/judging.h"

#include <algorithm>
#include <array>
#include <optional>

#include "store/error.h"
#include "tool/change_ids.h"
#include "tool/suggest.h"

namespace planrev::tool {
namespace {

using store::Judgement;

struct Verb {
  std::string_view option;
  Judgement judgement;
};
constexpr std::array<Verb, 4> kVerbs = {{{"--accept", Judgement::kAccept},
                                         {"--reject", Judgement::kReject},
                                         {"--query", Judgement::kQuery},
                                         {"--take-back", Judgement::kNone}}};

struct Group {
  std::string_view option;
  std::optional<diff::Significance> significance;  // nothing: every change
};
constexpr std::array<Group, 4> kGroups = {{{"--all-editorial", diff::Significance::kEditorial},
                                           {"--all-factual", diff::Significance::kFactual},
                                           {"--all-substantive", diff::Significance::kSubstantive},
                                           {"--all", std::nullopt}}};

std::vector<std::string> IdsOf(const Arguments& arguments, const Verb& verb) {
  std::vector<std::string> ids = arguments.Values(verb.option);
  std::erase(ids, "");
  return ids;
}

std::vector<Group> GroupsGiven(const Arguments& arguments) {
  std::vector<Group> groups;
  std::ranges::copy_if(kGroups, std::back_inserter(groups),
                       [&](const Group& group) { return arguments.Has(group.option); });
  return groups;
}

// Those that are given; `bare` without an id.
std::vector<Verb> VerbsGiven(const Arguments& arguments, bool bare) {
  std::vector<Verb> verbs;
  std::ranges::copy_if(kVerbs, std::back_inserter(verbs), [&](const Verb& verb) {
    return arguments.Has(verb.option) && (!bare || IdsOf(arguments, verb).empty());
  });
  return verbs;
}

// What is said of the groups: by the one verb that has no ids, or by the one that there is.
std::optional<Verb> VerbOfGroups(const Arguments& arguments) {
  const std::vector<Verb> bare = VerbsGiven(arguments, true), all = VerbsGiven(arguments, false);
  if (bare.size() == 1) return bare.front();
  if (bare.empty() && all.size() == 1) return all.front();
  return std::nullopt;
}

std::string Names(const std::vector<Verb>& verbs, std::string_view last) {
  std::vector<std::string> names;
  for (const Verb& verb : verbs) names.emplace_back(verb.option);
  return InWords(names, last);
}

void Put(Judgements& judgements, std::size_t change, const Verb& verb, const std::string& id) {
  const auto [there, fresh] = judgements.emplace(change, verb.judgement);
  if (fresh || there->second == verb.judgement) return;
  throw Error(ErrorKind::kUsage, "two things are said of change '" + id + "'", "give each change to one option");
}

}  // namespace

bool Judges(const Arguments& arguments) {
  return !VerbsGiven(arguments, false).empty() || !GroupsGiven(arguments).empty();
}

void CheckJudges(const Arguments& arguments) {
  const std::vector<Verb> bare = VerbsGiven(arguments, true), all = VerbsGiven(arguments, false);
  const std::vector<Group> groups = GroupsGiven(arguments);
  if (groups.empty() && !bare.empty()) {
    throw Error(ErrorKind::kUsage, "option '" + std::string(bare.front().option) + "' needs a value",
                "the ids of changes; or --all-editorial and the like");
  }
  if (groups.empty() || VerbOfGroups(arguments)) return;
  const std::string group(groups.front().option);
  if (all.empty()) throw Error(ErrorKind::kUsage, "what is said of " + group + " is not clear", "as --accept " + group);
  throw Error(ErrorKind::kUsage,
              "which of " + Names(bare.empty() ? all : bare, "and") + " is said of " + group + " is not clear",
              "give one of them without ids");
}

Judgements JudgementsFrom(const Arguments& arguments, const diff::Comparison& comparison) {
  Judgements judgements;
  for (const Verb& verb : VerbsGiven(arguments, false)) {
    for (const std::string& id : IdsOf(arguments, verb))
      Put(judgements, FindChange(comparison, id, "planrev review PLAN"), verb, id);
  }
  for (const Group& group : GroupsGiven(arguments)) {
    for (std::size_t i = 0; i < comparison.changes.size(); ++i) {
      const bool of_group = !group.significance || comparison.changes[i].significance == *group.significance;
      if (of_group) judgements.emplace(i, VerbOfGroups(arguments)->judgement);
    }
  }
  return judgements;
}

store::Review DraftReview(const Reviewing& reviewing, std::size_t change, Judgement judgement) {
  store::Review review;
  review.change = reviewing.named[change];
  review.judgement = judgement;
  review.before = {reviewing.before.number, reviewing.before.text_sha256};
  review.after = {reviewing.after.number, reviewing.after.text_sha256};
  return review;
}

}  // namespace planrev::tool
