// SPDX-License-Identifier: MIT
#include "tool/render/word/runs.h"

#include <algorithm>

#include "tool/render/html_text.h"

namespace planrev::tool {
namespace {

using diff::Face;
using diff::Faces;

bool IsGone(Mark mark) { return mark == Mark::kGone || mark == Mark::kGoneFromNew; }

// A path beside the document: nothing before its first slash that could be taken for a scheme or another machine.
bool IsRelative(std::string_view target) {
  const std::string_view first = target.substr(0, target.find('/'));
  return !target.empty() && !target.starts_with('/') && target.find('\\') == std::string_view::npos &&
         first.find(':') == std::string_view::npos && !target.starts_with('#');
}

void AppendDress(pugi::xml_node run, Faces faces, bool linked) {
  pugi::xml_node dress = run.append_child("w:rPr");
  if (faces & Face::kCode) {
    AppendValue(dress, "w:rStyle", "VerbatimChar");
  } else if (faces & Face::kImage) {
    AppendValue(dress, "w:rStyle", "Picture");
  } else if (linked) {
    AppendValue(dress, "w:rStyle", "Hyperlink");
  }
  if (faces & Face::kStrong) dress.append_child("w:b");
  if (faces & Face::kEmphasis) dress.append_child("w:i");
  if (faces & Face::kStrike) dress.append_child("w:strike");
  if (!dress.first_child()) run.remove_child(dress);
}

// Text with its line breaks, and its tabs where they count.
void AppendText(pugi::xml_node run, const std::string& text, const char* element, bool literal) {
  std::size_t start = 0;
  while (start <= text.size()) {
    const std::size_t end = std::min(text.find_first_of(literal ? "\n\t" : "\n", start), text.size());
    if (end > start) {
      pugi::xml_node words = run.append_child(element);
      words.append_attribute("xml:space").set_value("preserve");
      words.text().set(text.substr(start, end - start).c_str());
    }
    if (end < text.size()) run.append_child(text[end] == '\t' ? "w:tab" : "w:br");
    start = end + 1;
  }
}

// What a reference on one side shows of a note; one on both sides shows all of it.
FlowText SideOf(const FlowText& text, Mark reference) {
  if (reference == Mark::kNone) return text;
  const bool before = IsGone(reference) || reference == Mark::kMovedAway;
  FlowText side;
  for (const FlowPiece& piece : text) {
    const bool other = before ? piece.mark == Mark::kNew || piece.mark == Mark::kMovedHere : IsGone(piece.mark);
    if (!other) side.push_back({Mark::kNone, piece.styled});
  }
  return side;
}

}  // namespace

std::string LinkTable::IdOf(const std::string& address) {
  const auto [place, fresh] = ids_.try_emplace(address, "link" + std::to_string(addresses_.size() + 1));
  if (fresh) addresses_.push_back(address);
  return place->second;
}

std::string LinkAddress(std::string_view target) {
  const std::string address = UrlTarget(target);
  if (!address.empty() || !IsRelative(target)) return address;
  return PercentEncoded(target);
}

std::string BookmarkName(const std::string& heading_id) {
  std::string name = heading_id;
  std::ranges::replace(name, '-', '_');
  return name;
}

int NoteTable::NumberOf(std::string_view label, Mark mark) {
  FlowText text;
  bool found = false;
  for (const FlowNote& note : notes_) {
    if (note.label != label) continue;
    found = true;
    text.insert(text.end(), note.text.begin(), note.text.end());
  }
  if (!found) return 0;
  seen_.emplace(label, true);
  referred_.push_back({static_cast<int>(referred_.size()) + 1, SideOf(text, mark)});
  return referred_.back().number;
}

bool NoteTable::IsReferred(const FlowNote& note) const { return seen_.contains(note.label); }

void RunWriter::Write(pugi::xml_node paragraph, const FlowText& text, bool literal) {
  for (std::size_t i = 0; i < text.size();) {
    const std::string key = LinkKey(text[i]);
    const pugi::xml_node parent = key.empty() ? paragraph : OpenLink(paragraph, key);
    do {
      WritePiece(tracker_.Open(parent, text[i].mark), text[i], !key.empty(), literal);
      ++i;
    } while (i < text.size() && LinkKey(text[i]) == key);
  }
}

// "#name" for a bookmark, an address otherwise; empty where there is no link.
std::string RunWriter::LinkKey(const FlowPiece& piece) const {
  const Faces faces = piece.styled.faces;
  if (!(faces & Face::kLink) || (faces & Face::kImage)) return "";
  const std::string_view target = piece.styled.target;
  if (!target.starts_with('#')) return LinkAddress(target);
  const std::string heading = context_.Anchor(target.substr(1));
  return heading.empty() ? "" : "#" + BookmarkName(heading);
}

pugi::xml_node RunWriter::OpenLink(pugi::xml_node paragraph, const std::string& key) {
  pugi::xml_node link = paragraph.append_child("w:hyperlink");
  if (key.starts_with('#')) {
    link.append_attribute("w:anchor").set_value(key.c_str() + 1);
  } else {
    link.append_attribute("r:id").set_value(links_.IdOf(key).c_str());
  }
  return link;
}

void RunWriter::WritePiece(pugi::xml_node parent, const FlowPiece& piece, bool linked, bool literal) {
  if ((piece.styled.faces & Face::kNote) && WriteNote(parent, piece)) return;
  pugi::xml_node run = parent.append_child("w:r");
  AppendDress(run, piece.styled.faces, linked);
  AppendText(run, XmlText(piece.styled.text), IsGone(piece.mark) ? "w:delText" : "w:t", literal);
}

bool RunWriter::WriteNote(pugi::xml_node parent, const FlowPiece& piece) {
  const int number = notes_ == nullptr ? 0 : notes_->NumberOf(NoteLabel(piece.styled.text), piece.mark);
  if (number == 0) return false;
  pugi::xml_node run = parent.append_child("w:r");
  AppendValue(run.append_child("w:rPr"), "w:rStyle", "FootnoteReference");
  run.append_child("w:footnoteReference").append_attribute("w:id").set_value(number);
  return true;
}

}  // namespace planrev::tool
