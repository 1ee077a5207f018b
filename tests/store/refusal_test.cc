// SPDX-License-Identifier: MIT
// What is refused, in what words, and that a refusal changes nothing.
#include "tests/store/scene.h"

namespace planrev::store {
namespace {

class Refusing : public RegisterTest {
 protected:
  // The state of the register as git sees it: refs, work tree, index.
  std::string State() const { return Git("show-ref") + Git("status --porcelain --untracked-files=all"); }

  // The error of an add, with the state of the register the same before and after.
  Error Refused(Register& reg, const std::string& text, const AddOptions& options, const std::string& plan = "") {
    const std::string before = State();
    const Error error = ErrorOf([&] { reg.Add(plan.empty() ? plan_ : plan, text, options); });
    EXPECT_EQ(State(), before);
    return error;
  }

  static AddOptions Labelled(const std::string& label) {
    AddOptions options;
    options.label = label;
    return options;
  }
};

using InitRefusing = Refusing;
using OpenRefusing = Refusing;

TEST_F(Refusing, TheNewestTextAgain) {
  Register reg = Make();
  Add(reg, "April 2019", "text\n");
  const Error error = Refused(reg, "text\n", Labelled("June 2020"));
  EXPECT_EQ(error.kind(), ErrorKind::kRefused);
  EXPECT_STREQ(error.what(),
               "cannot add to 'community-safety': the text is that of its newest revision, r1 'April 2019'");
}

TEST_F(Refusing, ALabelUsedBefore) {
  Register reg = Make();
  Add(reg, "April 2019");
  Add(reg, "June 2020");
  for (const std::string label : {"April 2019", "april 2019", " APRIL  2019 "}) {
    const Error error = Refused(reg, "new\n", Labelled(label));
    EXPECT_EQ(error.kind(), ErrorKind::kRefused);
    EXPECT_STREQ(error.what(), "cannot add to 'community-safety': the label 'April 2019' is that of r1 already");
    EXPECT_EQ(error.hint(), "give the new revision a label of its own");
  }
  EXPECT_EQ(reg.Add("transport", "new\n", Labelled("April 2019")).number, 1);
}

TEST_F(Refusing, WhatIsWrongInItself) {
  Register reg = Make();
  AddOptions no_day = Labelled("x"), no_date = Labelled("x"), bad_note = Labelled("x"), bad_title = Labelled("x");
  no_day.dated = "2021-02-30";
  no_date.dated = "18 June 2021";
  bad_note.note = "\x1B[2J";
  bad_title.title = "two\nlines";
  struct Case {
    AddOptions options;
    std::string plan, text;
    ErrorKind kind;
    std::string what;
  };
  const std::vector<Case> cases = {
      {Labelled("x"), "", "", ErrorKind::kInput, "cannot add to 'community-safety': the text is empty"},
      {Labelled("x"), "", " \r\n\t\n", ErrorKind::kInput, "cannot add to 'community-safety': the text is empty"},
      {Labelled("x"), "", "a\x92", ErrorKind::kInput,
       "cannot add to 'community-safety': the text is not UTF-8, or has a NUL"},
      {Labelled("x"), "", std::string("a\0b", 3), ErrorKind::kInput,
       "cannot add to 'community-safety': the text is not UTF-8, or has a NUL"},
      {Labelled(""), "", "a", ErrorKind::kUsage, "cannot use the label '': a label must say something"},
      {Labelled("r2"), "", "a", ErrorKind::kUsage,
       "cannot use the label 'r2': it would be taken for a revision's number"},
      {no_day, "", "a", ErrorKind::kUsage, "cannot date a revision '2021-02-30': there is no such day"},
      {no_date, "", "a", ErrorKind::kUsage, "cannot date a revision '18 June 2021': a date is written YYYY-MM-DD"},
      {bad_note, "", "a", ErrorKind::kUsage, "cannot use the note: it has a control character in it"},
      {bad_title, "", "a", ErrorKind::kUsage, "cannot use the title: it has a line break or a control character in it"},
      {Labelled("x"), "Community Safety", "a", ErrorKind::kUsage,
       "cannot name a plan 'Community Safety': only the letters a to z, the digits 0 to 9 and hyphens may be in it"},
      {Labelled("x"), "images", "a", ErrorKind::kUsage, "cannot name a plan 'images': the name is reserved"},
  };
  for (const Case& one : cases) {
    const Error error = Refused(reg, one.text, one.options, one.plan);
    EXPECT_EQ(error.kind(), one.kind) << error.what();
    EXPECT_EQ(error.what(), one.what);
  }
}

TEST_F(Refusing, ATagThatCameAheadOfItsBranch) {
  Register reg = Make();
  Add(reg, "one");
  Git("tag -a -m x community-safety/r2");
  const Error error = Refused(reg, "new\n", Labelled("two"));
  EXPECT_EQ(error.kind(), ErrorKind::kRegister);
  EXPECT_TRUE(std::string(error.what())
                  .starts_with(
                      "cannot add to 'community-safety': the tag 'community-safety/r2' is there already, for commit "));
  Git("tag -d community-safety/r2");
  EXPECT_EQ(Add(reg, "two").number, 2);
}

TEST_F(Refusing, AFileInTheWayOfAPlan) {
  Register reg = Make();
  Shell(where(), "echo x > community-safety && git add . && git commit -qm x");
  const Error error = Refused(reg, "new\n", Labelled("one"));
  EXPECT_STREQ(error.what(), "cannot write to 'community-safety': the register has a file of that name");
}

TEST_F(Refusing, WithoutABranch) {
  Register reg = Make();
  Add(reg, "one");
  Git("checkout -q --detach");
  const Error error = Refused(reg, "new\n", Labelled("two"));
  EXPECT_STREQ(error.what(), "cannot add to 'community-safety': the work tree is on no branch (HEAD is detached)");
  EXPECT_EQ(reg.Revisions(plan_).size(), 1u);
}

TEST_F(Refusing, ABrokenPlanFileOfThePerson) {
  Register reg = Make();
  Add(reg, "one");
  WriteWhole(where() + "/community-safety/plan.yaml", "title: [open\n");
  const Error error = Refused(reg, "new\n", Labelled("two"));
  EXPECT_TRUE(std::string(error.what()).starts_with("cannot read 'community-safety/plan.yaml': line ")) << error.what();
}

TEST_F(InitRefusing, AnExistingRegister) {
  Make();
  const std::string before = State();
  for (const bool bare : {false, true}) {
    InitOptions options;
    options.bare = bare;
    const Error error = ErrorOf([&] { Register::Init(where(), options); });
    EXPECT_EQ(error.kind(), ErrorKind::kRefused);
    EXPECT_EQ(error.what(), "cannot make a register in '" + where() + "': there is one already");
  }
  EXPECT_EQ(State(), before);
}

TEST_F(InitRefusing, AnotherGitRepository) {
  Shell(beside(""), "git init -q other && cd other && git commit -q --allow-empty -m x");
  const Error error = ErrorOf([&] { Register::Init(beside("other"), {}); });
  EXPECT_EQ(error.kind(), ErrorKind::kRefused);
  EXPECT_EQ(error.what(), "cannot make a register in '" + beside("other") + "': there is another git repository");
  EXPECT_EQ(error.hint(), "a register is a repository of its own");
}

TEST_F(InitRefusing, FilesThatItWouldOverwrite) {
  Shell(beside(""), "mkdir -p register && echo mine > register/.gitattributes");
  const Error error = ErrorOf([&] { Make(); });
  EXPECT_EQ(error.kind(), ErrorKind::kRefused);
  EXPECT_EQ(ReadWhole(where() + "/.gitattributes"), "mine\n");
  EXPECT_FALSE(Exists(where() + "/.git"));
}

TEST_F(InitRefusing, APlaceWhereNothingCanBeMade) {
  WriteWhole(beside("file"), "");
  EXPECT_TRUE(ErrorOf([&] { Register::Init(beside("file") + "/register", {}); }).kind() == ErrorKind::kSystem);
}

TEST_F(InitRefusing, NotAnEmptyRepositoryNorFilesOfOthers) {
  Shell(beside(""), "mkdir -p register/drafts && echo a > register/drafts/a && cd register && git init -q -b trunk");
  Register reg = Make();
  Add(reg, "one");
  EXPECT_EQ(Git("rev-parse --abbrev-ref HEAD"), "trunk\n");
  EXPECT_EQ(Git("status --porcelain"), "?? drafts/\n");
}

TEST_F(OpenRefusing, WhatIsNoRegister) {
  Shell(beside(""), "mkdir plain; git init -q empty; git init -q other; cd other; git commit -q --allow-empty -m x");
  struct Case {
    std::string directory, why, hint;
  };
  const std::string another = "a git repository, but not a register";
  for (const Case& one :
       std::vector<Case>{{"plain", "not a register", "planrev init makes a register"},
                         {"missing", "no such directory", "planrev init makes a register"},
                         {"empty", another, "planrev init DIR makes a register in a directory of its own"},
                         {"other", another, "planrev init DIR makes a register in a directory of its own"}}) {
    const Error error = ErrorOf([&] { Register::Open(beside(one.directory)); });
    EXPECT_EQ(error.kind(), ErrorKind::kRegister);
    EXPECT_EQ(error.what(), "cannot open '" + beside(one.directory) + "': " + one.why);
    EXPECT_EQ(error.hint(), one.hint);
  }
}

TEST_F(OpenRefusing, ALaterFormat) {
  Make();
  Shell(where(), "sed -i 's/version: 1/version: 2/' register.yaml && git commit -qam later");
  const Error error = ErrorOf([&] { Open(); });
  EXPECT_EQ(error.kind(), ErrorKind::kRegister);
  EXPECT_EQ(error.what(), "cannot open '" + where() + "': its format is version 2, this planrev knows version 1");
  EXPECT_EQ(error.hint(), "a newer planrev is needed");
}

TEST_F(OpenRefusing, ABrokenRepository) {
  Register reg = Make();
  Add(reg, "one");
  WriteWhole(where() + "/.git/refs/heads/main", std::string(40, '1') + "\n");
  EXPECT_EQ(ErrorOf([&] { Open(); }).kind(), ErrorKind::kRegister);
  WriteWhole(where() + "/.git/config", "[core");
  EXPECT_EQ(ErrorOf([&] { Open(); }).kind(), ErrorKind::kRegister);
}

}  // namespace
}  // namespace planrev::store
