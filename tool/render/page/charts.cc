// SPDX-License-Identifier: MIT
#include "tool/render/page/charts.h"

#include <algorithm>
#include <cmath>

namespace planrev::tool {
namespace {

constexpr int kWidth = 200;  // of a bar for words
constexpr int kHeight = 14;
constexpr int kSmallWidth = 96;  // of the bars for a figure
constexpr int kSmallHeight = 18;

std::string Svg(int width, int height, const std::string& shapes) {
  const std::string w = std::to_string(width), h = std::to_string(height);
  return "<svg class=\"chart\" width=\"" + w + "\" height=\"" + h + "\" viewBox=\"0 0 " + w + " " + h +
         "\" aria-hidden=\"true\">" + shapes + "</svg>";
}

struct Bar {
  int x, y, width, height;
};

std::string Rectangle(const char* kind, const Bar& bar) {
  return std::string("<rect class=\"") + kind + "\" x=\"" + std::to_string(bar.x) + "\" y=\"" + std::to_string(bar.y) +
         "\" width=\"" + std::to_string(bar.width) + "\" height=\"" + std::to_string(bar.height) + "\"/>";
}

// At least one pixel for anything at all.
int Share(double part, double whole, int width) {
  if (part <= 0 || whole <= 0) return 0;
  return std::max(1, static_cast<int>(std::lround(part / whole * width)));
}

}  // namespace

std::string ChartPatterns() {
  return "<svg class=\"patterns\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>"
         "<pattern id=\"hatch\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" "
         "patternTransform=\"rotate(45)\">"
         "<rect class=\"hatch-ground\" width=\"5\" height=\"5\"/><rect class=\"hatch-line\" width=\"2\" height=\"5\"/>"
         "</pattern></defs></svg>";
}

std::string WordsBar(std::size_t removed, std::size_t added, std::size_t most) {
  const double whole = static_cast<double>(std::max<std::size_t>(most, 1));
  const int gone = Share(static_cast<double>(removed), whole, kWidth - 2);
  const int come = Share(static_cast<double>(added), whole, kWidth - 2);
  std::string shapes;
  if (gone > 0) shapes += Rectangle("removed", {0, 1, gone, kHeight - 2});
  if (come > 0) shapes += Rectangle("added", {gone, 1, come, kHeight - 2});
  return Svg(kWidth, kHeight, shapes);
}

std::string BeforeAfterBars(double ratio) {
  const double longest = std::max(1.0, ratio);
  std::string shapes = Rectangle("before", {1, 1, std::max(1, Share(1, longest, kSmallWidth - 2)), 6});
  const int after = Share(ratio, longest, kSmallWidth - 2);
  if (after > 0) shapes += Rectangle("after", {1, 10, after, 6});
  return Svg(kSmallWidth, kSmallHeight, shapes);
}

}  // namespace planrev::tool
