// SPDX-License-Identifier: MIT
// One pass over the pieces. Signs that may turn out to be marks (emphasis, brackets) are first taken for words; when
// their partner is found they are struck out and become marks, so that a sign without a partner stays what a reader
// sees.
#include "diff/text/words.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "diff/text/entities.h"
#include "diff/text/inline_spans.h"
#include "diff/text/link_target.h"
#include "diff/text/separators.h"
#include "diff/text/unicode.h"

namespace planrev::diff {
namespace {

constexpr std::size_t kLongestLabel = 64;  // bytes of a note's mark
constexpr std::size_t kLongestTicks = 32;  // longer runs of backticks are plain signs

bool IsAsciiPunctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

class Splitter {
 public:
  Splitter(const std::vector<Piece>& pieces, bool literal, Vocabulary& vocabulary, const Labels* labels)
      : pieces_(pieces), literal_(literal), vocabulary_(vocabulary), labels_(labels), spans_(pieces) {}

  Words Split() {
    for (piece_ = 0; piece_ < pieces_.size(); ++piece_) {
      text_ = pieces_[piece_].text;
      spaced_ = spaced_ || piece_ > 0;
      line_starts_ = literal_ && piece_ > 0;
      at_ = 0;
      if (literal_) TakeIndent();
      while (at_ < text_.size()) Next();
    }
    return Compact();
  }

 private:
  struct Opener {
    char sign;
    std::size_t word;   // of its first sign
    std::size_t count;  // signs left
  };

  struct Bracket {
    std::size_t word;
    std::size_t width;  // 2 for an image's "!["
    Place place;        // of the bracket
  };

  char Peek(std::size_t ahead) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }

  // In code the blanks that a line starts with count.
  void TakeIndent() {
    const std::size_t end = text_.find_first_not_of(" \t");
    if (end != 0 && end != std::string_view::npos) Emit(end, WordClass::kPunctuation);
  }

  void Next() {
    const char c = text_[at_];
    if (code_ticks_ > 0 && c == '`' && CloseCode()) return;
    if (!literal_ && code_ticks_ == 0 && Marked(c)) return;
    const Char first = CharAt(text_, at_);
    switch (first.kind) {
      case CharClass::kBlank:
        spaced_ = true;
        at_ += first.length;
        return;
      case CharClass::kIgnorable:
        at_ += first.length;
        return;
      case CharClass::kLetter:
        return TakeWord(at_ + first.length, WordClass::kWord);
      case CharClass::kDigit:
        return TakeFigure(at_);
      case CharClass::kSign:
        break;
    }
    if (IsCurrency(first.code) && IsDigit(Peek(first.length))) return TakeFigure(at_ + first.length);
    Emit(at_ + first.length, WordClass::kPunctuation);
  }

  // Signs that are marks, or may be.
  bool Marked(char c) {
    switch (c) {
      case '\\':
        return Escape();
      case '`':
        return OpenCode();
      case '*':
      case '_':
      case '~':
        return Delimiters(c);
      case '[':
        return NoteMark() || OpenBracket(1);
      case '!':
        return Peek(1) == '[' && OpenBracket(2);
      case ']':
        return CloseBracket();
      case '<':
        return Angle();
      case '&':
        return Entity();
      default:
        return false;
    }
  }

  static bool IsCurrency(char32_t code) { return code == '$' || code == 0xA3 || code == 0x20AC || code == 0xA5; }

  void Emit(std::size_t end, WordClass kind, bool escaped = false) {
    const std::string_view source = text_.substr(at_, end - at_);
    Word word{pieces_[piece_].offset + at_, static_cast<std::uint32_t>(source.size()), 0, kind, spaced_, escaped};
    word.id = IdOf(escaped ? source.substr(1) : source, kind);
    if (std::exchange(line_starts_, false)) word.seam = Seam::kLine;
    words_.push_back(word);
    struck_.push_back(false);
    spaced_ = false;
    at_ = end;
  }

