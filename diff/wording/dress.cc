// SPDX-License-Identifier: MIT
// The marks of each side are turned into stretches (words first to last, what they wear); those of the side before are
// carried over to the words after; what is then on one side only came or went.
#include "diff/wording/dress.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace planrev::diff {
namespace {

constexpr std::size_t kGone = static_cast<std::size_t>(-1);
constexpr std::size_t kLongestQuote = 8;  // words of a stretch that are quoted in full

struct Stretch {
  std::size_t first = 0;
  std::size_t last = 0;
  MarkKind kind = MarkKind::kStrong;
  WordId id = 0;  // a link's target, a tag

  auto operator<=>(const Stretch&) const = default;
};

std::vector<Stretch> Stretches(const std::vector<Mark>& marks) {
  std::vector<Stretch> stretches;
  std::vector<Stretch> open;
  for (const Mark& mark : marks) {
    if (mark.kind == MarkKind::kHtml || mark.kind == MarkKind::kTarget) {
      // a target follows the end of its link
      if (mark.kind == MarkKind::kTarget && !stretches.empty()) stretches.back().id = mark.id;
      if (mark.kind == MarkKind::kHtml) stretches.push_back({mark.before, mark.before, mark.kind, mark.id});
    } else if (mark.opens) {
      open.push_back({mark.before, mark.before, mark.kind, 0});
    } else {
      const auto match =
          std::find_if(open.rbegin(), open.rend(), [&](const Stretch& s) { return s.kind == mark.kind; });
      if (match == open.rend()) continue;
      match->last = mark.before;
      stretches.push_back(*match);
      open.erase(std::next(match).base());
    }
  }
  return stretches;
}

// For each word before, and one past the last, the place of the same word after; kGone inside hunks.
std::vector<std::size_t> PlacesAfter(std::size_t words, const std::vector<Hunk>& hunks) {
  std::vector<std::size_t> places(words + 1, kGone);
  std::size_t i = 0, j = 0;
  for (const Hunk& hunk : hunks) {
    while (i < hunk.before_first) places[i++] = j++;
    i = hunk.before_last;
    j = hunk.after_last;
  }
  while (i <= words) places[i++] = j++;
  return places;
}

std::string Quote(const Passage& passage, const Stretch& stretch) {
  const std::size_t last = std::min(stretch.last, stretch.first + kLongestQuote);
  return "\"" + ReadingText(passage, stretch.first, last) + (last < stretch.last ? " …\"" : "\"");
}

const char* Worn(MarkKind kind) {
  switch (kind) {
    case MarkKind::kStrong:
      return "bold";
    case MarkKind::kEmphasis:
      return "italic";
    case MarkKind::kStrike:
      return "struck through";
    case MarkKind::kCode:
      return "set as code";
    case MarkKind::kLink:
      return "a link";
    case MarkKind::kImage:
      return "an image";
    default:
      return "dressed otherwise";
  }
}

class Comparer {
 public:
  Comparer(const Passage& after, const Lexicon& lexicon) : after_(after), lexicon_(lexicon) {}

  DressChanges Compare(const std::vector<Stretch>& before, const std::vector<Stretch>& after) {
    std::set<Stretch> old(before.begin(), before.end());
    std::set<Stretch> fresh(after.begin(), after.end());
    for (const Stretch& stretch : fresh) {
      if (old.erase(stretch) > 0) continue;
      const auto retargeted = std::find_if(old.begin(), old.end(), [&](const Stretch& s) {
        return std::tie(s.first, s.last, s.kind) == std::tie(stretch.first, stretch.last, stretch.kind);
      });
      if (retargeted != old.end()) {
        Say(stretch, Retargeted(*retargeted, stretch));
        if (stretch.kind == MarkKind::kImage && changes_.image.empty()) changes_.image = changes_.said.back();
        old.erase(retargeted);
      } else {
        Say(stretch, std::string(" is now ") + Worn(stretch.kind));
      }
    }
    for (const Stretch& stretch : old) {
      if (fresh.count(stretch) == 0) Say(stretch, std::string(" is no longer ") + Worn(stretch.kind));
    }
    return std::move(changes_);
  }

 private:
  void Say(const Stretch& stretch, const std::string& what) {
    const bool link = stretch.kind == MarkKind::kLink || stretch.kind == MarkKind::kImage;
    (link ? changes_.link : changes_.formatting) = true;
    changes_.struck = changes_.struck || stretch.kind == MarkKind::kStrike;
    changes_.said.push_back(stretch.kind == MarkKind::kHtml ? "an inline HTML tag differs"
                                                            : Quote(after_, stretch) + what);
  }

  std::string Retargeted(const Stretch& was, const Stretch& is) const {
    if (is.kind == MarkKind::kHtml) return {};
    const bool image = is.kind == MarkKind::kImage;
    const std::string from(lexicon_.WordOf(was.id)), to(lexicon_.WordOf(is.id));
    if (from.empty() || to.empty()) return image ? " shows another image" : " links elsewhere";
    return (image ? " shows " : " links to ") + to + ", no longer " + (image ? "" : "to ") + from;
  }

  const Passage& after_;
  const Lexicon& lexicon_;
  DressChanges changes_;
};

}  // namespace

DressChanges CompareDress(const Passage& before, const std::vector<Mark>& before_marks, const Passage& after,
                          const std::vector<Mark>& after_marks, const std::vector<Hunk>& hunks,
                          const Lexicon& lexicon) {
  const auto places = PlacesAfter(before.words.size(), hunks);
  std::vector<bool> changed(after.words.size() + 1, false);
  for (const Hunk& hunk : hunks)
    std::fill(changed.begin() + static_cast<std::ptrdiff_t>(hunk.after_first),
              changed.begin() + static_cast<std::ptrdiff_t>(hunk.after_last), true);

  std::vector<Stretch> carried;
  for (Stretch stretch : Stretches(before_marks)) {
    const std::size_t last_word = stretch.last > stretch.first ? stretch.last - 1 : stretch.first;
    const std::size_t last = places[last_word];
    stretch.first = places[stretch.first];
    if (stretch.first == kGone || last == kGone) continue;
    stretch.last = stretch.last > last_word ? last + 1 : stretch.first;
    carried.push_back(stretch);
  }
  std::vector<Stretch> worn;
  for (const Stretch& stretch : Stretches(after_marks)) {
    const std::size_t last_word = stretch.last > stretch.first ? stretch.last - 1 : stretch.first;
    if (!changed[stretch.first] && !changed[last_word]) worn.push_back(stretch);
  }
  return Comparer(after, lexicon).Compare(carried, worn);
}

}  // namespace planrev::diff
