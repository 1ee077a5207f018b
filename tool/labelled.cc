// SPDX-License-Identifier: MIT
#include "tool/labelled.h"

#include <string_view>

namespace planrev::tool {
namespace {

struct Look {
  std::string_view name;
  std::string_view codes;  // of SGR; empty for none
};

Look LookOf(Label label) {
  switch (label) {
    case Label::kPlain:
      return {"plain", ""};
    case Label::kSection:
      return {"section", "1"};
    case Label::kRemoved:
      return {"removed", "31"};
    case Label::kAdded:
      return {"added", "32"};
    case Label::kSubstantive:
      return {"substantive", "1;35"};
    case Label::kFactual:
      return {"factual", "36"};
    case Label::kEditorial:
      return {"editorial", "2"};
    case Label::kId:
      return {"id", "33"};
    case Label::kAside:
      return {"aside", "2"};
    case Label::kWarning:
      return {"warning", "1;33"};
  }
  return {};
}

}  // namespace

std::string Paint(const Line& line, bool colour) {
  std::string painted;
  for (const Piece& piece : line) {
    const std::string_view codes = colour ? LookOf(piece.label).codes : "";
    if (!codes.empty()) painted += "\x1b[" + std::string(codes) + "m";
    painted += piece.text;
    if (!codes.empty()) painted += "\x1b[m";
  }
  return painted + "\n";
}

std::string PaintNames(const Line& line) {
  std::string painted;
  for (const Piece& piece : line) {
    const std::string name(LookOf(piece.label).name);
    painted += piece.label == Label::kPlain ? piece.text : "<" + name + ">" + piece.text + "</" + name + ">";
  }
  return painted + "\n";
}

}  // namespace planrev::tool
