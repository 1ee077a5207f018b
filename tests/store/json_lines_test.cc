// SPDX-License-Identifier: MIT
#include "store/json_lines.h"

#include "tests/store/scene.h"

namespace planrev::store {
namespace {

constexpr char kPath[] = "noise/reviews.jsonl";

std::vector<std::string> Names(std::string_view bytes) {
  std::vector<std::string> names;
  ReadJsonLines(bytes, kPath, [&](const JsonReader& line) { names.push_back(line.Needed("by")); });
  return names;
}

TEST(JsonLines, AreReadInTheirOrderEachOnce) {
  EXPECT_EQ(Names("{\"by\":\"Ann\"}\n\n{\"by\":\"Ben\"}\r\n{\"by\":\"Ann\"}\n{\"by\":\"Cy\"}"),
            (std::vector<std::string>{"Ann", "Ben", "Cy"}));
  EXPECT_TRUE(Names("").empty());
}

struct Broken {
  const char* name;
  std::string line;
  const char* cause;
};

TEST(JsonLines, ABrokenLineIsNamedByItsNumber) {
  const Broken rows[] = {
      {"cut short", R"({"by":"Ann")", "it is not JSON, from byte 12 on"},
      {"two objects", R"({"by":"Ann"}{"by":"Ben"})", "it is not JSON, from byte 13 on"},
      {"no object", R"(["Ann"])", "it is no object, '{…}'"},
      {"a member missing", R"({"on":"Ann"})", "it has no 'by'"},
      {"a member null", R"({"by":null})", "it has no 'by'"},
      {"another type", R"({"by":7})", "'by' should be a text"},
      {"a member twice", R"({"by":"Ann","by":"Ben"})", "'by' is there twice"},
      {"not UTF-8", "{\"by\":\"caf\xE9\"}", "it is not JSON, from byte 12 on"},
      {"a conflict's mark", "<<<<<<< HEAD", "it is not JSON, from byte 1 on"},
      {"deep lists", std::string(5000, '['), "its objects and lists nest too deep"},
      {"deep objects",
       R"({"by":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{}}}}}}}}}}}}}}}}})",
       "its objects and lists nest too deep"},
      {"a huge number", R"({"by":1e999})", "a number in it is too large"},
      {"a long line", "{\"by\":\"" + std::string(300'000, 'a') + "\"}", "it is longer than 256 KiB"},
  };
  for (const Broken& row : rows) {
    const Error error = ErrorOf([&] { Names("{\"by\":\"Ann\"}\n\n" + row.line + "\n{\"by\":\"Cy\"}\n"); });
    EXPECT_EQ(error.what(), "cannot read 'noise/reviews.jsonl': line 3: " + std::string(row.cause)) << row.name;
    EXPECT_EQ(error.kind(), ErrorKind::kRegister) << row.name;
    EXPECT_NE(error.hint().find("git log -p -- noise/reviews.jsonl"), std::string::npos) << row.name;
  }
}

TEST(JsonLines, OfTwoSidesGoTogether) {
  const auto same = [](std::string_view line) { return std::string(line); };
  struct Row {
    const char *name, *before, *tip, *after, *expected;
  };
  const Row rows[] = {
      {"both appended", "1\n", "1\n2\n", "1\n3\n", "1\n2\n3\n"},
      {"the same on both", "1\n", "1\n2\n", "1\n2\n3\n", "1\n2\n3\n"},
      {"new on one", "", "", "1\n2\n", "1\n2\n"},
      {"no line feed at the end", "1", "1\n2", "1\n3", "1\n2\n3\n"},
      {"lines taken out come back", "1\n2\n", "1\n2\n3\n", "2\n4\n", "1\n2\n3\n4\n"},
      {"no JSON goes along", "", "oops\n", "{\n", "oops\n{\n"},
  };
  for (const Row& row : rows) EXPECT_EQ(UnionOfLines(row.before, row.tip, row.after, same), row.expected) << row.name;
}

}  // namespace
}  // namespace planrev::store
