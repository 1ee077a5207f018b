// SPDX-License-Identifier: MIT
// Words, figures, obligations, sentences; dress; front matter. And what all edits share.
#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "tests/diff/sequences/edits.h"

namespace planrev::diff {
namespace {

constexpr auto kWords = std::to_array<const char*>(
    {"harbour", "lantern", "orchard", "granite", "meadow", "copper", "violet",  "thunder", "saddle", "parsley",
     "anchor",  "marble",  "walnut",  "feather", "ribbon", "cobalt", "juniper", "kettle",  "mosaic", "nectar",
     "pebble",  "quartz",  "saffron", "timber",  "velvet", "willow", "amber",   "basalt",  "cedar",  "drizzle"});

constexpr auto kObligations = std::to_array<std::pair<const char*, const char*>>({{"will", "may"},
                                                                                  {"will", "should"},
                                                                                  {"will", "aims to"},
                                                                                  {"will", "will, where possible,"},
                                                                                  {"must", "should"},
                                                                                  {"must", "may"},
                                                                                  {"should", "must"},
                                                                                  {"may", "must"},
                                                                                  {"is", "is not"},
                                                                                  {"every", "most"},
                                                                                  {"all", "some"}});

bool IsLetter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }
bool IsWordChar(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Words of four letters and more that stand between blanks.
std::vector<std::string> PlainWords(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && IsLetter(text[end])) ++end;
    const bool apart = (at == 0 || text[at - 1] == ' ') && (end == text.size() || text[end] == ' ');
    if (end - at >= 4 && apart) words.push_back(text.substr(at, end - at));
    at = std::max(end, at + 1);
  }
  return words;
}

bool IsText(PartKind kind) {
  return kind == PartKind::kParagraph || kind == PartKind::kQuote || kind == PartKind::kFootnote;
}

std::vector<TextPlace> TextPlaces(const Plan& plan) {
  std::vector<TextPlace> places;
  for (const Part& part : plan.parts) {
    if (IsText(part.kind) || part.kind == PartKind::kCode) places.push_back({part.id, -1, -1, 0});
    for (const Item& item : part.items) places.push_back({part.id, item.id, -1, 0});
  }
  return places;
}

TextPlace AnyText(Desk& desk) {
  const auto places = TextPlaces(desk.plan);
  return places.empty() ? TextPlace{} : desk.dice.Of(places);
}

std::string Read(const Desk& desk, const TextPlace& place) {
  const std::string* text = TextAt(const_cast<Plan&>(desk.plan), place);
  return text ? *text : "";
}

Edit Replacing(const std::string& what, const TextPlace& place,
               const std::vector<std::pair<std::string, std::string>>& words) {
  std::string said = what + ":";
  for (const auto& [from, to] : words) said += " " + from + " > " + to + ";";
  return {said, [place, words](Plan& plan) {
            std::string* text = TextAt(plan, place);
            for (const auto& [from, to] : words) {
              if (text) ReplaceWords(*text, from, to);
            }
          }};
}

std::optional<Edit> Reword(Desk& desk) {
  const TextPlace place = AnyText(desk);
  const auto words = PlainWords(Read(desk, place));
  if (words.empty()) return std::nullopt;
  std::vector<std::pair<std::string, std::string>> pairs;
  for (std::size_t k = 1 + desk.dice.Below(3); k > 0; --k) pairs.emplace_back(desk.dice.Of(words), NewWord(desk));
  return Replacing("reword", place, pairs);
}

std::optional<Edit> Figure(Desk& desk) {
  const TextPlace place = AnyText(desk);
  const std::string text = Read(desk, place);
  std::vector<std::string> figures;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && IsDigit(text[end])) ++end;
    const bool apart = (at == 0 || text[at - 1] == ' ') && (end == text.size() || text[end] == ' ');
    if (end - at >= 2 && end - at < 6 && apart) figures.push_back(text.substr(at, end - at));
    at = std::max(end, at + 1);
  }
  if (figures.empty()) return std::nullopt;
  const std::string figure = desk.dice.Of(figures);
  return Replacing("figure", place,
                   {{figure, std::to_string(std::stoi(figure) + 1 + static_cast<int>(desk.dice.Below(40)))}});
}

