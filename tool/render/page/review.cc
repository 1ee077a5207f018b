// SPDX-License-Identifier: MIT
#include "tool/render/page/review.h"

#include <utility>

#include "tool/render/html_text.h"
#include "tool/render/phrases.h"
#include "tool/render/review.h"

namespace planrev::tool {
namespace {

std::string Attribute(const std::string& name, const std::string& value) {
  return " " + name + "=\"" + HtmlText(value) + "\"";
}

std::string SideAttributes(const std::string& side, const store::Revision& revision) {
  return Attribute("data-" + side + "-revision", std::to_string(revision.number)) +
         Attribute("data-" + side + "-sha256", revision.text_sha256);
}

std::string Head(const Reviewing& reviewing) {
  return "<section class=\"review\" aria-labelledby=\"review\">\n<h2 id=\"review\">Your review</h2>\n"
         "<noscript><p>To judge on this page needs JavaScript. Without it, what was said so far stands with each "
         "change, and <code>planrev review</code> on the command line records what you say.</p></noscript>\n"
         "<form id=\"review-form\"" +
         Attribute("data-plan", reviewing.after.plan) + SideAttributes("before", reviewing.before) +
         SideAttributes("after", reviewing.after) +
         " hidden>\n<label for=\"who\">Your name <input type=\"text\" id=\"who\" maxlength=\"200\" "
         "autocomplete=\"name\"></label>\n<button type=\"button\" id=\"save\">Save your review</button>\n"
         "<p id=\"review-status\" role=\"status\"></p>\n"
         "<p>At a change, <kbd>a</kbd> accepts and <kbd>r</kbd> rejects it and goes to the next, <kbd>q</kbd> queries "
         "it, "
         "<kbd>c</kbd> comments, <kbd>Esc</kbd> leaves the comment, <kbd>w</kbd> saves the file. "
         "It is sent nowhere: <code>planrev review " +
         HtmlText(reviewing.after.plan) + "@r" + std::to_string(reviewing.after.number) +
         " --import FILE</code> takes it in.</p>\n</form>\n</section>\n";
}

std::string Said(const std::vector<store::Review>& words, ReviewState state, int revision) {
  std::string html = "<p class=\"said\">So far: <strong>" + std::string(Name(state)) + "</strong>.";
  for (const store::Review& review : words) {
    html += " " + HtmlText(WordText(review, revision)) + (review.comment.empty() ? "." : ": ");
    if (!review.comment.empty()) html += "“" + HtmlText(review.comment) + "”.";
  }
  return html + "</p>\n";
}

std::string Controls(const std::string& id) {
  std::string html = "<div class=\"judge-form\" hidden>\n";
  for (const auto& [value, word] : {std::pair("accept", "Accept"), std::pair("reject", "Reject"),
                                    std::pair("query", "Query"), std::pair("", "Say nothing")}) {
    html += "<label><input type=\"radio\" name=\"r-" + id + "\" value=\"" + value + "\"" +
            (*value == '\0' ? " checked" : "") + "> " + word + "</label>\n";
  }
  return html + "<label class=\"why\">Comment <textarea rows=\"1\"></textarea></label>\n</div>\n";
}

std::string Below(const Reviewing& reviewing, ReviewState state, std::size_t i) {
  const store::ReviewedChange& change = reviewing.named[i];
  return "<div class=\"judge\" role=\"group\" id=\"j-" + change.id + "\"" + Attribute("data-id", change.id) +
         Attribute("data-digest", change.digest) + Attribute("aria-label", "Review of change " + change.id) + ">\n" +
         Said(reviewing.words[i], state, reviewing.after.number) + Controls(change.id) + "</div>\n";
}

}  // namespace

PageReview WritePageReview(const Reviewing& reviewing, const std::vector<ReviewState>& states) {
  PageReview review{Head(reviewing), {}};
  for (std::size_t i = 0; i < reviewing.named.size(); ++i) review.below_html.push_back(Below(reviewing, states[i], i));
  return review;
}

}  // namespace planrev::tool
