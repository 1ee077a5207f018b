// SPDX-License-Identifier: MIT
#include "tool/render/report/report.h"

#include <algorithm>

#include "tool/amendments.h"
#include "tool/render/note/schedule.h"
#include "tool/render/phrases.h"
#include "tool/render/report/outcomes.h"

namespace planrev::tool {
namespace {

using store::Decision;
using store::DecisionKind;

std::string Named(int revision) { return "r" + std::to_string(revision); }

std::string Verb(DecisionKind kind) {
  return kind == DecisionKind::kWithdrawn ? "withdrew" : std::string(store::Name(kind));
}

Facts::List Texts(const std::vector<std::string>& texts) {
  Facts::List list;
  for (const std::string& text : texts) list.push_back(Facts().Set("text", text));
  return list;
}

// A text's paragraphs, each on one line.
std::vector<std::string> Paragraphs(const std::string& text) {
  std::vector<std::string> paragraphs;
  bool apart = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = text.substr(at, end - at);
    at = end + 1;
    const bool blank = line.find_first_not_of(" \t\r") == std::string::npos;
    if (!blank && apart) paragraphs.push_back(line);
    if (!blank && !apart) paragraphs.back() += " " + line;
    apart = blank;
  }
  return paragraphs;
}

// A sentence that is to stand within another.
std::string WithoutStop(const std::string& text) {
  return text.ends_with('.') && !text.ends_with("..") ? text.substr(0, text.size() - 1) : text;
}

Facts Told(const Decision& decision) {
  Facts facts = Facts().Set("date", DayInWords(decision.date)).Set("body", decision.body);
  facts.Set("minute", decision.minute).Set("verb", Verb(decision.kind)).Set("label", decision.label);
  return facts.Set(std::string(store::Name(decision.kind)), true);
}

Facts::List Told(const std::vector<store::NamedChange>& changes) {
  Facts::List list;
  for (const store::NamedChange& change : changes) {
    list.push_back(Facts().Set("id", change.id).Set("what", change.what));
  }
  return list;
}

class Report {
 public:
  Report(const ReportSubject& subject, const NoteSubject& note, const GivenFacts& given)
      : subject_(subject), note_(note), given_(given) {}

  Facts Make() {
    facts_ = NoteFacts(note_);
    for (const auto& [name, words] : given_) facts_.Set(name, words);
    Head();
    History();
    for (const Decision& decision : subject_.decisions) {
      if (decision.revision == subject_.revision.number) TakeDecision(decision);
    }
    Outcome();
    facts_.Set("overrides", overrides_).Set("documents", documents_);
    if (!subject_.paper.empty()) SetOutcomes(facts_, subject_.traced, subject_.comparison, subject_.paper);
    if (subject_.reviewing) Reviews(*subject_.reviewing);
    if (subject_.before) facts_.Set("schedule", ScheduleFacts(note_));
    return std::move(facts_);
  }

 private:
  void Head() {
    facts_.Set("revision", Named(subject_.revision.number)).Set("sha256", subject_.revision.text_sha256);
    facts_.Set("single", subject_.comparison.changes.size() == 1);
    facts_.Set("first_edition", !subject_.before.has_value());
    if (subject_.before) facts_.Set("before_revision", Named(subject_.before->number));
  }

  void History() {
    Facts::List history;
    for (const Decision& decision : subject_.decisions) history.push_back(Told(decision));
    facts_.Set("history", history);
  }

  // What is decided already, on the revision itself or by the adoption of a newer one.
  void Outcome() {
    const Decision* adopted = nullptr;
    const Decision* newer = nullptr;
    const Decision* last = nullptr;
    for (const Decision& decision : subject_.decisions) {
      const bool own = decision.revision == subject_.revision.number;
      const bool adopts = decision.kind == DecisionKind::kAdopted;
      if (own) last = &decision;
      if (own && adopts && adopted == nullptr) adopted = &decision;
      if (adopts && newer == nullptr && decision.revision > subject_.revision.number) newer = &decision;
    }
    const bool refused =
        last != nullptr && (last->kind == DecisionKind::kRejected || last->kind == DecisionKind::kWithdrawn);
    if (adopted != nullptr) {
      facts_.Set("adopted_by", Told(*adopted));
    } else if (refused) {
      facts_.Set("refused_by", Told(*last));
    } else if (newer != nullptr) {
      facts_.Set("overtaken_by", Told(*newer));
    }
    facts_.Set("decided", adopted != nullptr || refused || newer != nullptr);
  }

