// SPDX-License-Identifier: MIT
// What a text shows, kept with it.
#include "store/files.h"

#include "store/digest.h"
#include "tests/store/scene.h"

namespace planrev::store {
namespace {

class Files : public RegisterTest {
 protected:
  Revision AddWith(Register& reg, const std::string& label, const FileBytes& files, const std::string& text = "") {
    AddOptions options;
    options.label = label;
    options.files = files;
    return reg.Add(plan_, text.empty() ? "# Plan\n\n" + label + "\n" : text, options);
  }

  std::string InTree() const { return Git("ls-tree -r --name-only HEAD " + plan_ + "/"); }
  std::string Path(const std::string& name) const { return where() + "/" + plan_ + "/" + name; }
};

const std::string kPicture("\x89PNG\r\n\x1A\n\0\xFF", 10);

TEST_F(Files, AreKeptWithTheirRevisionByteForByte) {
  Register reg = Make();
  const FileBytes files = {{"images/map of wards.png", kPicture}, {"annexes/a/1.pdf", "%PDF"}, {"empty.csv", ""}};
  const Revision stored = AddWith(reg, "April 2019", files);
  const Register again = Open();
  const Revision revision = again.Find(plan_, "r1");
  EXPECT_EQ(stored.files_sha256, revision.files_sha256);
  EXPECT_EQ(again.Files(revision), DigestsOf(files));
  for (const auto& [path, bytes] : files) {
    EXPECT_EQ(again.File(revision, path), bytes) << path;
    EXPECT_EQ(ReadWhole(Path(path)), bytes) << path;
  }
  EXPECT_EQ(Shell(where() + "/" + plan_, "sha256sum --check --strict --quiet files.sha256").status, 0);
  EXPECT_EQ(Sha256(ReadWhole(Path("files.sha256"))), revision.files_sha256);
  ExpectSound();
}

TEST_F(Files, StayWhileTheTextShowsThemAndGoThen) {
  Register reg = Make();
  AddWith(reg, "one", {{"images/a.png", "A"}, {"images/b.png", "B"}});
  WriteWhole(Path("images/mine.txt"), "a person's own\n");
  AddWith(reg, "two", {{"images/b.png", "B"}, {"annex.pdf", "%PDF"}});
  EXPECT_EQ(InTree(), plan_ + "/annex.pdf\n" + plan_ + "/files.sha256\n" + plan_ + "/images/b.png\n" + plan_ +
                          "/plan.md\n" + plan_ + "/plan.yaml\n");
  EXPECT_FALSE(Exists(Path("images/a.png")));
  AddWith(reg, "three", {});
  EXPECT_EQ(InTree(), plan_ + "/plan.md\n" + plan_ + "/plan.yaml\n");
  EXPECT_FALSE(Exists(Path("files.sha256")));
  EXPECT_FALSE(Exists(Path("annex.pdf")));
  EXPECT_EQ(ReadWhole(Path("images/mine.txt")), "a person's own\n");
  EXPECT_EQ(reg.File(reg.Find(plan_, "r1"), "images/a.png"), "A");
  EXPECT_EQ(reg.Find(plan_, "r3").files_sha256, "");
  EXPECT_TRUE(reg.Files(reg.Find(plan_, "r3")).empty());
  EXPECT_EQ(Git("fsck --strict --no-dangling"), "");
}

TEST_F(Files, AnotherPictureIsARevisionThoughTheTextStays) {
  Register reg = Make();
  AddWith(reg, "one", {{"map.png", "A"}}, "![Map](map.png)\n");
  EXPECT_EQ(AddWith(reg, "two", {{"map.png", "B"}}, "![Map](map.png)\n").number, 2);
  const Error same = ErrorOf([&] { AddWith(reg, "three", {{"map.png", "B"}}, "![Map](map.png)\n"); });
  EXPECT_EQ(same.kind(), ErrorKind::kRefused);
  EXPECT_STREQ(same.what(),
               "cannot add to 'community-safety': the text and its files are those of its newest revision, r2 'two'");
  ExpectSound();
}

TEST_F(Files, EditedInTheWorkTreeAreNotOverwritten) {
  Register reg = Make();
  AddWith(reg, "one", {{"images/map.png", "A"}});
  WriteWhole(Path("images/map.png"), "edited");
  for (const FileBytes& files : {FileBytes{{"images/map.png", "B"}}, FileBytes{}}) {
    const Error error = ErrorOf([&] { AddWith(reg, "two", files); });
    EXPECT_EQ(error.kind(), ErrorKind::kRefused);
    EXPECT_STREQ(error.what(),
                 "cannot add to 'community-safety': 'community-safety/images/map.png' in the work tree was edited and "
                 "would be overwritten");
  }
  AddWith(reg, "two", {{"images/map.png", "edited"}});
  ExpectSound();
}

TEST_F(Files, MissingOrBrokenInTheHistoryAreNamed) {
  Register reg = Make();
  AddWith(reg, "one", {{"images/map.png", "A"}});
  const Revision revision = reg.Find(plan_, "r1");
  EXPECT_STREQ(ErrorOf([&] { reg.File(revision, "images/other.png"); }).what(),
               "cannot read 'community-safety@r1': its commit has no images/other.png");
  for (const auto& [list, line] : std::vector<std::pair<std::string, std::string>>{
           {"what is this\n", "1"},
           {std::string(64, 'a') + "  ../../x\n", "1"},
           {std::string(64, 'a') + "  a\n" + std::string(64, 'a') + "  b", "2"},
           {std::string(64, 'a') + "  a\n" + std::string(64, 'b') + "  a\n", "2"}}) {
    EXPECT_EQ(std::string(ErrorOf([&] { ReadFileList(list, "p/files.sha256"); }).what()),
              "cannot read 'p/files.sha256': line " + line + " is no digest and path of a file");
  }
}

TEST_F(Files, ThatCannotBeKeptAreRefusedWithTheReason) {
  struct Case {
    const char* path;
    const char* why;
  };
  Register reg = Make();
  for (const Case& one :
       std::vector<Case>{{"", "it has no name"},
                         {"../map.png", "it leads out of the plan's folder"},
                         {"images/../../map.png", "it leads out of the plan's folder"},
                         {"/etc/passwd", "it is outside the plan's folder"},
                         {"C:/map.png", "it is outside the plan's folder"},
                         {"images//map.png", "a part of its path is empty"},
                         {".git/config", "a name that begins with a dot is hidden"},
                         {"images/.gitattributes", "a name that begins with a dot is hidden"},
                         {"GIT~1/config", "a name in it may be git's own folder"},
                         {"images\\map.png", "a '\\' is in no file's name on Windows, '/' parts folders"},
                         {"what?.png", "a '?' is in no file's name on Windows"},
                         {"images/Nul.png", "a name in it is that of a device on Windows"},
                         {"com1", "a name in it is that of a device on Windows"},
                         {"map. ", "a name in it begins or ends with a blank or a dot"},
                         {"plan.md", "the name is kept for the register's own files"},
                         {"PLAN.YAML", "the name is kept for the register's own files"},
                         {"files.sha256", "the name is kept for the register's own files"},
                         {"decisions/2021-07-14-adopted.md", "the name is kept for the register's own files"},
                         {"reviews.jsonl", "the name is kept for the register's own files"},
                         {"map\n.png", "its name is not UTF-8, or has characters that cannot be seen"},
                         {"map\x1b[31m.png", "its name is not UTF-8, or has characters that cannot be seen"},
                         {"map\xff.png", "its name is not UTF-8, or has characters that cannot be seen"},
                         {".\xe2\x80\x8cgit/x", "its name is not UTF-8, or has characters that cannot be seen"},
                         {"gnp.\xe2\x80\xae.png", "its name is not UTF-8, or has characters that cannot be seen"}}) {
    EXPECT_EQ(WhyNoFile(one.path), one.why) << one.path;
    const Error error = ErrorOf([&] { AddWith(reg, "one", {{one.path, "x"}}); });
    EXPECT_EQ(error.kind(), ErrorKind::kInput) << one.path;
  }
  EXPECT_TRUE(reg.Plans().empty());
  for (const char* path :
       {"map.png", "images/a b/c.d.png", "caf\xc3\xa9.png", "gitty", "plan.md/x", "nulls.png", "a.jsonl/b"}) {
    const bool own = std::string(path).starts_with("plan.md") || std::string(path).starts_with("a.jsonl");
    EXPECT_EQ(WhyNoFile(path).has_value(), own) << path;
  }
}

TEST_F(Files, OfOneNameWhereCapitalsDoNotCountAreRefused) {
  struct Case {
    FileBytes files;
    const char* said;
  };
  Register reg = Make();
  for (const Case& one : std::vector<Case>{
           {{{"Map.png", "a"}, {"map.PNG", "b"}},
            "cannot keep 'map.PNG' with 'community-safety': 'Map.png' is the same name where capitals do not count"},
           {{{"Images/a.png", "a"}, {"images/b.png", "b"}},
            "cannot keep 'images/b.png' with 'community-safety': 'Images' is the same name where capitals do not "
            "count"},
           {{{"e\xcc\x81.png", "a"}, {"\xc3\xa9.png", "b"}},
            "cannot keep '\xc3\xa9.png' with 'community-safety': 'e\xcc\x81.png' is the same name where capitals do "
            "not count"},
           {{{"map", "a"}, {"map/a.png", "b"}},
            "cannot keep 'map/a.png' with 'community-safety': 'map' is a file, and no folder"}}) {
    EXPECT_STREQ(ErrorOf([&] { AddWith(reg, "one", one.files); }).what(), one.said);
  }
}

TEST_F(Files, LargerThanTheLimitAreRefused) {
  Register reg = Make();
  EXPECT_STREQ(ErrorOf([&] {
                 AddWith(reg, "one", {{"a.tif", std::string(kMostFileBytes + 1, 'x')}});
               }).what(),
               "cannot keep 'a.tif' with 'community-safety': it is larger than 100 MiB");
  FileBytes many;
  for (size_t i = 0; i <= kMostFiles; ++i) many[std::to_string(i) + ".png"] = "x";
  EXPECT_STREQ(ErrorOf([&] { AddWith(reg, "one", many); }).what(),
               "cannot keep 1001 files with 'community-safety': 1000 are the most");
}

}  // namespace
}  // namespace planrev::store
