// SPDX-License-Identifier: MIT
// The nodes that stand in the result are laid out in order, then joined: between two of them goes what stands between
// them in the text where they are neighbours, the text after first if layout follows it. Where they are neighbours in
// neither, the line ending of one and the line prefix of the other make a gap that keeps them apart.
#include "diff/patch.h"

#include <algorithm>
#include <unordered_map>

namespace planrev::diff {
namespace {

constexpr std::size_t kCodeIndent = 4;  // so many blanks more make code of a line

enum class Side { kBefore, kAfter };

// A node as it stands in the result, and which side's bytes of it.
struct Placed {
  const Node* node;
  Side side;
};

class Assembler {
 public:
  Assembler(const Patch& patch, std::string_view before, std::string_view after, const std::vector<bool>& accepted,
            bool layout_after)
      : patch_(patch),
        before_(before),
        after_(after),
        accepted_(accepted),
        layout_(layout_after ? Side::kAfter : Side::kBefore),
        mixed_(!layout_after && std::find(accepted.begin(), accepted.end(), true) != accepted.end()) {}

  std::string Run() {
    for (const Node& node : patch_.nodes) Collect(node);
    for (const auto& body : patch_.bodies) {
      for (const Node& node : body) Collect(node);
    }
    Rank(Side::kBefore);
    Rank(Side::kAfter);
    Place(patch_.nodes);
    Join();
    return std::move(result_);
  }

 private:
  static const Bytes& On(const Node& node, Side side) { return side == Side::kBefore ? node.before : node.after; }
  std::string_view Text(Side side) const { return side == Side::kBefore ? before_ : after_; }
  bool Accepted(int change) const {
    const auto index = static_cast<std::size_t>(change);
    return index < accepted_.size() && accepted_[index];
  }

  // Nodes with a body stand for what is in it; only those without are laid out.
  void Collect(const Node& node) {
    if (node.body == Node::kNoBody) leaves_.push_back(&node);
  }

  // The order of the nodes on one side, so that neighbours are known.
  void Rank(Side side) {
    std::vector<const Node*> order;
    for (const Node* node : leaves_) {
      if (On(*node, side).exists()) order.push_back(node);
    }
    std::sort(order.begin(), order.end(),
              [side](const Node* a, const Node* b) { return On(*a, side).start < On(*b, side).start; });
    auto& neighbours = neighbours_[static_cast<std::size_t>(side)];
    for (std::size_t i = 0; i < order.size(); ++i) {
      neighbours[order[i]] = {i > 0 ? order[i - 1] : nullptr, i + 1 < order.size() ? order[i + 1] : nullptr};
    }
  }

  void Place(const std::vector<Node>& nodes) {
    for (const Node& node : nodes) {
      const Side side = SideOf(node);
      if (!On(node, side).exists()) continue;
      if (node.body != Node::kNoBody) {
        Place(patch_.bodies[static_cast<std::size_t>(node.body)]);
      } else {
        placed_.push_back({&node, side});
      }
    }
  }

  Side SideOf(const Node& node) const {
    if (node.change == Node::kLayout || (node.change == Node::kIdle && !mixed_)) return layout_;
    if (node.change >= 0) return Accepted(node.change) ? Side::kAfter : Side::kBefore;
    if (!node.before.exists()) return Side::kAfter;
    return node.after.exists() ? layout_ : Side::kBefore;
  }

  void Join() {
    if (placed_.empty()) return JoinNothing();
    Open(placed_.front());
    for (std::size_t i = 0; i < placed_.size(); ++i) {
      if (i > 0) Gap(placed_[i - 1], placed_[i]);
      Nestle(placed_[i]);
      Write(*placed_[i].node);
    }
    Close(placed_.back());
  }

  // No node stands in the result: it is a text that has none, if there is one.
  void JoinNothing() {
    for (const Side side : {layout_, Other(layout_)}) {
      if (FirstOn(side) == nullptr) {
        result_ = std::string(Text(side));
        return;
      }
    }
  }

  // An item that what follows may stand in or beside: how many are around it in its own text, and the column at which
  // its text starts.
  struct OpenItem {
    std::size_t items_around;
    std::size_t text;
  };

  static const Nest& NestOn(const Node& node, Side side) {
    return side == Side::kBefore ? node.nest_before : node.nest_after;
  }