  WordId IdOf(std::string_view source, WordClass kind) {
    if (source.size() > 2 && source.find('&') != std::string_view::npos) {
      std::string read = Normalized(WithoutEntities(source));
      return vocabulary_.Intern(vocabulary_.Keep(kind == WordClass::kFigure ? WithoutThousands(read) : read));
    }
    const bool odd = NeedsNormalizing(source);
    if (kind != WordClass::kFigure || source.size() < 5) {
      return vocabulary_.Intern(odd ? vocabulary_.Keep(Normalized(source)) : source);
    }
    std::string plain = WithoutThousands(odd ? Normalized(source) : std::string(source));
    return vocabulary_.Intern(plain == source ? source : vocabulary_.Keep(std::move(plain)));
  }

  void TakeWord(std::size_t end, WordClass kind) {
    if (const std::size_t address = AddressEnd()) return Emit(address, WordClass::kWord);
    while (end < text_.size()) {
      const Char c = CharAt(text_, end);
      if (c.kind == CharClass::kLetter || c.kind == CharClass::kDigit || c.kind == CharClass::kIgnorable) {
        end += c.length;
      } else if (IsJoiner(c.code) && LetterOrDigitAt(end + c.length)) {
        end += c.length;
      } else if (const std::size_t entity = c.code == '&' ? JoiningEntity(end) : 0) {
        end += entity;
      } else {
        break;
      }
    }
    Emit(end, kind);
  }

  // A sign that may stand inside a word: an apostrophe, hyphen, stop or underscore.
  static bool IsJoiner(char32_t code) {
    return code == '\'' || code == 0x2019 || code == '-' || code == 0x2010 || code == 0x2011 || code == '.' ||
           code == '_' || code == '@';
  }

  bool LetterOrDigitAt(std::size_t at) const {
    if (at >= text_.size()) return false;
    const CharClass kind = CharAt(text_, at).kind;
    return kind == CharClass::kLetter || kind == CharClass::kDigit;
  }

  // The end of a web address that starts here, or 0.
  std::size_t AddressEnd() const {
    const std::string_view rest = text_.substr(at_);
    if (rest.substr(0, 7) != "http://" && rest.substr(0, 8) != "https://" && rest.substr(0, 4) != "www.") return 0;
    std::size_t end = at_;
    while (end < text_.size() && text_[end] > ' ' &&
           std::string_view("<>()[]\"`|*").find(text_[end]) == std::string_view::npos) {
      ++end;
    }
    while (end > at_ && std::string_view(".,;:!?'").find(text_[end - 1]) != std::string_view::npos) --end;
    return end;
  }

  // Digits with separators between them, then letters ("3.5m", "14th"), then a percent sign.
  void TakeFigure(std::size_t digits) {
    std::size_t end = digits;
    while (end < text_.size()) {
      const Char c = CharAt(text_, end);
      if (c.kind == CharClass::kDigit) {
        end += c.length;
      } else if (end > digits && Separates(c, digits, end)) {
        end += c.length;
      } else {
        break;
      }
    }
    while (end < text_.size()) {
      const Char c = CharAt(text_, end);
      if (c.kind != CharClass::kLetter && c.kind != CharClass::kDigit) break;
      end += c.length;
    }
    if (end < text_.size() && text_[end] == '%') ++end;
    Emit(end, raised_ ? WordClass::kWord : WordClass::kFigure);
  }

  bool Separates(const Char& c, std::size_t digits, std::size_t at) const {
    if (at + c.length >= text_.size() || !IsDigit(text_[at + c.length])) return false;
    if (c.code == ',') return !PartsFigures(text_, at);
    if (c.code == '.' || c.code == '/' || c.code == ':') return true;
    const bool narrow = c.code == 0xA0 || c.code == 0x2009 || c.code == 0x202F;  // spaces that keep a figure together
    return narrow && at - digits <= 11 && GroupOfThree(text_, at + c.length);
  }

  void AddMark(std::size_t before, MarkKind kind, bool opens, WordId id = 0) {
    marks_.push_back({static_cast<std::uint32_t>(before), kind, opens, id});
  }