  // A decision on the revision itself; of what several say the last counts.
  void TakeDecision(const Decision& decision) {
    if (decision.kind == DecisionKind::kRecommended) facts_.Set("recommended_by", Told(decision));
    if (!decision.claimed.empty()) facts_.Set("claimed", decision.claimed);
    if (!decision.reasons.empty()) facts_.Set("reasons", Texts(Paragraphs(decision.reasons)));
    if (!decision.alternatives.empty()) facts_.Set("alternatives", Texts(Paragraphs(decision.alternatives)));
    if (!decision.objections.empty()) {
      overrides_.push_back(Told(decision));
      overrides_.back().Set("why", WithoutStop(decision.override_reason)).Set("objections", Texts(decision.objections));
    }
    TakeAmendments(decision);
    for (const store::BackgroundDocument& document : decision.background) TakeDocument(document);
  }

  void TakeAmendments(const Decision& decision) {
    if (decision.recommended == 0) return;
    Facts::List amendments;
    for (const store::Amendment& amendment : decision.amendments) {
      amendments.push_back(Facts().Set("words", amendment.words).Set("changes", Told(amendment.changes)));
    }
    facts_.Set("amendments", amendments).Set("unexplained", Told(decision.unexplained));
  }

  void TakeDocument(const store::BackgroundDocument& document) {
    if (std::ranges::find(seen_, document) != seen_.end()) return;
    seen_.push_back(document);
    documents_.push_back(Facts().Set("path", document.path).Set("sha256", document.sha256));
  }

  // How many changes are accepted and so on, and which of the substantive ones are not.
  void Reviews(const Reviewing& reviewing) {
    static constexpr ReviewState kStates[] = {ReviewState::kAccepted, ReviewState::kAcceptedByWriter,
                                              ReviewState::kRejected, ReviewState::kQueried,
                                              ReviewState::kDisputed, ReviewState::kOpen};
    const std::string shared_title = SharedTitle(reviewing.comparison);
    std::map<ReviewState, std::size_t> counts;
    Facts::List held;
    for (std::size_t i = 0; i < reviewing.comparison.changes.size(); ++i) {
      const diff::Change& change = reviewing.comparison.changes[i];
      const ReviewState state = subject_.states[i];
      ++counts[state];
      if (state == ReviewState::kAccepted || change.significance != diff::Significance::kSubstantive) continue;
      held.push_back(Facts().Set("what", Described(change, shared_title)).Set("id", change.id));
      held.back().Set("state", std::string(Name(state))).Set("said", Said(reviewing.words[i]));
    }
    Facts::List states;
    for (const ReviewState state : kStates) {
      if (counts[state] == 0) continue;
      states.push_back(Facts().Set("count", std::to_string(counts[state])));
      states.back().Set("state", std::string(Name(state, counts[state])));
    }
    facts_.Set("reviewed", states).Set("not_accepted", held);
  }

  // What each person said of one change.
  static Facts::List Said(const std::vector<store::Review>& words) {
    std::vector<std::string> said;
    for (const store::Review& review : words) {
      said.push_back(review.by + ": " + std::string(Name(StateOf({review}))) +
                     (review.comment.empty() ? "" : " – " + WithoutStop(review.comment)));
    }
    return Texts(said);
  }

  const ReportSubject& subject_;
  const NoteSubject& note_;
  const GivenFacts& given_;
  std::vector<store::BackgroundDocument> seen_;
  Facts::List overrides_;
  Facts::List documents_;
  Facts facts_;
};

}  // namespace

Facts ReportFacts(const ReportSubject& subject, const NoteSubject& note, const GivenFacts& given) {
  return Report(subject, note, given).Make();
}

}  // namespace planrev::tool