std::optional<Edit> Obligation(Desk& desk) {
  const TextPlace place = AnyText(desk);
  std::string text = Read(desk, place);
  const auto& [from, to] = kObligations[desk.dice.Below(kObligations.size())];
  if (!ReplaceWords(text, from, to)) return std::nullopt;
  return Replacing("obligation", place, {{from, to}});
}

std::optional<Edit> Embolden(Desk& desk) {
  const TextPlace place = AnyText(desk);
  const auto words = PlainWords(Read(desk, place));
  if (words.empty()) return std::nullopt;
  const std::string word = desk.dice.Of(words);
  return Replacing("dress", place, {{word, (desk.dice.OneIn(2) ? "**" + word + "**" : "*" + word + "*")}});
}

std::optional<Edit> AddSentence(Desk& desk) {
  const TextPlace place = AnyText(desk);
  const auto ends = SentenceEnds(Read(desk, place));
  if (ends.empty()) return std::nullopt;
  const std::size_t k = desk.dice.Below(ends.size());
  const std::string sentence = NewSentence(desk);
  return Edit{"add sentence: " + sentence, [=](Plan& plan) {
                std::string* text = TextAt(plan, place);
                const auto now = text ? SentenceEnds(*text) : std::vector<std::size_t>();
                if (k < now.size()) text->insert(now[k], " " + sentence);
              }};
}

std::optional<Edit> RemoveSentence(Desk& desk) {
  const TextPlace place = AnyText(desk);
  const std::string text = Read(desk, place);
  const auto ends = SentenceEnds(text);
  if (ends.size() < 2) return std::nullopt;
  const std::size_t k = desk.dice.Below(ends.size() - 1);
  const std::string sentence = text.substr(ends[k], ends[k + 1] - ends[k]);
  return Edit{"remove sentence:" + sentence, [=](Plan& plan) {
                std::string* now = TextAt(plan, place);
                const std::size_t at = now ? now->find(sentence) : std::string::npos;
                if (at != std::string::npos) now->erase(at, sentence.size());
              }};
}

std::optional<Edit> Rewrite(Desk& desk) {
  const TextPlace place = AnyText(desk);
  const std::string text = Read(desk, place);
  if (text.empty() || text[0] == '!' || text[0] == '<' || text[0] == '[') return std::nullopt;
  std::string written;
  while (written.size() < text.size()) written += (written.empty() ? "" : " ") + NewSentence(desk);
  return Edit{"rewrite: " + text.substr(0, 30) + " > " + written, [=](Plan& plan) {
                if (std::string* now = TextAt(plan, place)) *now = written;
              }};
}

std::optional<Edit> Front(Desk& desk) {
  if (desk.plan.front.empty()) return std::nullopt;
  const std::string key = desk.dice.Of(desk.plan.front).first, word = NewWord(desk);
  const std::size_t how = desk.dice.Below(4);
  return Edit{"front matter: " + key, [=](Plan& plan) {
                const auto at = std::find_if(plan.front.begin(), plan.front.end(),
                                             [&](const auto& entry) { return entry.first == key; });
                if (at == plan.front.end()) return;
                if (how == 0) {
                  plan.front.erase(at);
                } else if (how == 1) {
                  plan.front.insert(at, {word + "-" + key, word});
                } else {
                  at->second = word + " " + at->second;
                }
              }};
}

std::optional<Edit> Rewrap(Desk& desk) {
  const std::size_t width = 50 + desk.dice.Below(60), keep = desk.dice.Below(3);
  const bool windows = false;
  return Edit{"rewrap at " + std::to_string(width), [=](Plan& plan) {
                for (Part& part : plan.parts) {
                  if (static_cast<std::size_t>(part.id) % 3 == keep || windows) continue;
                  part.width = width;
                  part.aligned = width % 2 == 0;
                  if (!part.ordered && width % 5 == 0) part.bullet = '*';
                }
              }};
}

}  // namespace

