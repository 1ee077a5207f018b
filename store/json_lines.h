// SPDX-License-Identifier: MIT
// A plan's files of JSON lines, PLAN/reviews.jsonl and PLAN/traces.jsonl: each line is one JSON object (RFC 8259) that
// says one thing by itself. Lines are only ever appended, so that two sides' lines go together by git's union merge as
// well as by planrev sync. planrev-register(5) describes the form.
//
// A line that speaks of a revision does so by an object with the members "revision", its number, and "text_sha256": the
// number follows where the revision gets another one before it is shared.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "store/json.h"
#include "store/tree.h"
#include "store/write.h"

namespace planrev::store {

inline constexpr std::string_view kReviewsFile = "reviews.jsonl";
inline constexpr std::string_view kTracesFile = "traces.jsonl";

inline constexpr std::size_t kMostJsonLineBytes = std::size_t{256} << 10;
inline constexpr std::size_t kMostJsonLinesBytes = std::size_t{64} << 20;  // of a file

// Whether a file of that name in a plan's folder is one.
bool IsJsonLinesFile(std::string_view name);

// "community-safety/reviews.jsonl".
std::string JsonLinesPath(const std::string& plan, std::string_view name);

// Calls `read` with each line's object, in the order of the file. Empty lines are passed over, and so is a line that
// stands there a second time, as a merge may leave it. Throws kRegister "cannot read '<path>': line <n>: <cause>" for a
// line that is no object, is too long or with which `read` finds fault (JsonFault).
void ReadJsonLines(std::string_view bytes, const std::string& path, const std::function<void(const JsonReader&)>& read);

// The bytes of the plan's file of that name; empty where there is none.
std::string JsonLinesBytes(git_repository* repository, const Head& head, const std::string& plan,
                           std::string_view name);

// What is to be appended, and what the commit says of it.
struct NewLines {
  std::string lines;  // each with its line feed; empty: nothing is to be stored
  std::string message;
};

// Throws kInput where a file of that many bytes is larger than one may be.
void CheckJsonLinesSize(const Task& task, const std::string& path, std::size_t size);

// Appends what `prepare` makes of the file's bytes as they are on the branch, in one commit (store/write.h), and says
// whether there was anything. `prepare` throws where nothing is to be written, and is called again where somebody else
// moved the branch meanwhile. Throws kInput where the file or a line would become too large.
bool AppendJsonLines(const Register::State& state, const Task& task, std::string_view name,
                     const std::function<NewLines(const std::string& bytes)>& prepare);

// `tip` and, below it, the lines that `after` has and `before` has not, each as `follow` gives it: both sides' lines,
// none twice, those of the tip first. Lines that are no JSON go along as they are.
std::string UnionOfLines(std::string_view before, std::string_view tip, std::string_view after,
                         const std::function<std::string(std::string_view line)>& follow);

}  // namespace planrev::store
