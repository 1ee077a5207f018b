// SPDX-License-Identifier: MIT
#include "tool/render/html_text.h"

#include <algorithm>

#include "tool/visible.h"

namespace planrev::tool {
namespace {

constexpr std::string_view kSchemes[] = {"http://", "https://", "mailto:", "tel:"};
constexpr std::string_view kUrlSigns = "-._~:/?#@!$&'()*+,;=";

bool IsAlphanumeric(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

bool IsHexadecimal(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

std::string Escape(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size() + text.size() / 16);
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

bool HasScheme(std::string_view target, std::string_view scheme) {
  if (target.size() <= scheme.size()) return false;
  return std::ranges::equal(target.substr(0, scheme.size()), scheme,
                            [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

}  // namespace

std::string HtmlText(std::string_view text) { return Escape(VisibleLine(text)); }

std::string HtmlLines(std::string_view text) { return Escape(VisibleText(text)); }

std::string PercentEncoded(std::string_view target) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string encoded;
  bool fragment = false;
  for (std::size_t i = 0; i < target.size(); ++i) {
    const char c = target[i];
    const bool escape =
        c == '%' && i + 2 < target.size() && IsHexadecimal(target[i + 1]) && IsHexadecimal(target[i + 2]);
    const bool plain = IsAlphanumeric(c) || kUrlSigns.find(c) != std::string_view::npos;
    if (escape || (plain && !(c == '#' && fragment))) {
      encoded += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      encoded += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
    }
    fragment = fragment || c == '#';
  }
  return encoded;
}

std::string UrlTarget(std::string_view target) {
  const bool safe = std::ranges::any_of(kSchemes, [&](std::string_view scheme) { return HasScheme(target, scheme); });
  return safe ? PercentEncoded(target) : "";
}

std::string HtmlTarget(std::string_view target) { return Escape(UrlTarget(target)); }

}  // namespace planrev::tool
