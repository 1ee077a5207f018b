// SPDX-License-Identifier: MIT
// The comparison as JSON. The order of the members is part of the contract, planrev-comparison(5).
#include "tool/json_writer.h"
#include "tool/render/render.h"

namespace planrev::tool {
namespace {

using diff::Name;

void Write(JsonWriter& json, const std::vector<std::string>& texts) {
  json.Open('[');
  for (const std::string& text : texts) json.Text(text);
  json.Close(']');
}

void Write(JsonWriter& json, const SideName& side) {
  json.Open('{');
  json.Key("name");
  json.Text(side.name);
  json.Key("sha256");
  if (side.sha256.empty()) {
    json.Null();
  } else {
    json.Text(side.sha256);
  }
  json.Close('}');
}

void Write(JsonWriter& json, const diff::Counts& counts) {
  json.Open('{');
  json.Key("editorial");
  json.Number(counts.editorial);
  json.Key("factual");
  json.Number(counts.factual);
  json.Key("substantive");
  json.Number(counts.substantive);
  json.Close('}');
}

void Write(JsonWriter& json, const diff::SectionSummary& section) {
  json.Open('{');
  json.Key("path");
  Write(json, section.path);
  json.Key("status");
  json.Text(Name(section.status));
  json.Key("words_added");
  json.Number(section.words_added);
  json.Key("words_removed");
  json.Number(section.words_removed);
  json.Key("changes");
  Write(json, section.changes);
  json.Close('}');
}

void Write(JsonWriter& json, const diff::Limit& limit) {
  json.Open('{');
  json.Key("stage");
  json.Text(limit.stage);
  json.Key("section");
  Write(json, limit.section);
  json.Key("said");
  json.Text(limit.said);
  json.Close('}');
}

void Write(JsonWriter& json, const diff::Warning& warning) {
  json.Open('{');
  json.Key("said");
  json.Text(warning.said);
  json.Key("line");
  json.Number(warning.line);
  json.Close('}');
}

void Write(JsonWriter& json, const std::vector<diff::Span>& spans) {
  json.Open('[');
  for (const diff::Span& span : spans) {
    json.Open('{');
    json.Key("start");
    json.Number(span.start);
    json.Key("end");
    json.Number(span.end);
    json.Key("line");
    json.Number(span.line);
    json.Close('}');
  }
  json.Close(']');
}

std::string_view SignOf(const diff::Run& run) {
  return run.sign == diff::Sign::kEqual ? "=" : run.sign == diff::Sign::kRemoved ? "-" : "+";
}

void Write(JsonWriter& json, const std::vector<diff::Run>& runs) {
  json.Open('[');
  for (const diff::Run& run : runs) {
    json.Open('[');
    json.Text(SignOf(run));
    json.Text(run.text);
    json.Close(']');
  }
  json.Close(']');
}

void WriteOptional(JsonWriter& json, std::string_view key, const std::optional<double>& number) {
  json.Key(key);
  if (number) {
    json.Number(*number);
  } else {
    json.Null();
  }
}

void Write(JsonWriter& json, const diff::FigureChange& figure) {
  json.Open('{');
  json.Key("before");
  json.Text(figure.before);
  json.Key("after");
  json.Text(figure.after);
  json.Key("kind");
  json.Text(Name(figure.kind));
  WriteOptional(json, "difference", figure.difference);
  WriteOptional(json, "percent", figure.percent);
  json.Close('}');
}

void Write(JsonWriter& json, const diff::ObligationChange& obligation) {
  json.Open('{');
  json.Key("before");
  json.Text(obligation.before);
  json.Key("after");
  json.Text(obligation.after);
  json.Key("direction");
  json.Text(Name(obligation.direction));
  json.Close('}');
}

void WriteSides(JsonWriter& json, std::string_view key, const diff::BothSides& sides) {
  json.Key(key);
  json.Open('{');
  json.Key("before");
  json.Text(sides.before);
  json.Key("after");
  json.Text(sides.after);
  json.Close('}');
}

void Write(JsonWriter& json, const diff::CommitmentChange& commitment) {
  json.Open('{');
  json.Key("fate");
  json.Text(Name(commitment.fate));
  WriteSides(json, "text", commitment.text);
  WriteSides(json, "owner", commitment.owner);
  WriteSides(json, "binding", commitment.binding);
  WriteSides(json, "deadline", commitment.deadline);
  WriteSides(json, "measure", commitment.measure);
  WriteSides(json, "condition", commitment.condition);
  json.Close('}');
}

void Write(JsonWriter& json, const std::optional<diff::Cell>& cell) {
  if (!cell) return json.Null();
  json.Open('{');
  json.Key("row");
  json.Text(cell->row);
  json.Key("column");
  json.Text(cell->column);
  json.Close('}');
}

// A list of objects within one line.
template <typename Item>
void WriteList(JsonWriter& json, std::string_view key, const std::vector<Item>& items) {
  json.Key(key);
  json.Open('[');
  for (const Item& item : items) Write(json, item);
  json.Close(']');
}

void WriteAspects(JsonWriter& json, const std::vector<diff::Aspect>& aspects) {
  json.Key("aspects");
  json.Open('[');
  for (const diff::Aspect aspect : aspects) json.Text(Name(aspect));
  json.Close(']');
}

void Write(JsonWriter& json, const diff::Change& change) {
  json.Open('{');
  json.Key("id");
  json.Text(change.id);
  json.Key("kind");
  json.Text(Name(change.kind));
  json.Key("unit");
  json.Text(Name(change.unit));
  json.Key("section");
  Write(json, change.section);
  json.Key("significance");
  json.Text(Name(change.significance));
  WriteAspects(json, change.aspects);
  json.Key("reason");
  json.Text(change.reason);
  json.Key("before");
  Write(json, change.before);
  json.Key("after");
  Write(json, change.after);
  json.Key("runs");
  Write(json, change.runs);
  WriteList(json, "figures", change.figures);
  WriteList(json, "obligations", change.obligations);
  json.Key("cell");
  Write(json, change.cell);
  WriteList(json, "commitments", change.commitments);
  json.Close('}');
}

// A list of objects with a line for each.
template <typename Item>
void WriteLines(JsonWriter& json, std::string_view key, const std::vector<Item>& items) {
  json.Break();
  json.Key(key);
  json.Open('[');
  for (const Item& item : items) {
    json.Break();
    Write(json, item);
  }
  if (!items.empty()) json.Break();
  json.Close(']');
}

void WriteHead(JsonWriter& json, const Told& told) {
  json.Key("format");
  json.Text("planrev-comparison");
  json.Key("version");
  json.Number(std::size_t{1});
  json.Break();
  json.Key("before");
  Write(json, told.before);
  json.Break();
  json.Key("after");
  Write(json, told.after);
  json.Break();
  json.Key("verdict");
  json.Text(Name(told.comparison.verdict));
  json.Key("layout_only");
  json.Truth(told.comparison.layout_only);
  json.Break();
  json.Key("counts");
  Write(json, told.comparison.counts);
}

}  // namespace

std::string RenderJson(const Told& told) {
  JsonWriter json;
  json.Open('{');
  WriteHead(json, told);
  WriteLines(json, "sections", told.comparison.sections);
  WriteLines(json, "limits", told.comparison.limits);
  WriteLines(json, "warnings", told.comparison.warnings);
  WriteLines(json, "changes", told.comparison.changes);
  json.Close('}');
  return json.Take() + "\n";
}

}  // namespace planrev::tool
