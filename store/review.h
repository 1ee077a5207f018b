// SPDX-License-Identifier: MIT
// What a person said of one change before a revision is adopted, and the line of PLAN/reviews.jsonl in which it stands.
// planrev-register(5) describes it.
//
// A change is known by its digest, made of its kind and of the whole texts of both sides by those who compare texts: so
// a review is of that change in whatever later revision makes it again, and of no other.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace planrev::store {

class JsonReader;  // store/json.h

// kNone takes back what the person said before.
enum class Judgement { kAccept, kReject, kQuery, kNone };

// "accept" and so on, and back.
std::string_view Name(Judgement judgement);
std::optional<Judgement> JudgementOf(std::string_view name);

// One of the two texts between which the change lies.
struct ReviewedText {
  int revision = 0;
  std::string sha256;  // 64 hexadecimal digits

  friend bool operator==(const ReviewedText&, const ReviewedText&) = default;
};

struct ReviewedChange {
  std::string id;      // 8 hexadecimal digits, as it was shown then
  std::string digest;  // 64
  // Among the changes that were alike, of one digest: how many there were, and, of those in its section, which it was
  // and how many.
  int alike = 1;
  int number = 1;
  int of = 1;

  // For people who read the file: what it was like. Any of these may be empty.
  std::string kind;
  std::string unit;
  std::string significance;
  std::vector<std::string> section;
  std::string before;  // the texts, cut
  std::string after;

  friend bool operator==(const ReviewedChange&, const ReviewedChange&) = default;
};

struct Review {
  ReviewedChange change;
  Judgement judgement = Judgement::kAccept;
  std::string by;    // one line
  std::string when;  // ISO 8601 in UTC: 2021-06-18T09:30:00Z
  std::string comment;
  ReviewedText before;
  ReviewedText after;

  friend bool operator==(const Review&, const Review&) = default;
};

// The line, without a line feed. ReadReview gives back what WriteReview was given.
std::string WriteReview(const Review& review);

// Throws JsonFault for an object that is none.
Review ReadReview(const JsonReader& line);

// Whether `text` is of the form 2021-06-18T09:30:00Z and says a time that there is.
bool IsMoment(const std::string& text);

// The second after `moment`.
std::string SecondAfter(const std::string& moment);

}  // namespace planrev::store
