// SPDX-License-Identifier: MIT
// How a signature is told.
#pragma once

#include <string>

#include "store/signing.h"
#include "tool/json_writer.h"

namespace planrev::tool {

// "signed by Ann <ann@example.org>, key 1F2E…"; what is to be known where that is not all: "signed with key 1F2E…,
// which is not known here". "not signed" where there is no signature. In one line, and visible.
std::string RenderSignature(const store::SignatureCheck& signature);

// An object with state, signer and key; null where there is no signature.
void WriteSignature(JsonWriter& json, const store::SignatureCheck& signature);

}  // namespace planrev::tool
