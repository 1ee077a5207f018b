// SPDX-License-Identifier: MIT
// The nodes of the patch are taken in their order with the bytes between them, so that no byte is lost whatever the
// nodes are; a node that would step back on a side counts as not standing there. Bytes that differ are cut into words,
// figures, blanks and signs, and those are aligned. Words that stayed between two replaced passages and are few beside
// them are islands, and go with them.
#include "tool/render/critic_pieces.h"

#include <cstdint>
#include <unordered_map>

#include "diff/match/sequence.h"

namespace planrev::tool {
namespace {

constexpr std::size_t kIsland = 12;  // bytes

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool IsWordly(char c) {
  return IsDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// Whether the sign at `at` belongs to the figure or word around it: "1,104", "2019/20", "co-operate", "4.5%".
bool Joins(std::string_view text, std::size_t at) {
  if (at == 0 || at + 1 >= text.size()) return false;
  const char sign = text[at];
  if (sign == '\'' || sign == '-') return IsWordly(text[at - 1]) && IsWordly(text[at + 1]);
  return (sign == ',' || sign == '.' || sign == '/') && IsDigit(text[at - 1]) && IsDigit(text[at + 1]);
}

std::size_t TokenEnd(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  if (IsBlank(text[at])) {
    while (end < text.size() && IsBlank(text[end])) ++end;
  } else if (IsWordly(text[at])) {
    while (end < text.size() && (IsWordly(text[end]) || Joins(text, end))) ++end;
    if (end < text.size() && text[end] == '%' && IsDigit(text[end - 1])) ++end;
  }
  return end;
}

using Tokens = std::vector<std::string_view>;

Tokens TokensOf(std::string_view text) {
  Tokens tokens;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = TokenEnd(text, at);
    tokens.push_back(text.substr(at, end - at));
    at = end;
  }
  return tokens;
}

// Takes pieces and puts together those that belong together.
class Pieces {
 public:
  void Add(std::string_view before, std::string_view after) {
    if (before.empty() && after.empty()) return;
    if (before != after) return AddWords(before, after);
    pieces_.push_back({before, after});
  }

  std::vector<CriticPiece> Take() { return std::move(pieces_); }

 private:
  void AddWords(std::string_view before, std::string_view after) {
    if (before.empty() || after.empty()) {
      pieces_.push_back({before, after});
      return;
    }
    const Tokens tokens_before = TokensOf(before), tokens_after = TokensOf(after);
    std::vector<CriticPiece> pieces = Aligned(tokens_before, tokens_after, before, after);
    Drown(pieces);
    std::size_t shared = 0;
    for (const CriticPiece& piece : pieces) shared += piece.differs() ? 0 : piece.before.size();
    if (shared * 4 < std::min(before.size(), after.size())) pieces = {{before, after}};
    pieces_.insert(pieces_.end(), pieces.begin(), pieces.end());
  }

  static std::vector<CriticPiece> Aligned(const Tokens& before, const Tokens& after, std::string_view text_before,
                                          std::string_view text_after) {
    std::unordered_map<std::string_view, std::uint64_t> ids;
    const auto interned = [&ids](const Tokens& tokens) {
      std::vector<std::uint64_t> list;
      for (const std::string_view token : tokens) list.push_back(ids.try_emplace(token, ids.size()).first->second);
      return list;
    };
    const std::vector<std::uint64_t> ids_before = interned(before), ids_after = interned(after);
    std::vector<CriticPiece> pieces;
    std::size_t from_before = 0, from_after = 0;  // bytes
    const auto at = [](std::string_view token, std::string_view text) {
      return static_cast<std::size_t>(token.data() - text.data());
    };
    const auto push = [&](std::size_t to_before, std::size_t to_after, bool differs) {
      const std::string_view one = text_before.substr(from_before, to_before - from_before);
      const std::string_view other = text_after.substr(from_after, to_after - from_after);
      from_before = to_before;
      from_after = to_after;
      if (one.empty() && other.empty()) return;
      if (!differs && !pieces.empty() && !pieces.back().differs()) return Grow(pieces.back(), one, other);
      pieces.push_back({one, other});
    };
    for (const diff::Match& match : diff::AlignSequences(ids_before, ids_after).matches) {
      const std::string_view one = before[match.before], other = after[match.after];
      push(at(one, text_before), at(other, text_after), true);
      push(from_before + one.size(), from_after + other.size(), false);
    }
    push(text_before.size(), text_after.size(), true);
    return pieces;
  }

  // Takes in what follows right behind, on both sides.
  static void Grow(CriticPiece& piece, std::string_view before, std::string_view after) {
    piece.before = {piece.before.data(), piece.before.size() + before.size()};
    piece.after = {piece.after.data(), piece.after.size() + after.size()};
  }

  // Puts islands to the differing pieces around them.
  static void Drown(std::vector<CriticPiece>& pieces) {
    std::vector<CriticPiece> kept;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      const bool island = !kept.empty() && i + 1 < pieces.size() && kept.back().differs() && !pieces[i].differs() &&
                          pieces[i].before.size() <= kIsland && pieces[i].before.size() < Size(kept.back()) &&
                          pieces[i].before.size() < Size(pieces[i + 1]);
      const bool joined = !kept.empty() && kept.back().differs() && pieces[i].differs();
      if (island || joined) {
        Grow(kept.back(), pieces[i].before, pieces[i].after);
      } else {
        kept.push_back(pieces[i]);
      }
    }
    pieces = std::move(kept);
  }

  static std::size_t Size(const CriticPiece& piece) { return std::max(piece.before.size(), piece.after.size()); }

  std::vector<CriticPiece> pieces_;
};

// The bytes of one side up to which pieces are made.
struct Cursor {
  std::string_view text;
  std::size_t at = 0;

  bool Has(const diff::Bytes& bytes) const { return bytes.exists() && bytes.start >= at; }
  std::string_view To(std::size_t end) {
    const std::string_view taken = text.substr(at, end - at);
    at = end;
    return taken;
  }
};

}  // namespace

std::vector<CriticPiece> CriticPieces(const diff::Comparison& comparison, std::string_view before,
                                      std::string_view after) {
  Pieces pieces;
  Cursor one = {before}, other = {after};
  for (const diff::Node& node : comparison.patch.nodes) {
    const bool stands_before = one.Has(node.before), stands_after = other.Has(node.after);
    const std::string_view gap_before = stands_before ? one.To(node.before.start) : "";
    const std::string_view gap_after = stands_after ? other.To(node.after.start) : "";
    const std::string_view node_before = stands_before ? one.To(node.before.end) : "";
    const std::string_view node_after = stands_after ? other.To(node.after.end) : "";
    if (stands_before && stands_after) {
      pieces.Add(gap_before, gap_after);
      pieces.Add(node_before, node_after);
    } else {  // with the blank line before it, so that nothing is left of it on the side without
      pieces.Add({gap_before.data(), gap_before.size() + node_before.size()},
                 {gap_after.data(), gap_after.size() + node_after.size()});
    }
  }
  pieces.Add(one.To(before.size()), other.To(after.size()));
  return pieces.Take();
}

}  // namespace planrev::tool
