// SPDX-License-Identifier: MIT
// Signatures on commits: whether a command makes one, and what is to be said of one that is there. Git makes and checks
// them, with the keys and programs that it is set to: gpg, ssh or x509.
#pragma once

#include <string>
#include <string_view>

namespace planrev::store {

// Whether what a command records is signed.
enum class Signing {
  kAsGit,  // where git's commit.gpgSign says so
  kYes,
  kNo,
};

// What git says of a signature.
enum class SignatureState {
  kNone,             // there is none
  kGood,             // it holds, and the key is trusted
  kUntrusted,        // it holds; whose key it is, nobody has said here
  kExpired,          // it held until a day that is past
  kExpiredKey,       // it holds; the key was good until a day that is past
  kRevokedKey,       // it holds; the key was revoked
  kBad,              // it does not hold: the commit is not what was signed
  kUnknownKey,       // the key is not here, so nobody can tell
  kCannotBeChecked,  // git does not tell, for want of a program or a setting
};

// "none", "good", "untrusted", "expired", "expired key", "revoked key", "bad", "unknown key", "not checked".
std::string_view Name(SignatureState state);

struct SignatureCheck {
  SignatureState state = SignatureState::kNone;
  std::string signer;  // as the key names them; empty where that is not known
  std::string key;     // its fingerprint, or what is known of it; may be empty
  std::string why;     // git's words, where it cannot be checked
};

}  // namespace planrev::store
