// SPDX-License-Identifier: MIT
// Pictures and other files that a text shows, with the real program and a real register.
#include <gtest/gtest.h>

#include <filesystem>

#include "tests/tool/program.h"

namespace planrev::tool {
namespace {

namespace fs = std::filesystem;

constexpr char kText[] =
    "# Plan\n\n![Map of the wards](images/map.png)\n\nSee [Annex A](annexes/A%201.pdf#page=2) and [Aims](#aims).\n";

class ShownFiles : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(sandbox_.Run({"init", "plans"}).status, 0);
    sandbox_.Set("PLANREV_REGISTER", sandbox_.path() + "/plans");
    Put("draft/images/map.png", "the map");
    Put("draft/annexes/A 1.pdf", "%PDF");
    Put("draft/plan.md", kText);
  }

  void Put(const std::string& name, const std::string& bytes) {
    fs::create_directories(fs::path(sandbox_.path() + "/" + name).parent_path());
    sandbox_.Write(name, bytes);
  }

  Outcome Add(const std::string& file, const std::string& label) {
    return sandbox_.Run({"add", "safety", file, "--label", label, "--dated", "2020-01-01"});
  }

  std::string Git(const std::string& words) { return sandbox_.Shell("git -C plans " + words).out; }

  // That `text` is refused with that message, and nothing was stored.
  void ExpectRefused(const std::string& text, const std::string& message) {
    Put("draft/plan.md", text);
    const std::string before = Git("for-each-ref") + Git("status --porcelain");
    const Outcome outcome = Add("draft/plan.md", "refused");
    EXPECT_EQ(outcome.err, message);
    EXPECT_EQ(outcome.status, 3);
    EXPECT_EQ(Git("for-each-ref") + Git("status --porcelain"), before);
  }

  Sandbox sandbox_;
};

TEST_F(ShownFiles, AreStoredWithTheTextAndCheckedOut) {
  const Outcome outcome = Add("draft/plan.md", "April 2019");
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(outcome.out, "stored safety@r1: April 2019, with 2 files\n");
  EXPECT_EQ(sandbox_.Read("plans/safety/images/map.png"), "the map");
  EXPECT_EQ(sandbox_.Read("plans/safety/annexes/A 1.pdf"), "%PDF");
  EXPECT_EQ(Git("status --porcelain"), "");
  EXPECT_EQ(Git("fsck --strict --no-dangling --no-progress"), "");
}

TEST_F(ShownFiles, AreSoughtBesideTheTextWhereverItIsRead) {
  EXPECT_EQ(sandbox_.Shell("cd draft && planrev add safety plan.md --label one").status, 0);
  Put("draft/images/map.png", "another map");
  EXPECT_EQ(sandbox_.Shell("cd draft && planrev add safety - --label two < plan.md").status, 0);
  Put("elsewhere/plan.md", kText);
  Put("draft/images/map.png", "a third map");
  EXPECT_EQ(sandbox_.Run({"add", "safety", "elsewhere/plan.md", "--label", "three", "--files", "draft"}).err, "");
  EXPECT_EQ(Git("show safety/r3^{commit}:safety/images/map.png"), "a third map");
  EXPECT_EQ(Git("show safety/r2^{commit}:safety/images/map.png"), "another map");
}

TEST_F(ShownFiles, OfTheWorkTreeAreThoseThatWereEditedThere) {
  ASSERT_EQ(Add("draft/plan.md", "April 2019").status, 0);
  Put("plans/safety/images/map.png", "a new map");
  const Outcome outcome = sandbox_.Run({"add", "safety", "--label", "June 2020"});
  EXPECT_EQ(outcome.out, "stored safety@r2: June 2020, with 2 files\n") << outcome.err;
  EXPECT_EQ(Git("show safety/r2^{commit}:safety/images/map.png"), "a new map");
  EXPECT_EQ(Git("status --porcelain"), "");
}

TEST_F(ShownFiles, ThatAreMissingAreNamedWithTheirLine) {
  ExpectRefused("# Plan\n\n![Map](images/mop.png)\n",
                "planrev: cannot read 'draft/images/mop.png': no such file, and line 3 of 'draft/plan.md' shows it\n"
                "hint: did you mean 'draft/images/map.png'?\n");
  ExpectRefused("![a](a/1.png) ![b](b/2.png)\n\n[c](c.pdf)\n",
                "planrev: cannot read 'draft/a/1.png': no such file, and line 1 of 'draft/plan.md' shows it\n"
                "hint: put it there, or name with --files the folder that has it\n"
                "hint: missing as well: 'b/2.png' (line 1) and 'c.pdf' (line 3)\n");
  ExpectRefused("![a](images)\n",
                "planrev: cannot read 'draft/images': it is no file, and line 1 of 'draft/plan.md' shows it\n");
}