std::string* TextAt(Plan& plan, const TextPlace& place) {
  Part* part = FindPart(plan, place.part);
  if (!part) return nullptr;
  if (place.item >= 0) {
    const auto at =
        std::find_if(part->items.begin(), part->items.end(), [&](const Item& item) { return item.id == place.item; });
    return at == part->items.end() ? nullptr : &at->text;
  }
  if (place.row < 0) return &part->text;
  const auto at =
      std::find_if(part->rows.begin(), part->rows.end(), [&](const Row& row) { return row.id == place.row; });
  return at == part->rows.end() || place.column >= at->cells.size() ? nullptr : &at->cells[place.column];
}

Part* FindPart(Plan& plan, int id) {
  const std::size_t at = PlaceOf(plan, id);
  return at < plan.parts.size() ? &plan.parts[at] : nullptr;
}

std::size_t PlaceOf(const Plan& plan, int id) {
  const auto at = std::find_if(plan.parts.begin(), plan.parts.end(), [id](const Part& part) { return part.id == id; });
  return static_cast<std::size_t>(at - plan.parts.begin());
}

std::string NewWord(Desk& desk) { return kWords[desk.dice.Below(kWords.size())]; }

std::string NewSentence(Desk& desk) {
  if (!desk.sentences.empty() && !desk.dice.OneIn(3)) {
    const std::size_t at = desk.dice.Below(desk.sentences.size());
    const std::string sentence = desk.sentences[at];
    desk.sentences.erase(desk.sentences.begin() + static_cast<std::ptrdiff_t>(at));
    return sentence;
  }
  std::string sentence = "The " + NewWord(desk) + " group will";
  for (std::size_t k = 6 + desk.dice.Below(9); k > 0; --k) sentence += (k % 3 == 0 ? " the " : " ") + NewWord(desk);
  return sentence + ".";
}

std::string NewTitle(Desk& desk) {
  std::string title = NewWord(desk) + " and " + NewWord(desk) + " " + NewWord(desk);
  title[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(title[0])));
  return title;
}

std::vector<std::size_t> SentenceEnds(const std::string& text) {
  std::vector<std::size_t> ends;
  for (std::size_t at = text.find(". "); at != std::string::npos; at = text.find(". ", at + 1)) {
    const bool ends_word = at >= 3 && IsLetter(text[at - 1]) && IsLetter(text[at - 2]) && IsLetter(text[at - 3]);
    if (ends_word && std::isupper(static_cast<unsigned char>(text[at + 2])) != 0) ends.push_back(at + 1);
  }
  if (!text.empty() && text.back() == '.') ends.push_back(text.size());
  return ends;
}

bool ReplaceWords(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + 1)) {
    const std::size_t end = at + from.size();
    if ((at > 0 && IsWordChar(text[at - 1])) || (end < text.size() && IsWordChar(text[end]))) continue;
    if ((at > 0 && text[at - 1] != ' ') || (end < text.size() && text[end] != ' ' && text[end] != ',')) continue;
    text.replace(at, from.size(), to);
    return true;
  }
  return false;
}

const std::vector<EditMaker>& WordingEdits() {
  static const std::vector<EditMaker> kEdits = {Reword,      Reword,         Figure,  Obligation, Embolden,
                                                AddSentence, RemoveSentence, Rewrite, Front,      Rewrap};
  return kEdits;
}

Edit RollEdit(Desk& desk) {
  for (;;) {
    const std::vector<const std::vector<EditMaker>*> groups = {&WordingEdits(), &WordingEdits(), &PartEdits(),
                                                               &ListEdits(),    &TableEdits(),   &SectionEdits()};
    if (auto edit = desk.dice.Of(*desk.dice.Of(groups))(desk)) return *std::move(edit);
  }
}

}  // namespace planrev::diff
