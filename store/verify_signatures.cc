// SPDX-License-Identifier: MIT
// The signatures on commits, as git checks them. One that does not hold, or whose key was revoked, is a fault. That the
// key is not here, not trusted here or has expired is nothing that happened to the register, so it is noted, once for
// each key; where signatures are required it is a fault as well.
#include <map>
#include <utility>

#include "store/examination.h"
#include "store/message.h"
#include "store/names.h"
#include "store/signatures.h"

namespace planrev::store {
namespace {

// Why a signature is not enough, as a fault or a note says it.
struct Words {
  std::string what;  // follows "the signature of r2 'Draft'"
  std::string meaning;
  std::string remedy;
};

std::string KeyOf(const SignatureCheck& signature) {
  return signature.key.empty() ? "its key" : "key " + signature.key;
}

// Whom the key names, as " (Ann <ann@example.org>)".
std::string Signer(const SignatureCheck& signature) {
  return signature.signer.empty() ? "" : " (" + signature.signer + ")";
}

Words WordsFor(const SignatureCheck& signature) {
  const std::string key = KeyOf(signature) + Signer(signature);
  switch (signature.state) {
    case SignatureState::kBad:
      return {"does not hold" + (signature.key.empty() ? "" : ": " + key),
              "the commit is not what was signed: it or its signature was altered; or, where that is an ssh key's, the "
              "key was revoked (git's gpg.ssh.revocationFile)",
              "planrev log --signatures, and git show --show-signature with the commit, say more; a clone or a backup "
              "may have it as it was signed; ask who did that"};
    case SignatureState::kRevokedKey:
      return {"is of a key that was revoked: " + key,
              "whoever holds the key may not be who it names: it was given up, lost or stolen, before or after",
              "ask who it names what they signed, and when; they can say so by a revision or a decision signed anew"};
    case SignatureState::kUnknownKey:
      return {"cannot be checked: " + key + " is not known here", "nobody can tell here whether it holds",
              "get the public key from who signed, by a way that you trust: gpg --import FILE"};
    case SignatureState::kUntrusted:
      return {"holds, but nobody said here whose " + key + " is", "anybody can make a key in any name",
              "compare the fingerprint with who signed; then, for gpg: gpg --lsign-key KEY; for ssh: a line "
              "'mail@example.org ssh-ed25519 AAAA…' in the file that git's gpg.ssh.allowedSignersFile names"};
    case SignatureState::kExpired:
      return {"has expired: " + key, "it was made to hold until a day that is past", "it can only be signed anew"};
    case SignatureState::kExpiredKey:
      return {"holds, but its key has expired since: " + key,
              "it was good when it was made, by the signer's clock; gpg does not tell whether such a key is trusted",
              "get the key anew where its owner has prolonged it; else nothing, where you know whose key it was"};
    default:
      return {"cannot be checked: " + signature.why, "nobody can tell here whether it holds",
              "for ssh: git config gpg.ssh.allowedSignersFile names a file with who may sign; for gpg: install gnupg"};
  }
}

// Whether the key names another than the commit does. One without a mail address in it, as of an X.509 name, tells
// nothing.
bool NamesAnother(const SignatureCheck& signature, const std::string& mail) {
  return signature.signer.find('@') != std::string::npos &&
         FoldName(signature.signer).find(FoldName(mail)) == std::string::npos;
}

bool IsFault(SignatureState state) { return state == SignatureState::kBad || state == SignatureState::kRevokedKey; }

class SignaturesChecker {
 public:
  explicit SignaturesChecker(Examination& all) : all_(all) {
    if (!all.options().signed_since.empty()) Exempt(all.options().signed_since);
  }

  void Check() {
    std::vector<git_oid> asked;
    for (const PastCommit& commit : all_.history) {
      if (commit.is_signed) asked.push_back(commit.id);
    }
    const auto checks = CheckSignatures(all_.state.repository.get(), asked,
                                        [&](size_t done) { all_.Progress("signatures", done, asked.size()); });
    all_.result.signed_commits = asked.size();
    size_t next = 0;
    for (const PastCommit& commit : all_.history) {
      if (commit.is_signed) Take(commit, checks[next++]);
      if (!commit.is_signed && MustBeSigned(commit)) TellUnsigned(commit);
    }
    TellNotes();
  }

