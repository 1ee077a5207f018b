// SPDX-License-Identifier: MIT
// How reviews are read from and added to a plan's reviews.jsonl.
//
// The time of a review orders what one person said of one change, whichever way the lines of two sides went together.
// So it is always later than what the same person said of it before, though the clock be set back.
#include <algorithm>
#include <map>
#include <utility>

#include "store/digest.h"
#include "store/history.h"
#include "store/json_lines.h"
#include "store/message.h"
#include "store/names.h"
#include "store/sign.h"

namespace planrev::store {
namespace {

constexpr std::size_t kMostNameBytes = 200;

std::vector<Review> ReadAll(std::string_view bytes, const std::string& plan) {
  std::vector<Review> reviews;
  ReadJsonLines(bytes, JsonLinesPath(plan, kReviewsFile),
                [&](const JsonReader& line) { reviews.push_back(ReadReview(line)); });
  return reviews;
}

std::string CleanBy(const std::string& by) {
  std::string clean = CleanName(by, "name of who reviews");
  if (clean.empty()) throw Error(ErrorKind::kUsage, "cannot use the name of who reviews: it says nothing");
  if (clean.size() > kMostNameBytes) {
    throw Error(ErrorKind::kUsage, "cannot use the name of who reviews: it is longer than 200 bytes");
  }
  return clean;
}

// The last thing that each person said, by person, change and place among changes alike.
class LastWords {
 public:
  void Take(const Review& review) {
    Review& last = words_[KeyOf(review)];
    if (last.when <= review.when) last = review;
  }

  // `review`, made the latest; nothing where it says what the last one says.
  std::optional<Review> Follow(Review review) {
    const auto found = words_.find(KeyOf(review));
    if (found == words_.end() && review.judgement == Judgement::kNone) return std::nullopt;
    if (found != words_.end()) {
      const Review& last = found->second;
      if (last.judgement == review.judgement && last.comment == review.comment && last.before == review.before) {
        return std::nullopt;
      }
      if (last.when >= review.when) review.when = SecondAfter(last.when);
    }
    Take(review);
    return review;
  }

 private:
  using Key = std::tuple<std::string, std::string, std::vector<std::string>, int>;

  static Key KeyOf(const Review& review) {
    const ReviewedChange& change = review.change;
    const bool alone = change.alike == 1;
    return {FoldName(review.by), change.digest, alone ? std::vector<std::string>() : change.section,
            alone ? 0 : change.number};
  }

  std::map<Key, Review> words_;
};

std::string MessageOf(const std::string& plan, const std::vector<Review>& reviews) {
  const std::string count = std::to_string(reviews.size());
  return "Reviewed: " + plan + ", " + count + (reviews.size() == 1 ? " change" : " changes") + "\n\nPlan: " + plan +
         "\nReviews: " + count + "\n";
}

}  // namespace

std::string Register::UserName() const {
  return WhoAndWhen(state_->repository.get(), std::nullopt, false).author->name;
}

std::vector<Review> Register::Reviews(const std::string& plan) const {
  const Head head = HeadOf(*state_);
  return ReadAll(JsonLinesBytes(state_->repository.get(), head, plan, kReviewsFile), plan);
}

std::string Register::ReviewsDigest(const std::string& plan) const {
  return Sha256(JsonLinesBytes(state_->repository.get(), HeadOf(*state_), plan, kReviewsFile));
}

std::vector<Review> Register::AddReviews(const std::string& plan, std::vector<Review> drafts,
                                         const ReviewOptions& options) {
  Task task{"cannot review '" + plan + "'", plan, WhoAndWhen(state_->repository.get(), options.author, false)};
  task.who.signs = Signs(state_->repository.get(), options.signing);
  for (Review& draft : drafts) {
    draft.by = CleanBy(draft.by.empty() ? task.who.author->name : draft.by);
    draft.comment = CleanWords(draft.comment, "comment");
    draft.when = InUtc(*task.who.committer);
  }
  std::vector<Review> added;
  AppendJsonLines(*state_, task, kReviewsFile, [&](const std::string& bytes) {
    LastWords words;
    for (const Review& review : ReadAll(bytes, plan)) words.Take(review);
    added.clear();
    NewLines fresh;
    for (const Review& draft : drafts) {
      auto review = words.Follow(draft);
      if (!review) continue;
      fresh.lines += WriteReview(*review) + "\n";
      added.push_back(std::move(*review));
    }
    fresh.message = MessageOf(plan, added);
    return fresh;
  });
  return added;
}

}  // namespace planrev::store