  bool Escape() {
    const char next = Peek(1);
    if (next == '\0' && at_ + 1 == text_.size()) {  // a hard break
      ++at_;
      return true;
    }
    if (!IsAsciiPunctuation(next)) return false;
    Emit(at_ + 2, WordClass::kPunctuation, true);
    return true;
  }

  std::size_t RunLength(std::string_view text, std::size_t at, char sign) const {
    std::size_t n = 0;
    while (at + n < text.size() && text[at + n] == sign) ++n;
    return n;
  }

  bool OpenCode() {
    const std::size_t n = RunLength(text_, at_, '`');
    if (n < kLongestTicks && HasCloser(n)) {
      code_ticks_ = n;
      AddMark(words_.size(), MarkKind::kCode, true);
      at_ += n;
    } else {
      for (std::size_t i = 0; i < n; ++i) Emit(at_ + 1, WordClass::kPunctuation);
    }
    return true;
  }

  bool CloseCode() {
    const std::size_t n = RunLength(text_, at_, '`');
    if (n != code_ticks_) {
      for (std::size_t i = 0; i < n; ++i) Emit(at_ + 1, WordClass::kPunctuation);
      return true;
    }
    AddMark(words_.size(), MarkKind::kCode, false);
    code_ticks_ = 0;
    at_ += n;
    return true;
  }

  // Whether a run of exactly `n` backticks follows. A length that was once sought in vain is not sought again.
  bool HasCloser(std::size_t n) {
    if (no_closer_[n]) return false;
    std::size_t from = at_ + n;
    for (std::size_t p = piece_; p < pieces_.size(); ++p, from = 0) {
      const std::string_view text = pieces_[p].text;
      for (std::size_t i = text.find('`', from); i != std::string_view::npos; i = text.find('`', i)) {
        const std::size_t length = RunLength(text, i, '`');
        if (length == n) return true;
        i += length;
      }
    }
    no_closer_[n] = true;
    return false;
  }

  bool Delimiters(char sign) {
    const std::size_t n = RunLength(text_, at_, sign);
    const bool blank_before = at_ == 0 || text_[at_ - 1] == ' ' || text_[at_ - 1] == '\t';
    const bool blank_after = at_ + n >= text_.size() || text_[at_ + n] == ' ' || text_[at_ + n] == '\t';
    const bool inside =
        sign == '_' && !blank_before && !blank_after && IsLetterOrDigit(at_ - 1) && IsLetterOrDigit(at_ + n);
    if (sign == '~' && n != 2) return false;
    const std::size_t first = words_.size();
    for (std::size_t i = 0; i < n; ++i) Emit(at_ + 1, WordClass::kPunctuation);
    std::size_t left = n;
    if (!blank_before && !inside) left = CloseEmphasis(sign, first, n);
    if (left > 0 && !blank_after && !inside) {
      openers_.push_back({sign, first + (n - left), left});
      ++open_count_[static_cast<unsigned char>(sign)];
    }
    return true;
  }

  bool IsLetterOrDigit(std::size_t at) const {
    const CharClass kind = CharAt(text_, at).kind;
    return kind == CharClass::kLetter || kind == CharClass::kDigit || static_cast<unsigned char>(text_[at]) >= 0x80;
  }

  // Pairs the `n` signs from word `first` on with open ones; how many are left over.
  std::size_t CloseEmphasis(char sign, std::size_t first, std::size_t n) {
    while (n > 0 && open_count_[static_cast<unsigned char>(sign)] > 0) {
      while (openers_.back().sign != sign) DropOpener();
      Opener& opener = openers_.back();
      if (opener.word + opener.count == first) return n;  // nothing between the two
      const std::size_t used = opener.count >= 2 && n >= 2 ? 2 : 1;
      if (sign == '~' && used != 2) return n;
      const MarkKind kind = sign == '~' ? MarkKind::kStrike : used == 2 ? MarkKind::kStrong : MarkKind::kEmphasis;
      opener.count -= used;
      for (std::size_t i = 0; i < used; ++i) struck_[opener.word + opener.count + i] = struck_[first + i] = true;
      AddMark(opener.word + opener.count, kind, true);
      AddMark(first, kind, false);
      first += used;
      n -= used;
      if (opener.count == 0) DropOpener();
    }
    return n;
  }

