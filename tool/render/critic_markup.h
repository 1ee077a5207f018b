// SPDX-License-Identifier: MIT
// CriticMarkup (http://criticmarkup.com): one text with its changes in it, {++added++}, {--removed--} and
// {~~replaced~>by this~~}, which writers' editors know.
//
// What is read back is both texts byte for byte: every byte that differs stands in a mark, line breaks as well. Where a
// text has the signs of a mark itself ("{++", "~>", "--}" and so on) a backslash stands before them, as Markdown has
// it; backslashes that stood there already are doubled.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "diff/comparison.h"

namespace planrev::tool {

// The texts are those that were compared.
std::string WriteCriticMarkup(const diff::Comparison& comparison, std::string_view before, std::string_view after);

enum class CriticChoice { kAccept, kReject };

// What is left of `text` when every mark is accepted or rejected. Comments ({>>why<<}) go, of highlights ({==this==})
// the text stays. Nothing where a mark is not closed; `line` is then the line on which it opens.
std::optional<std::string> ReadCriticMarkup(std::string_view text, CriticChoice choice, std::size_t& line);

}  // namespace planrev::tool
