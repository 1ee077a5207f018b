// SPDX-License-Identifier: MIT
#include "store/pack.h"

#include <sys/stat.h>

#include <ctime>
#include <filesystem>
#include <string>

#include "store/git_program.h"

namespace planrev::store {
namespace {

constexpr int kDefaultMost = 6700;  // git's

int MostLooseObjects(git_repository* repository) {
  Config config;
  int most = kDefaultMost;
  if (git_repository_config_snapshot(Out(config), repository) < 0) return most;
  if (git_config_get_int32(&most, config.get(), "gc.auto") < 0) return kDefaultMost;
  return most;
}

// As git does: names are digests, so one of the 256 directories stands for all.
bool AreMany(const std::string& git_directory, int most) {
  std::error_code error;
  int count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(git_directory + "/objects/17", error)) {
    if (entry.path().filename().native().size() == GIT_OID_HEXSZ - 2) ++count;
  }
  return count > (most + 255) / 256;
}

// One that was killed leaves its mark behind: after ten minutes git is asked again, and looks for itself.
bool IsAtWork(const std::string& git_directory) {
  constexpr std::time_t kLong = 600;
  struct stat status {};
  return stat((git_directory + "/gc.pid").c_str(), &status) == 0 && std::time(nullptr) - status.st_mtime < kLong;
}

}  // namespace

void PackIfMany(const Register::State& state) {
  const int most = MostLooseObjects(state.repository.get());
  if (most <= 0 || !AreMany(state.git_directory, most) || IsAtWork(state.git_directory)) return;
  // Packed refs and objects are to be as safe on disk as the loose ones that they replace.
  StartGitAside(state.repository.get(), {"-c", "core.fsync=all", "-c", "core.fsyncObjectFiles=true", "-c",
                                         "gc.autoDetach=false", "gc", "--auto", "--quiet"});
}

}  // namespace planrev::store
