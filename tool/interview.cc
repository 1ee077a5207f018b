// SPDX-License-Identifier: MIT
#include "tool/interview.h"

#include <algorithm>
#include <map>

#include "store/names.h"
#include "tool/amendments.h"
#include "tool/judging.h"
#include "tool/render/phrases.h"
#include "tool/render/review.h"
#include "tool/visible.h"

namespace planrev::tool {
namespace {

using store::Judgement;

constexpr char kHelp[] =
    "y - accept this change\n"
    "n - reject it\n"
    "u - query it; asks what about\n"
    "c - write a comment, then judge\n"
    "s - skip it: leave it as it is\n"
    "b - back to the one before\n"
    "q - quit; what was said so far is recorded\n"
    "? - this help\n";

// The text with signs around what differs.
std::string Marked(const diff::Change& change) {
  std::string text;
  for (const diff::Run& run : change.runs) {
    const std::string words = VisibleText(run.text);
    text += run.sign == diff::Sign::kRemoved ? "[-" + words + "-]"
            : run.sign == diff::Sign::kAdded ? "{+" + words + "+}"
                                             : words;
  }
  return text;
}

bool SaidBy(const std::vector<store::Review>& words, const std::string& who) {
  return std::ranges::any_of(words,
                             [&](const store::Review& one) { return store::FoldName(one.by) == store::FoldName(who); });
}

class Interviewer {
 public:
  Interviewer(const Reviewing& reviewing, const std::string& who, const Talk& talk)
      : reviewing_(reviewing), talk_(talk), title_(SharedTitle(reviewing.comparison)) {
    for (std::size_t i = 0; i < reviewing.words.size(); ++i) {
      if (!SaidBy(reviewing.words[i], who)) open_.push_back(i);
    }
  }

  std::vector<store::Review> Run() {
    if (open_.empty()) talk_.say("There is nothing that you have not judged.\n");
    while (at_ < open_.size()) {
      Show(open_[at_]);
      if (!Judge(open_[at_])) break;
    }
    std::vector<store::Review> said;
    for (auto& [change, review] : said_) said.push_back(std::move(review));
    return said;
  }

 private:
  void Show(std::size_t i) {
    const diff::Change& change = reviewing_.comparison.changes[i];
    std::string text = "\n" + change.id + "  " + std::string(Name(change.significance)) + "\n    " +
                       Described(change, title_) + "\n\n" + Marked(change) + "\n";
    for (const store::Review& word : reviewing_.words[i]) {
      text += "\n    " + WordText(word, reviewing_.after.number);
      if (!word.comment.empty()) text += ": " + VisibleText(word.comment);
    }
    talk_.say(text + (reviewing_.words[i].empty() ? "\n" : "\n\n"));
  }

  void Take(std::size_t i, Judgement judgement, std::string comment) {
    store::Review review = DraftReview(reviewing_, i, judgement);
    review.comment = std::move(comment);
    said_.insert_or_assign(i, std::move(review));
    ++at_;
  }

  // False where the interview is over.
  bool Judge(std::size_t i) {
    std::string comment;
    for (;;) {
      const std::string place = "(" + std::to_string(at_ + 1) + "/" + std::to_string(open_.size()) + ") ";
      const auto answer = talk_.ask(place + "Accept this change [y,n,u,c,s,b,q,?]? ");
      if (!answer || *answer == "q") return false;
      if (*answer == "y") return Take(i, Judgement::kAccept, comment), true;
      if (*answer == "n") return Take(i, Judgement::kReject, comment), true;
      if (*answer == "s") return ++at_, true;
      if (*answer == "b" && at_ > 0) return --at_, true;
      if (*answer == "u" && comment.empty()) comment = talk_.ask("What about? ").value_or("");
      if (*answer == "u") return Take(i, Judgement::kQuery, comment), true;
      if (*answer == "c") {
        comment = talk_.ask("Comment: ").value_or("");
      } else {
        talk_.say(*answer == "b" ? "This is the first one.\n" : kHelp);
      }
    }
  }

  const Reviewing& reviewing_;
  const Talk& talk_;
  std::string title_;
  std::vector<std::size_t> open_;  // the changes to ask about
  std::size_t at_ = 0;
  std::map<std::size_t, store::Review> said_;
};

}  // namespace

std::vector<store::Review> Interview(const Reviewing& reviewing, const std::string& who, const Talk& talk) {
  return Interviewer(reviewing, who, talk).Run();
}

}  // namespace planrev::tool
