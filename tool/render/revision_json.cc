// SPDX-License-Identifier: MIT
#include "tool/render/revision_json.h"

#include "tool/render/signature.h"

namespace planrev::tool {

namespace {

void WriteMembers(JsonWriter& json, const store::Revision& revision) {
  const auto member = [&json](std::string_view key, const std::string& text) {
    json.Key(key);
    json.Text(text);
  };
  member("revision", "r" + std::to_string(revision.number));
  member("label", revision.label);
  member("note", revision.note);
  member("dated", revision.dated);
  member("author", revision.author);
  member("recorded", revision.recorded);
  member("commit", revision.commit);
  member("sha256", revision.text_sha256);
}

}  // namespace

void WriteRevision(JsonWriter& json, const store::Revision& revision) {
  json.Open('{');
  WriteMembers(json, revision);
  json.Close('}');
}

void WriteRevision(JsonWriter& json, const store::Revision& revision, const store::Standing& standing,
                   const store::SignatureCheck* signature) {
  json.Open('{');
  WriteMembers(json, revision);
  json.Key("state");
  json.Text(Name(standing.state));
  json.Key("since");
  if (standing.since.empty()) {
    json.Null();
  } else {
    json.Text(standing.since);
  }
  if (signature != nullptr) {
    json.Key("signature");
    WriteSignature(json, *signature);
  }
  json.Close('}');
}

}  // namespace planrev::tool
