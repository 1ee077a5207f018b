// SPDX-License-Identifier: MIT
// The worked example of planrev-register(5) is what planrev and git really write.
#include "tests/store/scene.h"

namespace planrev::store {
namespace {

class Manual : public RegisterTest {
 protected:
  static void At(const std::string& date) {
    for (const std::string role : {"AUTHOR", "COMMITTER"}) {
      setenv(("GIT_" + role + "_EMAIL").c_str(), "policy@borough.example", 1);
      setenv(("GIT_" + role + "_DATE").c_str(), date.c_str(), 1);
    }
  }

  void AddAt(Register& reg, const std::string& date, const std::string& how_often, const AddOptions& options) {
    At(date);
    reg.Add(plan_,
            "# Community Safety Plan 2019-22\n\nThe Partnership will publish its figures every " + how_often + ".\n",
            options);
  }

  // The manual page as a reader sees it, as far as examples go.
  static std::string Page() {
    std::string page = ReadWhole(std::string(PLANREV_SOURCE_DIR) + "/man/planrev-register.5");
    for (const auto& [roff, shown] : std::vector<std::pair<std::string, std::string>>{{"\\-", "-"}, {"\\&", ""}}) {
      for (size_t at = 0; (at = page.find(roff, at)) != std::string::npos; at += shown.size()) {
        page.replace(at, roff.size(), shown);
      }
    }
    return page;
  }
};

TEST_F(Manual, ShowsWhatGitShows) {
  At("2019-03-20T09:00:00Z");
  Register reg = Make();
  AddOptions options;
  options.label = "April 2019";
  options.note = "First edition.";
  options.dated = "2019-04-09";
  AddAt(reg, "2019-04-10T10:15:00+01:00", "year", options);
  options.label = "June 2021 Update";
  options.note = "The strategic assessment for 2021-22 asks for figures more often.";
  options.dated = "";
  AddAt(reg, "2021-06-18T10:30:00+01:00", "quarter", options);
  At("2021-07-15T09:00:00+01:00");
  Decision decision;
  decision.kind = DecisionKind::kAdopted;
  decision.body = "Council";
  decision.date = "2021-07-14";
  decision.minute = "34";
  decision.reasons = "Residents asked to see the figures sooner.";
  reg.Decide(reg.Find(plan_, ""), decision, {});

  const std::string page = Page();
  for (const std::string command :
       {"ls-tree -r --name-only HEAD", "for-each-ref", "cat-file -p community-safety/r2",
        "log --format=\"%h %ad %s\" --date=short -- community-safety", "log -1 --format=%B"}) {
    const std::string shown = "$ git " + command + "\n" + Git(command);
    EXPECT_NE(page.find(shown), std::string::npos) << "not in the manual page:\n" << shown;
  }
  for (const std::string file :
       {"community-safety/plan.yaml", "community-safety/decisions/2021-07-14-adopted.md", "register.yaml"}) {
    const std::string shown = "$ cat " + file + "\n" + ReadWhole(where() + "/" + file);
    EXPECT_NE(page.find(shown), std::string::npos) << "not in the manual page:\n" << shown;
  }
}

}  // namespace
}  // namespace planrev::store
