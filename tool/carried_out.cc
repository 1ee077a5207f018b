// SPDX-License-Identifier: MIT
#include "tool/carried_out.h"

#include <algorithm>

#include "tool/amendments.h"
#include "tool/render/phrases.h"
#include "tool/same_change.h"

namespace planrev::tool {
namespace {

struct Count {
  std::size_t accepted = 0;
  std::size_t rejected = 0;
};

std::string InText(const Count& count) {
  const auto part = [](std::size_t number, std::string_view kind, std::string_view where) {
    return Counted(number, std::string(kind) + " change") + (number == 1 ? " is " : " are ") + std::string(where);
  };
  std::string text;
  if (count.accepted > 0) text = part(count.accepted, "accepted", "in it");
  if (count.rejected > 0) text += (text.empty() ? "" : ", ") + part(count.rejected, "rejected", "not in it");
  return text;
}

// Whether the text is just what the reviews make of the one that was reviewed.
bool IsJustThat(const Reviewing& reviewed, std::string_view text) {
  return std::ranges::any_of(std::initializer_list<Chosen>{Chosen::kAccepted, Chosen::kNotRejected},
                             [&](Chosen chosen) {
                               return Apply(reviewed.comparison, reviewed.before_text, reviewed.after_text,
                                            ChooseByReview(reviewed, chosen)) == text;
                             });
}

}  // namespace

std::vector<bool> ChooseByReview(const Reviewing& reviewing, Chosen chosen) {
  std::vector<bool> changes;
  for (const auto& words : reviewing.words) {
    const ReviewState state = StateOf(words);
    changes.push_back(chosen == Chosen::kAccepted ? state == ReviewState::kAccepted : state != ReviewState::kRejected);
  }
  return changes;
}

std::string CarriedOut(const Reviewing& reviewed, const Reviewing& now) {
  const SameChanges changes(now.named);
  const std::string title = SharedTitle(reviewed.comparison);
  Count done;
  std::string against;
  for (std::size_t i = 0; i < reviewed.words.size(); ++i) {
    const ReviewState state = StateOf(reviewed.words[i]);
    if (state != ReviewState::kAccepted && state != ReviewState::kRejected) continue;
    const bool accepted = state == ReviewState::kAccepted, there = changes.Find(reviewed.named[i]).has_value();
    if (accepted == there) ++(accepted ? done.accepted : done.rejected);
    if (accepted == there) continue;
    const diff::Change& change = reviewed.comparison.changes[i];
    against += "  " + change.id + "  was " + std::string(Name(state)) + " and is " + (there ? "" : "not ") +
               "in it: " + Described(change, title) + "\n";
  }
  const std::size_t count = done.accepted + done.rejected;
  std::string said;
  if (count > 0) {
    said = "carries out " + Counted(count, "review") + " of r" + std::to_string(reviewed.after.number) + ": " +
           InText(done) + (against.empty() && IsJustThat(reviewed, now.after_text) ? "; nothing else is changed" : "") +
           "\n";
  }
  if (against.empty()) return said;
  return said + "does not follow what was said of r" + std::to_string(reviewed.after.number) + ":\n" + against;
}

}  // namespace planrev::tool
