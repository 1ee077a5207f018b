// SPDX-License-Identifier: MIT
// What was said of a change goes with it through every redraft, and with no other change: over random redrafts of the
// sample plan. PLANREV_REDRAFTS=1000 makes so many; PLANREV_SEED=7 makes others.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <random>
#include <regex>
#include <set>
#include <sstream>

#include "tool/reviewing.h"
#include "tool/same_change.h"

namespace planrev::tool {
namespace {

using Blocks = std::vector<std::string>;

std::string Fixture(const std::string& name) {
  std::ostringstream text;
  text << std::ifstream(PLANREV_SOURCE_DIR "/fixtures/community-safety/" + name).rdbuf();
  return text.str();
}

Blocks BlocksOf(const std::string& text) {
  Blocks blocks;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find("\n\n", at), text.size());
    blocks.push_back(text.substr(at, end - at));
    at = end + 2;
  }
  return blocks;
}

std::string TextOf(const Blocks& blocks) {
  std::string text;
  for (const std::string& block : blocks) text += block + "\n\n";
  return text;
}

unsigned Number(const char* variable, unsigned otherwise) {
  const char* value = std::getenv(variable);
  return value == nullptr ? otherwise : static_cast<unsigned>(std::stoul(value));
}

// Edits as people make them when they draft, and some that must not be noticed or must not be mixed up.
class Drafter {
 public:
  explicit Drafter(unsigned seed) : random_(seed) {}

  std::size_t Below(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_); }

  Blocks Draft(Blocks blocks, const Blocks& in_force, std::size_t edits) {
    for (std::size_t i = 0; i < edits && blocks.size() > 3; ++i) Edit(blocks, in_force);
    return blocks;
  }

 private:
  void Edit(Blocks& blocks, const Blocks& in_force) {
    const std::size_t at = Place(blocks, in_force);
    const auto there = blocks.begin() + static_cast<std::ptrdiff_t>(at);
    switch (Below(11)) {
      case 0:
      case 1:
        return ReplaceWord(blocks[at], {"partners", "will", "may", "the fire service", "quarterly", "17", "2023"});
      case 2:
        return Replace(blocks[at], " will ", " may ");
      case 3:
        blocks.insert(there, Pick({"This is looked at again every year.", "The Council will publish what it finds.",
                                   "See [the act](https://law.example/act).", "- one more action"}));
        return;
      case 4:
        blocks.erase(there);
        return;
      case 5:
        blocks.insert(there, blocks[at]);
        return;
      case 6:
        return std::swap(blocks[at], blocks[1 + Below(blocks.size() - 1)]);
      case 7:
        return ReplaceWord(blocks[at], {"[here](https://a.example/1)", "[here](https://b.example/2)"});
      case 8:
        return ReplaceWord(blocks[at], {"**Council**", "*Council*"});
      case 9:
        return Replace(blocks[at], " the ", "\nthe ");  // nobody reads that
      default:
        if (at < in_force.size()) blocks[at] = in_force[at];
        return;
    }
  }

  // Any, or one that the draft changed: that is where a redraft works.
  std::size_t Place(const Blocks& blocks, const Blocks& in_force) {
    std::vector<std::size_t> changed;
    for (std::size_t i = 1; i < blocks.size(); ++i) {
      if (std::ranges::find(in_force, blocks[i]) == in_force.end()) changed.push_back(i);
    }
    return changed.empty() || Below(3) == 0 ? 1 + Below(blocks.size() - 1) : changed[Below(changed.size())];
  }

  std::string Pick(const std::vector<std::string>& words) { return words[Below(words.size())]; }

  static void Replace(std::string& block, std::string_view from, std::string_view to) {
    const std::size_t at = block.find(from);
    if (at != std::string::npos && !block.starts_with('|')) block.replace(at, from.size(), to);
  }

  void ReplaceWord(std::string& block, const std::vector<std::string>& words) {
    const std::size_t at = block.find(' ', Below(block.size()));
    if (at == std::string::npos || block.starts_with("#")) return;
    const std::size_t end = std::min(block.find_first_of(" \n|", at + 1), block.size());
    block.replace(at + 1, end - at - 1, Pick(words));
  }

  std::mt19937 random_;
};

// What a naive reader takes for the same: what all must have in common, and what more than suffices.
struct Identity {
  std::string least;
  std::string most;
};

std::string Blanked(std::string_view text) {
  std::string blanked;
  for (const char byte : text) {
    const bool space = byte == ' ' || byte == '\n';
    if (!space || !blanked.ends_with(' ')) blanked += space ? ' ' : byte;
  }
  return blanked;
}

struct Compared {
  Compared(std::string before_text, std::string after_text)
      : before(std::move(before_text)),
        after(std::move(after_text)),
        comparison(diff::Compare(before, after)),
        named(NameChanges({comparison, before, after, {}})) {
    for (const diff::Change& change : comparison.changes) identities.push_back(IdentityOf(change));
  }

