// SPDX-License-Identifier: MIT
// Naming a text. Wherever the command line asks for one it may be
//
//   plan.md                        a file; "-" is standard input
//   community-safety               the newest revision of a plan
//   community-safety@SELECTOR      one of its revisions: r7, a label or a unique beginning of one, adopted, 2020-06-30
//
// A name that is both a file and a plan is the file; a directory is never a text, so the plan wins over that. The
// register is opened only for a name that is no file.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/register.h"
#include "tool/command.h"
#include "tool/shown_files.h"

namespace planrev::tool {

struct NamedText {
  std::string name;  // as given on the command line; for a plan alone, PLAN@rN
  std::string text;
  std::string sha256;                            // 64 hexadecimal digits for a revision; empty for a file
  std::optional<store::Revision> revision = {};  // nothing for a file
  store::FileDigests files = {};                 // kept with the revision
  Beside beside = {};                            // where those of a file are
};

// The revision that `name`, "community-safety" or "community-safety@SELECTOR", stands for; a file never does. Throws
// Error kUnknown where there is none, kUsage where nothing follows the "@".
store::Revision FindRevision(const store::Register& plans, const std::string& name);

// Two texts to compare.
struct TextPair {
  NamedText before;
  NamedText after;
};

// Reads texts for one command; the register is opened when it is first needed.
class Texts {
 public:
  explicit Texts(const Arguments& arguments);

  // Throws Error kInput for a file that cannot be read, kUnknown for a plan or revision that is not there.
  NamedText Read(const std::string& name);

  // The pair that the arguments BEFORE and AFTER name. With BEFORE alone it is a plan, and the pair is its adopted
  // revision and its newest; where those are one, the one that it superseded and itself; while none is adopted the last
  // two revisions. The last two are said on standard error.
  TextPair ReadPair(const Arguments& arguments);

  // Of a plan, oldest first.
  std::vector<store::Revision> Revisions(const std::string& plan) { return Opened().Revisions(plan); }
  std::vector<store::TraceAnswer> Traces(const std::string& plan) { return Opened().Traces(plan); }

 private:
  store::Register& Opened();
  NamedText ReadRevision(const std::string& name);
  TextPair ReadPlan(const std::string& plan);
  // By the newest of `revisions`, which is adopted; itself where it superseded none. Said on standard error.
  store::Revision Superseded(const std::vector<store::Revision>& revisions);
  NamedText TextOf(const store::Revision& revision, std::string name);

  std::string directory_;
  std::optional<store::Register> register_;
};

// Where the register is looked for: --register, PLANREV_REGISTER or the current directory.
std::string RegisterDirectory(const Arguments& arguments);

// The register that `arguments` (--register), PLANREV_REGISTER or the current directory stands for.
store::Register OpenRegister(const Arguments& arguments);

}  // namespace planrev::tool
