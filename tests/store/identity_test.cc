// SPDX-License-Identifier: MIT
// Who is said to have stored a revision, and when.
#include "store/identity.h"

#include "tests/store/scene.h"

namespace planrev::store {
namespace {

class Identities : public RegisterTest {
 protected:
  static void Forget() {
    for (const std::string role : {"AUTHOR", "COMMITTER"}) {
      for (const char* what : {"_NAME", "_EMAIL", "_DATE"}) unsetenv(("GIT_" + role + what).c_str());
    }
  }
  // "author|committer" of the newest commit.
  std::string Newest(const std::string& format = "%an <%ae>|%cn <%ce>") const {
    return Git("log -1 --format='" + format + "'");
  }
};

TEST_F(Identities, NobodyNamedIsAnErrorThatHelps) {
  Register reg = Make();
  Forget();
  const Error error = ErrorOf([&] { Add(reg, "one"); });
  EXPECT_EQ(error.kind(), ErrorKind::kUsage);
  EXPECT_STREQ(error.what(), "cannot tell who you are: git has no user.name and user.email");
  EXPECT_NE(error.hint().find("git config --global user.name"), std::string::npos);
  EXPECT_NE(error.hint().find("--author"), std::string::npos);
  ErrorOf([&] { Register::Init(beside("other"), {}); });
  EXPECT_FALSE(Exists(beside("other")));
}

TEST_F(Identities, AnAuthorIsEnough) {
  Forget();
  InitOptions init;
  init.author = "Clerk <clerk@example.org>";
  Register reg = Make(init);
  AddOptions options;
  options.label = "one";
  options.author = "Policy Officer <policy@example.org>";
  EXPECT_EQ(reg.Add(plan_, "text\n", options).author, "Policy Officer <policy@example.org>");
  EXPECT_EQ(Newest(), "Policy Officer <policy@example.org>|Policy Officer <policy@example.org>\n");
}

TEST_F(Identities, ComeFromGitsConfiguration) {
  Register reg = Make();
  Forget();
  Shell(where(),
        "git config --global user.name 'Global Name'; git config --global user.email g@example.org; "
        "git config user.name 'Local Name'");
  Register again = Open();
  Add(again, "one");
  EXPECT_EQ(Newest(), "Local Name <g@example.org>|Local Name <g@example.org>\n");
  Shell(where(), "git config --global --remove-section user");
}

TEST_F(Identities, ComeFromTheEnvironmentFirst) {
  Register reg = Make();
  Git("config user.name Config");
  setenv("GIT_AUTHOR_NAME", "Author", 1);
  setenv("GIT_COMMITTER_EMAIL", "c@example.org", 1);
  setenv("GIT_AUTHOR_DATE", "@1624008600 +0100", 1);
  Add(reg, "one");
  EXPECT_EQ(
      Newest("%an|%ae|%aI|%cn|%ce|%cI"),
      "Author|policy@example.org|2021-06-18T10:30:00+01:00|Policy Officer|c@example.org|2021-06-18T09:30:00+00:00\n");
}

TEST_F(Identities, DatesReadAsGitReadsThem) {
  Register reg = Make();
  struct Case {
    std::string date, iso;
  };
  int count = 0;
  for (const Case& one : std::vector<Case>{{"1624008600 +0100", "2021-06-18T10:30:00+01:00"},
                                           {"@1624008600", "2021-06-18T09:30:00+00:00"},
                                           {"2021-06-18T09:30:00Z", "2021-06-18T09:30:00+00:00"},
                                           {"2021-06-18T09:30:00+05:30", "2021-06-18T09:30:00+05:30"},
                                           {"2021-06-18 09:30:00 -0800", "2021-06-18T09:30:00-08:00"},
                                           {"2021-06-18 09:30:00", "2021-06-18T09:30:00+00:00"},
                                           {"Fri, 18 Jun 2021 09:30:00 +0100", "2021-06-18T09:30:00+01:00"}}) {
    setenv("GIT_COMMITTER_DATE", one.date.c_str(), 1);
    Add(reg, "number " + std::to_string(++count));
    EXPECT_EQ(Newest("%cI"), one.iso + "\n") << one.date;
    const std::string seconds = Git("log -1 --format=%ct");
    EXPECT_EQ(Git("commit -q --allow-empty -m 'by git' && git log -1 --format=%ct"), seconds) << one.date;
  }
  setenv("GIT_COMMITTER_DATE", "in a fortnight", 1);
  const Error error = ErrorOf([&] { Add(reg, "never"); });
  EXPECT_EQ(error.kind(), ErrorKind::kUsage);
  EXPECT_STREQ(error.what(), "cannot read the date 'in a fortnight': the form is not known");
}

TEST_F(Identities, AnAuthorIsNameAndMail) {
  Register reg = Make();
  AddOptions options;
  options.label = "one";
  for (const std::string author :
       {"", "Name", "<a@b>", "Name <>", "Name <a@b> x", "Na\nme <a@b>", "\xFF <a@b>", "... <a@b>"}) {
    options.author = author;
    EXPECT_EQ(ErrorOf([&] { reg.Add(plan_, "text\n", options); }).kind(), ErrorKind::kUsage) << author;
  }
  options.author = "  Zo\xC3\xAB O'Hara \"Zed\" Smith  <zoe@example.org> ";
  EXPECT_EQ(reg.Add(plan_, "text\n", options).author, "Zo\xC3\xAB O'Hara \"Zed\" Smith <zoe@example.org>");
  ExpectSound();
}

}  // namespace
}  // namespace planrev::store