 private:
  // "community-safety/r2", as git calls it, for "community-safety@r2".
  static std::string SlashForAt(std::string name) {
    const size_t at = name.find('@');
    if (at != std::string::npos) name[at] = '/';
    return name;
  }

  // The commit of that name and all before it.
  void Exempt(const std::string& name) {
    Object object, commit;
    git_repository* repository = all_.state.repository.get();
    const std::string tag = SlashForAt(name);
    const bool found = git_revparse_single(Out(object), repository, name.c_str()) == 0 ||
                       git_revparse_single(Out(object), repository, tag.c_str()) == 0;
    const bool peels = found && git_object_peel(Out(commit), object.get(), GIT_OBJECT_COMMIT) == 0;
    if (!peels || all_.InHistory(*git_object_id(commit.get())) == nullptr) {
      throw Error(ErrorKind::kUnknown, "cannot find '" + name + "': the history has no such commit",
                  "git log shows the commits; that of a revision is community-safety/r7");
    }
    std::vector<git_oid> open = {*git_object_id(commit.get())};
    while (!open.empty()) {
      const PastCommit* past = all_.InHistory(open.back());
      open.pop_back();
      if (past != nullptr && exempt_.insert(past->id).second) {
        open.insert(open.end(), past->parents.begin(), past->parents.end());
      }
    }
  }

  bool MustBeSigned(const PastCommit& commit) const {
    if (!all_.options().require_signatures || exempt_.contains(commit.id)) return false;
    return commit.revision || !DecidedPlan(commit.message).empty() || !TrailersOf(commit.message, kCorrects).empty();
  }

  static std::string NameOf(const PastCommit& commit) {
    return commit.revision ? Named(*commit.revision) + " of '" + commit.revision->plan + "'" : Named(commit);
  }

  void Report(const PastCommit& commit, const Words& words) {
    all_.Report({FaultKind::kSignature, commit.revision ? commit.revision->plan : DecidedPlan(commit.message),
                 commit.revision ? commit.revision->number : 0, words.what, words.meaning, words.remedy});
  }

  void Take(const PastCommit& commit, const SignatureCheck& signature) {
    if (signature.state == SignatureState::kGood) {
      ++all_.result.good_signatures;
      if (NamesAnother(signature, commit.mail)) Note(commit, signature, commit.mail);
      return;
    }
    Words words = WordsFor(signature);
    if (IsFault(signature.state) || MustBeSigned(commit)) {
      words.what = "the signature of " + NameOf(commit) + " " + words.what;
      return Report(commit, words);
    }
    Note(commit, signature, "");
  }

  void Note(const PastCommit& commit, const SignatureCheck& signature, const std::string& mail) {
    Noted& noted = noted_[{signature.state, signature.key + signature.why + mail}];
    if (noted.commits++ > 0) return;
    noted.first = {NameOf(commit), signature};
    noted.words = mail.empty()
                      ? WordsFor(signature)
                      : Words{"holds, but is of " + signature.signer + ", and the commit says " + mail,
                              "who signed is proven, and that is not who is said to have recorded it",
                              "ask both who recorded it; where that is one person with two addresses, nothing"};
  }

  void TellUnsigned(const PastCommit& commit) {
    Report(commit,
           {NameOf(commit) + " is not signed", "who recorded it is said, and not proven",
            "ask who it names; a revision or a decision that is recorded with --sign can say so; where people began to "
            "sign later, --signed-since COMMIT leaves out what came before"});
  }

  void TellNotes() {
    for (const auto& [key, noted] : noted_) {
      const auto& [name, signature] = noted.first;
      const Words& words = noted.words;
      const std::string others =
          noted.commits == 1 ? "" : ", and of " + std::to_string(noted.commits - 1) + " more by the same key,";
      all_.result.notes.push_back({signature, noted.commits, "the signature of " + name + others + " " + words.what,
                                   words.meaning, words.remedy});
    }
  }

  struct Noted {
    std::pair<std::string, SignatureCheck> first;  // the oldest commit that has it
    Words words;
    size_t commits = 0;
  };

  Examination& all_;
  OidSet exempt_;
  std::map<std::pair<SignatureState, std::string>, Noted> noted_;
};

}  // namespace

void CheckSigned(Examination& all) { SignaturesChecker(all).Check(); }

}  // namespace planrev::store
