// SPDX-License-Identifier: MIT
#include "store/loose_object.h"

#include <filesystem>

#include "tests/store/scene.h"

namespace planrev::store {
namespace {

class LooseObjects : public RegisterTest {
 protected:
  // Where the blob of the plan's first text lies.
  std::string TextFile() {
    const std::string id = Git("rev-parse HEAD:community-safety/plan.md").substr(0, 40);
    return where() + "/.git/objects/" + id.substr(0, 2) + "/" + id.substr(2);
  }

  static void Overwrite(const std::string& path, const std::string& bytes) {
    std::filesystem::permissions(path, std::filesystem::perms(0644));
    WriteWhole(path, bytes);
  }
};

TEST_F(LooseObjects, EveryWayToDamageOneHasItsName) {
  Register reg = Make();
  Add(reg, "one", "# Plan\n\nThe Partnership will publish its figures every year, and say so.\n");
  const std::string file = ReadWhole(TextFile());
  ASSERT_TRUE(ReadLoose(file).object);
  EXPECT_EQ(ReadLoose(file).object->type, GIT_OBJECT_BLOB);
  EXPECT_EQ(ReadLoose("").fault, "it is empty");
  for (size_t length = 1; length < file.size(); ++length) {
    EXPECT_EQ(ReadLoose(file.substr(0, length)).fault, "it ends too early") << length;
  }
  EXPECT_EQ(ReadLoose(file + "x").fault, "something follows its end");
  EXPECT_EQ(ReadLoose("y" + file.substr(1)).fault, "its compressed bytes are damaged");
  std::string last = file;
  last.back() ^= 1;
  EXPECT_EQ(ReadLoose(last).fault, "its compressed bytes are damaged");
}

// libgit2's own reader never came back from it.
TEST_F(LooseObjects, OneThatEndsTooEarlyIsAnErrorAtOnce) {
  Register reg = Make();
  Add(reg, "one");
  const std::string file = ReadWhole(TextFile());
  for (const size_t length : {size_t{0}, size_t{3}, file.size() / 2, file.size() - 1}) {
    Overwrite(TextFile(), file.substr(0, length));
    const Register again = Open();
    const Error error = ErrorOf([&] { again.Text(again.Find(plan_, "")); });
    EXPECT_EQ(error.kind(), ErrorKind::kRegister);
    EXPECT_NE(std::string(error.what()).find("is damaged: it "), std::string::npos) << error.what();
    EXPECT_EQ(error.hint(), "planrev verify shows what is damaged, and what to do");
  }
}

TEST_F(LooseObjects, ADamagedOneThatIsInAPackAsWellDoesNoHarm) {
  Register reg = Make();
  Add(reg, "one", "# Plan\n");
  const std::string path = TextFile();
  Git("repack -q -a");
  ASSERT_TRUE(Exists(path));
  Overwrite(path, ReadWhole(path).substr(0, 5));
  const Register again = Open();
  EXPECT_EQ(again.Text(again.Find(plan_, "")), "# Plan\n");
}

TEST_F(LooseObjects, ThoseThatAreBorrowedFromAnotherRepositoryAreReadInTheSameWay) {
  Register reg = Make();
  Add(reg, "one", "# Plan\n");
  Git("clone -q --shared . ../clone");
  Register clone = Register::Open(beside("clone"));
  EXPECT_EQ(clone.Text(clone.Find(plan_, "")), "# Plan\n");
  Overwrite(TextFile(), ReadWhole(TextFile()).substr(0, 5));
  EXPECT_EQ(ErrorOf([&] {
              const Register again = Register::Open(beside("clone"));
              again.Text(again.Find(plan_, ""));
            }).kind(),
            ErrorKind::kRegister);
}

}  // namespace
}  // namespace planrev::store
