// SPDX-License-Identifier: MIT
#include "diff/parse/shown_files.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace planrev::diff {
namespace {

struct Row {
  const char* name;
  const char* text;
  const char* shown;
};

// "3 picture images/map.png 'Map'", one a line.
std::string Told(const char* text) {
  std::string told;
  for (const ShownFile& file : FilesShown(text)) {
    told += std::to_string(file.line) + (file.picture ? " picture " : " file ") + file.path +
            (file.words.empty() ? "" : " '" + file.words + "'") + "\n";
  }
  return told;
}

void Expect(const std::vector<Row>& rows) {
  for (const Row& row : rows) EXPECT_EQ(Told(row.text), row.shown) << row.name;
}

TEST(ShownFiles, ArePicturesHoweverTheyAreWritten) {
  Expect({
      {"inline", "# Plan\n\n![Map](images/map.png)\n", "3 picture images/map.png 'Map'\n"},
      {"with a title", "![Map](images/map.png \"The wards\")\n", "1 picture images/map.png 'Map'\n"},
      {"by reference", "See ![Map][m].\n\n[m]: images/map.png\n", "1 picture images/map.png 'Map'\n"},
      {"by its own label", "See ![m].\n\n[m]: <images/my map.png>\n", "1 picture images/my map.png 'm'\n"},
      {"in HTML", "<p>\n<img alt=\"Map\"\n     src=\"images/map.png\">\n</p>\n", "2 picture images/map.png 'Map'\n"},
      {"in HTML within a line", "See <img src='images/a&amp;b.png'/> here.\n", "1 picture images/a&b.png\n"},
      {"without quotes, in capitals", "<IMG SRC=images/map.png ALT=Map>\n", "1 picture images/map.png 'Map'\n"},
      {"in a table", "| A | B |\n|--|--|\n| ![x](a.png) | ![y](b.png) |\n",
       "3 picture a.png 'x'\n3 picture b.png 'y'\n"},
      {"within a link", "[![Map](map.png)](map.pdf)\n", "1 file map.pdf 'Map'\n1 picture map.png 'Map'\n"},
      {"in a list within a quotation", "> - one\n>\n>   ![x](a.png)\n", "3 picture a.png 'x'\n"},
      {"in a footnote", "Text[^1].\n\n[^1]: See ![x](a.png).\n\n    ![y](b.png)\n",
       "3 picture a.png 'x'\n5 picture b.png 'y'\n"},
      {"below front matter", "---\ntitle: Plan\nlogo: x.png\n---\n\n![x](a.png)\n", "6 picture a.png 'x'\n"},
      {"without an ending", "![x](images/map)\n", "1 picture images/map 'x'\n"},
      {"in lines that end in CR LF", "One.\r\n\r\n![x](a.png)\r\n", "3 picture a.png 'x'\n"},
  });
}

TEST(ShownFiles, AreFilesThatLinksLeadTo) {
  Expect({
      {"an annex", "See [Annex A](annexes/A%201.pdf#page=3).\n", "1 file annexes/A 1.pdf 'Annex A'\n"},
      {"in HTML", "See <a class=x href=\"annex.pdf\">Annex</a>.\n", "1 file annex.pdf\n"},
      {"Markdown beside it", "[Annex](annex.md)\n", "1 file annex.md 'Annex'\n"},
      {"outside", "[Annex](../annex.pdf)\n", "1 file ../annex.pdf 'Annex'\n"},
      {"another plan", "[Housing](../housing/plan.md)\n", ""},
      {"a place in the text", "[below](#aims)\n", ""},
      {"a page of the site", "[terms](/articles/terms.pdf) and [that](section-4.html#top)\n", ""},
      {"a folder", "[all](annexes/) and [that](annexes) and [v](version-1.2)\n", ""},
      {"an address", "[a](https://x.org/a.pdf) [b](//x.org/b.pdf) [c](mailto:a@b.uk) [d](www.x.org/a.pdf) <a@b.uk>\n",
       ""},
  });
}

TEST(ShownFiles, AreNotWhatOnlyLooksLikeThem) {
  Expect({
      {"code", "`![x](a.png)`\n\n```\n![x](b.png)\n```\n\n    ![x](c.png)\n", ""},
      {"escaped", "!\\[x](a.png) \\[x](a.png)\n", ""},
      {"a comment", "<!-- <img src=a.png> -->\n", ""},
      {"data", "![x](data:image/png;base64,AAAA)\n", ""},
      {"a script's address", "![x](javascript:alert(1))\n", ""},
      {"a footnote of one word", "Text[^1].\n\n[^1]: annex.pdf\n", ""},
      {"nothing", "![x]()\n![y](#z)\n[a](?b.pdf)\n", ""},
      {"a definition that nobody uses", "[m]: images/map.png\n", ""},
  });
}

TEST(ShownFiles, HaveTheirPathsLaidBare) {
  Expect({
      {"dots", "![x](./images/../a.png) ![y](images//b.png)\n", "1 picture a.png 'x'\n1 picture images/b.png 'y'\n"},
      {"outside", "![x](../a.png) ![y](images/../../b.png)\n", "1 picture ../a.png 'x'\n1 picture ../b.png 'y'\n"},
      {"dots in disguise", "![x](%2e%2e/%2E%2E/a.png)\n", "1 picture ../../a.png 'x'\n"},
      {"absolute", "![x](/home/me/a.png) ![y](%2Fa.png)\n", "1 picture /home/me/a.png 'x'\n1 picture /a.png 'y'\n"},
      {"a drive", "![x](C:/a.png)\n", "1 picture C:/a.png 'x'\n"},
      {"what is no percent sign's", "![x](<100% a%zz.png>)\n", "1 picture 100% a%zz.png 'x'\n"},
      {"at the end", "![x](a.png%)\n", "1 picture a.png% 'x'\n"},
  });
}

TEST(ShownFiles, AreToldInTheOrderAndOnTheLineOfTheText) {
  EXPECT_EQ(Told("One\n![x](a.png)\nand ![y](b.png)\n\n[m]: c.png\n![m] z\n![n](a.png)\n"),
            "2 picture a.png 'x'\n3 picture b.png 'y'\n6 picture c.png 'm'\n7 picture a.png 'n'\n");
}

TEST(ShownFiles, HoldAgainstHostileText) {
  std::string nested(20000, '[');
  EXPECT_TRUE(FilesShown(nested + "![x](").empty());
  EXPECT_TRUE(FilesShown(std::string(20000, '<') + "img src").empty());
  std::string many;
  for (int i = 0; i < 20000; ++i) many += "<img src='a" + std::to_string(i) + ".png'>\n";
  EXPECT_EQ(FilesShown(many).size(), 20000u);
}

}  // namespace
}  // namespace planrev::diff
