// SPDX-License-Identifier: MIT
#include "tool/word/document.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>

#include "store/error.h"
#include "tool/output.h"
#include "tool/pandoc.h"
#include "tool/shells.h"
#include "tool/text_file.h"
#include "tool/visible.h"
#include "tool/word/files.h"
#include "tool/word/tracked.h"

namespace planrev::tool {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFilter = "plain.lua";
constexpr std::string_view kPictures = "images";

enum class Form { kWord, kOdt, kHtml, kOther };

struct Ending {
  std::string_view ending;
  Form form;
};
constexpr Ending kEndings[] = {
    {".docx", Form::kWord}, {".docm", Form::kWord},  {".odt", Form::kOdt},   {".html", Form::kHtml},
    {".htm", Form::kHtml},  {".xhtml", Form::kHtml}, {".doc", Form::kOther}, {".dot", Form::kOther},
    {".rtf", Form::kOther}, {".pdf", Form::kOther},  {".wpd", Form::kOther}, {".pages", Form::kOther},
};

std::optional<Form> FormOf(std::string_view path) {
  std::string ending = fs::path(path).extension().string();
  for (char& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  const auto found = std::ranges::find(kEndings, std::string_view(ending), &Ending::ending);
  return found == std::end(kEndings) ? std::nullopt : std::optional(found->form);
}

[[noreturn]] void Refuse(const std::string& path, const std::string& cause, const std::string& hint = "") {
  throw Error(ErrorKind::kInput, "cannot read '" + path + "': " + cause, hint);
}

std::string ConvertHint(const std::string& path) {
  return "save it as .docx in Word or LibreOffice, or: libreoffice --headless --convert-to docx " + ShellQuoted(path);
}

std::string Counted(std::size_t count, const std::string& what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

void SayMarks(const TrackedMarks& marks, const std::string& path) {
  std::string said;
  if (marks.changes > 0) {
    said = Counted(marks.changes, "tracked change") + " in '" + path + "' " + (marks.changes == 1 ? "is" : "are") +
           " taken as accepted";
  }
  if (marks.comments > 0) {
    said += (said.empty() ? "" : "; ") + Counted(marks.comments, "comment") +
            (said.empty() ? " in '" + path + "'" : "") + " left out";
  }
  if (!said.empty()) Say("planrev: " + VisibleLine(said) + "\n");
}

// --- the archives that Word and ODT documents are ---

void CheckSignature(const std::string& bytes, const std::string& path) {
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) {
    Refuse(path, "it is a Word document of the old form, or one with a password",
           "save it as .docx, without a password");
  }
}

std::string Accepted(const std::string& bytes, Form form, const std::string& path) {
  CheckSignature(bytes, path);
  Archive archive = ReadArchive(bytes, path);
  SayMarks(form == Form::kWord ? AcceptWord(archive, path) : AcceptOdt(archive, path), path);
  return WriteArchive(archive);
}

// --- pandoc ---

PandocJob JobFor(const std::string& path, Form form, const TemporaryFolder& folder) {
  const std::string from = form == Form::kWord ? "docx+styles" : form == Form::kOdt ? "odt" : "html";
  folder.Put(std::string(kFilter), "FROM = \"" + from + "\"\n" + std::string(kPlainFilter));
  PandocJob job;
  job.name = "'" + path + "'";
  job.from = from + "+gfm_auto_identifiers";
  job.to = "gfm";
  job.options = {"--wrap=none", "--lua-filter=" + folder.path() + "/" + std::string(kFilter)};
  if (form != Form::kHtml) job.options.push_back("--extract-media=" + std::string(kPictures));
  job.folder = folder.path();
  return job;
}

// pandoc leaves the pictures in a folder; those that the filter has named stand right in it.
std::vector<Picture> PicturesIn(const TemporaryFolder& folder, const std::string& text) {
  std::vector<Picture> pictures;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(folder.path() + "/" + std::string(kPictures), none)) {
    const std::string path = std::string(kPictures) + "/" + entry.path().filename().string();
    if (entry.is_regular_file() && text.find(path) != std::string::npos)
      pictures.push_back({path, ReadAnyFile(entry.path().string())});
  }
  std::ranges::sort(pictures, {}, &Picture::path);
  return pictures;
}

Document Convert(const std::string& bytes, Form form, const std::string& path) {
  const TemporaryFolder folder;
  Document document;
  document.text = RunPandoc(JobFor(path, form, folder), bytes).output;
  if (document.text.empty() || document.text == "\n") Refuse(path, "there is no text in it");
  document.pictures = PicturesIn(folder, document.text);
  return document;
}

}  // namespace

bool IsDocument(std::string_view path) {
  const std::optional<Form> form = FormOf(path);
  return form && *form != Form::kOther;
}

Document ReadDocument(const std::string& path) {
  const std::optional<Form> form = FormOf(path);
  if (!form) return {ReadTextFile(path), {}};
  if (*form == Form::kOther) {
    ReadAnyFile(path);  // where there is no such file, that is to be said
    Refuse(path, "planrev reads Markdown, Word (.docx), OpenDocument (.odt) and HTML", ConvertHint(path));
  }
  if (*form == Form::kHtml) return Convert(ReadTextFile(path), *form, path);
  return Convert(Accepted(ReadAnyFile(path), *form, path), *form, path);
}

}  // namespace planrev::tool
