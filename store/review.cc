// SPDX-License-Identifier: MIT
#include "store/review.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <utility>

#include "store/error.h"
#include "store/json.h"
#include "store/names.h"

namespace planrev::store {
namespace {

using nlohmann::ordered_json;

constexpr int kVersion = 1;

constexpr std::array<std::pair<Judgement, std::string_view>, 4> kJudgements = {{
    {Judgement::kAccept, "accept"},
    {Judgement::kReject, "reject"},
    {Judgement::kQuery, "query"},
    {Judgement::kNone, "none"},
}};

bool IsHex(const std::string& text, std::size_t digits) {
  return text.size() == digits && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}
bool IsId(const std::string& text) { return IsHex(text, 8); }
bool IsSha256(const std::string& text) { return IsHex(text, 64); }
bool IsJudgement(const std::string& text) { return JudgementOf(text).has_value(); }

ordered_json Written(const ReviewedText& text) { return {{"revision", text.revision}, {"text_sha256", text.sha256}}; }

ReviewedText ReadText(const JsonReader& text) {
  return {text.NeededNumber("revision"), text.Needed("text_sha256", IsSha256, "SHA-256")};
}

ordered_json Written(const ReviewedChange& change) {
  ordered_json json = {{"id", change.id}, {"digest", change.digest}};
  if (change.alike > 1) json["alike"] = {{"all", change.alike}, {"number", change.number}, {"of", change.of}};
  json["kind"] = change.kind;
  json["unit"] = change.unit;
  json["significance"] = change.significance;
  json["section"] = change.section;
  json["before"] = change.before;
  json["after"] = change.after;
  return json;
}

ReviewedChange ReadChange(const JsonReader& line) {
  ReviewedChange change;
  change.id = line.Needed("id", IsId, "id of a change");
  change.digest = line.Needed("digest", IsSha256, "SHA-256");
  if (const auto alike = line.Object("alike")) {
    change.alike = alike->NeededNumber("all");
    change.number = alike->NeededNumber("number");
    change.of = alike->NeededNumber("of");
  }
  change.kind = line.Text("kind");
  change.unit = line.Text("unit");
  change.significance = line.Text("significance");
  change.section = line.Texts("section");
  change.before = line.Text("before");
  change.after = line.Text("after");
  return change;
}

// Whether it is a number from 0 to `most` of two digits.
bool IsUpTo(const std::string& digits, int most) {
  return digits.size() == 2 && digits.find_first_not_of("0123456789") == std::string::npos && std::stoi(digits) <= most;
}

}  // namespace

std::string_view Name(Judgement judgement) {
  return std::find_if(kJudgements.begin(), kJudgements.end(), [&](const auto& one) { return one.first == judgement; })
      ->second;
}

std::optional<Judgement> JudgementOf(std::string_view name) {
  const auto found =
      std::find_if(kJudgements.begin(), kJudgements.end(), [&](const auto& one) { return one.second == name; });
  if (found == kJudgements.end()) return std::nullopt;
  return found->first;
}

std::string WriteReview(const Review& review) {
  ordered_json line = {{"version", kVersion},
                       {"review", Name(review.judgement)},
                       {"by", review.by},
                       {"when", review.when},
                       {"comment", review.comment},
                       {"change", Written(review.change)},
                       {"from", Written(review.before)},
                       {"to", Written(review.after)}};
  return line.dump();
}

Review ReadReview(const JsonReader& line) {
  if (line.NeededNumber("version") != kVersion) throw JsonFault("its version is one that a newer planrev may know");
  Review review;
  review.judgement = *JudgementOf(line.Needed("review", IsJudgement, "review: accept, reject, query or none"));
  review.by = line.Needed("by");
  review.when = line.Needed("when", IsMoment, "time, such as 2021-06-18T09:30:00Z");
  review.comment = line.Text("comment");
  review.change = ReadChange(line.NeededObject("change"));
  review.before = ReadText(line.NeededObject("from"));
  review.after = ReadText(line.NeededObject("to"));
  return review;
}

bool IsMoment(const std::string& text) {
  if (text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z') return false;
  return IsDate(text.substr(0, 10)) && IsUpTo(text.substr(11, 2), 23) && IsUpTo(text.substr(14, 2), 59) &&
         IsUpTo(text.substr(17, 2), 59);
}

std::string SecondAfter(const std::string& moment) {
  using namespace std::chrono;
  if (moment >= "9999-12-31T23:59:59Z") {
    throw Error(ErrorKind::kRefused, "cannot record it after what was said before: that bears the time " + moment,
                "a wrong clock wrote it: take that line out of the file, and commit that");
  }
  const auto part = [&](std::size_t at, std::size_t size) { return std::stoi(moment.substr(at, size)); };
  const sys_days day = year(part(0, 4)) / static_cast<int>(part(5, 2)) / static_cast<int>(part(8, 2));
  const sys_seconds time = day + hours(part(11, 2)) + minutes(part(14, 2)) + seconds(part(17, 2)) + seconds(1);
  const auto date = floor<days>(time);
  const year_month_day calendar(date);
  const hh_mm_ss clock(time - date);
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(calendar.year()),
                static_cast<unsigned>(calendar.month()), static_cast<unsigned>(calendar.day()),
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()));
  return text.data();
}

}  // namespace planrev::store
