// SPDX-License-Identifier: MIT
#include "tool/json_writer.h"
#include "tool/render/trace.h"

namespace planrev::tool {
namespace {

void WriteText(JsonWriter& json, std::string_view key, std::string_view text) {
  json.Key(key);
  json.Text(text);
}

void WriteTexts(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts) {
  json.Key(key);
  json.Open('[');
  for (const std::string& text : texts) json.Text(text);
  json.Close(']');
}

void WriteDemands(JsonWriter& json, const TracedRecommendation& traced) {
  json.Key("demands");
  json.Open('[');
  for (std::size_t i = 0; i < traced.demands.size(); ++i) {
    json.Open('{');
    WriteText(json, "words", traced.demands[i]);
    json.Key("answered");
    json.Truth(traced.answered[i]);
    json.Close('}');
  }
  json.Close(']');
}

void WriteChange(JsonWriter& json, const diff::Change& change, const TracedChange& traced) {
  json.Open('{');
  WriteText(json, "id", change.id);
  WriteText(json, "state", traced.confirmed_by.empty() ? "proposed" : "confirmed");
  json.Key("by");
  if (traced.confirmed_by.empty()) {
    json.Null();
  } else {
    json.Text(traced.confirmed_by);
  }
  WriteTexts(json, "section", change.section);
  WriteTexts(json, "shared", traced.shared);
  json.Close('}');
}

void WriteRecommendation(JsonWriter& json, const ToldTrace& trace, const TracedRecommendation& traced) {
  json.Open('{');
  WriteText(json, "label", traced.recommendation.label);
  WriteText(json, "words", traced.recommendation.words);
  json.Key("line");
  json.Number(traced.recommendation.line);
  WriteText(json, "outcome", Name(traced.outcome));
  WriteDemands(json, traced);
  json.Key("changes");
  json.Open('[');
  for (const TracedChange& change : traced.changes) {
    json.Break();
    WriteChange(json, trace.told.comparison.changes[change.change], change);
  }
  if (!traced.changes.empty()) json.Break();
  json.Close(']');
  json.Close('}');
}

}  // namespace

std::string RenderTraceJson(const ToldTrace& trace) {
  JsonWriter json;
  json.Open('{');
  WriteText(json, "format", "planrev-trace");
  json.Key("version");
  json.Number(std::size_t{1});
  WriteText(json, "before", trace.told.before.name);
  WriteText(json, "after", trace.told.after.name);
  WriteText(json, "paper", trace.paper);
  json.Key("recommendations");
  json.Open('[');
  for (const TracedRecommendation& traced : trace.result.recommendations) {
    json.Break();
    WriteRecommendation(json, trace, traced);
  }
  json.Break();
  json.Close(']');
  json.Key("unasked");
  json.Open('[');
  for (const std::size_t change : trace.result.unasked) json.Text(trace.told.comparison.changes[change].id);
  json.Close(']');
  json.Close('}');
  return json.Take() + "\n";
}

}  // namespace planrev::tool
