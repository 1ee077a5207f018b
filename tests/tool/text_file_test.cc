// SPDX-License-Identifier: MIT
#include "tool/text_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/error.h"
#include "tests/tool/program.h"

namespace planrev::tool {
namespace {

// "message | hint" of what is thrown, with the sandbox's path left out.
std::string Refusal(const Sandbox& sandbox, const std::string& name) {
  try {
    ReadTextFile(sandbox.path() + "/" + name);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kInput);
    std::string said = error.what() + std::string(" | ") + error.hint();
    for (std::size_t at = 0; (at = said.find(sandbox.path() + "/")) != std::string::npos;) {
      said.erase(at, sandbox.path().size() + 1);
    }
    return said;
  }
  return "";
}

TEST(TextFile, ReadsBytesAsTheyAre) {
  const Sandbox sandbox;
  const std::string text = "\xEF\xBB\xBF# Plan\r\n\r\nnaïve café\n";
  sandbox.Write("plan.md", text);
  EXPECT_EQ(ReadTextFile(sandbox.path() + "/plan.md"), text);
  EXPECT_EQ(ReadTextFile("/dev/null"), "");
}

TEST(TextFile, ReadsWhatIsLargerThanOneRead) {
  const Sandbox sandbox;
  const std::string text(300000, 'a');
  sandbox.Write("plan.md", text);
  EXPECT_EQ(ReadTextFile(sandbox.path() + "/plan.md"), text);
}

TEST(TextFile, RefusesWhatIsNoText) {
  const Sandbox sandbox;
  struct Row {
    const char* name;
    std::string text;
    const char* said;
  };
  const Row rows[] = {
      {"empty.md", "", "cannot read 'empty.md': it is empty | to compare with nothing, name /dev/null"},
      {"windows.md", "one\ntwo\nit\x92s\n",
       "cannot read 'windows.md': line 3 is not UTF-8 (byte 0x92) | it looks like WINDOWS-1252: "
       "iconv -f WINDOWS-1252 -t UTF-8 'windows.md' > utf8.md"},
      {"cut.md", "one \xE2\x82", "cannot read 'cut.md': line 1 is not UTF-8 (byte 0xe2) | "},
      {"utf16.md", std::string("\xFF\xFE#\0", 4),
       "cannot read 'utf16.md': it is UTF-16, not UTF-8 | it looks like UTF-16: "
       "iconv -f UTF-16 -t UTF-8 'utf16.md' > utf8.md"},
      {"word.md", std::string("PK\x03\x04\x14\0\x92", 7),
       "cannot read 'word.md': line 1 has a NUL byte | it is no Markdown; a Word document, or UTF-16?"},
      {"nul.md", std::string("a\nb\0c", 5),
       "cannot read 'nul.md': line 2 has a NUL byte | it is no Markdown; a Word document, or UTF-16?"},
  };
  for (const Row& row : rows) {
    sandbox.Write(row.name, row.text);
    EXPECT_EQ(Refusal(sandbox, row.name), row.said);
  }
}

TEST(TextFile, RefusesWhatIsNoFile) {
  const Sandbox sandbox;
  sandbox.Write("plan.md", "text");
  ::mkdir((sandbox.path() + "/folder").c_str(), 0700);
  ::symlink("nowhere", (sandbox.path() + "/dangling.md").c_str());
  EXPECT_EQ(Refusal(sandbox, "folder"), "cannot read 'folder': it is a directory | ");
  EXPECT_EQ(Refusal(sandbox, "plna.md"), "cannot read 'plna.md': no such file | did you mean 'plan.md'?");
  EXPECT_EQ(Refusal(sandbox, "plan.md/x"), "cannot read 'plan.md/x': no such file | ");
  EXPECT_EQ(Refusal(sandbox, "dangling.md"), "cannot read 'dangling.md': no such file | ");
  EXPECT_THROW(ReadTextFile("/dev/zero"), Error);
}

TEST(TextFile, RefusesMoreThanItCouldCompare) {
  const Sandbox sandbox;
  sandbox.Write("huge.md", "x");
  ASSERT_EQ(::truncate((sandbox.path() + "/huge.md").c_str(), static_cast<off_t>(kMostBytes) + 1), 0);
  EXPECT_EQ(Refusal(sandbox, "huge.md"), "cannot read 'huge.md': it is larger than 1 GiB | ");
}

TEST(TextFile, RefusesWhatMayNotBeRead) {
  const Sandbox sandbox;
  sandbox.Write("secret.md", "text");
  ::chmod((sandbox.path() + "/secret.md").c_str(), 0);
  ::chmod(sandbox.path().c_str(), 0755);
  // root may read everything, so a child reads as somebody else
  const pid_t child = ::fork();
  if (child == 0) {
    constexpr uid_t kNobody = 65534;
    if (::geteuid() == 0 && (::setgid(kNobody) != 0 || ::setuid(kNobody) != 0)) ::_exit(2);
    ::_exit(Refusal(sandbox, "secret.md") == "cannot read 'secret.md': permission denied | " ? 0 : 1);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

}  // namespace
}  // namespace planrev::tool
