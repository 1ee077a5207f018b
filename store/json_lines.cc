// SPDX-License-Identifier: MIT
#include "store/json_lines.h"

#include <algorithm>
#include <set>

namespace planrev::store {
namespace {

std::string_view NextLine(std::string_view& text) {
  std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(text.size(), line.size() + 1));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::set<std::string_view> LinesOf(std::string_view text) {
  std::set<std::string_view> lines;
  while (!text.empty()) lines.insert(NextLine(text));
  return lines;
}

bool IsEmpty(std::string_view line) { return line.find_first_not_of(" \t") == std::string_view::npos; }

std::string EndedByLineFeed(std::string text) {
  if (!text.empty() && !text.ends_with('\n')) text += '\n';
  return text;
}

Error CannotRead(const std::string& path, const std::string& why) {
  return Error(ErrorKind::kRegister, "cannot read '" + path + "': " + why,
               "planrev-register(5) says what a line of it holds; git log -p -- " + path + " shows who changed it");
}

void CheckLengths(const Task& task, std::string_view lines) {
  while (!lines.empty()) {
    if (NextLine(lines).size() <= kMostJsonLineBytes) continue;
    throw Error(ErrorKind::kInput, task.what + ": its words are too long, 256 KiB is the most", "say it in fewer");
  }
}

}  // namespace

void CheckJsonLinesSize(const Task& task, const std::string& path, std::size_t size) {
  if (size <= kMostJsonLinesBytes) return;
  throw Error(ErrorKind::kInput, task.what + ": '" + path + "' would become larger than 64 MiB");
}

bool IsJsonLinesFile(std::string_view name) { return name == kReviewsFile || name == kTracesFile; }

std::string JsonLinesPath(const std::string& plan, std::string_view name) { return plan + "/" + std::string(name); }

void ReadJsonLines(std::string_view bytes, const std::string& path,
                   const std::function<void(const JsonReader&)>& read) {
  if (bytes.size() > kMostJsonLinesBytes) throw CannotRead(path, "it is larger than 64 MiB");
  std::set<std::string_view> seen;
  for (std::size_t number = 1; !bytes.empty(); ++number) {
    const std::string_view line = NextLine(bytes);
    if (IsEmpty(line) || !seen.insert(line).second) continue;
    try {
      if (line.size() > kMostJsonLineBytes) throw JsonFault("it is longer than 256 KiB");
      const nlohmann::json object = ParseJsonObject(line);
      read(JsonReader(object));
    } catch (const JsonFault& fault) {
      throw CannotRead(path, "line " + std::to_string(number) + ": " + fault.what());
    }
  }
}

std::string JsonLinesBytes(git_repository* repository, const Head& head, const std::string& plan,
                           std::string_view name) {
  return ReadFile(repository, head.tree.get(), JsonLinesPath(plan, name)).value_or("");
}

bool AppendJsonLines(const Register::State& state, const Task& task, std::string_view name,
                     const std::function<NewLines(const std::string& bytes)>& prepare) {
  git_repository* repository = state.repository.get();
  const std::string path = JsonLinesPath(task.plan, name);
  bool some = false;
  Store(state, task, [&](const Head& head) {
    const std::string bytes = EndedByLineFeed(JsonLinesBytes(repository, head, task.plan, name));
    NewLines fresh = prepare(bytes);
    some = !fresh.lines.empty();
    if (!some) return Write{};
    CheckJsonLinesSize(task, path, bytes.size() + fresh.lines.size());
    CheckLengths(task, fresh.lines);
    return Write{{{path, {WriteBlob(repository, bytes + fresh.lines), {}}}}, std::move(fresh.message)};
  });
  return some;
}

std::string UnionOfLines(std::string_view before, std::string_view tip, std::string_view after,
                         const std::function<std::string(std::string_view line)>& follow) {
  const auto old = LinesOf(before), known = LinesOf(tip);
  std::string lines = EndedByLineFeed(std::string(tip));
  for (std::string_view rest = after; !rest.empty();) {
    const std::string_view line = NextLine(rest);
    const std::string followed = follow(line);
    if (!old.contains(line) && !known.contains(followed)) lines += followed + "\n";
  }
  return lines;
}

}  // namespace planrev::store
