// SPDX-License-Identifier: MIT
// Runs and texts were both made from the same source, so they are the same characters but for blanks and the little
// that the two read differently (an entity, the brackets of a reference). Both are gone through at once, blanks apart;
// where they part, the nearest place where they meet again is looked for.
#include "diff/redline/lay_runs.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "diff/text/unicode.h"

namespace planrev::diff {
namespace {

constexpr std::size_t kFarthest = 40;  // characters that either side may be ahead where they meet again
constexpr std::size_t kMeeting = 4;    // characters that must be the same there
constexpr std::size_t kMostPartings = 400;
constexpr std::size_t kNoRun = static_cast<std::size_t>(-1);

// A character of a text, by place.
struct Glyph {
  char32_t code = 0;
  bool blank = false;
  std::size_t text = 0;
  std::size_t piece = 0;
  std::size_t start = 0;
  std::size_t length = 0;
  std::size_t run = kNoRun;
};

// A character of a run that is no blank.
struct RunGlyph {
  char32_t code = 0;
  std::size_t run = 0;
};

std::vector<Glyph> GlyphsOf(const std::vector<const StyledText*>& texts) {
  std::vector<Glyph> glyphs;
  for (std::size_t t = 0; t < texts.size(); ++t) {
    for (std::size_t p = 0; p < texts[t]->size(); ++p) {
      const std::string& text = (*texts[t])[p].text;
      for (std::size_t at = 0; at < text.size();) {
        const Char c = CharAt(text, at);
        glyphs.push_back({c.code, c.kind == CharClass::kBlank, t, p, at, c.length, kNoRun});
        at += c.length;
      }
    }
  }
  return glyphs;
}

std::vector<RunGlyph> GlyphsOf(const std::vector<Run>& runs, Sign side) {
  std::vector<RunGlyph> glyphs;
  for (std::size_t r = 0; r < runs.size(); ++r) {
    if (runs[r].sign != Sign::kEqual && runs[r].sign != side) continue;
    for (std::size_t at = 0; at < runs[r].text.size();) {
      const Char c = CharAt(runs[r].text, at);
      if (c.kind != CharClass::kBlank) glyphs.push_back({c.code, r});
      at += c.length;
    }
  }
  return glyphs;
}

// Those around a reference are no part of the dressed text.
bool IsBracket(char32_t code) { return code == U'[' || code == U']'; }

// Gives the glyphs of one side their runs.
class Aligner {
 public:
  Aligner(const std::vector<Run>& runs, Sign side, std::vector<Glyph>& glyphs)
      : runs_(runs), side_(side), wanted_(GlyphsOf(runs, side)), glyphs_(glyphs) {
    for (std::size_t i = 0; i < glyphs.size(); ++i) {
      if (!glyphs[i].blank) solid_.push_back(i);
    }
  }

  // Whether the runs were found.
  bool Align() {
    std::size_t i = 0, j = 0, partings = 0;
    while (i < wanted_.size() && j < solid_.size()) {
      if (Meet(i, j)) {
        Code(j++).run = wanted_[i++].run;
        continue;
      }
      if (IsBracket(wanted_[i].code)) {
        ++i;
        continue;
      }
      const auto ahead = ++partings > kMostPartings ? std::nullopt : NextMeeting(i, j);
      if (!ahead) return false;
      for (std::size_t n = 0; n < ahead->texts; ++n) Code(j++).run = wanted_[i].run;
      i += ahead->runs;
    }
    if (wanted_.size() - i > kFarthest || solid_.size() - j > kFarthest) return false;
    if (wanted_.empty()) return solid_.empty();
    for (; j < solid_.size(); ++j) Code(j).run = wanted_.back().run;
    GiveBlanks();
    return true;
  }

 private:
  struct Ahead {
    std::size_t runs, texts;
  };

  Glyph& Code(std::size_t j) { return glyphs_[solid_[j]]; }
  bool Meet(std::size_t i, std::size_t j) { return wanted_[i].code == Code(j).code; }

  std::optional<Ahead> NextMeeting(std::size_t i, std::size_t j) {
    for (std::size_t far = 1; far <= kFarthest; ++far) {
      for (std::size_t texts = 0; texts <= far; ++texts) {
        if (MeetFor(i + far - texts, j + texts)) return Ahead{far - texts, texts};
      }
    }
    return std::nullopt;
  }

  // Whether some characters are the same from there on, or both end.
  bool MeetFor(std::size_t i, std::size_t j) {
    for (std::size_t n = 0; n < kMeeting; ++n, ++i, ++j) {
      if (i >= wanted_.size() || j >= solid_.size()) return i == wanted_.size() && j == solid_.size();
      if (!Meet(i, j)) return false;
    }
    return true;
  }

  // A blank goes to the run that has one there.
  void GiveBlanks() {
    std::size_t before = kNoRun;
    for (std::size_t at = 0; at < glyphs_.size();) {
      if (!glyphs_[at].blank) {
        before = glyphs_[at++].run;
        continue;
      }
      std::size_t end = at;
      while (end < glyphs_.size() && glyphs_[end].blank) ++end;
      const std::size_t run = RunOfBlank(before, end < glyphs_.size() ? glyphs_[end].run : kNoRun);
      for (; at < end; ++at) glyphs_[at].run = run;
    }
  }

