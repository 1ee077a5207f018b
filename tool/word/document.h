// SPDX-License-Identifier: MIT
// A plan as the file people have: Markdown as it is; Word, OpenDocument and HTML through pandoc, as Markdown.
//
// What Markdown has words for is kept: headings, paragraphs, lists, tables (as pipe tables), quotations, code, bold and
// italic, links, footnotes, images. What it has none for goes: colours, columns, headers and footers, tables of
// contents.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace planrev::tool {

// A picture that came within a document.
struct Picture {
  std::string path;  // as the text names it: "images/4a5eb7171b58.png", after its content
  std::string bytes;
};

struct Document {
  std::string text;
  std::vector<Picture> pictures;  // by path; none of Markdown and HTML, which name theirs
};

// Whether a file's name is that of a document which pandoc reads.
bool IsDocument(std::string_view path);

// The text at `path`, "-" for standard input. Tracked changes in it are taken as accepted, which is said on standard
// error. Throws Error kInput "cannot read '<path>': <cause>" for a file that cannot be read, is no such document, is
// broken or too large; kSystem where pandoc is needed and missing. Forms that pandoc does not read get a hint.
Document ReadDocument(const std::string& path);

}  // namespace planrev::tool