  // Makes the blanks that end the gap fit the items that are open in the result: at least where the text of the item
  // around it starts, and less than where that of an item beside it does. A whole text is left
  // as it is.
  void Nestle(const Placed& placed) {
    const Nest nest = NestOn(*placed.node, placed.side);
    const auto beside = std::find_if(open_items_.begin(), open_items_.end(),
                                     [&](const OpenItem& open) { return open.items_around >= nest.items; });
    const bool inside = beside != open_items_.begin();  // an item around it may have stayed where it was
    const std::size_t line = result_.find_last_of('\n') + 1;
    std::size_t column = result_.size() - line;
    const bool blank = result_.find_first_not_of(' ', line) == std::string::npos;
    const std::size_t least = inside ? std::prev(beside)->text : 0;
    const std::size_t most = beside != open_items_.end() ? beside->text : least + kCodeIndent;
    const bool fits = !mixed_ || !blank || (nest.marker == 0 && !inside);
    if (!fits && (column < least || column >= most)) {
      result_.resize(line);
      result_.append(column = least, ' ');
    }
    further_ = fits ? 0 : static_cast<std::ptrdiff_t>(column) - ColumnOf(placed) + Widened(placed);
    open_items_.erase(beside, open_items_.end());
    if (nest.marker > 0) open_items_.push_back({nest.items, column + MarkerOf(placed)});
  }

  // Where the node's first line starts in its own text, in bytes.
  std::ptrdiff_t ColumnOf(const Placed& placed) const {
    const std::size_t start = On(*placed.node, placed.side).start;
    return static_cast<std::ptrdiff_t>(start - (Text(placed.side).substr(0, start).find_last_of('\n') + 1));
  }

  // How much longer the marker is than that of the text behind it, which the lines below were written for.
  std::ptrdiff_t Widened(const Placed& placed) const {
    if (placed.node->parts.empty()) return 0;
    const std::size_t own = NestOn(*placed.node, SideOf(placed.node->parts.back())).marker;
    return static_cast<std::ptrdiff_t>(MarkerOf(placed)) - static_cast<std::ptrdiff_t>(own);
  }

  std::size_t MarkerOf(const Placed& placed) const {
    const bool parted = !placed.node->parts.empty();
    return NestOn(*placed.node, parted ? SideOf(placed.node->parts.front()) : placed.side).marker;
  }

  // The node's bytes on the side that is chosen, its parts each on theirs.
  void Write(const Node& node) {
    const Side side = SideOf(node);
    const Bytes& bytes = On(node, side);
    if (!bytes.exists()) return;
    if (node.parts.empty()) {
      WriteBytes(bytes, side);
    } else {
      for (const Node& part : node.parts) Write(part);
    }
  }

  // Labels in bytes from the text after are called as the text before knows them where that gives the rest.
  void WriteBytes(const Bytes& bytes, Side side) {
    std::size_t at = bytes.start;
    if (side == Side::kAfter && layout_ == Side::kBefore) {
      auto label = std::lower_bound(patch_.renamed.begin(), patch_.renamed.end(), bytes.start,
                                    [](const Relabel& r, std::size_t start) { return r.start < start; });
      for (; label != patch_.renamed.end() && label->end <= bytes.end; ++label) {
        result_ += Text(side).substr(at, label->start - at);
        result_ += label->name;
        at = label->end;
      }
    }
    WriteLines(Text(side).substr(at, bytes.end - at));
  }

  // The lines behind the first are put in or out as far as that was.
  void WriteLines(std::string_view text) {
    while (further_ != 0 && !text.empty()) {
      const std::size_t end = text.find('\n');
      result_ += text.substr(0, end == std::string_view::npos ? end : end + 1);
      if (end == std::string_view::npos) return;
      text.remove_prefix(end + 1);
      const std::size_t blanks = std::min(text.find_first_not_of(' '), text.size());
      if (further_ > 0 && blanks < text.size() && text[blanks] != '\n')
        result_.append(static_cast<std::size_t>(further_), ' ');
      if (further_ < 0) text.remove_prefix(std::min(blanks, static_cast<std::size_t>(-further_)));
    }
    result_ += text;
  }

  struct Neighbours {
    const Node* previous = nullptr;
    const Node* next = nullptr;
  };

  Neighbours Around(const Node* node, Side side) const {
    const auto& neighbours = neighbours_[static_cast<std::size_t>(side)];
    const auto found = neighbours.find(node);
    return found == neighbours.end() ? Neighbours{} : found->second;
  }

