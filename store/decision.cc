// SPDX-License-Identifier: MIT
#include "store/decision.h"

#include <algorithm>
#include <array>
#include <utility>

#include "store/message.h"
#include "store/names.h"
#include "store/yaml.h"

namespace planrev::store {
namespace {

constexpr char kFormat[] = "planrev-decision";
constexpr char kVersion[] = "1";
constexpr char kFence[] = "---\n";
constexpr char kReasons[] = "## Reasons\n";
constexpr char kHint[] = "planrev-register(5) says what a decision's file holds; git log shows who changed it";

constexpr std::array<std::pair<DecisionKind, std::string_view>, 5> kKinds = {{
    {DecisionKind::kRecommended, "recommended"},
    {DecisionKind::kAdopted, "adopted"},
    {DecisionKind::kRejected, "rejected"},
    {DecisionKind::kDeferred, "deferred"},
    {DecisionKind::kWithdrawn, "withdrawn"},
}};

void WriteChanges(YamlWriter& front, const char* key, const std::vector<NamedChange>& changes) {
  front.List(key, changes, [&](const NamedChange& change) {
    front.Map([&] {
      front.Text("id", change.id);
      front.Text("what", change.what);
    });
  });
}

void WriteComparisons(YamlWriter& front, const Decision& decision) {
  if (!decision.claimed.empty() || !decision.found.empty() || decision.compared > 0) {
    front.Map("significance", [&] {
      front.Plain("claimed", decision.claimed);
      front.Plain("found", decision.found);
      front.Number("since", decision.compared);
    });
  }
  front.List("background", decision.background, [&](const BackgroundDocument& document) {
    front.Map([&] {
      front.Text("path", document.path);
      front.Text("sha256", document.sha256);
    });
  });
  front.Number("recommended", decision.recommended);
  front.List("amendments", decision.amendments, [&](const Amendment& amendment) {
    front.Map([&] {
      front.Text("words", amendment.words);
      WriteChanges(front, "changes", amendment.changes);
    });
  });
  WriteChanges(front, "unexplained", decision.unexplained);
}

std::string FrontMatter(const Decision& decision) {
  YamlWriter front;
  front.Plain("format", kFormat);
  front.Plain("version", kVersion);
  front.Number("number", decision.number);
  front.Plain("decision", std::string(Name(decision.kind)));
  front.Plain("date", decision.date);
  front.Text("body", decision.body);
  front.Text("minute", decision.minute);
  front.Number("revision", decision.revision);
  front.Text("label", decision.label);
  front.Text("commit", decision.commit);
  front.Text("text_sha256", decision.text_sha256);
  WriteComparisons(front, decision);
  if (!decision.override_reason.empty()) {
    front.Map("override", [&] {
      front.Text("why", decision.override_reason);
      front.List("objections", decision.objections, [&](const std::string& objection) { front.Value(objection); });
    });
  }
  return front.Take();
}

std::string Title(const Decision& decision) {
  std::string kind(Name(decision.kind));
  kind[0] = static_cast<char>(kind[0] - 'a' + 'A');
  return "# " + kind + " on " + decision.date + "\n";
}

bool IsFormat(const std::string& text) { return text == kFormat; }
bool IsVersion(const std::string& text) { return text == kVersion; }
bool Anything(const std::string&) { return true; }

bool IsHex(const std::string& text, size_t digits) {
  return text.size() == digits && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}
bool IsCommit(const std::string& text) { return IsHex(text, 40); }
bool IsSha256(const std::string& text) { return IsHex(text, 64); }
bool IsClaim(const std::string& text) { return text == "minor" || text == "major"; }
bool IsVerdict(const std::string& text) { return text == "none" || IsClaim(text); }
bool IsKind(const std::string& text) { return DecisionKindOf(text).has_value(); }
bool IsDay(const std::string& text) { return IsDate(text); }

std::vector<NamedChange> ReadChanges(const YamlReader& reader, const char* key) {
  std::vector<NamedChange> changes;
  reader.Each(key, [&](const YAML::Node& item) {
    const YamlReader change(item);
    changes.push_back({change.Needed("id", Anything, "id"), change.Text("what")});
  });
  return changes;
}

void ReadComparisons(const YamlReader& reader, Decision& decision) {
  if (const auto significance = reader.Map("significance")) {
    decision.claimed = significance->Optional("claimed", IsClaim, "minor or major");
    decision.found = significance->Optional("found", IsVerdict, "none, minor or major");
    decision.compared = significance->Number("since");
  }
  reader.Each("background", [&](const YAML::Node& item) {
    const YamlReader document(item);
    decision.background.push_back(
        {document.Needed("path", Anything, "path"), document.Needed("sha256", IsSha256, "SHA-256")});
  });
  decision.recommended = reader.Number("recommended");
  reader.Each("amendments", [&](const YAML::Node& item) {
    const YamlReader amendment(item);
    decision.amendments.push_back({amendment.Needed("words", Anything, "text"), ReadChanges(amendment, "changes")});
  });
  decision.unexplained = ReadChanges(reader, "unexplained");
}

void ReadOverride(const YamlReader& reader, Decision& decision) {
  const auto override_map = reader.Map("override");
  if (!override_map) return;
  decision.override_reason = override_map->Needed("why", Anything, "text");
  override_map->Each("objections", [&](const YAML::Node& item) {
    if (!item.IsScalar()) throw YAML::Exception(item.Mark(), "an objection should be one value");
    decision.objections.push_back(item.Scalar());
  });
}

Decision ReadFront(std::string_view front) {
  const YamlReader reader(LoadMapping(front));
  Decision decision;
  reader.Needed("format", IsFormat, "format of a decision");
  reader.Needed("version", IsVersion, "version that this planrev knows; a newer one may");
  decision.kind = *DecisionKindOf(reader.Needed("decision", IsKind, "decision"));
  decision.number = reader.NeededNumber("number");
  decision.date = reader.Needed("date", IsDay, "day, YYYY-MM-DD");
  decision.body = reader.Needed("body", Anything, "text");
  decision.minute = reader.Text("minute");
  decision.revision = reader.NeededNumber("revision");
  decision.label = reader.Needed("label", Anything, "text");
  decision.commit = reader.Needed("commit", IsCommit, "commit");
  decision.text_sha256 = reader.Needed("text_sha256", IsSha256, "SHA-256");
  ReadComparisons(reader, decision);
  ReadOverride(reader, decision);
  return decision;
}

// What stands before and what after the first line that is just `line`; all of it and nothing where there is none.
std::pair<std::string_view, std::optional<std::string_view>> SplitAt(std::string_view text, std::string_view line) {
  for (size_t at = text.find(line); at != std::string_view::npos; at = text.find(line, at + 1)) {
    if (at == 0 || text[at - 1] == '\n') return {text.substr(0, at), text.substr(at + line.size())};
  }
  return {text, std::nullopt};
}

void ReadWords(std::string_view words, Decision& decision) {
  const auto [before, alternatives] = SplitAt(words, std::string(kAlternativesHeading) + "\n");
  const auto reasons = SplitAt(before, kReasons).second;
  if (reasons) decision.reasons = CleanWords(*reasons, "text of the reasons");
  if (alternatives) decision.alternatives = CleanWords(*alternatives, "text of the alternatives");
}

// With LF line ends, whatever the editor made of them, and one at the end.
std::string Unified(std::string_view file) {
  std::string text(file);
  std::erase(text, '\r');
  return text.ends_with('\n') ? text : text + "\n";
}

Decision Parse(std::string_view file) {
  if (file.size() > kMostDecisionBytes) throw YAML::Exception(YAML::Mark::null_mark(), "it is larger than 4 MiB");
  if (!IsText(file)) throw YAML::Exception(YAML::Mark::null_mark(), "it is not UTF-8, or has a NUL");
  const std::string text = Unified(file);
  const auto [before, after] = SplitAt(text, kFence);
  const auto [front, words] = SplitAt(after.value_or(""), kFence);
  if (!before.empty() || !words) {
    throw YAML::Exception(YAML::Mark::null_mark(), "it does not begin with '---', lines 'key: value' and '---'");
  }
  Decision decision = ReadFront(kFence + std::string(front));  // with the fence the lines are those of the file
  ReadWords(*words, decision);
  return decision;
}

void CheckName(const Decision& decision, const std::string& path) {
  const auto named = ParseDecisionFileName(path.substr(path.rfind('/') + 1));
  if (!named || (named->date == decision.date && named->kind == decision.kind)) return;
  throw YAML::Exception(YAML::Mark::null_mark(), "its name says " + std::string(Name(named->kind)) + " on " +
                                                     named->date + ", its lines say " +
                                                     std::string(Name(decision.kind)) + " on " + decision.date);
}

}  // namespace

std::string_view Name(DecisionKind kind) {
  return std::find_if(kKinds.begin(), kKinds.end(), [&](const auto& one) { return one.first == kind; })->second;
}

std::optional<DecisionKind> DecisionKindOf(std::string_view name) {
  const auto found = std::find_if(kKinds.begin(), kKinds.end(), [&](const auto& one) { return one.second == name; });
  if (found == kKinds.end()) return std::nullopt;
  return found->first;
}

std::string DecisionFileName(const Decision& decision, int ordinal) {
  return decision.date + "-" + std::string(Name(decision.kind)) + (ordinal > 1 ? "-" + std::to_string(ordinal) : "") +
         ".md";
}

std::optional<DecisionFile> ParseDecisionFileName(const std::string& name) {
  if (name.size() < 12 || !name.ends_with(".md") || !IsDate(name.substr(0, 10)) || name[10] != '-') {
    return std::nullopt;
  }
  const std::string rest = name.substr(11, name.size() - 14);
  const auto kind = DecisionKindOf(rest.substr(0, rest.find('-')));
  const bool counted = rest.find('-') != std::string::npos;
  if (!kind || (counted && !RevisionNumber("r" + rest.substr(rest.find('-') + 1)))) return std::nullopt;
  return DecisionFile{name, name.substr(0, 10), *kind};
}

std::string WriteDecision(const Decision& decision) {
  std::string file = kFence + FrontMatter(decision) + kFence + "\n" + Title(decision);
  if (!decision.reasons.empty()) file += "\n" + std::string(kReasons) + "\n" + decision.reasons + "\n";
  if (!decision.alternatives.empty())
    file += "\n" + std::string(kAlternativesHeading) + "\n\n" + decision.alternatives + "\n";
  return file;
}

Decision ReadDecision(std::string_view file, const std::string& path) {
  try {
    Decision decision = Parse(file);
    CheckName(decision, path);
    return decision;
  } catch (const YAML::Exception& error) {
    throw CannotReadYaml(path, error, kHint);
  } catch (const Error& error) {
    throw Error(ErrorKind::kRegister, "cannot read '" + path + "': " + error.what(), kHint);
  }
}

}  // namespace planrev::store