TEST_F(ShownFiles, OutsideTheFolderAreRefused) {
  Put("outside.png", "x");
  const std::string hint = "hint: copy it there, and show it by a path from there, as in 'images/outside.png'\n";
  ExpectRefused("![x](../outside.png)\n",
                "planrev: cannot keep '../outside.png': it is outside the folder of the text, and line 1 of "
                "'draft/plan.md' shows it\n" +
                    hint);
  ExpectRefused("![x](images/%2e%2e/%2e%2e/outside.png)\n",
                "planrev: cannot keep '../outside.png': it is outside the folder of the text, and line 1 of "
                "'draft/plan.md' shows it\n" +
                    hint);
  ExpectRefused("\n<img src=\"/tmp/outside.png\">\n",
                "planrev: cannot keep '/tmp/outside.png': it is outside the folder of the text, and line 2 of "
                "'draft/plan.md' shows it\n" +
                    hint);
  fs::create_symlink("../../outside.png", sandbox_.path() + "/draft/images/link.png");
  const std::string leads =
      "it is a link that leads out of the folder of the text, or nowhere, and line 1 of 'draft/plan.md' shows it\n"
      "hint: put the file itself there\n";
  ExpectRefused("![x](images/link.png)\n", "planrev: cannot keep 'images/link.png': " + leads);
  fs::create_directory_symlink("..", sandbox_.path() + "/draft/up");
  ExpectRefused("![x](up/outside.png)\n", "planrev: cannot keep 'up/outside.png': " + leads);
}

TEST_F(ShownFiles, WithHostileNamesAreRefused) {
  ExpectRefused("![x](.git/config)\n",
                "planrev: cannot keep '.git/config': a name that begins with a dot is hidden, and line 1 of "
                "'draft/plan.md' shows it\nhint: give it another name, in the text as well\n");
  ExpectRefused("![x](a%0Ab.png)\n",
                "planrev: cannot keep 'a<U+000A>b.png': its name is not UTF-8, or has characters that cannot be seen, "
                "and line 1 of 'draft/plan.md' shows it\nhint: give it another name, in the text as well\n");
  ExpectRefused("![x](plan.yaml)\n",
                "planrev: cannot keep 'plan.yaml': the name is kept for the register's own files, and line 1 of "
                "'draft/plan.md' shows it\nhint: give it another name, in the text as well\n");
}

TEST_F(ShownFiles, ALinkToTheTextItselfIsNone) {
  Put("draft/2019.md", "# Plan\n\n[Aims](plan.md#aims), [Aims](2019.md#aims)\n");
  EXPECT_EQ(Add("draft/2019.md", "April 2019").out, "stored safety@r1: April 2019\n");
}

TEST_F(ShownFiles, WithinAWordFileAreStoredAndItsLinksLeftAlone) {
  Put("draft/images/map.png", "\x89PNG map");
  ASSERT_EQ(sandbox_.Shell("cd draft && pandoc plan.md -o ../plan.docx").status, 0);
  EXPECT_EQ(Add("plan.docx", "April 2019").out, "stored safety@r1: April 2019, with 1 file\n");
  EXPECT_EQ(sandbox_.Run({"show", "safety", "--files", "out"}).status, 0);
  EXPECT_EQ(sandbox_.Shell("cmp out/images/*.png draft/images/map.png").out, "");
}

TEST_F(ShownFiles, ComeOutAgainWithShow) {
  ASSERT_EQ(Add("draft/plan.md", "April 2019").status, 0);
  const Outcome outcome = sandbox_.Run({"show", "safety@r1", "--files", "out/there"});
  EXPECT_EQ(outcome.out, kText);
  EXPECT_EQ(outcome.err, "planrev: 'safety@r1' shows 2 files, now in 'out/there'\n");
  EXPECT_EQ(sandbox_.Shell("diff -r out/there draft").out, "Only in draft: plan.md\n");
  EXPECT_EQ(sandbox_.Run({"show", "safety@r1", "--files", "out/there"}).status, 0);
}

