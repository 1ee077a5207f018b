// SPDX-License-Identifier: MIT
#include "tool/texts.h"

#include <unistd.h>

#include <algorithm>

#include "tool/output.h"
#include "tool/replaced.h"
#include "tool/text_file.h"
#include "tool/word/document.h"

namespace planrev::tool {
namespace {

std::string PlanOf(const std::string& name) { return name.substr(0, name.find('@')); }

std::string SelectorOf(const std::string& name) {
  const std::size_t at = name.find('@');
  return at == std::string::npos ? "" : name.substr(at + 1);
}

bool CouldBePlan(const std::string& name) { return !store::WhyNoSlug(PlanOf(name)); }

bool NamesFile(const std::string& name) {
  return name == "-" || KindOfPath(name) == PathKind::kOther || !CouldBePlan(name);
}

// What there is to say of a name that is no file, where there is no register either.
Error NoText(const std::string& name, const Error& cause) {
  const std::string text = "cannot read '" + name + "': ";
  if (KindOfPath(name) == PathKind::kDirectory) return Error(ErrorKind::kInput, text + "it is a directory");
  return Error(ErrorKind::kInput, text + "no such file, and no register to look for a plan in", cause.hint());
}

void CheckSelector(const std::string& name) {
  if (!name.ends_with('@') || !SelectorOf(name).empty()) return;
  const std::string plan = PlanOf(name);
  throw Error(ErrorKind::kUsage, "cannot find '" + name + "': nothing follows the '@'",
              "'" + plan + "' alone is its newest revision, '" + plan + "@r1' its first");
}

std::string NameOf(const store::Revision& revision) { return revision.plan + "@r" + std::to_string(revision.number); }

}  // namespace

std::string RegisterDirectory(const Arguments& arguments) {
  if (arguments.Has(kRegisterOption.name)) return arguments.Value(kRegisterOption.name);
  const std::string set = Environment("PLANREV_REGISTER");
  return set.empty() ? "." : set;
}

store::Register OpenRegister(const Arguments& arguments) { return store::Register::Open(RegisterDirectory(arguments)); }

store::Revision FindRevision(const store::Register& plans, const std::string& name) {
  CheckSelector(name);
  return plans.Find(PlanOf(name), SelectorOf(name));
}

Texts::Texts(const Arguments& arguments) : directory_(RegisterDirectory(arguments)) {}

NamedText Texts::Read(const std::string& name) {
  if (!NamesFile(name)) return ReadRevision(name);
  Document document = ReadDocument(name);
  NamedText text = {name, "", ""};
  text.beside = BesideFile(name, document);
  text.text = std::move(document.text);
  return text;
}

TextPair Texts::ReadPair(const Arguments& arguments) {
  const std::string before = arguments.Value("BEFORE");
  if (arguments.Has("AFTER")) {
    if (before == "-" && arguments.Value("AFTER") == "-") {
      throw Error(ErrorKind::kUsage, "both texts are standard input", "put one of them into a file");
    }
    NamedText first = Read(before);
    return {std::move(first), Read(arguments.Value("AFTER"))};
  }
  if (NamesFile(before) || before.find('@') != std::string::npos) {
    throw Error(ErrorKind::kUsage, "missing argument AFTER",
                "one name alone is that of a plan, as in 'community-safety'");
  }
  return ReadPlan(before);
}

store::Register& Texts::Opened() {
  if (!register_) register_.emplace(store::Register::Open(directory_));
  return *register_;
}

NamedText Texts::ReadRevision(const std::string& name) {
  CheckSelector(name);
  try {
    return TextOf(FindRevision(Opened(), name), name);
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::kRegister && !register_) throw NoText(name, error);
    throw;
  }
}

TextPair Texts::ReadPlan(const std::string& plan) {
  const std::vector<store::Revision> revisions = Opened().Revisions(plan);
  const store::Revision& newest = revisions.back();
  try {
    const store::Revision adopted = Opened().Find(plan, "adopted");
    const store::Revision before = adopted.number == newest.number ? Superseded(revisions) : adopted;
    return {TextOf(before, NameOf(before)), TextOf(newest, NameOf(newest))};
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kUnknown) throw;
  }
  if (revisions.size() < 2) {
    throw Error(ErrorKind::kUnknown, "cannot compare '" + plan + "': it has one revision and none is adopted",
                "name the two texts: planrev diff BEFORE AFTER");
  }
  const store::Revision& last = revisions[revisions.size() - 2];
  Say("planrev: no revision of '" + plan + "' is adopted; comparing r" + std::to_string(last.number) + " with r" +
      std::to_string(newest.number) + "\n");
  return {TextOf(last, NameOf(last)), TextOf(newest, NameOf(newest))};
}

store::Revision Texts::Superseded(const std::vector<store::Revision>& revisions) {
  const store::Revision& adopted = revisions.back();
  const std::string newest = "planrev: the newest revision of '" + adopted.plan + "', r" +
                             std::to_string(adopted.number) + ", is the one adopted";
  const int number = Replaced(Opened().Decisions(adopted.plan), adopted.number);
  const auto found = std::ranges::find(revisions, number, &store::Revision::number);
  if (found == revisions.end()) {
    Say(newest + ", and it superseded none: comparing it with itself\n");
    return adopted;
  }
  Say(newest + "; comparing it with r" + std::to_string(number) + ", which it superseded\n");
  return *found;
}

NamedText Texts::TextOf(const store::Revision& revision, std::string name) {
  return {std::move(name), Opened().Text(revision), revision.text_sha256, revision, Opened().Files(revision)};
}

}  // namespace planrev::tool
