// SPDX-License-Identifier: MIT
#include "tool/render/signature.h"

#include "tool/visible.h"

namespace planrev::tool {
namespace {

using store::SignatureState;

// What follows who signed it; empty where nothing is to be said.
std::string Reservation(const store::SignatureCheck& signature) {
  switch (signature.state) {
    case SignatureState::kUntrusted:
      return ", a key that nobody here has said whose it is";
    case SignatureState::kExpired:
      return ", a signature that has expired";
    case SignatureState::kExpiredKey:
      return ", a key that has expired since";
    case SignatureState::kRevokedKey:
      return ", a key that was revoked";
    case SignatureState::kBad:
      return ": THE SIGNATURE DOES NOT HOLD";
    case SignatureState::kUnknownKey:
      return ", which is not known here: not checked";
    case SignatureState::kCannotBeChecked:
      return ": not checked: " + signature.why;
    default:
      return "";
  }
}

}  // namespace

std::string RenderSignature(const store::SignatureCheck& signature) {
  if (signature.state == SignatureState::kNone) return "not signed";
  std::string text = "signed";
  if (!signature.signer.empty()) text += " by " + signature.signer;
  if (!signature.key.empty()) text += (signature.signer.empty() ? " with key " : ", key ") + signature.key;
  return VisibleLine(text + Reservation(signature));
}

void WriteSignature(JsonWriter& json, const store::SignatureCheck& signature) {
  if (signature.state == SignatureState::kNone) return json.Null();
  const auto text = [&](std::string_view key, const std::string& value) {
    json.Key(key);
    value.empty() ? json.Null() : json.Text(value);
  };
  json.Open('{');
  text("state", std::string(Name(signature.state)));
  text("signer", signature.signer);
  text("key", signature.key);
  json.Close('}');
}

}  // namespace planrev::tool