TEST_F(ShownFiles, DoNotOverwriteOthersWhenTheyComeOut) {
  ASSERT_EQ(Add("draft/plan.md", "April 2019").status, 0);
  Put("out/images/map.png", "mine");
  Outcome outcome = sandbox_.Run({"show", "safety", "--files", "out"});
  EXPECT_EQ(outcome.err, "planrev: cannot write 'out/images/map.png': something else is there\n");
  EXPECT_EQ(outcome.status, 1);
  EXPECT_FALSE(fs::exists(sandbox_.path() + "/out/annexes"));
  fs::create_directory(sandbox_.path() + "/linked");
  fs::create_directory_symlink("../draft", sandbox_.path() + "/linked/annexes");
  outcome = sandbox_.Run({"show", "safety", "--files", "linked"});
  EXPECT_EQ(outcome.err,
            "planrev: cannot write 'linked/annexes/A 1.pdf': no permission, no room, or a link or file in its way\n");
  EXPECT_FALSE(fs::exists(sandbox_.path() + "/draft/A 1.pdf"));
  EXPECT_EQ(sandbox_.Run({"show", "draft/plan.md", "--files", "out"}).status, 2);
}

TEST_F(ShownFiles, OfAnotherContentAreAChangeBetweenRevisions) {
  ASSERT_EQ(Add("draft/plan.md", "April 2019").status, 0);
  Put("draft/images/map.png", "another map");
  ASSERT_EQ(Add("draft/plan.md", "June 2020").status, 0);
  const Outcome outcome = sandbox_.Run({"diff", "safety"});
  EXPECT_NE(outcome.out.find("image replaced"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("the picture \"images/map.png\" has another content"), std::string::npos) << outcome.out;
  EXPECT_EQ(sandbox_.Run({"diff", "safety@r1", "safety@r2", "--exit-code"}).status, 1);
  for (const std::string format : {"json", "markdown", "html"}) {
    EXPECT_NE(sandbox_.Run({"diff", "safety", "--format", format}).out.find("has another content"), std::string::npos)
        << format;
  }
  EXPECT_NE(sandbox_.Run({"note", "safety"}).out.find("has another content"), std::string::npos);
}

TEST_F(ShownFiles, OfAnotherContentAreNotMinor) {
  ASSERT_EQ(Add("draft/plan.md", "April 2019").status, 0);
  ASSERT_EQ(sandbox_.Run({"adopt", "safety", "--by", "Council", "--on", "2020-02-01"}).status, 0);
  Put("draft/images/map.png", "another map");
  ASSERT_EQ(Add("draft/plan.md", "June 2020").status, 0);
  const Outcome outcome = sandbox_.Run({"adopt", "safety", "--by", "Council", "--on", "2020-03-01", "--as", "minor"});
  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.err.find("the picture \"images/map.png\" has another content"), std::string::npos) << outcome.err;
}

TEST_F(ShownFiles, BesideTwoFilesAreComparedWhereTheirFoldersDiffer) {
  Put("other/plan.md", kText);
  Put("other/images/map.png", "another map");
  EXPECT_EQ(sandbox_.Run({"diff", "draft/plan.md", "other/plan.md", "--exit-code"}).status, 1);
  Put("other/images/map.png", "the map");
  EXPECT_EQ(sandbox_.Run({"diff", "draft/plan.md", "other/plan.md", "--exit-code"}).status, 0);
  ASSERT_EQ(Add("draft/plan.md", "April 2019").status, 0);
  EXPECT_EQ(sandbox_.Run({"diff", "safety", "other/plan.md", "--exit-code"}).status, 0);
  Put("other/images/map.png", "another map");
  EXPECT_EQ(sandbox_.Run({"diff", "safety", "other/plan.md", "--exit-code"}).status, 1);
}

TEST_F(ShownFiles, ALinkWithinTheFolderIsStoredAsTheFileItself) {
  fs::create_symlink("map.png", sandbox_.path() + "/draft/images/link.png");
  Put("draft/plan.md", "![x](images/link.png)\n");
  EXPECT_EQ(Add("draft/plan.md", "April 2019").status, 0);
  EXPECT_EQ(Git("ls-tree HEAD:safety/images --format='%(objectmode) %(path)'"), "100644 link.png\n");
}

}  // namespace
}  // namespace planrev::tool
