// SPDX-License-Identifier: MIT
// The git program, for what libgit2 is not asked to do here: packing, talking to remotes, and signatures. planrev works
// without it in all else.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "store/git.h"

namespace planrev::store {

// What git said and how it ended.
struct GitRun {
  int status = 0;      // the exit status; 128 + the signal's number where one ended it
  std::string output;  // standard output
  std::string words;   // standard error, without the progress that was overwritten, and without passwords
};

// Gets each line of git's standard error when it is complete, with the line feed or carriage return that ends it, and
// without passwords.
using Listener = std::function<void(std::string_view)>;

// What git is to do, and what it is given for that.
struct GitTask {
  std::vector<std::string> arguments;
  std::string input = {};                             // standard input; that of this process where it is empty
  std::map<std::string, std::string> variables = {};  // of the environment, beside those of this process
};

// Runs git on that repository and waits for it. It asks for a password only where standard input is a terminal. Its
// words are in English, so that they can be read. If this process dies, it ends too. Throws kSystem where there is no
// git program or it cannot be started.
GitRun RunGit(git_repository* repository, const std::vector<std::string>& arguments, const Listener& listener = {});
GitRun RunGit(git_repository* repository, const GitTask& task, const Listener& listener = {});

// Starts git on that repository in the background, detached, and does not wait. Nothing happens where there is none.
void StartGitAside(git_repository* repository, const std::vector<std::string>& arguments);

// `text` with the passwords taken out of its URLs: https://user:secret@host as https://host, ssh://user:secret@host as
// ssh://user@host; and without the queries of web addresses, https://host/?token=secret as https://host/?...
std::string WithoutPasswords(std::string_view text);

}  // namespace planrev::store
