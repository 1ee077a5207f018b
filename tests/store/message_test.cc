// SPDX-License-Identifier: MIT
#include "store/message.h"

#include "store/digest.h"
#include "tests/store/scene.h"

namespace planrev::store {
namespace {

Revision Sample() {
  Revision revision;
  revision.plan = "community-safety";
  revision.number = 3;
  revision.label = "June 2021 Update";
  revision.dated = "2021-06-18";
  revision.author = "Policy Officer <policy@example.org>";
  revision.text_sha256 = Sha256("text\n");
  return revision;
}

TEST(Message, ReadsAsGitsMessagesDo) {
  Revision revision = Sample();
  revision.note = "Recommended changes taken in.";
  EXPECT_EQ(TagMessage(revision),
            "June 2021 Update\n\nRecommended changes taken in.\n\nPlan: community-safety\nRevision: 3\n"
            "Dated: 2021-06-18\nText-SHA256: b9e68e1bea3e5b19ca6b2f98b73a54b73daafaa250484902e09982e07a12e733\n"
            "Author: Policy Officer <policy@example.org>\n");
}

TEST(Message, GivesBackWhatWentIn) {
  for (const std::string note : {"", "one line", "two\n\nparagraphs", "Plan: other\nRevision: 9",
                                 "three\n\n\n\nempty lines", "# not a comment", "ends so:\n\nDated: 2020-01-01"}) {
    Revision revision = Sample();
    revision.note = note;
    const auto parsed = ParseMessage(TagMessage(revision));
    ASSERT_TRUE(parsed) << note;
    EXPECT_EQ(parsed->note, note);
    EXPECT_EQ(parsed->label, revision.label);
    EXPECT_EQ(parsed->plan, revision.plan);
    EXPECT_EQ(parsed->number, 3);
    EXPECT_EQ(parsed->dated, revision.dated);
    EXPECT_EQ(parsed->author, revision.author);
    EXPECT_EQ(parsed->text_sha256, revision.text_sha256);
    EXPECT_EQ(ParseMessage(CommitMessage(revision))->author, "");
  }
}

TEST(Message, OfAnythingElseIsNoRevision) {
  const std::string whole = CommitMessage(Sample());
  const std::string digest = Sample().text_sha256;
  for (const std::string& message :
       {std::string(), std::string("\n\n"), std::string("Merge branch 'x'"), std::string("a\n\nSigned-off-by: b"),
        whole.substr(0, whole.find("Text-SHA256")), whole.substr(0, whole.size() - 10),
        "x\n\nPlan: p\nRevision: 0\nDated: 2021-06-18\nText-SHA256: " + digest + "\n"}) {
    EXPECT_FALSE(ParseMessage(message)) << message;
  }
}

TEST(Note, LineEndsAndEdgesAreTidied) {
  EXPECT_EQ(CleanWords("", "note"), "");
  EXPECT_EQ(CleanWords(" \n\t\n", "note"), "");
  EXPECT_EQ(CleanWords("\n\na\r\nb\rc \n\n", "note"), "a\nb\nc");
  for (const std::string note : {"bell\x07", "\x1B[31m", "\xFF"}) {
    EXPECT_EQ(ErrorOf([&] { CleanWords(note, "note"); }).kind(), ErrorKind::kUsage);
  }
}

TEST(Digest, IsSha256) {
  EXPECT_EQ(Sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(Sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace planrev::store
