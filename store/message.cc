// SPDX-License-Identifier: MIT
#include "store/message.h"

#include <algorithm>

#include "store/digest.h"
#include "store/names.h"

namespace planrev::store {
namespace {

constexpr std::string_view kPlan = "Plan";
constexpr std::string_view kRevision = "Revision";
constexpr std::string_view kDecision = "Decision";
constexpr std::string_view kDated = "Dated";
constexpr std::string_view kTextSha256 = "Text-SHA256";
constexpr std::string_view kFilesSha256 = "Files-SHA256";
constexpr std::string_view kAuthor = "Author";

void AddTrailer(std::string& message, std::string_view key, std::string_view value) {
  message.append(key).append(": ").append(value).append("\n");
}

// The value of `key` in `trailers`, one "Key: value" a line; empty where there is none.
std::string_view Trailer(std::string_view trailers, std::string_view key) {
  while (!trailers.empty()) {
    const std::string_view line = trailers.substr(0, trailers.find('\n'));
    trailers.remove_prefix(std::min(trailers.size(), line.size() + 1));
    if (line.starts_with(key) && line.substr(key.size()).starts_with(": ")) return line.substr(key.size() + 2);
  }
  return {};
}

// The paragraph of the trailers; empty where the message has but one.
std::string_view LastParagraph(std::string_view message) {
  while (message.ends_with('\n')) message.remove_suffix(1);
  const size_t end = message.rfind("\n\n");
  return end == std::string_view::npos ? std::string_view() : message.substr(end + 2);
}

bool IsControl(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F;
}

bool IsSha256(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool IsWhole(const Revision& revision) {
  return !revision.label.empty() && !revision.plan.empty() && revision.number > 0 && LooksLikeDate(revision.dated) &&
         IsSha256(revision.text_sha256) && (revision.files_sha256.empty() || IsSha256(revision.files_sha256));
}

}  // namespace

std::string CleanWords(std::string_view words, const std::string& what) {
  if (!IsText(words)) throw Error(ErrorKind::kUsage, "cannot read the " + what + ": it is not UTF-8");
  std::string clean;
  for (size_t i = 0; i < words.size(); ++i) {
    if (words[i] != '\r') clean += words[i];
    if (words[i] == '\r' && !words.substr(i + 1).starts_with('\n')) clean += '\n';
  }
  if (std::any_of(clean.begin(), clean.end(), IsControl)) {
    throw Error(ErrorKind::kUsage, "cannot use the " + what + ": it has a control character in it");
  }
  if (IsBlank(clean)) return "";
  clean.erase(0, clean.find_first_not_of(" \t\n"));
  clean.erase(clean.find_last_not_of(" \t\n") + 1);
  return clean;
}

std::string CommitMessage(const Revision& revision) {
  std::string message = revision.label + "\n\n";
  if (!revision.note.empty()) message += revision.note + "\n\n";
  AddTrailer(message, kPlan, revision.plan);
  AddTrailer(message, kRevision, std::to_string(revision.number));
  AddTrailer(message, kDated, revision.dated);
  AddTrailer(message, kTextSha256, revision.text_sha256);
  if (!revision.files_sha256.empty()) AddTrailer(message, kFilesSha256, revision.files_sha256);
  return message;
}

std::string DecisionMessage(const std::string& plan, const Decision& decision) {
  std::string kind(Name(decision.kind));
  kind[0] = static_cast<char>(kind[0] - 'a' + 'A');
  std::string message = kind + ": " + decision.label + " (r" + std::to_string(decision.revision) + ")\n\n";
  AddTrailer(message, kPlan, plan);
  AddTrailer(message, kDecision, Name(decision.kind));
  AddTrailer(message, kRevision, std::to_string(decision.revision));
  AddTrailer(message, "Decided", decision.date);
  AddTrailer(message, "Body", decision.body);
  AddTrailer(message, kDecisionSha256, Sha256(WriteDecision(decision)));
  return message;
}

std::string TagMessage(const Revision& revision) {
  std::string message = CommitMessage(revision);
  AddTrailer(message, kAuthor, revision.author);
  return message;
}

std::vector<std::string> TrailersOf(std::string_view message, std::string_view key) {
  std::vector<std::string> values;
  std::string_view trailers = LastParagraph(message);
  while (!trailers.empty()) {
    const std::string_view line = trailers.substr(0, trailers.find('\n'));
    trailers.remove_prefix(std::min(trailers.size(), line.size() + 1));
    if (line.starts_with(key) && line.substr(key.size()).starts_with(": ")) {
      values.emplace_back(line.substr(key.size() + 2));
    }
  }
  return values;
}

std::string WithTrailer(std::string_view message, std::string_view key, std::string_view value) {
  const std::string line = "\n" + std::string(key) + ": ";
  std::string changed(message);
  const auto known = TrailersOf(message, key);
  if (known.empty()) {
    AddTrailer(changed, key, value);
  } else {
    changed.replace(changed.rfind(line + known.back()) + line.size(), known.back().size(), value);
  }
  return changed;
}

std::string DecidedPlan(std::string_view message) {
  const std::string_view trailers = LastParagraph(message);
  return DecisionKindOf(Trailer(trailers, kDecision)) ? std::string(Trailer(trailers, kPlan)) : "";
}

std::optional<Revision> ParseMessage(std::string_view message) {
  while (message.ends_with('\n')) message.remove_suffix(1);
  const size_t label_end = message.find("\n\n");
  const size_t note_end = message.rfind("\n\n");
  if (label_end == std::string_view::npos) return std::nullopt;
  const std::string_view trailers = message.substr(note_end + 2);
  Revision revision;
  revision.label = message.substr(0, label_end);
  if (note_end > label_end) revision.note = message.substr(label_end + 2, note_end - label_end - 2);
  revision.plan = Trailer(trailers, kPlan);
  revision.number = RevisionNumber("r" + std::string(Trailer(trailers, kRevision))).value_or(0);
  revision.dated = Trailer(trailers, kDated);
  revision.text_sha256 = Trailer(trailers, kTextSha256);
  revision.files_sha256 = Trailer(trailers, kFilesSha256);
  revision.author = Trailer(trailers, kAuthor);
  if (!IsWhole(revision)) return std::nullopt;
  return revision;
}

}  // namespace planrev::store
