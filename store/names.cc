// SPDX-License-Identifier: MIT
#include "store/names.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <memory>

#include "store/error.h"
#include "store/register.h"

namespace planrev::store {
namespace {

const utf8proc_uint8_t* Bytes(std::string_view text) { return reinterpret_cast<const utf8proc_uint8_t*>(text.data()); }

// Calls `see(code point, its bytes)` for each character; false at the first that is no UTF-8 or that `see` turns down.
template <typename See>
bool EachCharacter(std::string_view text, See see) {
  while (!text.empty()) {
    utf8proc_int32_t character = 0;
    const auto length = utf8proc_iterate(Bytes(text), static_cast<utf8proc_ssize_t>(text.size()), &character);
    if (length <= 0 || !see(character, text.substr(0, static_cast<size_t>(length)))) return false;
    text.remove_prefix(static_cast<size_t>(length));
  }
  return true;
}

bool IsSpace(utf8proc_int32_t character) {
  return (character >= '\t' && character <= '\r') || utf8proc_category(character) == UTF8PROC_CATEGORY_ZS ||
         character == 0xFEFF;
}

// Controls, line and paragraph separators, and the marks that change the direction of the text after them: a name with
// those does not print as it is.
bool IsUnprintable(utf8proc_int32_t character) {
  switch (utf8proc_category(character)) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return true;
    default:
      return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
  }
}

// White space off the ends, and each run of it inside made `inner` where that is given.
std::string Trim(std::string_view text, const char* inner = nullptr) {
  std::string out, space;
  EachCharacter(text, [&](utf8proc_int32_t character, std::string_view bytes) {
    if (IsSpace(character)) {
      space = inner != nullptr ? inner : space + std::string(bytes);
      return true;
    }
    if (!out.empty()) out += space;
    space.clear();
    out += bytes;
    return true;
  });
  return out;
}

std::string Normalise(std::string_view text, int options) {
  utf8proc_uint8_t* mapped = nullptr;
  const auto length = utf8proc_map(Bytes(text), static_cast<utf8proc_ssize_t>(text.size()), &mapped,
                                   static_cast<utf8proc_option_t>(options));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(mapped, &std::free);
  if (length < 0) return std::string(text);
  return std::string(reinterpret_cast<const char*>(mapped), static_cast<size_t>(length));
}

bool IsDigits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int Number(std::string_view digits) {
  int number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

size_t Characters(std::string_view text) {
  size_t count = 0;
  EachCharacter(text, [&](utf8proc_int32_t, std::string_view) { return ++count != 0; });
  return count;
}

// Names that other software takes for something of its own: git's own refs and folders, devices on Windows, and what
// lies beside or below a plan in the register or beside it on the published site.
bool IsReserved(std::string_view name) {
  static constexpr std::array<std::string_view, 35> kReserved = {
      "adopted", "assets",     "aux",    "con",      "conin",   "conout",    "decisions",   "feed",     "fetch-head",
      "git",     "head",       "heads",  "hooks",    "images",  "index",     "info",        "logs",     "main",
      "master",  "merge-head", "newest", "nul",      "objects", "orig-head", "packed-refs", "plan",     "planrev",
      "plans",   "prn",        "refs",   "register", "remotes", "reviews",   "tags",        "worktrees"};
  if (std::find(kReserved.begin(), kReserved.end(), name) != kReserved.end()) return true;
  const bool is_port = name.size() == 4 && (name.starts_with("com") || name.starts_with("lpt"));
  return is_port && name[3] >= '0' && name[3] <= '9';
}

// A device on Windows, whatever its ending: "con", "nul.png".
bool IsDevice(std::string_view name) {
  const std::string stem = FoldName(name.substr(0, name.find('.')));
  const bool is_port =
      stem.size() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")) && IsDigits(stem.substr(3));
  return is_port || stem == "con" || stem == "prn" || stem == "aux" || stem == "nul";
}

// Of a plan's folder: the names of the register's own files, and those of lists that are appended to.
bool IsRegistersOwn(std::string_view name) {
  static constexpr std::array<std::string_view, 5> kOwn = {"decisions", "files.sha256", "plan.md", "plan.yaml",
                                                           "reviews"};
  const std::string folded = FoldName(name);
  return folded.ends_with(".jsonl") || std::find(kOwn.begin(), kOwn.end(), folded) != kOwn.end();
}

std::optional<std::string> WhyNoPart(std::string_view part) {
  constexpr size_t kMostBytes = 200;
  if (part.empty()) return "a part of its path is empty";
  if (part == "." || part == "..") return "it leads out of the plan's folder";
  if (part.front() == '.') return "a name that begins with a dot is hidden";
  if (part.size() > kMostBytes) return "a name in it is longer than 200 bytes";
  if (part.front() == ' ' || part.back() == ' ' || part.back() == '.')
    return "a name in it begins or ends with a blank or a dot";
  if (IsDevice(part)) return "a name in it is that of a device on Windows";
  const std::string folded = FoldName(part);
  if (folded.starts_with("git~")) return "a name in it may be git's own folder";
  return std::nullopt;
}

bool IsSlugCharacter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }

std::optional<std::string> WhyNoLabel(const std::string& label) {
  if (label.empty()) return "a label must say something";
  if (Characters(label) > 200) return "it is longer than 200 characters";
  const std::string folded = FoldName(label);
  if (RevisionNumber(folded)) return "it would be taken for a revision's number";
  if (LooksLikeDate(folded)) return "it would be taken for the revision in force that day";
  if (folded == "newest" || folded == "adopted") return "the word has a meaning of its own";
  return std::nullopt;
}

}  // namespace