  std::size_t RunOfBlank(std::size_t before, std::size_t behind) const {
    if (before == kNoRun || before == behind) return behind;
    if (behind == kNoRun || EndsBlank(before)) return before;
    for (std::size_t r = before + 1; r < behind; ++r) {
      if ((runs_[r].sign == Sign::kEqual || runs_[r].sign == side_) && EndsBlank(r)) return r;
    }
    return behind;
  }

  bool EndsBlank(std::size_t run) const {
    const std::string& text = runs_[run].text;
    return !text.empty() && static_cast<unsigned char>(text.back()) <= ' ';
  }

  const std::vector<Run>& runs_;
  Sign side_;
  std::vector<RunGlyph> wanted_;
  std::vector<Glyph>& glyphs_;
  std::vector<std::size_t> solid_;  // glyphs that are no blanks
};

// Puts the aligned glyphs of both sides together, run by run.
class Layer {
 public:
  Layer(const OwnedRuns& runs, const LaidTexts& texts)
      : runs_(runs.runs),
        changes_(runs.changes),
        texts_(texts),
        before_(GlyphsOf(texts.before)),
        after_(GlyphsOf(texts.after)),
        laid_(std::max<std::size_t>(1, texts.after.size())) {}

  std::vector<RedlineText> Lay() {
    if (!Aligner(runs_, Sign::kRemoved, before_).Align() || !Aligner(runs_, Sign::kAdded, after_).Align())
      return Undressed();
    merges_ = texts_.mark_ends && texts_.after.size() == 1;
    for (std::size_t r = 0; r < runs_.size(); ++r) LayRun(r);
    while (next_after_ < after_.size()) AddAfter(Sign::kEqual);
    if (texts_.mark_ends && texts_.before.size() == 1) {
      for (std::size_t t = 0; t + 1 < laid_.size(); ++t) laid_[t].push_back(End(Sign::kAdded));
    }
    return std::move(laid_);
  }

 private:
  std::vector<RedlineText> Undressed() {
    laid_.assign(laid_.size(), {});
    for (std::size_t r = 0; r < runs_.size(); ++r) {
      run_ = r;
      laid_.front().push_back({runs_[r].sign, ChangeOf(runs_[r].sign), {runs_[r].text, Face::kPlain, ""}, false});
    }
    return std::move(laid_);
  }

  // The change that text of the present run belongs to.
  int ChangeOf(Sign sign) const { return sign == Sign::kEqual ? RedlineRun::kNoChange : changes_[run_]; }

  void LayRun(std::size_t r) {
    run_ = r;
    if (runs_[r].sign == Sign::kRemoved) return LayRemoved(r);
    while (next_after_ < after_.size() && after_[next_after_].run == r) {
      if (runs_[r].sign == Sign::kEqual) {
        LayEqual(r);
      } else {
        AddAfter(runs_[r].sign);
      }
    }
    GiveDress();
    if (runs_[r].sign != Sign::kEqual) return;
    while (next_before_ < before_.size() && before_[next_before_].run == r) ++next_before_;
  }

  void LayEqual(std::size_t r) {
    const bool blank = after_[next_after_].blank;
    const bool both = blank ? texts_.exact && PassBlank() : PassBefore(r);
    if (!texts_.exact) return AddAfter(Sign::kEqual);
    if (blank && !both) return AddAfter(Sign::kAdded);
    if (!both) return AddAfter(Sign::kEqual);
    AddEqual(next_before_ - 1);
  }

  // Passes over a blank of the text before in which the last glyph stood; whether there is one.
  bool PassBlank() {
    if (next_before_ >= before_.size()) return false;
    const Glyph& glyph = before_[next_before_];
    if (!glyph.blank || glyph.text != text_before_) return false;
    ++next_before_;
    return true;
  }

  // Keeps step with the text before, and says where a paragraph ended in it; whether the same character stands there.
  bool PassBefore(std::size_t r) {
    for (; next_before_ < before_.size() && before_[next_before_].run == r && before_[next_before_].blank;
         ++next_before_) {
      if (!texts_.exact) continue;
      GiveDress();
      Add(laid_[text_after_], Sign::kRemoved, texts_.before, before_[next_before_]);
    }
    if (next_before_ >= before_.size() || before_[next_before_].run != r) return false;
    MarkEnd(before_[next_before_++]);
    return true;
  }

  void MarkEnd(const Glyph& glyph) {
    if (merges_ && glyph.text != text_before_) {
      GiveDress();
      laid_[text_after_].push_back(End(Sign::kRemoved));
    }
    text_before_ = glyph.text;
  }

  void LayRemoved(std::size_t r) {
    const bool replaced = r + 1 < runs_.size() && runs_[r + 1].sign == Sign::kAdded;
    if (replaced && next_after_ < after_.size() && after_[next_after_].run == r + 1)
      text_after_ = after_[next_after_].text;
    for (; next_before_ < before_.size() && before_[next_before_].run == r; ++next_before_) {
      const Glyph& glyph = before_[next_before_];
      MarkEnd(glyph);
      Add(laid_[text_after_], Sign::kRemoved, texts_.before, glyph);
    }
  }