  Side Other(Side side) const { return side == Side::kBefore ? Side::kAfter : Side::kBefore; }

  // Whether the gap on `side` keeps apart what is written: both are written from there, or it has a blank line, or both
  // may stand close.
  bool Fits(const Placed& left, const Placed& right, Side side) const {
    const auto from = [side](const Placed& p) { return p.node->change < 0 || p.side == side; };
    if (from(left) && from(right)) return true;
    const std::string_view gap = Between(*left.node, *right.node, side);
    return std::count(gap.begin(), gap.end(), '\n') >= 2 || (left.node->tight && right.node->tight);
  }

  std::string_view Between(const Node& left, const Node& right, Side side) const {
    return Text(side).substr(On(left, side).end, On(right, side).start - On(left, side).end);
  }

  // The side whose gap is asked first: a gap holds the indentation of what follows it.
  Side Preferred(const Placed& left, const Placed& right) const {
    if (right.node->change >= 0) return right.side;
    return left.node->change >= 0 ? left.side : layout_;
  }

  void Gap(const Placed& left, const Placed& right) {
    const Side first = Preferred(left, right);
    for (const Side side : {first, Other(first)}) {
      const bool both = On(*left.node, side).exists() && On(*right.node, side).exists();
      if (both && Around(left.node, side).next == right.node && Fits(left, right, side)) {
        result_ += Between(*left.node, *right.node, side);
        return;
      }
    }
    result_ += MadeGap(left, right);
  }

  // Keeps apart two nodes that were never neighbours.
  std::string MadeGap(const Placed& left, const Placed& right) const {
    const std::string_view lead = Lead(right);
    const std::size_t prefix = lead.find_last_of('\n');
    const std::string_view indent = prefix == std::string_view::npos ? std::string_view() : lead.substr(prefix + 1);
    const bool blank = std::count(lead.begin(), lead.end(), '\n') >= 2;
    if (blank && lead.find_first_not_of(" \t\r\n>") == std::string_view::npos) return std::string(lead);
    if (left.node->tight && right.node->tight) return "\n" + std::string(indent);
    return "\n\n" + std::string(indent);
  }

  // What stands before a node in its own text, back to the node before it.
  std::string_view Lead(const Placed& placed) const {
    const Node* previous = Around(placed.node, placed.side).previous;
    return previous ? Between(*previous, *placed.node, placed.side) : std::string_view();
  }

  void Open(const Placed& first) {
    const Side side = OpensOn(first.node, layout_) || !OpensOn(first.node, Other(layout_)) ? layout_ : Other(layout_);
    const Bytes* start = FirstOn(side);
    if (start) result_ += Text(side).substr(0, start->start);
  }
  bool OpensOn(const Node* node, Side side) const { return On(*node, side).exists() && !Around(node, side).previous; }
  bool ClosesOn(const Node* node, Side side) const { return On(*node, side).exists() && !Around(node, side).next; }

  const Bytes* FirstOn(Side side) const {
    const Bytes* first = nullptr;
    for (const Node* node : leaves_) {
      const Bytes& bytes = On(*node, side);
      if (bytes.exists() && (!first || bytes.start < first->start)) first = &bytes;
    }
    return first;
  }

  void Close(const Placed& last) {
    const Side side = ClosesOn(last.node, layout_) || !ClosesOn(last.node, Other(layout_)) ? layout_ : Other(layout_);
    std::size_t end = 0;
    for (const Node* node : leaves_) {
      if (On(*node, side).exists()) end = std::max(end, On(*node, side).end);
    }
    result_ += Text(side).substr(end);
  }

  const Patch& patch_;
  std::string_view before_;
  std::string_view after_;
  const std::vector<bool>& accepted_;
  Side layout_;
  bool mixed_;  // the text is neither of the two
  std::vector<const Node*> leaves_;
  std::unordered_map<const Node*, Neighbours> neighbours_[2];
  std::vector<Placed> placed_;
  std::vector<OpenItem> open_items_;  // from the outermost
  std::ptrdiff_t further_ = 0;        // to the right than in its own text stands what is written
  std::string result_;
};

}  // namespace

std::string Assemble(const Patch& patch, std::string_view before, std::string_view after,
                     const std::vector<bool>& accepted, bool layout_after) {
  return Assembler(patch, before, after, accepted, layout_after).Run();
}

}  // namespace planrev::diff