bool IsText(std::string_view text) {
  return EachCharacter(text, [](utf8proc_int32_t character, std::string_view) { return character != 0; });
}

bool IsBlank(std::string_view text) {
  return EachCharacter(text, [](utf8proc_int32_t character, std::string_view) { return IsSpace(character); });
}

std::string CleanName(std::string_view name, const std::string& what) {
  if (!IsText(name)) throw Error(ErrorKind::kUsage, "cannot read the " + what + ": it is not UTF-8");
  const std::string clean = Trim(Normalise(name, UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  const bool prints = EachCharacter(clean, [](utf8proc_int32_t c, std::string_view) { return !IsUnprintable(c); });
  if (prints) return clean;
  throw Error(ErrorKind::kUsage, "cannot use the " + what + ": it has a line break or a control character in it",
              (what.starts_with('a') ? "an " : "a ") + what + " is one line of text");
}

std::string CleanLabel(std::string_view label) {
  const std::string clean = CleanName(label, "label");
  if (const auto why = WhyNoLabel(clean)) {
    throw Error(ErrorKind::kUsage, "cannot use the label '" + clean + "': " + *why,
                "a label is what people call the revision, such as 'June 2021 Update'");
  }
  return clean;
}

std::string FoldName(std::string_view name) {
  if (!IsText(name)) return std::string(name);
  return Trim(Normalise(name, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD), " ");
}

std::optional<int> RevisionNumber(std::string_view text) {
  if (text.size() < 2 || text.size() > 10 || (text[0] != 'r' && text[0] != 'R')) return std::nullopt;
  if (text[1] == '0' || !IsDigits(text.substr(1))) return std::nullopt;
  return Number(text.substr(1));
}

bool LooksLikeDate(std::string_view text) {
  return text.size() == 10 && text[4] == '-' && text[7] == '-' && IsDigits(text.substr(0, 4)) &&
         IsDigits(text.substr(5, 2)) && IsDigits(text.substr(8, 2));
}

bool IsDate(std::string_view text) {
  if (!LooksLikeDate(text)) return false;
  using namespace std::chrono;
  const auto month_number = static_cast<unsigned>(Number(text.substr(5, 2)));
  const auto day_number = static_cast<unsigned>(Number(text.substr(8, 2)));
  return year_month_day(year(Number(text.substr(0, 4))), month(month_number), day(day_number)).ok();
}

std::optional<std::string> WhyNoFile(std::string_view path) {
  constexpr size_t kMostBytes = 1000;
  if (path.empty()) return "it has no name";
  if (path.front() == '/' || (path.size() > 1 && path[1] == ':')) return "it is outside the plan's folder";
  if (path.size() > kMostBytes) return "its path is longer than 1000 bytes";
  const bool prints = EachCharacter(path, [](utf8proc_int32_t c, std::string_view) {
    return !IsUnprintable(c) && utf8proc_category(c) != UTF8PROC_CATEGORY_CF;
  });
  if (!prints) return "its name is not UTF-8, or has characters that cannot be seen";
  if (const size_t at = path.find_first_of("\\:*?\"<>|"); at != std::string_view::npos) {
    return "a '" + std::string(1, path[at]) + "' is in no file's name on Windows" +
           (path[at] == '\\' ? ", '/' parts folders" : "");
  }
  if (IsRegistersOwn(path.substr(0, path.find('/')))) return "the name is kept for the register's own files";
  for (std::string_view rest = path;;) {
    const size_t slash = rest.find('/');
    if (const auto why = WhyNoPart(rest.substr(0, slash))) return why;
    if (slash == std::string_view::npos) return std::nullopt;
    rest.remove_prefix(slash + 1);
  }
}

std::optional<std::string> WhyNoSlug(std::string_view name) {
  if (name.empty()) return "a plan's name must have at least one character";
  if (name.size() > 64) return "it is longer than 64 characters";
  if (!std::all_of(name.begin(), name.end(), IsSlugCharacter)) {
    return "only the letters a to z, the digits 0 to 9 and hyphens may be in it";
  }
  if (name.front() == '-' || name.back() == '-') return "it begins or ends with a hyphen";
  if (name.find("--") != std::string_view::npos) return "it has two hyphens side by side";
  if (RevisionNumber(name)) return "it would be taken for a revision's number";
  if (IsReserved(name)) return "the name is reserved";
  return std::nullopt;
}

}  // namespace planrev::store