  // The next glyph of the text after, which is the same before. Where it is dressed otherwise there, the stretch that
  // is stands twice, as it was and as it is.
  void AddEqual(std::size_t before) {
    const Styled& was = PieceOf(texts_.before, before_[before]);
    const Styled& is = PieceOf(texts_.after, after_[next_after_]);
    const bool redressed = was.faces != is.faces || was.target != is.target;
    if (!redressed) return AddAfter(Sign::kEqual);
    if (after_[next_after_].text != text_after_) GiveDress();
    Add(was_dressed_, Sign::kRemoved, texts_.before, before_[before]);
    const Glyph& glyph = after_[next_after_++];
    text_after_ = glyph.text;
    Add(is_dressed_, Sign::kAdded, texts_.after, glyph);
  }

  void GiveDress() {
    RedlineText& laid = laid_[text_after_];
    laid.insert(laid.end(), was_dressed_.begin(), was_dressed_.end());
    laid.insert(laid.end(), is_dressed_.begin(), is_dressed_.end());
    was_dressed_.clear();
    is_dressed_.clear();
  }

  static const Styled& PieceOf(const std::vector<const StyledText*>& texts, const Glyph& glyph) {
    return (*texts[glyph.text])[glyph.piece];
  }

  void AddAfter(Sign sign) {
    GiveDress();
    const Glyph& glyph = after_[next_after_++];
    text_after_ = glyph.text;
    Add(laid_[text_after_], sign, texts_.after, glyph);
  }

  void Add(RedlineText& laid, Sign sign, const std::vector<const StyledText*>& texts, const Glyph& glyph) {
    const Styled& piece = (*texts[glyph.text])[glyph.piece];
    const std::string_view shown = std::string_view(piece.text).substr(glyph.start, glyph.length);
    const bool goes_on = !laid.empty() && laid.back().sign == sign && laid.back().change == ChangeOf(sign) &&
                         !laid.back().paragraph_end && laid.back().styled.faces == piece.faces &&
                         laid.back().styled.target == piece.target;
    if (!goes_on) {
      laid.push_back({sign, ChangeOf(sign), {"", piece.faces, piece.target}, false});
    }
    laid.back().styled.text += shown;
  }

  // Where a paragraph ended; the change is that of the present run, though its words stayed.
  RedlineRun End(Sign sign) const { return {sign, changes_[run_], {"¶", Face::kPlain, ""}, true}; }

  const std::vector<Run>& runs_;
  const std::vector<int>& changes_;
  const LaidTexts& texts_;
  std::size_t run_ = 0;  // the present one
  std::vector<Glyph> before_;
  std::vector<Glyph> after_;
  std::vector<RedlineText> laid_;
  std::size_t next_before_ = 0;
  std::size_t next_after_ = 0;
  std::size_t text_before_ = 0;
  std::size_t text_after_ = 0;
  RedlineText was_dressed_, is_dressed_;  // a stretch whose words are the same
  bool merges_ = false;
};

// --- what is read on either side, blanks apart ---

void AddSolid(std::string_view text, std::string& solid) {
  for (std::size_t at = 0; at < text.size();) {
    const Char c = CharAt(text, at);
    if (c.kind != CharClass::kBlank) solid += text.substr(at, c.length);
    at += c.length;
  }
}

std::string Solid(const RedlineText& text, Sign without) {
  std::string solid;
  for (const RedlineRun& run : text) {
    if (run.sign != without && !run.paragraph_end) AddSolid(run.styled.text, solid);
  }
  return solid;
}

std::string Solid(const StyledText& text) {
  std::string solid;
  for (const Styled& piece : text) AddSolid(piece.text, solid);
  return solid;
}

// Every text after in its place, and those before one after another.
bool ReadsAs(const std::vector<RedlineText>& laid, const LaidTexts& texts) {
  std::string read, was;
  for (std::size_t t = 0; t < laid.size(); ++t) {
    const bool stands = t < texts.after.size();
    if (Solid(laid[t], Sign::kRemoved) != (stands ? Solid(*texts.after[t]) : "")) return false;
    read += Solid(laid[t], Sign::kAdded);
  }
  for (const StyledText* text : texts.before) was += Solid(*text);
  return read == was;
}

}  // namespace

void OwnedRuns::Add(const std::vector<Run>& more, int change) {
  runs.insert(runs.end(), more.begin(), more.end());
  changes.resize(runs.size(), change);
}

std::vector<RedlineText> LayRuns(const OwnedRuns& runs, const LaidTexts& texts) {
  std::vector<RedlineText> laid = Layer(runs, texts).Lay();
  if (texts.exact && !ReadsAs(laid, texts)) laid.clear();
  return laid;
}

RedlineText Signed(const StyledText& text, Sign sign, int change) {
  RedlineText laid;
  for (const Styled& piece : text)
    laid.push_back({sign, sign == Sign::kEqual ? RedlineRun::kNoChange : change, piece, false});
  return laid;
}

}  // namespace planrev::diff
