// SPDX-License-Identifier: MIT
#include "tool/render/revision_json.h"

namespace planrev::tool {

void WriteRevision(JsonWriter& json, const store::Revision& revision) {
  const auto member = [&json](std::string_view key, const std::string& text) {
    json.Key(key);
    json.Text(text);
  };
  json.Open('{');
  member("revision", "r" + std::to_string(revision.number));
  member("label", revision.label);
  member("note", revision.note);
  member("dated", revision.dated);
  member("author", revision.author);
  member("recorded", revision.recorded);
  member("commit", revision.commit);
  member("sha256", revision.text_sha256);
  json.Close('}');
}

}  // namespace planrev::tool
