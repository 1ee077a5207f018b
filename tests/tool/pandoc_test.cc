// SPDX-License-Identifier: MIT
#include "tool/pandoc.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "store/error.h"
#include "tool/output.h"
#include "tool/text_file.h"

namespace planrev::tool {
namespace {

std::string Refusal(const PandocJob& job, std::string_view input) {
  try {
    RunPandoc(job, input);
  } catch (const Error& error) {
    return error.what() + std::string(" | ") + error.hint();
  }
  return "";
}

// PATH as it is for the length of a test.
class Path {
 public:
  explicit Path(const std::string& value) : was_(Environment("PATH")) { ::setenv("PATH", value.c_str(), 1); }
  ~Path() { ::setenv("PATH", was_.c_str(), 1); }
  Path(const Path&) = delete;
  Path& operator=(const Path&) = delete;

 private:
  std::string was_;
};

// A program of that name and text, first on the PATH.
class Stand {
 public:
  explicit Stand(const std::string& script) : path_(folder_.path() + ":" + Environment("PATH")) {
    folder_.Put("pandoc", "#!/bin/bash\n" + script);
    std::filesystem::permissions(folder_.path() + "/pandoc", std::filesystem::perms::owner_all);
  }

 private:
  TemporaryFolder folder_;
  Path path_;
};

TEST(Pandoc, ConvertsText) {
  EXPECT_EQ(
      RunPandoc({.name = "'a.md'", .from = "gfm", .to = "html", .options = {}, .folder = ""}, "# A\n\n*b*\n").output,
      "<h1 id=\"a\">A</h1>\n<p><em>b</em></p>\n");
}

TEST(Pandoc, TakesMoreThanAPipeHolds) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "A line of the plan, number " + std::to_string(i) + ".\n\n";
  const PandocJob job = {.name = "'a.md'", .from = "gfm", .to = "gfm", .options = {"--wrap=none"}, .folder = ""};
  EXPECT_EQ(RunPandoc(job, text).output + "\n", text);
}

TEST(Pandoc, MakesTheSameWordDocumentEachTime) {
  const PandocJob job = {.name = "'a.md'", .from = "gfm", .to = "docx", .options = {}, .folder = ""};
  const std::string made = RunPandoc(job, "# A\n\n| a | b |\n|---|---|\n| 1 | 2 |\n").output;
  EXPECT_TRUE(made.starts_with("PK"));
  EXPECT_EQ(RunPandoc(job, "# A\n\n| a | b |\n|---|---|\n| 1 | 2 |\n").output, made);
  const PandocJob back = {.name = "'a.docx'", .from = "docx", .to = "gfm", .options = {}, .folder = ""};
  EXPECT_EQ(RunPandoc(back, made).output, "# A\n\n| a   | b   |\n|-----|-----|\n| 1   | 2   |\n");
}

TEST(Pandoc, FollowsNoPathOfTheText) {
  const TemporaryFolder folder;
  folder.Put("secret.txt", "the secret words");
  const std::string text = "![shown](" + folder.path() + "/secret.txt) <b>raw</b>\n";
  const PandocJob job = {.name = "'a.md'", .from = "gfm", .to = "docx", .options = {}, .folder = folder.path()};
  const PandocResult made = RunPandoc(job, text);
  EXPECT_EQ(made.words, "");
  EXPECT_EQ(made.output.find("secret"), std::string::npos);
  const PandocJob back = {.name = "'a.docx'", .from = "docx", .to = "gfm", .options = {}, .folder = ""};
  EXPECT_EQ(RunPandoc(back, made.output).output, "shown raw\n");
}

TEST(Pandoc, SaysWhyItFails) {
  const PandocJob job = {.name = "'plan.docx'", .from = "docx", .to = "gfm", .options = {}, .folder = ""};
  EXPECT_EQ(Refusal(job, "no archive"),
            "cannot convert 'plan.docx': pandoc: couldn't unpack docx container: Did not find end of central directory "
            "signature | ");
}

TEST(Pandoc, IsAskedForWhereItIsMissing) {
  const Path nowhere("/nonexistent");
  for (const char* name : {"'plan.docx'", "the note"}) {
    const PandocJob job = {.name = name, .from = "docx", .to = "gfm", .options = {}, .folder = ""};
    EXPECT_EQ(Refusal(job, "x"), std::string("cannot start pandoc: there is no such program | install it to convert ") +
                                     name + ": 'apt install pandoc', or see https://pandoc.org/installing.html");
  }
}

TEST(Pandoc, IsEndedWhenItTakesTooLong) {
  const Stand stand("exec sleep 60");
  PandocJob job = {.name = "'plan.docx'", .from = "docx", .to = "gfm", .options = {}, .folder = ""};
  job.most_time = std::chrono::seconds(1);
  EXPECT_EQ(Refusal(job, std::string(1 << 20, 'x')),
            "cannot convert 'plan.docx': pandoc took longer than 1 seconds | ");
}

TEST(Pandoc, IsEndedWhenItMakesTooMuch) {
  const Stand stand("exec yes");
  PandocJob job = {.name = "'plan.docx'", .from = "docx", .to = "gfm", .options = {}, .folder = ""};
  job.most_output = 1 << 20;
  EXPECT_EQ(Refusal(job, "x"), "cannot convert 'plan.docx': what pandoc makes of it is too large | ");
}

TEST(Pandoc, WordsThatWouldActOnATerminalAreMadeVisible) {
  const Stand stand("printf 'pandoc: bad \\033[2J\\nfile\\n' >&2; exit 5");
  const PandocJob job = {.name = "'plan.docx'", .from = "docx", .to = "gfm", .options = {}, .folder = ""};
  EXPECT_EQ(Refusal(job, "x"), "cannot convert 'plan.docx': pandoc: bad <U+001B>[2J file | ");
}

TEST(Pandoc, KeepsToItsMemory) {
  PandocJob job = {.name = "'plan.md'", .from = "gfm", .to = "html", .options = {}, .folder = ""};
  job.most_memory = 8;
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "- *item* of **a long** list\n";
  EXPECT_EQ(Refusal(job, text), "cannot convert 'plan.md': pandoc needs more than 8 MiB of memory for it | ");
}

TEST(Pandoc, ATemporaryFolderGoesWithItsObject) {
  std::string path;
  {
    const TemporaryFolder folder;
    path = folder.path();
    folder.Put("a", "b");
    EXPECT_EQ(ReadTextFile(path + "/a"), "b");
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}

}  // namespace
}  // namespace planrev::tool
