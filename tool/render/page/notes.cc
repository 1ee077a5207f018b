// SPDX-License-Identifier: MIT
#include "tool/render/page/notes.h"

#include "tool/render/html_text.h"
#include "tool/render/page/inline.h"
#include "tool/render/phrases.h"
#include "tool/render/promises.h"

namespace planrev::tool {

using diff::Change;
using diff::Significance;
using diff::Standing;

std::string WeightSign(Significance significance) {
  switch (significance) {
    case Significance::kEditorial:
      return "○";
    case Significance::kFactual:
      return "◆";
    case Significance::kSubstantive:
      break;
  }
  return "■";
}

std::string Capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string WeightWord(Significance significance) { return Capital(std::string(Name(significance))); }

std::string ChangeLink(const Change& change) {
  return "<a class=\"permalink\" href=\"#c-" + change.id + "\"><span class=\"vh\">Link to this change: </span>" +
         change.id + "</a>";
}

std::string Grounds(const Change& change) {
  std::string html;
  if (!change.reason.empty()) html += " " + HtmlText(Capital(change.reason)) + ".";
  for (const auto& figure : change.figures)
    html += " <span class=\"fact\">" + HtmlText(FigureText(figure)) + ".</span>";
  for (const auto& obligation : change.obligations)
    html += " <span class=\"fact\">" + HtmlText(ObligationText(obligation)) + ".</span>";
  for (const std::string& commitment : CommitmentTexts(change))
    html += " <span class=\"fact\">Commitment: " + HtmlText(commitment) + ".</span>";
  return html;
}

std::string NoteWriter::Above(int change, Standing standing) { return IsNew(change) ? Note(change, standing) : ""; }

bool NoteWriter::IsNew(int change) {
  const bool fresh = !told_[static_cast<std::size_t>(change)];
  told_[static_cast<std::size_t>(change)] = true;
  return fresh;
}

std::string NoteWriter::Note(int index, Standing standing) const {
  const Change& change = context_.change(index);
  const std::string weight = WeightClass(change.significance);
  std::string html = "<p class=\"note " + weight + "\" id=\"c-" + change.id + "\" data-change tabindex=\"-1\">" +
                     "<span class=\"weight\"><span aria-hidden=\"true\">" + WeightSign(change.significance) +
                     "</span> " + WeightWord(change.significance) + "</span> <strong>" +
                     HtmlText(Capital(Phrase(change))) + ".</strong>";
  if (standing == Standing::kMovedHere && change.kind != diff::Kind::kEdited) {
    // a section stood behind the one before it, anything else within it
    const std::string& from = context_.TitleAway(index);
    const std::string way = change.unit == diff::Unit::kSection ? "behind " : "";
    html += " <a href=\"#from-" + change.id + "\">Moved here from " +
            (from.empty() ? "its place before" : way + "“" + HtmlText(from) + "”") + "</a>.";
  }
  return html + Grounds(change) + " " + ChangeLink(change) + "</p>\n" + context_.Below(index);
}

std::string NoteWriter::Away(int index) {
  if (away_[static_cast<std::size_t>(index)]) return "";
  away_[static_cast<std::size_t>(index)] = true;
  const Change& change = context_.change(index);
  const std::string& to = context_.TitleHere(index);
  return "<p class=\"note away " + WeightClass(change.significance) + "\" id=\"from-" + change.id +
         "\" tabindex=\"-1\"><span class=\"weight\"><span aria-hidden=\"true\">⤳</span> Moved away</span> <a "
         "href=\"#c-" +
         change.id + "\">Now in " + (to.empty() ? "another place" : "“" + HtmlText(to) + "”") + "</a>.</p>\n";
}

}  // namespace planrev::tool
