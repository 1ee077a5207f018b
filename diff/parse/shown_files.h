// SPDX-License-Identifier: MIT
// The files that a text shows: the pictures in it, and the files beside it that its links lead to.
//
// Pictures are images of Markdown (CommonMark 0.30, section 6.4, by reference as well) and what an HTML tag has as
// `src`. Links, `<a href>` among them, count where they lead to a file: a relative path whose last part has a file's
// ending. What a site answers for does not: addresses with a scheme or a host, "#part", "/from-the-root", pages
// (".html"), and the Markdown of another folder ("../housing/plan.md"), which is a text of its own.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace planrev::diff {

struct ShownFile {
  // From the folder of the text, with "." and ".." taken out where that can be: "images/map.png". It begins with "../"
  // or "/" where a picture is sought outside. "%20" is a blank here, "?…" and "#…" are off.
  std::string path;
  bool picture = false;
  std::string words;     // the description of a picture, the text of a link; may be empty
  std::size_t line = 1;  // on which it stands, or ends; 1-based
};

// In reading order; a file that is shown twice is there twice. Near linear, cannot fail.
std::vector<ShownFile> FilesShown(std::string_view text);

}  // namespace planrev::diff
