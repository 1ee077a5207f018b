// SPDX-License-Identifier: MIT
// The page is one file that asks for nothing else. Its policy (Content Security Policy, level 3) allows exactly its own
// style and its own script, by their digests, so that nothing a text might smuggle in could run.
#include <algorithm>

#include "store/digest.h"
#include "tool/render/built_in.h"
#include "tool/render/page/answer.h"
#include "tool/render/page/plan.h"
#include "tool/render/render.h"
#include "tool/render/template.h"

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

std::string Policy(std::string_view style, std::string_view script) {
  return "default-src 'none'; style-src " + Source(style) + "; script-src " + Source(script) +
         "; base-uri 'none'; form-action 'none'";
}

}  // namespace

std::string RenderPage(const Told& told, const diff::Redline& redline, const PageReview* review) {
  PageContext context(told.comparison, redline);
  if (review != nullptr) context.PutBelow(review->below_html);
  const std::string style(FindBuiltIn("style.css").value());
  std::string script(FindBuiltIn("script.js").value());
  if (review != nullptr) script += FindBuiltIn("review.js").value();
  Facts page = AnswerFacts(told, context.Title());
  page.Set("policy_html", Policy(style, script)).Set("style_html", style).Set("script_html", script);
  page.Set("review_html", review == nullptr ? "" : review->head_html);
  page.Set("version", PLANREV_VERSION).Set("plan_html", WritePlan(context));
  return Template::BuiltIn("frame").Fill(page, Escaping::kHtml);
}

}  // namespace planrev::tool