  void DropOpener() {
    --open_count_[static_cast<unsigned char>(openers_.back().sign)];
    openers_.pop_back();
  }

  // "[^1]": the mark of a note, one word whatever its label.
  bool NoteMark() {
    if (Peek(1) != '^') return false;
    const std::size_t length = text_.substr(at_, kLongestLabel).find(']');
    if (length == std::string_view::npos ||
        text_.substr(at_, length).find_first_of(" \t[", 1) != std::string_view::npos)
      return false;
    const std::string_view label = text_.substr(at_ + 2, length - 2);
    Emit(at_ + length + 1, WordClass::kWord);
    const std::string_view name = labels_ ? labels_->NoteName(label) : label;
    if (name != label) words_.back().id = vocabulary_.Intern(vocabulary_.Keep("[^" + std::string(name) + "]"));
    return true;
  }

  bool OpenBracket(std::size_t width) {
    brackets_.push_back({words_.size(), width, {piece_, at_ + width - 1}});
    for (std::size_t i = 0; i < width; ++i) Emit(at_ + 1, WordClass::kPunctuation);
    return true;
  }

  bool CloseBracket() {
    if (brackets_.empty()) return false;
    const Bracket open = brackets_.back();
    brackets_.pop_back();
    if (open.word + open.width == words_.size() + (open.width == 2 ? 1 : 0)) return false;
    const auto link = LinkFrom(open);
    if (!link) return false;
    const MarkKind kind = open.width == 2 ? MarkKind::kImage : MarkKind::kLink;
    for (std::size_t i = 0; i < open.width; ++i) struck_[open.word + i] = true;
    AddMark(open.word, kind, true);
    AddMark(words_.size(), kind, false);
    AddMark(words_.size(), MarkKind::kTarget, false, vocabulary_.InternCopy(TargetRead(link->inside)));
    GoBehind(link->end);
    return true;
  }

  // What the link points to whose text ends here, and where it ends: "(target)", "[label]", "[]" or nothing may follow.
  std::optional<Enclosed> LinkFrom(const Bracket& open) {
    const Place next{piece_, at_ + 1};
    if (Peek(1) == '(') {
      if (const auto target = spans_.Target(next)) return target;
    } else if (Peek(1) == '[') {
      const auto label = spans_.Label(next);
      if (!label) return std::nullopt;
      const bool own = label->inside.empty();
      const auto target = own ? OwnTarget(open) : TargetOf(label->inside);
      return target ? std::optional(Enclosed{*target, label->end}) : std::nullopt;
    }
    const auto target = labels_ ? OwnTarget(open) : std::nullopt;
    return target ? std::optional(Enclosed{*target, {piece_, at_}}) : std::nullopt;
  }

  // What the label is defined as.
  std::optional<std::string_view> TargetOf(std::string_view label) const {
    return labels_ ? labels_->LinkTarget(label) : std::optional(label);
  }

  // Where a link's text is its label.
  std::optional<std::string_view> OwnTarget(const Bracket& open) {
    if (labels_ && !labels_->AnyLinks()) return std::nullopt;
    const auto label = spans_.Label(open.place);
    return label && label->end == Place{piece_, at_} ? TargetOf(label->inside) : std::nullopt;
  }

  void GoBehind(const Place& end) {
    piece_ = end.piece;
    text_ = pieces_[piece_].text;
    at_ = end.at + 1;
  }

