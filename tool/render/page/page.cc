// SPDX-License-Identifier: MIT
// The page is one file that asks for nothing else. Its policy (Content Security Policy, level 3) allows exactly its own
// style and its own script, by their digests, so that nothing a text might smuggle in could run.
#include <algorithm>

#include "store/digest.h"
#include "tool/render/page/answer.h"
#include "tool/render/page/files.h"
#include "tool/render/page/plan.h"
#include "tool/render/render.h"

namespace planrev::tool {
namespace {

int Value(char digit) { return digit <= '9' ? digit - '0' : digit - 'a' + 10; }

// Hexadecimal digits of whole bytes in base 64 (RFC 4648, section 4).
std::string Base64(std::string_view hexadecimal) {
  constexpr std::string_view kSigns = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t at = 0; at < hexadecimal.size(); at += 6) {  // three bytes at a time
    const std::size_t digits = std::min<std::size_t>(6, hexadecimal.size() - at);
    unsigned bits = 0;
    for (std::size_t i = 0; i < 6; ++i)
      bits = bits << 4 | static_cast<unsigned>(i < digits ? Value(hexadecimal[at + i]) : 0);
    for (std::size_t i = 0; i < 4; ++i) text += i * 2 <= digits ? kSigns[bits >> (18 - 6 * i) & 63] : '=';
  }
  return text;
}

std::string Source(std::string_view text) { return "'sha256-" + Base64(store::Sha256(text)) + "'"; }

std::string Policy() {
  return "default-src 'none'; style-src " + Source(kPageStyle) + "; script-src " + Source(kPageScript) +
         "; base-uri 'none'; form-action 'none'";
}

}  // namespace

std::string RenderPage(const Told& told, const diff::Redline& redline) {
  const PageContext context(told.comparison, redline);
  kainjow::mustache::data page = AnswerData(told, context.Title());
  page.set("policy_html", Policy());
  page.set("style_html", std::string(kPageStyle));
  page.set("script_html", std::string(kPageScript));
  page.set("version", PLANREV_VERSION);
  page.set("plan_html", WritePlan(context));
  for (const PagePartial& partial : kPagePartials)
    page.set(partial.name, kainjow::mustache::partial([text = partial.text] { return std::string(text); }));
  kainjow::mustache::mustache frame{std::string(kPageFrame)};
  return frame.render(page);
}

}  // namespace planrev::tool
