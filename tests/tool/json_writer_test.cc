// SPDX-License-Identifier: MIT
#include "tool/json_writer.h"

#include <gtest/gtest.h>

namespace planrev::tool {
namespace {

TEST(JsonWriter, SeparatesMembersAndItems) {
  JsonWriter json;
  json.Open('{');
  json.Key("a");
  json.Open('[');
  json.Number(std::size_t{1});
  json.Open('[');
  json.Close(']');
  json.Null();
  json.Close(']');
  json.Break();
  json.Key("b");
  json.Truth(true);
  json.Close('}');
  EXPECT_EQ(json.Take(), "{\"a\":[1,[],null],\n\"b\":true}");
}

TEST(JsonWriter, EscapesWhatJsonOrATerminalWouldActOn) {
  JsonWriter json;
  json.Text("\"\\\n\r\t\x01\x7f\u009b\u202e\U000E0041é世\x92");
  EXPECT_EQ(json.Take(), "\"\\\"\\\\\\n\\r\\t\\u0001\\u007f\\u009b\\u202e\\udb40\\udc41é世\\ufffd\"");
}

TEST(JsonWriter, WritesTheShortestNumberThatReadsBack) {
  const std::pair<double, const char*> rows[] = {
      {282.0, "282"}, {-0.5, "-0.5"}, {6.67, "6.67"}, {20000000.0, "20000000"}};
  for (const auto& [number, expected] : rows) {
    JsonWriter json;
    json.Number(number);
    EXPECT_EQ(json.Take(), expected);
  }
}

}  // namespace
}  // namespace planrev::tool