  bool Angle() {
    const char next = Peek(1);
    const bool tag =
        next == '/' || next == '!' || next == '?' || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
    const auto found = tag ? spans_.Tag({piece_, at_}) : std::nullopt;
    if (!found) return false;
    const std::string_view inner = found->inside;
    const bool address = inner.find(':') != std::string_view::npos || inner.find('@') != std::string_view::npos;
    if (address && inner.find_first_of(" \t\"'") == std::string_view::npos) {
      AddMark(words_.size(), MarkKind::kLink, true);
      ++at_;
      Emit(found->end.at, WordClass::kWord);
      AddMark(words_.size(), MarkKind::kLink, false);
      AddMark(words_.size(), MarkKind::kTarget, false, vocabulary_.InternCopy(inner));
    } else if (!IsTag(inner)) {
      return false;
    } else {
      AddMark(words_.size(), MarkKind::kHtml, inner[0] != '/', vocabulary_.InternCopy(TagRead(inner)));
      if (inner == "sup" || inner.starts_with("sup ")) raised_ = true;
      if (inner == "/sup") raised_ = false;
    }
    GoBehind(found->end);
    return true;
  }

  bool Entity() {
    const std::size_t length = EntityLength(text_.substr(at_));
    if (length == 0) return false;
    const std::string stands_for = WithoutEntities(text_.substr(at_, length));
    const Char first = CharAt(stands_for, 0);
    if (first.kind == CharClass::kBlank || first.kind == CharClass::kIgnorable) {
      spaced_ = spaced_ || first.kind == CharClass::kBlank;
      at_ += length;
    } else if (first.kind == CharClass::kLetter) {
      TakeWord(at_ + length, WordClass::kWord);
    } else if (IsCurrency(first.code) && IsDigit(Peek(length))) {
      TakeFigure(at_ + length);
    } else {
      Emit(at_ + length, WordClass::kPunctuation);
    }
    return true;
  }

  // The length of a reference to a letter at `at`, or to a sign that joins two; 0 where there is none.
  std::size_t JoiningEntity(std::size_t at) const {
    const std::size_t length = literal_ || code_ticks_ > 0 ? 0 : EntityLength(text_.substr(at));
    if (length == 0) return 0;
    const std::string stands_for = WithoutEntities(text_.substr(at, length));
    const Char first = CharAt(stands_for, 0);
    const bool part = first.kind == CharClass::kLetter || first.kind == CharClass::kIgnorable;
    return part || (IsJoiner(first.code) && LetterOrDigitAt(at + length)) ? length : 0;
  }

  // Takes the struck words out and renumbers the marks.
  Words Compact() {
    Words result;
    result.words.reserve(words_.size());
    std::vector<std::uint32_t> place(words_.size() + 1);
    bool spaced = false;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      place[i] = static_cast<std::uint32_t>(result.words.size());
      spaced = spaced || words_[i].spaced;
      if (struck_[i]) continue;
      result.words.push_back(words_[i]);
      result.words.back().spaced = spaced;
      spaced = false;
    }
    place[words_.size()] = static_cast<std::uint32_t>(result.words.size());
    for (Mark& mark : marks_) mark.before = place[mark.before];
    std::stable_sort(marks_.begin(), marks_.end(), [](const Mark& a, const Mark& b) { return a.before < b.before; });
    result.marks = std::move(marks_);
    result.marks_left = spans_.gave_up();
    return result;
  }

  const std::vector<Piece>& pieces_;
  bool literal_;
  Vocabulary& vocabulary_;
  const Labels* labels_;
  InlineSpans spans_;
  std::string_view text_;
  std::size_t piece_ = 0;
  std::size_t at_ = 0;
  bool spaced_ = false;
  bool raised_ = false;       // within <sup>: a note's number or a power, which counts nothing
  bool line_starts_ = false;  // of code: a reader sees its lines
  std::size_t code_ticks_ = 0;
  std::array<bool, kLongestTicks> no_closer_{};
  std::array<std::size_t, 128> open_count_{};
  std::vector<Opener> openers_;
  std::vector<Bracket> brackets_;
  std::vector<Word> words_;
  std::vector<bool> struck_;
  std::vector<Mark> marks_;
};

}  // namespace

Words SplitWords(const std::vector<Piece>& pieces, bool literal, Vocabulary& vocabulary, const Labels* labels) {
  return Splitter(pieces, literal, vocabulary, labels).Split();
}

}  // namespace planrev::diff
