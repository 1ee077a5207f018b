// SPDX-License-Identifier: MIT
#include "tool/recommendations.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "diff/trace/listed.h"
#include "store/error.h"
#include "tool/suggest.h"

namespace planrev::tool {
namespace {

using diff::Listed;

constexpr std::size_t kMost = 2000;        // recommendations in a paper
constexpr std::size_t kMostWords = 20000;  // bytes of one

// For ASCII; that is all that titles are asked for here.
std::string Lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

bool Speaks(const std::string& title) { return Lower(title).find("recommend") != std::string::npos; }

Error CannotRead(const std::string& file, const std::string& cause, const std::string& hint) {
  return Error(ErrorKind::kInput, "cannot read recommendations in '" + file + "': " + cause, hint);
}

bool StandsUnder(const Listed& listed, const std::string& part) {
  return std::ranges::any_of(
      listed.section, [&part](const std::string& title) { return Lower(title).find(part) != std::string::npos; });
}

template <typename Is>
std::vector<Listed> Those(const std::vector<Listed>& all, Is is) {
  std::vector<Listed> those;
  std::ranges::copy_if(all, std::back_inserter(those), is);
  return those;
}

// "R3", "CC12": letters that say what it is, and a number.
bool IsLabelOfOne(const std::string& label) {
  return label.size() >= 2 && label[0] >= 'A' && label[0] <= 'Z' &&
         label.find_first_of("0123456789") != std::string::npos;
}

std::vector<Listed> PickSection(const std::vector<Listed>& all, const std::string& section) {
  std::vector<Listed> picked = Those(all, [&](const Listed& listed) { return StandsUnder(listed, Lower(section)); });
  if (!picked.empty()) return picked;
  std::vector<std::string> titles;
  for (const Listed& listed : all) {
    if (!listed.section.empty() && std::ranges::find(titles, listed.section.back()) == titles.end())
      titles.push_back(listed.section.back());
  }
  std::string hint = titles.empty() ? "it has no list and no table" : "there are lists and tables under";
  for (std::size_t i = 0; i < std::min<std::size_t>(titles.size(), 5); ++i) {
    hint += (i == 0 ? " '" : ", '") + titles[i] + "'";
  }
  throw Error(ErrorKind::kUsage, "nothing is listed under a heading with '" + section + "'", hint);
}

std::vector<Listed> Pick(const std::vector<Listed>& all, const std::string& section) {
  if (!section.empty()) return PickSection(all, section);
  // A title of the whole paper says nothing about a part of it.
  std::vector<Listed> picked = Those(all, [](const Listed& listed) {
    return std::ranges::any_of(listed.section.begin() + (listed.section.size() > 1), listed.section.end(), Speaks);
  });
  if (!picked.empty()) return picked;
  picked = Those(all, [](const Listed& listed) { return IsLabelOfOne(listed.label); });
  if (!picked.empty()) return picked;
  return Those(all, [](const Listed& listed) {
    return (!listed.section.empty() && Speaks(listed.section.back())) ||
           std::ranges::any_of(listed.cells, [](const diff::ListedCell& cell) { return Speaks(cell.header); });
  });
}

std::string WordsOf(const Listed& listed) {
  const auto cell = std::ranges::find_if(listed.cells, [](const diff::ListedCell& one) { return Speaks(one.header); });
  return cell != listed.cells.end() ? cell->text : listed.text;
}

// Labels are what a person answers with, so each is to mean one.
void NumberWhereUnclear(std::vector<Recommendation>& recommendations) {
  std::set<std::string> seen;
  const bool clear = std::ranges::all_of(recommendations, [&seen](const Recommendation& one) {
    return !one.label.empty() && seen.insert(one.label).second;
  });
  if (clear) return;
  for (std::size_t i = 0; i < recommendations.size(); ++i) recommendations[i].label = std::to_string(i + 1);
}

}  // namespace

std::vector<Recommendation> PickRecommendations(std::string_view text, const std::string& file,
                                                const std::string& section) {
  std::vector<Recommendation> recommendations;
  for (const Listed& listed : Pick(diff::FindListed(text), section)) {
    const std::string words = WordsOf(listed);
    if (words.empty()) continue;
    if (words.size() > kMostWords)
      throw CannotRead(file, "line " + std::to_string(listed.line) + " is longer than a recommendation can be", "");
    recommendations.push_back({listed.label, words, listed.line});
  }
  if (recommendations.empty()) {
    throw CannotRead(file, "there are none",
                     "they are items or rows under a heading with \"recommend\", or labelled as R1, R2 …; "
                     "--section TITLE chooses another heading");
  }
  if (recommendations.size() > kMost) throw CannotRead(file, "there are more than 2,000", "--section TITLE chooses");
  NumberWhereUnclear(recommendations);
  return recommendations;
}

}  // namespace planrev::tool
