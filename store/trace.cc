// SPDX-License-Identifier: MIT
#include "store/trace.h"

#include "store/json.h"

namespace planrev::store {
namespace {

using nlohmann::ordered_json;

constexpr int kVersion = 1;

bool IsHex(const std::string& text, std::size_t digits) {
  return text.size() == digits && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}
bool IsId(const std::string& text) { return IsHex(text, 8); }
bool IsSha256(const std::string& text) { return IsHex(text, 64); }
bool IsAnswer(const std::string& text) { return text == "confirm" || text == "deny"; }

ordered_json Written(const ReviewedText& text) { return {{"revision", text.revision}, {"text_sha256", text.sha256}}; }

ReviewedText ReadText(const JsonReader& text) {
  return {text.NeededNumber("revision"), text.Needed("text_sha256", IsSha256, "SHA-256")};
}

}  // namespace

std::string WriteTrace(const TraceAnswer& answer) {
  const RecommendedChange& recommendation = answer.recommendation;
  const ordered_json line = {
      {"version", kVersion},
      {"trace", answer.confirmed ? "confirm" : "deny"},
      {"by", answer.by},
      {"when", answer.when},
      {"recommendation",
       {{"label", recommendation.label}, {"words", recommendation.words}, {"paper", recommendation.paper}}},
      {"change", {{"id", answer.change}, {"what", answer.what}, {"section", answer.section}}},
      {"from", Written(answer.before)},
      {"to", Written(answer.after)}};
  return line.dump();
}

TraceAnswer ReadTrace(const JsonReader& line) {
  if (line.NeededNumber("version") != kVersion) throw JsonFault("its version is one that a newer planrev may know");
  TraceAnswer answer;
  answer.confirmed = line.Needed("trace", IsAnswer, "answer: confirm or deny") == "confirm";
  answer.by = line.Needed("by");
  answer.when = line.Needed("when", IsMoment, "time, such as 2021-06-18T09:30:00Z");
  const JsonReader recommendation = line.NeededObject("recommendation");
  answer.recommendation = {recommendation.Needed("label"), recommendation.Needed("words"),
                           recommendation.Text("paper")};
  const JsonReader change = line.NeededObject("change");
  answer.change = change.Needed("id", IsId, "id of a change");
  answer.what = change.Text("what");
  answer.section = change.Texts("section");
  answer.before = ReadText(line.NeededObject("from"));
  answer.after = ReadText(line.NeededObject("to"));
  return answer;
}

}  // namespace planrev::store