  Identity IdentityOf(const diff::Change& change) const {
    Identity identity;
    identity.least = std::string(Name(change.kind)) + "\n" + std::string(Name(change.unit)) + "\n";
    if (change.cell) identity.least += change.cell->row + "\n" + change.cell->column + "\n";
    for (const diff::Sign left_out : {diff::Sign::kAdded, diff::Sign::kRemoved}) {
      for (const diff::Run& run : change.runs) identity.least += run.sign == left_out ? "" : run.text;
      identity.least += "\n";
    }
    std::string sources;
    for (const diff::Span& span : change.before) sources += before.substr(span.start, span.end - span.start) + "\n";
    sources += "\n=\n";
    for (const diff::Span& span : change.after) sources += after.substr(span.start, span.end - span.start) + "\n";
    identity.most = identity.least + Blanked(sources);
    const bool leaf = change.unit == diff::Unit::kParagraph || change.kind == diff::Kind::kAdded;
    static const std::regex kTarget(R"(\]\(([^)\s]*)\))");
    for (std::sregex_iterator at(sources.begin(), sources.end(), kTarget), end; leaf && at != end; ++at) {
      identity.least += (*at)[1].str() + "\n";
    }
    return identity;
  }

  std::string before, after;
  diff::Comparison comparison;
  std::vector<store::ReviewedChange> named;
  std::vector<Identity> identities;
};

std::size_t CountOf(const Compared& compared, const Identity& identity, std::string Identity::*part) {
  return static_cast<std::size_t>(std::ranges::count(compared.identities, identity.*part, part));
}

// One redraft: changes are reviewed, the text is redrafted, and each review is looked for.
struct Tally {
  std::size_t reviews = 0, kept = 0, gone = 0;
};

void CheckRedraft(unsigned seed, Tally& tally) {
  Drafter drafter(seed);
  static const std::string in_force = Fixture("2019.md");
  static const Blocks blocks = BlocksOf(in_force);
  const Blocks draft = drafter.Draft(blocks, {}, 3 + drafter.Below(15));
  const Blocks redraft = drafter.Draft(draft, blocks, drafter.Below(10));
  const Compared old(in_force, TextOf(draft)), now(in_force, TextOf(redraft));

  std::vector<store::Review> reviews;
  std::vector<std::size_t> of;  // which change of `old` each is of
  for (std::size_t i = 0; i < old.named.size(); ++i) {
    if (drafter.Below(4) == 0) continue;
    store::Review review;
    review.change = old.named[i];
    review.judgement = drafter.Below(2) == 0 ? store::Judgement::kAccept : store::Judgement::kReject;
    review.by = "Ann";
    review.when = "2021-06-20T10:00:00Z";
    review.comment = std::to_string(i);
    reviews.push_back(review);
    of.push_back(i);
  }

  const Words words = LatestWords(now.named, reviews);
  std::set<std::string> found;
  for (std::size_t j = 0; j < words.of_changes.size(); ++j) {
    for (const store::Review& review : words.of_changes[j]) {
      const std::size_t i = std::stoul(review.comment);
      found.insert(review.comment);
      ++tally.kept;
      ASSERT_EQ(old.identities[i].least, now.identities[j].least) << "seed " << seed << ": carried to another change";
      if (CountOf(now, now.identities[j], &Identity::most) > 1) {
        ASSERT_EQ(old.comparison.changes[i].section, now.comparison.changes[j].section) << "seed " << seed;
      }
    }
  }
  for (const store::Review& review : words.gone) {
    const Identity& identity = old.identities[std::stoul(review.comment)];
    found.insert(review.comment);
    ++tally.gone;
    const bool clear = CountOf(old, identity, &Identity::least) == 1 && CountOf(now, identity, &Identity::least) == 1;
    ASSERT_FALSE(clear && CountOf(now, identity, &Identity::most) == 1) << "seed " << seed << ": not carried:\n"
                                                                        << identity.most;
  }
  ASSERT_EQ(found.size(), reviews.size()) << "seed " << seed << ": lost";
  tally.reviews += reviews.size();
}

TEST(Redrafts, KeepEveryReviewAndCarryNoneToAnotherChange) {
  const unsigned count = Number("PLANREV_REDRAFTS", 25), seed = Number("PLANREV_SEED", 1);
  Tally tally;
  for (unsigned i = 0; i < count && !HasFatalFailure(); ++i) CheckRedraft(seed * 1'000'000 + i, tally);
  std::cout << count << " redrafts, " << tally.reviews << " reviews: " << tally.kept << " kept, " << tally.gone
            << " of changes that are gone\n";
  EXPECT_GT(tally.kept, 0u);
  EXPECT_GT(tally.gone, 0u);
}

}  // namespace
}  // namespace planrev::tool
