// SPDX-License-Identifier: MIT
// A sign of a mark is any of kSigns. Written is: before a sign that stands in a text, 2n + 1 backslashes for the n that
// stood there; before a sign that is a mark's own, 2n. Elsewhere backslashes are themselves. A sign may begin in a text
// and end in the mark that follows ("{" and "++}"), so the text is escaped with that in view; and reading takes only
// the first byte of an escaped sign, so that what follows is seen.
#include "tool/render/critic_markup.h"

#include <algorithm>

#include "tool/render/critic_pieces.h"

namespace planrev::tool {
namespace {

constexpr std::string_view kSigns[] = {"{++", "++}", "{--", "--}", "{~~", "~>", "~~}", "{==", "==}", "{>>", "<<}"};

bool StartsWithSign(std::string_view text) {
  return std::ranges::any_of(kSigns, [text](std::string_view sign) { return text.starts_with(sign); });
}

std::size_t CountBackslashes(std::string_view text) { return std::min(text.find_first_not_of('\\'), text.size()); }

std::size_t BackslashesBefore(std::string_view text, std::size_t at) {
  const std::size_t other = at == 0 ? std::string_view::npos : text.find_last_not_of('\\', at - 1);
  return at - (other + 1);  // npos + 1 is 0
}

// Whether what was written from its end on, and so stands in reverse, starts with a sign.
bool ReverseStartsWithSign(std::string_view reverse) {
  const std::string_view last = reverse.substr(reverse.size() - std::min<std::size_t>(3, reverse.size()));
  const std::string start(last.rbegin(), last.rend());
  return StartsWithSign(start);
}

// `text` as it is written before `mark`, one of the marks' own signs or nothing at the end. From the end on, so that
// what counts as a sign is what the reader will find there.
std::string Escaped(std::string_view text, std::string_view mark) {
  std::string reverse(mark.rbegin(), mark.rend());
  for (std::size_t at = text.size();;) {
    const std::size_t count = BackslashesBefore(text, at);
    const bool own = at == text.size() && !mark.empty();
    const bool sign = !own && ReverseStartsWithSign(reverse);
    reverse.append(own || sign ? 2 * count + sign : count, '\\');
    at -= count;
    if (at == 0) break;
    reverse += text[--at];
  }
  return std::string(reverse.rbegin(), reverse.rend() - static_cast<std::ptrdiff_t>(mark.size()));
}

// The text after a blank line, or as much as there is: one mark for one block.
std::size_t EndOfBlock(std::string_view text) {
  const std::size_t first = std::min(text.find_first_not_of(" \t\r\n"), text.size());
  const std::size_t blank = text.find("\n\n", first);
  return blank == std::string_view::npos || text.find_first_not_of(" \t\r\n", blank) == std::string_view::npos
             ? text.size()
             : blank;
}

class Writer {
 public:
  void Add(const CriticPiece& piece) {
    if (!piece.differs()) {
      Plain(piece.before);
    } else if (piece.after.empty()) {
      Blocks(piece.before, "{--", "--}");
    } else if (piece.before.empty()) {
      Blocks(piece.after, "{++", "++}");
    } else {
      Open("{~~");
      text_ += Escaped(piece.before, "~>") + "~>" + Escaped(piece.after, "~~}") + "~~}";
    }
  }

  std::string Take() {
    text_ += Escaped(plain_, "");
    return std::move(text_);
  }

 private:
  // Waits for what follows it.
  void Plain(std::string_view text) { plain_ += text; }

  void Open(std::string_view mark) {
    text_ += Escaped(plain_, mark);
    text_ += mark;
    plain_.clear();
  }

  void Blocks(std::string_view text, std::string_view open, std::string_view close) {
    while (!text.empty()) {
      const std::string_view block = text.substr(0, EndOfBlock(text));
      Open(open);
      text_ += Escaped(block, close);
      text_ += close;
      text.remove_prefix(block.size());
    }
  }

  std::string text_, plain_;
};

class Reader {
 public:
  Reader(std::string_view text, CriticChoice choice) : text_(text), accept_(choice == CriticChoice::kAccept) {}

  std::optional<std::string> Read(std::size_t& line) {
    std::string out;
    while (at_ < text_.size()) {
      const std::string_view sign = Take(out, {"{++", "{--", "{~~", "{==", "{>>"});
      if (sign.empty() || Mark(sign, out)) continue;
      const std::string_view above = text_.substr(0, mark_);
      line = 1 + static_cast<std::size_t>(std::ranges::count(above, '\n'));
      return std::nullopt;
    }
    return out;
  }

 private:
  // What stands before the next of those signs goes to `out`; gives the sign, or nothing at the end of the text.
  std::string_view Take(std::string& out, std::initializer_list<std::string_view> signs) {
    while (at_ < text_.size()) {
      const std::size_t count = CountBackslashes(text_.substr(at_));
      const std::string_view rest = text_.substr(at_ + count);
      const bool sign = StartsWithSign(rest);
      const bool literal = sign && count % 2 == 1;
      out.append(sign ? count / 2 : count, '\\');
      at_ += count;
      if (!literal) {
        for (const std::string_view sought : signs) {
          if (!rest.starts_with(sought)) continue;
          at_ += sought.size();
          return sought;
        }
      }
      if (at_ < text_.size()) out += text_[at_++];
    }
    return {};
  }

  // The rest of a mark that opened with `sign`; false where it is not closed.
  bool Mark(std::string_view sign, std::string& out) {
    mark_ = at_ - sign.size();
    std::string first, second;
    if (sign == "{~~") {
      if (Take(first, {"~>"}).empty() || Take(second, {"~~}"}).empty()) return false;
      out += accept_ ? second : first;
      return true;
    }
    const std::string_view close = sign == "{++" ? "++}" : sign == "{--" ? "--}" : sign == "{==" ? "==}" : "<<}";
    if (Take(first, {close}).empty()) return false;
    if (sign == "{==" || (sign == "{++" && accept_) || (sign == "{--" && !accept_)) out += first;
    return true;
  }

  std::string_view text_;
  bool accept_;
  std::size_t at_ = 0;
  std::size_t mark_ = 0;  // where the last mark opened
};

}  // namespace

std::string WriteCriticMarkup(const diff::Comparison& comparison, std::string_view before, std::string_view after) {
  Writer writer;
  for (const CriticPiece& piece : CriticPieces(comparison, before, after)) writer.Add(piece);
  return writer.Take();
}

std::optional<std::string> ReadCriticMarkup(std::string_view text, CriticChoice choice, std::size_t& line) {
  return Reader(text, choice).Read(line);
}

}  // namespace planrev::tool
