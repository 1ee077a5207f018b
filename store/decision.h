// SPDX-License-Identifier: MIT
// What a body resolved about one revision of a plan, and the file in which it stands:
// PLAN/decisions/2021-07-14-adopted.md, front matter in YAML and then the words. planrev-register(5) describes it.
//
// A decision is pinned to the commit and to the SHA-256 of the text that was decided on.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace planrev::store {

enum class DecisionKind { kRecommended, kAdopted, kRejected, kDeferred, kWithdrawn };

// "recommended" and so on, and back.
std::string_view Name(DecisionKind kind);
std::optional<DecisionKind> DecisionKindOf(std::string_view name);

// A paper that the body had before it.
struct BackgroundDocument {
  std::string path;    // as it was named; it need not be there any more
  std::string sha256;  // 64 hexadecimal digits

  friend bool operator==(const BackgroundDocument&, const BackgroundDocument&) = default;
};

// One change of the text, as those call it who compare texts.
struct NamedChange {
  std::string id;
  std::string what;  // "Priority 7: item reworded"

  friend bool operator==(const NamedChange&, const NamedChange&) = default;
};

// What the body resolved to change in the text before it, and what of the text carries that out.
struct Amendment {
  std::string words;
  std::vector<NamedChange> changes;  // may be none

  friend bool operator==(const Amendment&, const Amendment&) = default;
};

// All text is UTF-8; one line, but for `reasons` and `alternatives`.
struct Decision {
  DecisionKind kind = DecisionKind::kRecommended;
  int number = 0;    // 1, 2 …: the order in which a plan's decisions were recorded
  std::string date;  // YYYY-MM-DD: when the body met
  std::string body;
  std::string minute;  // may be empty

  int revision = 0;  // what was decided on
  std::string label;
  std::string commit;       // full object id
  std::string text_sha256;  // 64 hexadecimal digits

  std::string claimed;  // "minor" or "major", as the body was told; may be empty
  std::string found;    // "none", "minor" or "major", as a comparison with `compared` found; empty where there is none
  int compared = 0;     // the number of the revision in force then; 0 where there was none

  std::vector<BackgroundDocument> background;

  int recommended = 0;  // an adopted text that is not the recommended one: the number of that; otherwise 0
  std::vector<Amendment> amendments;
  std::vector<NamedChange> unexplained;  // changes between the two that no amendment names

  std::vector<std::string> objections;  // what spoke against recording it
  std::string override_reason;          // why it was recorded all the same; there is one where there are objections

  std::string reasons;  // Markdown; may be empty
  std::string alternatives;

  friend bool operator==(const Decision&, const Decision&) = default;
};

inline constexpr size_t kMostDecisionBytes = size_t{4} << 20;  // of a file

// Parts the reasons from the alternatives in the file; a line that the reasons must not have.
inline constexpr std::string_view kAlternativesHeading = "## Alternatives considered";

// "2021-07-14-adopted.md"; the second of a kind and day is "2021-07-14-adopted-2.md".
std::string DecisionFileName(const Decision& decision, int ordinal);

// What the name of such a file says; nothing where it names no decision.
struct DecisionFile {
  std::string name;
  std::string date;
  DecisionKind kind;
};
std::optional<DecisionFile> ParseDecisionFileName(const std::string& name);

// The file. ReadDecision gives back what WriteDecision was given.
std::string WriteDecision(const Decision& decision);

// `path` is for the message. Throws kRegister, with the line where there is one, for a file that is none, or whose
// name says another day or kind.
Decision ReadDecision(std::string_view file, const std::string& path);

}  // namespace planrev::store
