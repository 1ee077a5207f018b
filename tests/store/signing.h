// SPDX-License-Identifier: MIT
// Keys of real people who do not exist: of gpg in a home of their own, and of ssh.
#pragma once

#include <cstdlib>
#include <string>

#include "tests/store/scene.h"

namespace planrev::store {

// A gpg home that vanishes, which gpg uses from then on.
class Keys {
 public:
  Keys() {
    setenv("GNUPGHOME", path().c_str(), 1);
    Run("chmod 700 .");
  }
  Keys(const Keys&) = delete;
  Keys& operator=(const Keys&) = delete;
  ~Keys() { Shell(path(), "GNUPGHOME=$PWD gpgconf --kill all"); }

  // Makes a key without a passphrase, and gives its fingerprint. `options` are gpg's.
  std::string MakeGpg(const std::string& name, const std::string& options = "", const std::string& expires = "never") {
    const std::string mail = name + "@example.org";
    Run("gpg --batch --quiet --passphrase '' " + options + " --quick-generate-key '" + name + " <" + mail +
        ">' ed25519 sign " + expires);
    const std::string listed =
        Run("gpg --batch --with-colons --list-keys " + mail + " 2> /dev/null | grep ^fpr | cut -d: -f10");
    return listed.substr(0, listed.find('\n'));
  }

  // The same for ssh; gives the path of the public half.
  std::string MakeSsh(const std::string& name, const std::string& passphrase = "") const {
    Run("ssh-keygen -q -t ed25519 -N '" + passphrase + "' -C " + name + " -f " + name);
    return path() + "/" + name + ".pub";
  }

  // A file for git's gpg.ssh.allowedSignersFile.
  std::string Allow(const std::string& name, const std::string& public_key) const {
    WriteWhole(path() + "/allowed", name + "@example.org " + ReadWhole(public_key));
    return path() + "/allowed";
  }

  // A program to put in gpg's place: a shell script with that body, in which "$@" are gpg's arguments.
  std::string Program(const std::string& body) const {
    WriteWhole(path() + "/program", "#!/bin/sh\n" + body + "\n");
    Run("chmod +x program");
    return path() + "/program";
  }

  std::string Run(const std::string& command) const {
    const Ran ran = Shell(path(), command);
    EXPECT_EQ(ran.status, 0) << command << "\n" << ran.output;
    return ran.output;
  }

  const std::string& path() const { return directory_.path(); }

 private:
  TemporaryDirectory directory_;
};

}  // namespace planrev::store
