// SPDX-License-Identifier: MIT
#include <unistd.h>

#include <algorithm>

#include "store/register.h"
#include "tool/commands/commands.h"
#include "tool/json_writer.h"
#include "tool/output.h"
#include "tool/render/phrases.h"
#include "tool/render/signature.h"
#include "tool/texts.h"
#include "tool/visible.h"
#include "tool/wrap.h"

namespace planrev::tool {
namespace {

constexpr std::string_view kFormats[] = {"terminal", "json"};

constexpr Option kOptions[] = {
    {.name = "--repair", .help = "make again what follows from the rest: tags, files of the work tree, caches"},
    {.name = "--require-signatures", .help = "a revision or decision without a good signature is a fault"},
    {.name = "--signed-since", .value = "COMMIT", .help = "the same, but not for that commit and what came before it"},
    {.name = "--format", .value = "FORMAT", .help = "terminal (the default) or json", .choices = kFormats},
    {.name = "--quiet", .letter = "-q", .help = "no progress on a terminal"},
    kRegisterOption,
};

// Clears the line that it leaves.
class Progress {
 public:
  void Tell(std::string_view what, std::size_t done, std::size_t of) {
    Say("\r\033[Klooking at " + std::string(what) + ": " + std::to_string(done) + " of " + std::to_string(of));
    shown_ = true;
  }
  ~Progress() {
    if (shown_) Say("\r\033[K");
  }

 private:
  bool shown_ = false;
};

bool IsOpen(const store::Fault& fault) { return !fault.repaired; }

std::string Json(const store::Verified& verified) {
  JsonWriter json;
  const auto number = [&](std::string_view key, std::size_t value) {
    json.Key(key);
    json.Number(value);
  };
  const auto text = [&](std::string_view key, std::string_view value) {
    json.Key(key);
    value.empty() ? json.Null() : json.Text(value);
  };
  json.Open('{');
  text("format", "planrev-verify");
  number("version", 1);
  json.Key("whole");
  json.Truth(std::ranges::none_of(verified.faults, IsOpen));
  number("plans", verified.plans);
  number("revisions", verified.revisions);
  number("decisions", verified.decisions);
  number("objects", verified.objects);
  json.Key("signatures");
  json.Open('{');
  number("signed", verified.signed_commits);
  number("good", verified.good_signatures);
  json.Close('}');
  json.Key("notes");
  json.Open('[');
  for (const store::SignatureNote& note : verified.notes) {
    json.Break();
    json.Open('{');
    json.Key("signature");
    WriteSignature(json, note.signature);
    number("commits", note.commits);
    text("what", note.what);
    text("meaning", note.meaning);
    text("remedy", note.remedy);
    json.Close('}');
  }
  if (!verified.notes.empty()) json.Break();
  json.Close(']');
  json.Key("faults");
  json.Open('[');
  for (const store::Fault& fault : verified.faults) {
    json.Break();
    json.Open('{');
    text("kind", Name(fault.kind));
    text("plan", fault.plan);
    text("revision", fault.revision > 0 ? "r" + std::to_string(fault.revision) : "");
    text("what", fault.what);
    text("meaning", fault.meaning);
    text("remedy", fault.remedy);
    json.Key("repaired");
    json.Truth(fault.repaired);
    json.Close('}');
  }
  if (!verified.faults.empty()) json.Break();
  json.Close(']');
  json.Close('}');
  return json.Take() + "\n";
}

std::string Paragraph(const std::string& text, const std::string& indent, std::size_t width) {
  const Wrapping wrapping = {.width = width, .first = {Label::kPlain, indent}, .rest = {Label::kPlain, "      "}};
  std::string lines;
  for (const Line& line : Wrap({{Label::kPlain, VisibleText(text)}}, wrapping)) lines += Paint(line, false);
  return lines;
}

std::string Text(const store::Fault& fault, std::size_t width) {
  std::string text = VisibleLine(fault.what) + "\n";
  text += Paragraph("it means: " + fault.meaning, "    ", width);
  return text + Paragraph((fault.repaired ? "repaired" : "to do: " + fault.remedy), "    ", width);
}

std::string Text(const store::SignatureNote& note, std::size_t width) {
  return "note: " + VisibleLine(note.what) + "\n" + Paragraph("it means: " + note.meaning, "    ", width) +
         Paragraph("to do: " + note.remedy, "    ", width);
}

// "; 4 signatures, 3 of them good"; nothing where nothing is signed.
std::string Signatures(const store::Verified& verified) {
  if (verified.signed_commits == 0) return "";
  const std::string good = verified.good_signatures == verified.signed_commits
                               ? "good"
                               : std::to_string(verified.good_signatures) + " of them good";
  return "; " + Counted(verified.signed_commits, "signature") + ", " + good;
}

std::string Summary(const store::Verified& verified) {
  const std::string looked = Counted(verified.plans, "plan") + ", " + Counted(verified.revisions, "revision") + ", " +
                             Counted(verified.decisions, "decision") + ", " + Counted(verified.objects, "object") +
                             Signatures(verified);
  if (verified.faults.empty()) return "whole: " + looked + "\n";
  const auto open = static_cast<std::size_t>(std::ranges::count_if(verified.faults, IsOpen));
  const std::size_t repaired = verified.faults.size() - open;
  std::string summary = open == 0 ? "whole again" : Counted(open, "fault");
  if (repaired > 0) summary += ", " + std::to_string(repaired) + " repaired";
  return summary + ": " + looked + "\n";
}

std::string Text(const store::Verified& verified) {
  const std::size_t width = TerminalWidth();
  std::string text;
  for (const store::Fault& fault : verified.faults) text += Text(fault, width) + "\n";
  for (const store::SignatureNote& note : verified.notes) text += Text(note, width) + "\n";
  return text + Summary(verified);
}

int RunVerify(const Arguments& arguments) {
  store::VerifyOptions options;
  options.repair = arguments.Has("--repair");
  options.signed_since = arguments.Value("--signed-since");
  options.require_signatures = arguments.Has("--require-signatures") || arguments.Has("--signed-since");
  store::Verified verified;
  {
    Progress progress;
    if (IsTerminal(STDERR_FILENO) && !arguments.Has("--quiet")) {
      options.progress = [&](std::string_view what, std::size_t done, std::size_t of) {
        progress.Tell(what, done, of);
      };
    }
    verified = store::Register::Verify(RegisterDirectory(arguments), options);
  }
  Deliver(arguments.Value("--format") == "json" ? Json(verified) : Text(verified));
  return std::ranges::any_of(verified.faults, IsOpen) ? 1 : 0;
}

}  // namespace

constexpr Command kVerifyCommand = {
    .name = "verify",
    .summary = "prove the register whole",
    .synopsis = "[OPTION...]",
    .about =
        "Looks at everything in the register: that each text, file and decision is what was stored, that the\n"
        "history is whole and in its order, that signatures hold, that tags, work tree and git's own files\n"
        "agree with it. Each fault is named, with what it means and what to do. With --repair, what follows\n"
        "from the rest is made again; nothing that a person edited is overwritten. Exits with 0 when all is\n"
        "whole, 1 when faults are left.",
    .arguments = {},
    .options = kOptions,
    .examples =
        "planrev verify\n"
        "planrev verify --repair\n"
        "planrev verify --require-signatures\n"
        "planrev verify --signed-since community-safety/r12\n"
        "planrev verify --register /srv/plans.git --format json",
    .run = RunVerify,
};

}  // namespace planrev::tool
