// SPDX-License-Identifier: MIT
// Refs are moved by comparing and swapping, and a plan's tags are found, one by one or all at once.
#include "store/refs.h"

#include "tests/store/scene.h"

namespace planrev::store {
namespace {

class Refs : public RegisterTest {
 protected:
  Refs() {
    Register reg = Make();
    Add(reg, "one");
    Add(reg, "two");
    Check(git_repository_open(Out(repository_), where().c_str()), "open");
    Check(git_revparse_single(Out(first_), repository_.get(), "HEAD~1"), "first");
    Check(git_revparse_single(Out(second_), repository_.get(), "HEAD"), "second");
  }

  bool Move(const std::string& ref, const git_oid* from, const git_oid& to) {
    return MoveRef(repository_.get(), ref, from, to, "a test");
  }

  const git_oid& first() const { return *git_object_id(first_.get()); }
  const git_oid& second() const { return *git_object_id(second_.get()); }

  Repository repository_;
  Object first_, second_;
};

TEST_F(Refs, MoveOnlyFromWhereTheyAreThoughtToBe) {
  EXPECT_TRUE(Move("refs/heads/draft", nullptr, first()));
  EXPECT_FALSE(Move("refs/heads/draft", nullptr, second()));
  EXPECT_FALSE(Move("refs/heads/draft", &second(), second()));
  EXPECT_EQ(Git("rev-parse draft"), Git("rev-parse main~1"));
  EXPECT_TRUE(Move("refs/heads/draft", &first(), second()));
  EXPECT_EQ(Git("rev-parse draft"), Git("rev-parse main"));
  EXPECT_FALSE(Move("refs/heads/none", &first(), second()));
  EXPECT_EQ(Git("reflog show --format=%gs -1 draft"), "a test\n");
}

TEST_F(Refs, MoveWhenPackedAsWell) {
  Git("branch draft main~1");
  Git("pack-refs --all");
  EXPECT_FALSE(Move("refs/heads/draft", nullptr, second()));
  EXPECT_TRUE(Move("refs/heads/draft", &first(), second()));
  EXPECT_EQ(Git("rev-parse draft"), Git("rev-parse main"));
}

TEST_F(Refs, ThatAnotherProgramHoldsStay) {
  WriteWhole(where() + "/.git/refs/heads/main.lock", "");
  EXPECT_FALSE(Move("refs/heads/main", &second(), first()));
  EXPECT_EQ(Git("rev-parse main"), Hex(second()) + "\n");
  EXPECT_TRUE(Exists(where() + "/.git/refs/heads/main.lock"));
}

TEST_F(Refs, TagsAreFoundAlikeOneByOneAndAllAtOnce) {
  std::string commands;
  for (int number = 3; number <= 1200; ++number) {
    commands += "create " + TagName(plan_, number) + " " + Hex(second()) + "\n";
  }
  WriteWhole(beside("commands"), commands);
  Git("update-ref --stdin < ../commands");
  Git("tag community-safety/r2b && git tag community-safety-too/r7 && git tag community-safety/r07");
  std::set<int> many, few = {1, 2, 3, 700, 5000};
  for (int number = 1; number <= 1100; ++number) many.insert(number);
  for (const bool packed : {false, true}) {
    if (packed) Git("pack-refs --all");
    EXPECT_EQ(TagTargets(repository_.get(), plan_, few).size(), 4u);
    const auto all = TagTargets(repository_.get(), plan_, many);
    EXPECT_EQ(all.size(), 1100u);
    for (const auto& [number, target] : TagTargets(repository_.get(), plan_, {1, 2, 3, 700})) {
      EXPECT_EQ(Hex(all.at(number)), Hex(target)) << number;
    }
  }
}

}  // namespace
}  // namespace planrev::store
